/** Records as a list for a spreadsheet. Pure. */
import { stateWords } from '#duties/record-state.rules.ts'
import type { RecordSummary } from './record.schema.ts'

export const RECORD_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '开展日期', share: 13, align: 'center' },
  { head: '单位或岗位', share: 20 },
  { head: '种类', share: 12 },
  { head: '标题', share: 40 },
  { head: '登记日期', share: 13, align: 'center' },
  { head: '状态', share: 12, align: 'center' },
] as const

export function recordCells(records: readonly RecordSummary[]): string[][] {
  return records.map((record, index) => [
    String(index + 1),
    record.heldOn,
    record.subject.name,
    record.kindLabel,
    record.title,
    record.enteredOn,
    stateWords(record.state, record.kind),
  ])
}
