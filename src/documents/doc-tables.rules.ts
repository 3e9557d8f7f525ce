/** Puts the paragraphs and cells of an old Word file together to rows and tables. Pure. */
import type { CellContent, Part } from './compose.rules.ts'

export interface RowCell {
  /** Left edge, in twentieths of a point. */
  readonly left: number
  /** Goes on from the cell of this place in the row above. */
  readonly below: boolean
  /** Goes on from the cell before it. */
  readonly beside: boolean
}

export interface ParagraphProperties {
  readonly inTable: boolean
  readonly endsRow: boolean
  /** The cells of the row that ends here, where they are told. */
  readonly cells: readonly RowCell[] | null
}

interface Row {
  readonly cells: readonly (readonly string[])[]
  readonly told: readonly RowCell[] | null
}

/** Edges nearer than this are one: rows of one table are rounded apart. */
const NEAR = 40

/** To be given all paragraphs of a document in order. */
export class DocTables {
  readonly #parts: Part[] = []
  #rows: Row[] = []
  #cells: string[][] = []
  #cell: string[] = []
  #sound = true

  /** A paragraph; in a table, one of the cell that goes on. */
  paragraph(text: string, inTable: boolean): void {
    const lines = text.split('\n')
    if (inTable) {
      this.#cell.push(...lines)
      return
    }
    this.#flush()
    for (const line of lines) this.#parts.push({ is: 'paragraph', text: line })
  }

  /** The last paragraph of a cell, or the end of a row; null where the file does not tell which. */
  cell(text: string, told: ParagraphProperties | null): void {
    if (!told?.inTable) this.#sound = false
    if (told?.endsRow && this.#cell.length === 0 && text === '') {
      this.#rows.push({ cells: this.#cells, told: told.cells })
      this.#cells = []
    } else {
      this.#cells.push([...this.#cell, ...text.split('\n')])
      this.#cell = []
    }
  }

  /** The document so far. */
  parts(): Part[] {
    this.#flush()
    return this.#parts
  }

  #flush(): void {
    const open = [...this.#cells.flat(), ...this.#cell]
    if (this.#sound && open.length === 0) {
      if (this.#rows.length > 0) this.#parts.push({ is: 'table', rows: rowsOf(this.#rows) })
    } else {
      // What is told of the paragraphs does not make a table: its words at least.
      const lines = [...this.#rows.flatMap(({ cells }) => cells.flat()), ...open]
      for (const text of lines) this.#parts.push({ is: 'paragraph', text })
    }
    this.#rows = []
    this.#cells = []
    this.#cell = []
    this.#sound = true
  }
}

function rowsOf(rows: readonly Row[]): CellContent[][] {
  const whole = rows.map(({ cells, told }) => ({ cells, told: told?.length === cells.length ? told : null }))
  const columns = columnsOf(whole.flatMap(({ told }) => told?.map(({ left }) => left) ?? []))
  return whole.map(({ cells, told }) =>
    cells.flatMap((paragraphs, i) => {
      const place = told?.[i]
      if (!place) return [{ column: i, paragraphs, merged: false }]
      return place.beside ? [] : [{ column: columns(place.left), paragraphs, merged: place.below }]
    }),
  )
}

/** The grid of a table: the left edges of all its cells, in order. */
function columnsOf(lefts: readonly number[]): (left: number) => number {
  const grid: number[] = []
  for (const left of lefts.toSorted((a, b) => a - b)) if (left > (grid.at(-1) ?? -Infinity) + NEAR) grid.push(left)
  return (left) =>
    Math.max(
      0,
      grid.findLastIndex((edge) => edge <= left),
    )
}
