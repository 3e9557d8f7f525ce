/** Where the rows of a plan's tables stand, in words: a row has no number of the plan's own. Pure. */
import type { PlanCell } from './plan.schema.ts'
import { answering } from './reader/subject-phrase.rules.ts'
import { headsOf } from './reader/table.rules.ts'

/** So far before a table it is said that it is an annex. */
const LEAD = 60

/** Tells for a code point of the text in which row of which table it stands: 附表第3行; null outside of tables. */
export function rowPlaces(text: string, cells: readonly PlanCell[]): (start: number) => string | null {
  const points = [...text]
  if (cells.length === 0) return linePlaces(points)
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

/** What stands in the row of a table beside a task: who answers for it, and by when or how often. */
export interface Beside {
  readonly owner: string | null
  readonly time: string | null
}

/** What the row of a code point says in its columns of owners and time; null outside of tables that have a head. */
export function besideIn(text: string, cells: readonly PlanCell[], start: number): Beside | null {
  const points = [...text]
  const kept = cells.length > 0 ? cells : cellsOfLines(text)
  for (const { byRow, head } of kept.length === 0 ? [] : headsOf(text, inUnits(points, kept))) {
    const row = byRow.find((all) => all.some(({ at }) => at.start <= start && start < at.end))
    if (!row || !head) continue
    const told = (kind: 'owner' | 'time') =>
      row
        .filter(({ column }) => head.column(column).kind === kind)
        .map(({ at }) => points.slice(at.start, at.end).join('').trim().replaceAll('\n', '、'))
        .filter((words) => words !== '')
        .join('、') || null
    const owner = told('owner')
    return { owner: owner && answering(owner), time: told('time') }
  }
  return null
}

/** A line of fewer cells, parted by tabs, is no row of a table. */
const FEWEST = 3

/** The cells of a document without tables of its own: lines one after the other of as many cells, parted by tabs. */
function cellsOfLines(text: string): PlanCell[] {
  const found: PlanCell[] = []
  let [table, row, width, start] = [-1, 0, 0, 0]
  for (const line of text.split('\n')) {
    const parts = line.split('\t')
    const counts = parts.length >= FEWEST
    if (counts && parts.length === width) row++
    else if (counts) [table, row] = [table + 1, 0]
    width = counts ? parts.length : 0
    for (const [column, part] of parts.entries()) {
      const end = start + [...part].length
      if (counts) found.push({ table, row, column, start, end })
      start = end + 1
    }
  }
  return found
}

/** A line that opens an annex which is a table: 附表, 附表2　重点任务分工表. */
const ANNEX = /^\s*附表((?:[0-9０-９]{1,2}(?![0-9０-９])|[一二三四五六七八九十]{1,3})?)/
/** What stands in the head of a table of tasks. */
const HEAD = /序号|任务|事项|内容|责任|主体|时限|时间|备注/

/**
 * The same where a document has no tables of its own, as text: the lines below 附表. Its cells are parted by tabs;
 * where no tab is left, as in a PDF, rows cannot be counted, but the lines stand in no point either.
 */
function linePlaces(points: readonly string[]): (start: number) => string | null {
  const places: { readonly end: number; readonly place: string | null }[] = []
  let annex: string | null = null
  let row = 0
  let end = 0
  for (const line of points.join('').split('\n')) {
    end += [...line].length + 1
    const opens = ANNEX.exec(line)
    if (opens) [annex, row] = [`附表${opens[1]}`, 0]
    const cells = line.split('\t')
    const head =
      row === 0 && cells.filter((cell) => HEAD.test(cell)).length >= 2 && cells.every((cell) => cell.length < 9)
    const counted: boolean = annex !== null && !opens && cells.length > 1 && !head
    if (counted) row++
    places.push({ end, place: counted ? `${annex}第${row}行` : annex })
  }
  return (at) => places.find((line) => at < line.end)?.place ?? null
}

/** The cells by UTF-16 units, as the reader takes them; `at` keeps their code points. */
function inUnits(points: readonly string[], cells: readonly PlanCell[]) {
  const units = [0]
  for (const point of points) units.push(units.at(-1)! + point.length)
  return cells.map((cell) => ({ ...cell, start: units[cell.start]!, end: units[cell.end]!, at: cell }))
}
