/** The year ledger as a table in words, for screen, paper and spreadsheet. Pure. */
import type { PaperColumn } from '#documents/paper-table.schema.ts'
import { stateWords } from '#duties/record-state.rules.ts'
import { STANDING_LABELS, type Standing } from '#duties/standing.schema.ts'
import type { YearLedger, YearRow } from './year-ledger.schema.ts'

export const YEAR_COLUMNS = [
  { head: '序号', share: 4 },
  { head: '日期', share: 8.8, align: 'center' },
  { head: '种类', share: 10 },
  { head: '内容', share: 26.4 },
  { head: '地点', share: 8.5 },
  { head: '主持人', share: 7, align: 'center' },
  { head: '参加人数', share: 7, align: 'center' },
  { head: '同时计入', share: 10 },
  { head: '登记日期', share: 8.8, align: 'center' },
  { head: '状态', share: 11.4, align: 'center' },
] as const satisfies readonly PaperColumn[]

/** Not every kind of record asks for these: where none of the year has one, the table has no such column. */
const WHERE_ASKED: ReadonlySet<string> = new Set(['地点', '主持人', '参加人数', '同时计入'])

/** In a cell of a record whose form does not ask for it: an empty cell would look forgotten. */
const NOT_ASKED = '—'

interface YearTable {
  readonly columns: readonly PaperColumn[]
  /** The cells in the order of the columns, and what they speak of. */
  readonly rows: readonly { readonly of: YearRow; readonly cells: readonly string[] }[]
}

/** The columns that hold something, and every row in words. */
export function yearTable({ rows }: YearLedger): YearTable {
  const full = rows.map((of, index) => ({ of, cells: [String(index + 1), of.day, ...wordsOf(of)] }))
  const kept = YEAR_COLUMNS.flatMap(({ head }, column) =>
    WHERE_ASKED.has(head) && full.every(({ cells }) => cells[column] === '') ? [] : column,
  )
  return {
    columns: kept.map((column) => YEAR_COLUMNS[column]!),
    rows: full.map(({ of, cells }) => ({
      of,
      cells: kept.map((column) => cells[column] || (of.row === 'record' ? NOT_ASKED : '')),
    })),
  }
}

/** What stands between the day and the end of a row. */
function wordsOf(row: YearRow): readonly string[] {
  return row.row === 'record'
    ? [
        row.kindLabel,
        row.makesUp ? `${row.title}（${row.makesUp}）` : row.title,
        row.place,
        row.host,
        row.people > 0 ? String(row.people) : '',
        alsoWords(row),
        row.enteredOn,
        stateWords(row.state, row.kind),
      ]
    : [dueWords(row.standing), `${row.title}（${row.requirement}）`, '', '', '', '', '', STANDING_LABELS[row.standing]]
}

/** What it counts for beside what it is called by. */
const alsoWords = ({ kindLabel, counts }: Extract<YearRow, { row: 'record' }>): string =>
  counts.filter((one) => !kindLabel.split('、').includes(one)).join('、')

/** Only what has closed without being done was not done; what is not due yet is still to do. */
const dueWords = (standing: Standing): string => (standing === 'missed' ? '应办未办' : '待办')
