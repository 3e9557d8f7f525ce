import { expect, test } from 'vitest'
import { hindrance } from './hindrance.rules.ts'
import { draftOf } from './plan.rules.ts'
import { readPlan } from './reader/read.rules.ts'

const OFFICE = { bodies: [{ id: 'b', name: '机关党委', kind: 'bureau_committee' }], posts: [] }
const rateOf = (sentence: string) => {
  const found = readPlan(`某局党建工作要点\n一、各项工作\n1.建强基层组织。${sentence}\n`).commitments
  return draftOf(found.find(({ target }) => target?.unit === '%')!, 2027, OFFICE).draft
}

test.each([
  ['机关党委对重点项目组长的廉政谈话率达到100%。', 'projects'],
  ['机关党委对廉政风险点的排查率达到100%。', 'risk-points'],
  ['机关党委督办事项办结率达到100%。', 'supervised'],
])('分母取意思相符的台账：%s', (sentence, register) => {
  const draft = rateOf(sentence)
  expect(draft.register).toBe(register)
  expect(hindrance(draft)).toBeNull()
})

test.each(['机关党委上半年举办1期党务干部培训班，参训率不低于95%。', '机关党委档案归档率达到98%以上。'])(
  '没有相符的不代选，请人选定，选定前不能发布：%s',
  (sentence) => {
    const draft = rateOf(sentence)
    expect(draft.register).toBeUndefined()
    expect(draft.review.join()).toContain('请在“事项台账”一栏选定')
    expect(hindrance(draft)).toContain('还没有选定事项台账')
  },
)

test('比率以它所说的事为名，不以章节标题为名', () => {
  expect(rateOf('机关党委上半年举办1期党务干部培训班，参训率不低于95%。').title).toBe('举办党务干部培训班：参训率')
})
