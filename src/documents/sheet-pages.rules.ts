/** How a wide sheet is printed: on as few pages side by side as stay legible, the first columns on each of them. Pure. */

/** Millimetres between the margins of a page across. */
export const PRINTED = { a4: 297 - 26, a3: 420 - 26 } as const

/** Cells are set in 11 points: smaller than this in the hundred they are hard to read (8 points). */
const LEAST = 75

/** Programs differ by a little in how wide a column is. */
const SPARE = 0.98

export interface SheetPages {
  readonly paper: keyof typeof PRINTED
  /** In the hundred, about: the program that prints finds it by itself from the number of pages. */
  readonly scale: number
  /** Columns with which a further page begins, about. */
  readonly breaks: readonly number[]
}

/** Millimetres of a column of so many characters, unscaled. */
const millimetres = (characters: number) => ((7 * characters + 5) / 96) * 25.4

/**
 * The smaller paper where all columns fit on it at a legible size, else as few of the larger as do, as large as they
 * can be. A column is never split.
 * @param widths of the columns, in characters
 * @param stay how many of the first columns stand on every page
 */
export function sheetPages(widths: readonly number[], stay: number): SheetPages {
  const sizes = widths.map(millimetres)
  const [small, large] = [scaleOf(sizes, PRINTED.a4), scaleOf(sizes, PRINTED.a3)]
  if (small >= LEAST) return { paper: 'a4', scale: small, breaks: [] }
  if (large >= LEAST) return { paper: 'a3', scale: large, breaks: [] }
  const fewest = breaksAt(sizes, stay, LEAST).length
  let scale = LEAST
  while (scale < 100 && breaksAt(sizes, stay, scale + 1).length === fewest) scale++
  return { paper: 'a3', scale, breaks: breaksAt(sizes, stay, scale) }
}

const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0)

const scaleOf = (sizes: readonly number[], printed: number) =>
  Math.min(100, Math.floor((100 * SPARE * printed) / sum(sizes)))

/** Where pages begin when each takes as many columns as it can. */
function breaksAt(sizes: readonly number[], stay: number, scale: number): number[] {
  const room = (100 * SPARE * PRINTED.a3) / scale
  const repeated = sum(sizes.slice(0, stay))
  const breaks: number[] = []
  let used = 0
  sizes.forEach((size, column) => {
    if (used + size > room && column > stay) {
      breaks.push(column)
      used = repeated
    }
    used += size
  })
  return breaks
}
