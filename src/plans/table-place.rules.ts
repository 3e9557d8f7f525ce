/** Where the rows of a plan's tables stand, in words: a row has no number of the plan's own. Pure. */
import type { PlanCell } from './plan.schema.ts'
import { IS_COLUMN } from './reader/layout.rules.ts'

/** Rows that may be the head, and the longest word in one that names no usual column. */
const HEAD_ROWS = 3
const HEAD_WORD = 10
/** So far before a table it is said that it is an annex. */
const LEAD = 60

/** Tells for a code point of the text in which row of which table it stands: 附表第3行; null outside of tables. */
export function rowPlaces(text: string, cells: readonly PlanCell[]): (start: number) => string | null {
  const points = [...text]
  const tables = [...Map.groupBy(cells, ({ table }) => table).values()]
  const rows = tables.flatMap((table, i) => {
    const byRow = [...Map.groupBy(table, ({ row }) => row).values()]
    const first = Math.min(...table.map(({ start }) => start))
    const annex = /附[表件]/.test(points.slice(Math.max(0, first - LEAD), first).join(''))
    const name = `${annex ? '附表' : '表'}${tables.length > 1 ? i + 1 : ''}`
    const head = headRows(byRow, points)
    return byRow
      .slice(head)
      .flatMap((row, n) => row.map(({ start, end }) => ({ start, end, place: `${name}第${n + 1}行` })))
  })
  // A merged cell belongs to the first row that it stands in.
  return (at) => rows.find(({ start, end }) => start <= at && at < end)?.place ?? null
}

function headRows(byRow: readonly (readonly PlanCell[])[], points: readonly string[]): number {
  const wordsOf = ({ start, end }: PlanCell) => points.slice(start, end).join('').replace(/\s/g, '')
  const named = byRow
    .slice(0, HEAD_ROWS)
    .findLastIndex((row) => row.filter((cell) => IS_COLUMN.test(wordsOf(cell))).length >= 2)
  const short = (byRow[0] ?? []).every((cell) => wordsOf(cell).length <= HEAD_WORD && !/[，。；]/.test(wordsOf(cell)))
  let rows = named >= 0 ? named + 1 : short && byRow.length > 1 ? 1 : 0
  // A head of two rows: its first cell goes on below.
  while (rows > 0 && rows < HEAD_ROWS && byRow[rows]?.[0]?.start === byRow[rows - 1]?.[0]?.start) rows++
  return rows
}
