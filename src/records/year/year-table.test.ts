import { describe, expect, it } from 'vitest'
import type { YearLedger, YearRow } from './year-ledger.schema.ts'
import { YEAR_COLUMNS, yearTable } from './year-table.rules.ts'

const record = (over: Partial<Extract<YearRow, { row: 'record' }>> = {}): YearRow => ({
  ...{
    row: 'record',
    day: '2026-03-05',
    recordId: 'r',
    kind: 'plain',
    kindLabel: '集中学习',
    title: '学习条例',
    makesUp: null,
  },
  ...{ place: '', host: '', people: 0, counts: ['集中学习'], enteredOn: '2026-03-06', state: 'accepted' },
  ...over,
})
const due: YearRow = {
  ...{ row: 'due', day: '2026-12-31', occurrence: 'o', title: '召开党员大会', requirement: '每季度1次' },
  standing: 'open',
}
const tableOf = (...rows: YearRow[]) =>
  yearTable({ year: 2026, bureau: '', asOf: '2026-11-28', subject: null, subjects: [], rows, totals: {} } as YearLedger)
const heads = (...rows: YearRow[]) => tableOf(...rows).columns.map(({ head }) => head)

describe('年度台账的表', () => {
  it('一年里没有一条有主持人、地点、人数的，不设这一栏', () => {
    expect(heads(record(), due)).toEqual(['序号', '日期', '种类', '内容', '登记日期', '状态'])
    expect(heads(record({ place: '三楼' }), record({ host: '某某', people: 12, counts: ['党课'] }))).toEqual(
      YEAR_COLUMNS.map(({ head }) => head),
    )
  })
  it('种类已经写明的不再写一遍，只写同时计入的', () => {
    const { rows, columns } = tableOf(
      record(),
      record({ kindLabel: '主题党日', counts: ['主题党日', '党课', '集中学习'] }),
    )
    const also = columns.findIndex(({ head }) => head === '同时计入')
    expect(rows.map(({ cells }) => cells[also])).toEqual(['—', '党课、集中学习'])
  })
  it('补办的写明补办哪一项', () => {
    const { rows } = tableOf(record({ makesUp: '补办2025-10-01起的“集中学习”' }))
    expect(rows[0]!.cells[3]).toBe('学习条例（补办2025-10-01起的“集中学习”）')
  })
  it('这一类不填主持人的画一横，待办留空', () => {
    const { rows } = tableOf(record({ place: '三楼', people: 9 }), record({ host: '某某' }), due)
    expect(rows.map(({ cells }) => cells[5])).toEqual(['—', '某某', ''])
    expect(rows[0]!.cells).toEqual([
      ...['1', '2026-03-05', '集中学习', '学习条例', '三楼', '—', '9', '2026-03-06', '已采纳'],
    ])
  })
})
