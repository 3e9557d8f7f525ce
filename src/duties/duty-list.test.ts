import { describe, expect, it } from 'vitest'
import { sourcePlace } from './board.schema.ts'
import { type DutyList, dutyCells, dutyListExtent, dutyListTitle } from './duty-list.schema.ts'

const row = {
  ...{
    dutyId: '',
    title: '举办读书班',
    requirement: '每年1次',
    responsible: '',
    deadline: '全年',
    quote: '举办读书班',
  },
  ...{ plan: '要点', point: null, place: '附表第3行' },
}
const list: DutyList = {
  ...{ year: 2026, bureau: '某局', unannounced: null, total: 62, rows: [row], subjects: [] },
  subject: { id: '', name: '党组书记', holders: ['陆静安'], others: ['机关党委书记'] },
}

describe('责任清单', () => {
  it('附表里的任务写明第几行，条目里的写明第几条', () => {
    expect(dutyCells(list)[0]!.at(-1)).toBe('附表第3行：举办读书班')
    expect(sourcePlace({ point: 3, place: null })).toBe('第3条')
    expect(sourcePlace({ point: null, place: null })).toBe('')
    // A table that follows the points stands in none of them.
    expect(sourcePlace({ point: 15, place: '附表第2行' })).toBe('附表第2行')
  })
  it('来源的原文长了，在分句处截断，不截断数字', () => {
    const told = (quote: string) => dutyCells({ ...list, rows: [{ ...row, place: null, quote }] })[0]!.at(-1)
    const long = '机关纪委对新任职的各处室主要负责同志，任职后一个月内开展廉政谈话，廉政谈话率达到100%，并建立台账备查'
    expect(told(long)).toBe('机关纪委对新任职的各处室主要负责同志，任职后一个月内开展廉政谈话…')
    expect(
      told('市本级机关各党支部在本年度内开展的各项谈心谈话中廉政谈话的全部覆盖率应当要达到100%以上并形成专门台账'),
    ).toMatch(/达到…$/)
    expect(told('举办读书班1次')).toBe('举办读书班1次')
  })
  it('一人几个职务各有清单：写明姓名、职务，和另外还有哪些', () => {
    expect(dutyListTitle(list)).toBe('党组书记陆静安2026年党建工作责任清单')
    expect(dutyListExtent(list)).toBe(
      '本单位共62项，这里是由党组书记负责的1项；陆静安还任机关党委书记，那些职务的清单另列',
    )
    const vacant = { ...list, subject: { ...list.subject!, holders: [], others: [] } }
    expect(dutyListTitle(vacant)).toBe('党组书记2026年党建工作责任清单')
  })
})
