/** Columns that nothing but white space tells: of a page set in two, and of tables without lines. Pure. */
import type { Grid } from './pdf-grid.rules.ts'
import { bandsOf, type Glyphs, linesOf, NUMBER, type PdfLine } from './pdf-lines.rules.ts'

/** Lines that each side of a page in two columns has at least, and characters of a line. */
const LINES = 4
const CHARACTERS = 8

interface Span {
  readonly left: number
  readonly right: number
}

/** Stretches of a band without a gap between them. */
const spansOf = (band: readonly Glyphs[]): PdfLine[] => linesOf(band, 0.9)

const widthOf = ({ left, right }: Span) => right - left

/** Where the white band between the two columns of a page is; null for a page in one. */
export function gutterOf(glyphs: readonly Glyphs[]): number | null {
  const bands = bandsOf(glyphs).map(spansOf)
  const spans = bands.flat()
  if (spans.length < 2 * LINES) return null
  const left = spans.reduce((least, span) => Math.min(least, span.left), Number.POSITIVE_INFINITY)
  const right = spans.reduce((most, span) => Math.max(most, span.right), 0)
  let best: { at: number; width: number; crossed: number } | null = null
  for (let at = left + 0.3 * (right - left); at < left + 0.7 * (right - left); at += 2) {
    const crossed = bands.filter((band) => band.some((span) => span.left < at && span.right > at)).length
    if (crossed * 4 > bands.length) continue
    const before = spans.reduce((most, s) => (s.right <= at ? Math.max(most, s.right) : most), left)
    const after = spans.reduce((least, s) => (s.left >= at ? Math.min(least, s.left) : least), right)
    const width = after - before
    if (!best || crossed < best.crossed || (crossed === best.crossed && width > best.width))
      best = { at, width, crossed }
  }
  if (!best) return null
  const { at } = best
  const size = glyphs.reduce((sum, glyph) => sum + glyph.size, 0) / glyphs.length
  const sides = [spans.filter((span) => span.right <= at), spans.filter((span) => span.left >= at)]
  const whole = sides.every((side) => {
    const widest = side.reduce((most, span) => Math.max(most, widthOf(span)), 0)
    const full = side.filter((span) => widthOf(span) > 0.8 * widest).length
    return side.length >= LINES && widest >= CHARACTERS * size && full * 2 >= side.length
  })
  return whole || isList(sides) ? at : null
}

/** Short items on both sides, and those on the right go on from the left: a list in two columns and no table. */
function isList(sides: readonly (readonly PdfLine[])[]): boolean {
  const [left, right] = sides.map((side) => side.flatMap(({ text }) => NUMBER.exec(text.trim())?.[0] ?? []))
  const listed = [left, right].every((items, i) => items!.length >= LINES && items!.length * 2 >= sides[i]!.length)
  return listed && !right!.some((item) => left!.includes(item) && /[\d一二三四五六七八九十①-⑳]/.test(item))
}

/** The lines of a page in two columns: what goes across the page parts it, and between that left comes before right. */
export function inColumns(glyphs: readonly Glyphs[], gutter: number): PdfLine[] {
  const done: PdfLine[] = []
  let sides: [PdfLine[], PdfLine[]] = [[], []]
  const close = () => {
    const [left, right] = sides
    const first = left.reduce((least, line) => Math.min(least, line.left), Number.POSITIVE_INFINITY)
    const second = right.reduce((least, line) => Math.min(least, line.left), Number.POSITIVE_INFINITY)
    const by = Number.isFinite(first) && Number.isFinite(second) ? second - first : 0
    // As if all stood in one column: its margins are those of both.
    done.push(...left, ...right.map((line) => ({ ...line, left: line.left - by, right: line.right - by })))
    sides = [[], []]
  }
  for (const band of bandsOf(glyphs)) {
    const lines = linesOf(band)
    if (lines.some((line) => line.left < gutter && line.right > gutter)) {
      close()
      done.push(...lines)
    } else for (const line of lines) sides[line.left < gutter ? 0 : 1].push({ ...line, flow: 'columns' })
  }
  close()
  return done
}

