/** Puts paragraphs and table cells together to one text, cell by cell on lines of their own. Pure. */
import type { CellPlace, Extracted } from './document.schema.ts'

/** A cell as a format describes it. */
export interface CellContent {
  readonly column: number
  readonly paragraphs: readonly string[]
  /** Goes on from the cell of this column in the row above. */
  readonly merged: boolean
}

export type Part =
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'table'; readonly rows: readonly (readonly CellContent[])[] }

/** No page shows them, and no database takes them all. */
export const withoutControls = (text: string): string => text.replace(/(?!\n)\p{Cc}/gu, '')

export function compose(parts: readonly Part[]): Extracted {
  const lines: string[] = []
  const cells: CellPlace[] = []
  let at = 0
  let tables = 0
  const put = (written: string) => {
    const line = withoutControls(written)
    lines.push(line)
    at += line.length + 1
  }
  for (const part of parts) {
    if (part.is === 'paragraph') {
      put(part.text)
      continue
    }
    const above = new Map<number, CellPlace>()
    for (const [row, contents] of part.rows.entries()) {
      for (const { column, paragraphs, merged } of contents) {
        const before = above.get(column)
        if (merged && before) {
          cells.push({ ...before, row })
          continue
        }
        above.delete(column)
        const written = paragraphs.filter((line) => line.trim() !== '')
        const start = at
        for (const line of written) put(line)
        if (written.length === 0) continue
        const place = { table: tables, row, column, start, end: at - 1 }
        above.set(column, place)
        cells.push(place)
      }
    }
    tables++
  }
  return { text: lines.join('\n'), cells }
}
