/** Reports of the time before the plan yield nothing, in sentences and in sections. */
import { describe, expect, test } from 'vitest'
import { readPlan } from './read.rules.ts'

const quotes = (text: string) => readPlan(text).commitments.map((c) => c.quote)
const plan = (body: string) => quotes(`某局2027年工作计划\n${body}\n`)

describe('回顾的句子', () => {
  test.each([
    '去年共开展主题党日12次，组织专题党课4次。',
    '2026年，我局共开展主题党日12次，举办培训班4期，走访企业30家。',
    '过去一年，组织集中学习12次。举办读书班2期。',
    '一年来，机关党委召开例会12次，培训党员300人。',
    '开展了4次集中学习，走访了30家企业。',
    '截至目前，已召开座谈会3次。',
    '近年来，每年举办培训班2期。',
  ])('%s', (text) => expect(plan(text)).toEqual([]))

  test.each([
    ['去年，组织学习12次。今年，每月组织1次学习。', ['每月组织1次学习']],
    ['2026年，组织学习12次。2027年，机关党委每月组织1次学习。', ['机关党委每月组织1次学习']],
    ['针对去年检查发现的问题，每季度开展1次复查。', ['每季度开展1次复查']],
  ])('计划接着说：%s', (text, expected) => {
    const found = plan(text)
    expect(found).toHaveLength(expected.length)
    for (const [i, quote] of expected.entries()) expect(found[i]).toContain(quote)
  })
})

describe('回顾的部分', () => {
  test('从总结的标题到下一个同级标题，小标题不打断', () => {
    const text = [
      '某局2026年党建工作总结及2027年工作要点',
      '一、2026年工作总结',
      '（一）加强学习。组织集中学习12次。',
      '（二）建强支部。召开支委会12次，完成3个支部换届。',
      '二、存在的主要问题',
      '有2个支部没有按期换届。',
      '三、2027年工作要点',
      '（一）加强学习。举办读书班2期。',
    ]
    expect(readPlan(text.join('\n')).year).toBe(2027)
    expect(quotes(text.join('\n'))).toEqual(['举办读书班2期'])
  })

  test.each(['一、工作回顾', '一、主要做法和成效', '一、上年度工作情况', '2026年工作回顾'])('%s', (head) => {
    const next = head.startsWith('一') ? '二、2027年主要任务' : '2027年工作安排'
    expect(plan(`${head}\n组织集中学习12次，培训党员300人。\n${next}\n组织集中学习10次。`)).toEqual([
      '组织集中学习10次',
    ])
  })

  test.each(['一、总结阶段（11月）', '一、做好工作总结', '一、存在的问题及整改措施', '一、2027年工作总结'])(
    '不是回顾：%s',
    (head) => expect(plan(`${head}\n各支部组织集中学习12次。`)).toEqual(['各支部组织集中学习12次']),
  )
})
