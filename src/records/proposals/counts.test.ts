import { describe, expect, it } from 'vitest'
import { countsIn, disagreement } from './counts.rules.ts'

describe('会议记录中的人数', () => {
  it.each([
    ['应到党员18人，实到15人，请假3人。', { due: 18, present: 15, absent: 3 }],
    ['应到人数：１８\n实到人数：15\n缺席：', { due: 18, present: 15, absent: null }],
    ['应到会委员5名、实到会5名', { due: 5, present: 5, absent: null }],
    ['出席：张三、李四。请假人员：王五', { due: null, present: null, absent: null }],
  ])('%s', (text, counts) => expect(countsIn(text)).toEqual(counts))

  const counts = { due: 18, present: 15, absent: 3 }
  const people = (number: number) => Array.from({ length: number }, (_, i) => `${number}-${i}`)

  it('与表中不一致的指出来，一致或还没有选人的不提', () => {
    expect(disagreement(counts, { present: people(15), absent: people(3) })).toBeNull()
    expect(disagreement(counts, { present: [], absent: [] })).toBeNull()
    expect(disagreement(counts, { present: people(14), absent: people(3) })).toBe(
      '附件写的是应到18人、实到15人，表中选入的合计应到17人、实到14人，请核对。',
    )
    expect(disagreement({ due: null, present: null, absent: null }, { present: people(1) })).toBeNull()
  })
})
