/** Where the rows of a plan's tables stand, in words: a row has no number of the plan's own. Pure. */
import type { PlanCell } from './plan.schema.ts'
import { headsOf } from './reader/table.rules.ts'

/** So far before a table it is said that it is an annex. */
const LEAD = 60

/** Tells for a code point of the text in which row of which table it stands: 附表第3行; null outside of tables. */
export function rowPlaces(text: string, cells: readonly PlanCell[]): (start: number) => string | null {
  const points = [...text]
  const tables = headsOf(text, inUnits(points, cells))
  const rows = tables.flatMap(({ cells: table, byRow, head }, i) => {
    const first = Math.min(...table.map(({ at }) => at.start))
    const annex = /附[表件]/.test(points.slice(Math.max(0, first - LEAD), first).join(''))
    const name = `${annex ? '附表' : '表'}${tables.length > 1 ? i + 1 : ''}`
    // As the reader tells it: where it finds no head, the first row is a task like the others.
    return byRow
      .slice(head ? head.at + head.rows : 0)
      .flatMap((row, n) => row.map(({ at }) => ({ ...at, place: `${name}第${n + 1}行` })))
  })
  // A merged cell belongs to the first row that it stands in.
  return (at) => rows.find(({ start, end }) => start <= at && at < end)?.place ?? null
}

/** The cells by UTF-16 units, as the reader takes them; `at` keeps their code points. */
function inUnits(points: readonly string[], cells: readonly PlanCell[]) {
  const units = [0]
  for (const point of points) units.push(units.at(-1)! + point.length)
  return cells.map((cell) => ({ ...cell, start: units[cell.start]!, end: units[cell.end]!, at: cell }))
}
