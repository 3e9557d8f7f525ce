import { describe, expect, it } from 'vitest'
import { countsIn, disagreement } from './counts.rules.ts'

describe('会议记录中的人数', () => {
  it.each([
    ['应到党员18人，实到15人，请假3人。', { due: 18, present: 15, absent: 3, missing: null }],
    ['应到人数：１８\n实到人数：15\n缺席：', { due: 18, present: 15, absent: null, missing: null }],
    ['请假3人（甲、乙、丙），缺席1人：丁', { due: null, present: null, absent: 3, missing: 1 }],
    ['应到会委员5名、实到会5名', { due: 5, present: 5, absent: null, missing: null }],
    ['出席：张三、李四。请假人员：王五', { due: null, present: null, absent: null, missing: null }],
    ['党费未到账3人，培训累计5人次，请假累计4人次。', { due: null, present: null, absent: null, missing: null }],
    ['上月会议应到20人、请假2人，本次应到18人，请假1人。', { due: 18, present: null, absent: 1, missing: null }],
    ['会议通报：应到9人的培训。\n应到：18人　请假：3人', { due: 18, present: null, absent: 3, missing: null }],
    ['请假人员：王五\n会议内容：对请假4人的补课。', { due: null, present: null, absent: null, missing: null }],
    ['会议内容：应到5人，实到4人，请假1人。', { due: 5, present: 4, absent: 1, missing: null }],
    ['合计应到18人，实到15人。', { due: 18, present: 15, absent: null, missing: null }],
    ['办理请假手续3人，缺席上次会议2人。', { due: null, present: null, absent: null, missing: null }],
  ])('%s', (text, counts) => expect(countsIn(text)).toEqual(counts))

  const counts = { due: 18, present: 15, absent: 3, missing: null }
  const roster = Array.from({ length: 18 }, (_, i) => `${i}`)

  it('应到按名册，不是选入的合计；不一致的指出来，一致或还没有选人的不提', () => {
    const [present, absent] = [roster.slice(0, 15), roster.slice(15)]
    expect(disagreement(counts, { present, absent }, roster)).toBeNull()
    expect(disagreement(counts, { present: [], absent: [] }, roster)).toBeNull()
    expect(disagreement(counts, { present: present.slice(2), absent }, roster)).toBe(
      '附件写的是实到15人；本页按名册应到18人，选入实到13人、请假3人，缺席（两处都没有选入）2人。请核对。',
    )
    expect(disagreement({ due: 16, present: null, absent: null, missing: 1 }, { present, absent }, roster)).toBe(
      '附件写的是应到16人、缺席1人；本页按名册应到18人，选入实到15人、请假3人，缺席（两处都没有选入）0人。请核对。',
    )
    expect(disagreement(countsIn(''), { present }, roster)).toBeNull()
  })

  it('列席的算在实到里，缺席也说因公请假的，没有名册的：都不算不一致', () => {
    const [present, absent] = [[...roster.slice(0, 16), '列席'], roster.slice(16)]
    expect(disagreement({ due: 18, present: 17, absent: null, missing: 2 }, { present, absent }, roster)).toBeNull()
    expect(
      disagreement({ due: 18, present: 18, absent: null, missing: null }, { present, absent }, roster),
    ).not.toBeNull()
    expect(disagreement({ due: 5, present: 3, absent: null, missing: null }, { present, absent }, [])).toBeNull()
  })
})
