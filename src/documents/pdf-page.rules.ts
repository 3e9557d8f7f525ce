/** The pages of a PDF in reading order: tables, columns, lines; without what stands at the head or foot of every page. */
import type { Part } from './compose.rules.ts'
import { columnsOf, gutterOf, inColumns, withRows } from './pdf-columns.rules.ts'
import { type Grid, gridsOf, type Ruling } from './pdf-grid.rules.ts'
import {
  bandsOf,
  type Glyphs,
  linesOf,
  margins,
  NUMBER,
  PAGE_NUMBER,
  type PdfLine,
  withoutPageNumber,
} from './pdf-lines.rules.ts'
import { continued, isInside, type PdfTable, tableOf } from './pdf-table.rules.ts'

export interface PdfPage {
  readonly glyphs: readonly Glyphs[]
  readonly rulings: readonly Ruling[]
}

/** A page with its tables taken out. */
interface Sorted {
  readonly tables: readonly PdfTable[]
  readonly rest: readonly Glyphs[]
}

type Item = PdfLine | PdfTable

/** The paragraphs and tables of all pages. */
export function partsOf(pages: readonly PdfPage[]): Part[] {
  const items = withoutHeads(pages.map(sorted)).flatMap((page) => withoutPageNumber(inOrder(page)))
  const goesOn = margins(
    items.filter((item) => 'text' in item),
    items.flatMap((item) => ('text' in item ? [] : item.xs.slice(-1))),
  )
  const parts: Part[] = []
  let before: Item | undefined
  for (const item of items) {
    if ('text' in item) {
      const last = parts.at(-1)
      if (before && 'text' in before && last?.is === 'paragraph' && goesOn(before, item))
        parts[parts.length - 1] = { is: 'paragraph', text: last.text + item.text }
      else parts.push({ is: 'paragraph', text: item.text })
      before = item
      continue
    }
    const whole = before && !('text' in before) ? continued(before, item) : null
    if (whole) parts.pop()
    before = whole ?? item
    parts.push({ is: 'table', rows: before.rows })
  }
  return parts
}

function sorted({ glyphs, rulings }: PdfPage): Sorted {
  let rest = glyphs
  const tables: PdfTable[] = []
  for (const drawn of gridsOf(rulings)) {
    const own = rest.filter((glyph) => isInside(glyph, drawn))
    const table = tableOf(withRowsOf(drawn, own), own)
    if (!table) continue
    tables.push(table)
    rest = rest.filter((glyph) => !isInside(glyph, drawn))
  }
  return { tables, rest }
}

/** Where lines part the columns alone, the rows have to be found. */
function withRowsOf(grid: Grid, glyphs: readonly Glyphs[]): Grid {
  if (grid.ys.length > 2) return grid
  return withRows({ top: grid.ys[0]!, bottom: grid.ys[1]!, borders: grid.xs.slice(1, -1) }, glyphs) ?? grid
}

function inOrder({ tables, rest }: Sorted): Item[] {
  const gutter = gutterOf(rest)
  const items: Item[] = gutter === null ? inRows(rest) : inColumns(rest, gutter)
  for (const table of tables) {
    const below = items.findIndex((item) => ('text' in item ? item.y : item.top) < table.top)
    items.splice(below < 0 ? items.length : below, 0, table)
  }
  return items
}

/** The lines of a page in one column; tables without lines as tables where that is certain, else cell by cell. */
function inRows(glyphs: readonly Glyphs[]): Item[] {
  const stretches = columnsOf(glyphs).map((columns) => {
    const own = glyphs.filter(({ y }) => y < columns.top && y > columns.bottom)
    const grid = withRows(columns, own)
    return { columns, table: grid && tableOf(grid, own), put: false }
  })
  return bandsOf(glyphs).flatMap((band): Item[] => {
    const y = band[0]!.y
    const stretch = stretches.find(({ columns }) => y < columns.top && y > columns.bottom)
    if (!stretch?.table) {
      const lines = linesOf(band, undefined, stretch?.columns.borders)
      return lines.length === 1 && !stretch ? lines : lines.map((line) => ({ ...line, flow: 'cell' }))
    }
    if (stretch.put) return []
    stretch.put = true
    return [stretch.table]
  })
}

/** Lines of a head or foot, at most; it is on so many pages and on so great a part of them. */
const HEAD_LINES = 3
const HEAD_PAGES = 2
const HEAD_SHARE = 0.5

/** Takes first and last lines away that are repeated on at least half of the pages, but for their digits. */
function withoutHeads(pages: readonly Sorted[]): Sorted[] {
  let left = [...pages]
  for (let i = 0; i < HEAD_LINES; i++)
    for (const edge of ['top', 'bottom'] as const) {
      const outermost = left.map((page) => outermostOf(page, edge))
      const counts = Map.groupBy(
        outermost.filter((band) => band !== null),
        keyOf,
      )
      const repeated = (band: readonly Glyphs[]) => {
        const found = counts.get(keyOf(band))?.length ?? 0
        return found >= HEAD_PAGES && found >= pages.length * HEAD_SHARE
      }
      left = left.map((page, number) => {
        const band = outermost[number]
        if (!band || !repeated(band)) return page
        const gone = new Set(band)
        return { ...page, rest: page.rest.filter((glyph) => !gone.has(glyph)) }
      })
    }
  return left
}

/** The first or last line of a page; null where that is a table, or belongs to the text below or above it. */
function outermostOf({ tables, rest }: Sorted, edge: 'top' | 'bottom'): readonly Glyphs[] | null {
  const bands = bandsOf(rest)
  const band = bands.at(edge === 'top' ? 0 : -1)
  if (!band) return null
  const beyond = tables.some(({ top }) => (edge === 'top' ? top > band[0]!.y : top < band[0]!.y))
  const text = wordsOf(band)
  if (beyond || (NUMBER.test(text) && !PAGE_NUMBER.test(text))) return null
  const next = bands.at(edge === 'top' ? 1 : -2)
  if (!next || bands.length < 4) return band
  const gaps = bands.slice(1).map(([glyph], i) => bands[i]![0]!.y - glyph!.y)
  const sizes = bands.map(([glyph]) => glyph!.size)
  const apart = Math.abs(next[0]!.y - band[0]!.y) > 1.2 * median(gaps)
  return apart || Math.abs(band[0]!.size - median(sizes)) > 0.5 ? band : null
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!

const wordsOf = (band: readonly Glyphs[]) =>
  band
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '')

/** Its words without digits, and its height to three points. */
const keyOf = (band: readonly Glyphs[]) => `${Math.round(band[0]!.y / 3)} ${wordsOf(band).replace(/\d+/g, '0')}`
