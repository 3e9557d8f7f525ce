/** What stands in the cells of a table on a page, and tables that go on over pages. Pure. */
import type { CellContent } from './compose.rules.ts'
import type { Grid, GridCell } from './pdf-grid.rules.ts'
import { bandsOf, type Glyphs, linesOf, NUMBER, type PdfLine } from './pdf-lines.rules.ts'

interface PdfCell extends CellContent {
  /** Its last line is full and no sentence ends there. */
  readonly open: boolean
}

export interface PdfTable {
  /** Edges of its columns; its upper edge. */
  readonly xs: readonly number[]
  readonly top: number
  readonly rows: readonly (readonly PdfCell[])[]
}

const STOP = /[。；！？]$/

/** The table of a grid; null where words stand in no two columns. */
export function tableOf(grid: Grid, glyphs: readonly Glyphs[]): PdfTable | null {
  const cellAt = cellsOf(grid)
  const inside = Map.groupBy(
    glyphs.flatMap((glyph) => cutAtCells(glyph, cellAt)),
    cellAt,
  )
  const filled = grid.cells.map((cell) => ({
    cell,
    lines: bandsOf(inside.get(cell) ?? []).flatMap((band) => linesOf(band, Number.POSITIVE_INFINITY)),
  }))
  const columns = new Set(filled.filter(({ lines }) => lines.length > 0).map(({ cell }) => cell.column))
  if (columns.size < 2) return null
  const blank = Math.max(0, Math.min(...filled.flatMap(({ cell, lines }) => lines.map(({ left }) => left - cell.left))))
  const rows = grid.ys.slice(1).map((): PdfCell[] => [])
  for (const { cell, lines } of filled) {
    const paragraphs: string[] = []
    const full = (line: PdfLine, next: string) => isFull(line, cell, blank, next)
    lines.forEach((line, i) => {
      const before = lines[i - 1]
      if (before && !STOP.test(before.text) && !NUMBER.test(line.text) && full(before, line.text))
        paragraphs[paragraphs.length - 1] += line.text
      else paragraphs.push(line.text)
    })
    const last = lines.at(-1)
    const open = last !== undefined && !STOP.test(last.text) && full(last, '，，')
    for (let row = cell.row; row < cell.row + cell.rows; row++)
      rows[row]!.push({ column: cell.column, paragraphs, merged: row > cell.row, open })
  }
  for (const row of rows) row.sort((a, b) => a.column - b.column)
  return { xs: grid.xs, top: grid.ys[0]!, rows }
}

type CellAt = (glyph: Glyphs) => GridCell | undefined

/** Tells the cell in which the middle of a stretch is. */
function cellsOf({ xs, ys, cells }: Grid): CellAt {
  const places = ys.slice(1).map(() => new Array<GridCell | undefined>(xs.length - 1))
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rows; row++)
      for (let column = cell.column; column < cell.column + cell.columns; column++) places[row]![column] = cell
  return (glyph) => {
    const { x, y } = middleOf(glyph)
    return places[ys.findLastIndex((edge) => y < edge)]?.[xs.findLastIndex((edge) => x > edge)]
  }
}

const middleOf = ({ x, y, width, size }: Glyphs) => ({ x: x + width / 2, y: y + size * 0.3 })

/** Where cells are near each other, words of two may come as one: cut where the border is. */
function cutAtCells(glyph: Glyphs, cellAt: CellAt): Glyphs[] {
  const { text, x, width, size } = glyph
  const cell = cellAt(glyph)
  const edge = cell && [cell.left, cell.right].find((at) => x < at - 0.4 * size && x + width > at + 0.4 * size)
  if (edge === undefined) return [glyph]
  const characters = [...text]
  const share = (c: string) => (/[ -~]/.test(c) ? 1 : 2)
  const unit = width / characters.reduce((sum, c) => sum + share(c), 0)
  let at = x
  let cut = 0
  while (cut < characters.length && at + (share(characters[cut]!) * unit) / 2 < edge)
    at += share(characters[cut++]!) * unit
  if (cut === 0 || cut === characters.length) return [glyph]
  const first = { ...glyph, text: characters.slice(0, cut).join(''), width: at - x }
  const rest = { ...glyph, text: characters.slice(cut).join(''), x: at, width: x + width - at }
  return [first, rest].flatMap((part) => cutAtCells(part, cellAt))
}

/** Whether a stretch stands between the outer edges of a grid. */
export function isInside(glyph: Glyphs, { xs, ys }: Grid): boolean {
  const { x, y } = middleOf(glyph)
  return x > xs[0]! && x < xs.at(-1)! && y < ys[0]! && y > ys.at(-1)!
}

/** Whether the first word of the next line would not have found room on a line. */
function isFull(line: PdfLine, cell: GridCell, blank: number, next: string): boolean {
  const right = cell.right - blank - line.right
  const indent = (line.left - cell.left - blank) / line.size
  // In the middle of a cell, the room is on both sides of the line.
  const room = Math.abs(indent - 2) < 0.3 ? right : right + indent * line.size
  const word = /^[\dA-Za-z]+/.exec(next)?.[0].length
  // No line begins with a comma: the character before it goes along.
  const needed = word ? word * 0.6 + 0.4 : /^.[，。、；：）)”》]/.test(next) ? 2.2 : 1.2
  return room < needed * line.size
}

/** Whether edges of columns are the same. */
const alike = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((x, i) => Math.abs(x - b[i]!) < 4)

const wordsOf = (row: readonly CellContent[]) => row.map(({ paragraphs }) => paragraphs.join('')).join('\n')

/** A table and what stands at the top of the next page, if that goes on with it: one table. */
export function continued(table: PdfTable, next: PdfTable): PdfTable | null {
  if (!alike(table.xs, next.xs)) return null
  const again = wordsOf(next.rows[0]!) === wordsOf(table.rows[0]!)
  const rows = again ? next.rows.slice(1) : next.rows
  const [first, ...others] = rows
  const last = table.rows.at(-1)!
  if (!first) return table
  const above = new Map(last.map((cell) => [cell.column, cell]))
  const isEmpty = ({ paragraphs }: PdfCell) => paragraphs.length === 0
  const cut =
    isEmpty(first[0]!) &&
    !isEmpty(last[0]!) &&
    first.every((cell) => isEmpty(cell) || above.get(cell.column)?.open === true)
  if (cut) {
    const whole = last.map((cell) => {
      const more = first.find(({ column }) => column === cell.column)
      if (!more || isEmpty(more)) return cell
      const paragraphs = [...cell.paragraphs.slice(0, -1), cell.paragraphs.at(-1)! + more.paragraphs[0]!]
      return { ...more, merged: cell.merged, paragraphs: [...paragraphs, ...more.paragraphs.slice(1)] }
    })
    return { ...table, rows: [...table.rows.slice(0, -1), whole, ...others] }
  }
  // A merged cell that was cut is empty on the next page, down to the row where it ends.
  const begun = first.map((cell) => (isEmpty(cell) && above.has(cell.column) ? { ...cell, merged: true } : cell))
  return { ...table, rows: [...table.rows, begun, ...others] }
}
