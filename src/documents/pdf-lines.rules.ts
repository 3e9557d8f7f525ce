/** From glyphs with their places to lines, and from lines to paragraphs. Pure. */

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
  readonly size: number
}

/** A gap of more characters than this is the border of a column. */
const GAP = 1.6
const PAGE_NUMBER = /^[-—–－―·.\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–－―·.\s]*$/
const NUMBER =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[、.．)）]|第[一二三四五六七八九十\d]{1,3}[条章节项]|[①-⑳])/

/** The lines of a page from top to bottom; columns of one line stand on lines of their own, from left to right. */
export function linesOf(glyphs: readonly Glyphs[]): PdfLine[] {
  const rows: Glyphs[][] = []
  for (const glyph of glyphs.filter(({ text }) => text.trim() !== '').toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    if (row && Math.abs(row[0]!.y - glyph.y) < Math.max(row[0]!.size, glyph.size) * 0.5) row.push(glyph)
    else rows.push([glyph])
  }
  return rows.flatMap((row) => {
    const lines: PdfLine[] = []
    for (const { text, x, width, size } of row.toSorted((a, b) => a.x - b.x)) {
      const line = lines.at(-1)
      if (line && x - line.right < size * GAP) {
        // Latin words are kept apart by the gap alone.
        const blank = x - line.right > size * 0.2 && /[A-Za-z]$/.test(line.text) && /^[A-Za-z]/.test(text) ? ' ' : ''
        lines[lines.length - 1] = {
          text: `${line.text}${blank}${text}`,
          left: line.left,
          right: Math.max(line.right, x + width),
          size: Math.max(line.size, size),
        }
      } else lines.push({ text, left: x, right: x + width, size })
    }
    return lines
  })
}

/** Paragraphs over all pages: a line that fills the page goes on in the next one, unless that begins something new. */
export function paragraphsOf(pages: readonly (readonly PdfLine[])[]): string[] {
  const lines = pages.flatMap((page) =>
    page.filter(({ text }, i) => (i > 0 && i < page.length - 1) || page.length === 1 || !PAGE_NUMBER.test(text)),
  )
  if (lines.length === 0) return []
  const left = edges(lines.map((line) => line.left)).reduce((best, one) => (one.lines > best.lines ? one : best)).at
  // Punctuation may hang over the margin: the outermost edge that some lines share.
  const rights = edges(lines.map((line) => line.right)).sort((a, b) => b.at - a.at)
  const right = (rights.find((edge) => edge.lines >= Math.max(2, lines.length / 20)) ?? rights[0]!).at
  const indented = lines.filter((line) => line.left > left + 1.5 * line.size && line.left < left + 2.5 * line.size)
  // Where paragraphs are indented, a line that is not goes on, even after a full stop.
  const tells = indented.length * 10 >= lines.length
  const paragraphs: string[] = []
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    const goesOn =
      before !== undefined &&
      // Two characters may be missing: no line begins with a comma or a closing bracket.
      before.right > right - 2.3 * before.size &&
      (tells || !/[。；！？]$/.test(before.text)) &&
      Math.abs(before.size - line.size) < 1 &&
      line.left < left + 1.2 * line.size &&
      !NUMBER.test(line.text)
    if (goesOn) paragraphs[paragraphs.length - 1] += line.text
    else paragraphs.push(line.text)
  })
  return paragraphs
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
