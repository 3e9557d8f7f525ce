/** From glyphs with their places to lines, and which lines belong to one paragraph. Pure. */

/** A stretch of one line; lengths in points, y upwards. */
export interface Glyphs {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

export interface PdfLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** Lines with the same margins: those across the page, or those of its columns. What stands beside others ends there. */
  readonly flow: 'page' | 'columns' | 'cell'
}

/** A gap of more characters than this is the border of a column. */
const GAP = 1.6
export const PAGE_NUMBER = /^[-—–－―·.\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–－―·.\s]*$/
export const NUMBER =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[、.．)）]|第[一二三四五六七八九十\d]{1,3}[条章节项]|[①-⑳◆◇●○■□★☆▲△▶►➢➤❖✦※•▪]|【[^】]{1,20}】$)/

/** Glyphs at one height, from top to bottom, each from left to right. */
export function bandsOf(glyphs: readonly Glyphs[]): Glyphs[][] {
  const bands: Glyphs[][] = []
  for (const glyph of glyphs.filter(({ text }) => text.trim() !== '').toSorted((a, b) => b.y - a.y)) {
    const band = bands.at(-1)
    if (band && Math.abs(band[0]!.y - glyph.y) < Math.max(band[0]!.size, glyph.size) * 0.5) band.push(glyph)
    else bands.push([glyph])
  }
  return bands.map((band) => band.sort((a, b) => a.x - b.x))
}

/** The lines of a band: it is cut at gaps of so many characters, and at the borders of columns. */
export function linesOf(band: readonly Glyphs[], gap = GAP, borders: readonly number[] = []): PdfLine[] {
  const lines: PdfLine[] = []
  for (const { text, x, y, width, size } of band) {
    const line = lines.at(-1)
    const parted = borders.some((border) => line && line.left < border - 1 && x > border - 1)
    if (line && !parted && x - line.right < size * gap) {
      // Latin words are kept apart by the gap alone.
      const blank = x - line.right > size * 0.2 && /[A-Za-z]$/.test(line.text) && /^[A-Za-z]/.test(text) ? ' ' : ''
      lines[lines.length - 1] = {
        ...line,
        text: `${line.text}${blank}${text}`,
        right: Math.max(line.right, x + width),
        size: Math.max(line.size, size),
      }
    } else lines.push({ text, left: x, right: x + width, y, size, flow: 'page' })
  }
  return lines
}

/** The lines of a page without its number. */
export const withoutPageNumber = <T extends { readonly text: string } | { readonly rows: unknown }>(
  items: readonly T[],
): T[] =>
  items.filter((item, i) => {
    const outermost = items.length > 1 && (i === 0 || i === items.length - 1)
    return !('text' in item && outermost && PAGE_NUMBER.test(item.text))
  })

/** So few lines do not show how wide the page is. */
const FEW = 10

/**
 * Whether a line goes on in the next one of the document: it fills the page, and that begins nothing new.
 * Beside few lines, the right edges of tables show how far the page goes.
 */
export function margins(
  lines: readonly PdfLine[],
  tables: readonly number[],
): (before: PdfLine, line: PdfLine) => boolean {
  const byFlow = Map.groupBy(lines, ({ flow }) => (flow === 'cell' ? 'page' : flow))
  const flows = new Map<PdfLine['flow'], Margins>([...byFlow].map(([flow, own]) => [flow, marginsOf(own)]))
  const page = flows.get('page')
  if (page && lines.length < FEW) flows.set('page', { ...page, right: Math.max(page.right, ...tables.slice(0, FEW)) })
  return (before, line) => {
    const margin = flows.get(line.flow)
    return (
      margin !== undefined &&
      line.flow !== 'cell' &&
      before.flow === line.flow &&
      // Two characters may be missing: no line begins with a comma or a closing bracket.
      before.right > margin.right - 2.3 * before.size &&
      (margin.indented || !/[。；！？]$/.test(before.text)) &&
      Math.abs(before.size - line.size) < 1 &&
      line.left < margin.left + 1.2 * line.size &&
      !NUMBER.test(line.text)
    )
  }
}

interface Margins {
  readonly left: number
  readonly right: number
  /** Whether the first lines of paragraphs are indented. */
  readonly indented: boolean
}

function marginsOf(lines: readonly PdfLine[]): Margins {
  const left = edges(lines.map((line) => line.left)).reduce((best, one) => (one.lines > best.lines ? one : best)).at
  // Punctuation may hang over the margin: the outermost edge that some lines share.
  const rights = edges(lines.map((line) => line.right)).sort((a, b) => b.at - a.at)
  const right = (rights.find((edge) => edge.lines >= Math.max(2, lines.length / 20)) ?? rights[0]!).at
  const indented = lines.filter((line) => line.left > left + 1.5 * line.size && line.left < left + 2.5 * line.size)
  // Where paragraphs are indented, a line that is not goes on, even after a full stop.
  return { left, right, indented: indented.length * 10 >= lines.length }
}

/** Edges, to three points, with how many lines end or begin there. */
function edges(places: readonly number[]): { at: number; lines: number }[] {
  const counts = new Map<number, number>()
  for (const place of places) {
    const step = Math.round(place / 3)
    counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  return [...counts].map(([step, lines]) => ({ at: step * 3, lines }))
}