/** A gap of so many characters is white space; a column begins in so many lines at one place, to two points. */
const WHITE = 0.5
const BEGINNINGS = 3
const SAME = 2
/** A number before an item of a list, or a character set apart from the next of its word (组　长): no column of its own. */
const ITEM =
  /^(?:(?![一二三四五六七八九十])\p{Script=Han}|[(（]?[\d一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳•·▪■◆●○-])$/u

interface Band {
  readonly y: number
  readonly size: number
  readonly spans: readonly PdfLine[]
}

/** The columns of a stretch of lines that are told by where its lines begin. */
export interface Columns {
  readonly top: number
  readonly bottom: number
  readonly borders: readonly number[]
}

/** Stretches of a page in columns, from top to bottom. */
export function columnsOf(glyphs: readonly Glyphs[]): Columns[] {
  const bands = bandsOf(glyphs).map(
    (band): Band => ({ y: band[0]!.y, size: Math.max(...band.map(({ size }) => size)), spans: linesOf(band, WHITE) }),
  )
  const starts = bands
    .flatMap(({ spans }, row) => spans.slice(1).map((span, i) => ({ at: span.left, row, before: spans[i]!.text })))
    .sort((a, b) => a.at - b.at)
  const borders: { at: number; from: number; to: number }[] = []
  for (let i = 0; i < starts.length; ) {
    let next = i + 1
    while (next < starts.length && starts[next]!.at - starts[i]!.at <= SAME) next++
    const group = starts.slice(i, next)
    borders.push(
      ...stretches(
        bands,
        group.toSorted((a, b) => a.row - b.row),
        starts[i]!.at,
      ),
    )
    i = next
  }
  const found: { from: number; to: number; borders: number[] }[] = []
  for (const { at, from, to } of borders.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to)
      last.borders.push(at)
    } else found.push({ from, to, borders: [at] })
  }
  for (const one of found) {
    // The last cell goes on in lines that begin at its column.
    const goesOn = ({ y, spans }: Band, { y: above, size }: Band) =>
      above - y < 2.5 * size && one.borders.some((at) => Math.abs(spans[0]!.left - at) <= SAME)
    while (bands[one.to + 1] && goesOn(bands[one.to + 1]!, bands[one.to]!)) one.to++
  }
  return found.map(({ from, to, borders }) => ({
    top: bands[from]!.y + bands[from]!.size,
    bottom: bands[to]!.y - bands[to]!.size * 0.3,
    borders: borders.toSorted((a, b) => a - b),
  }))
}

/** From the first to the last line that begins a column at a place, as long as none goes across it. */
function stretches(bands: readonly Band[], group: readonly { row: number; before: string }[], at: number) {
  const found: { at: number; from: number; to: number }[] = []
  let run: { row: number; before: string }[] = []
  const close = () => {
    const items = run.filter(({ before }) => ITEM.test(before)).length
    const rows = new Set(run.map(({ row }) => row)).size
    if (rows >= BEGINNINGS && items * 2 < run.length) found.push({ at, from: run[0]!.row, to: run.at(-1)!.row })
    run = []
  }
  let row = group[0]?.row ?? 0
  for (const start of group) {
    for (; row < start.row; row++)
      if (bands[row]!.spans.some((span) => span.left < at - SAME && span.right > at - 0.2 * span.size)) close()
    run.push(start)
  }
  close()
  return found
}

/** Points that are kept free between columns; lines of a page, at most. */
const BETWEEN = 12
const MOST_LINES = 1000
const ORDINAL = /^(?:\d{1,3}|[一二三四五六七八九十]{1,3})$/

/**
 * The rows of a table by the numbers in its first column; null where they are not certain: every cell of a row has to
 * begin at the height of its number, and go on only after lines that are full.
 */
export function withRows(columns: Columns, glyphs: readonly Glyphs[]): Grid | null {
  const { top, bottom, borders } = columns
  const right = glyphs.reduce((most, { x, width }) => Math.max(most, x + width), 0)
  const left = glyphs.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY)
  const xs = [left, ...borders.filter((border) => border > left + 1), right + 1]
  if (xs.length < 4) return null
  const bands = xs.slice(1).map((edge, i) => bandsOf(glyphs.filter(({ x }) => x > xs[i]! - 1 && x < edge - 1)))
  const within = bands.map((column) => column.flatMap((band) => linesOf(band, WHITE)))
  // A border that too few lines tell.
  if (within.some((lines, column) => lines.length > bands[column]!.length)) return null
  const numbers = within[0]!
  if (numbers.length < 3 || numbers.some(({ text }, i) => i > 0 && !ORDINAL.test(text.trim()))) return null
  const size = numbers[0]!.size
  const ys = [Math.max(top, numbers[0]!.y + size), ...numbers.slice(1).map(({ y }) => y + 0.75 * size), bottom]
  const certain = within.every((lines, column) => {
    const widest = lines.reduce((most, line) => Math.max(most, widthOf(line)), 0)
    return numbers.every(({ y }, i) => {
      const own = lines.filter((line) => line.y <= ys[i]! && line.y > (i === numbers.length - 1 ? -1 : ys[i + 1]!))
      if (own.length === 0) return column > 0
      const full = own
        .slice(0, -1)
        .every((line) => widthOf(line) > widest - 2.3 * line.size || /[。；]$/.test(line.text))
      return Math.abs(own[0]!.y - y) < 0.6 * size && full && (i > 0 || own.length === 1)
    })
  })
  if (!certain) return null
  const ends = within.map((lines, column) =>
    Math.max(xs[column + 1]! - BETWEEN, ...lines.slice(0, MOST_LINES).map((line) => line.right + 1)),
  )
  const cells = numbers.flatMap((_, row) =>
    xs.slice(1).map((_edge, column) => ({
      ...{ row, column, rows: 1, columns: 1, left: xs[column]!, right: ends[column]! },
      ...{ top: ys[row]!, bottom: ys[row + 1]! },
    })),
  )
  return { xs, ys, cells }
}
