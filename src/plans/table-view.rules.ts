/** The paragraphs of a plan's text with those of a table put back in its rows and columns. Pure. */
import type { PlanCell } from './plan.schema.ts'
import type { Paragraph } from './segments.rules.ts'

export interface ViewCell {
  readonly column: number
  /** Columns and rows that it takes. */
  readonly across: number
  readonly down: number
  readonly paragraphs: readonly Paragraph[]
}

export type TextPart =
  | { readonly is: 'paragraph'; readonly paragraph: Paragraph }
  | { readonly is: 'table'; readonly start: number; readonly rows: readonly (readonly ViewCell[])[] }

/** Every paragraph once and in its order, those of tables as rows of cells. */
export function textParts(paragraphs: readonly Paragraph[], cells: readonly PlanCell[]): TextPart[] {
  const sorted = [...new Map(cells.map((cell) => [cell.start, cell])).values()].sort((a, b) => a.start - b.start)
  const inside = new Map<number, Paragraph[]>()
  const tableOf = new Map<Paragraph, number>()
  let at = 0
  for (const paragraph of paragraphs) {
    while (at < sorted.length && sorted[at]!.end <= paragraph.start) at++
    const cell = sorted[at]
    if (!cell || paragraph.start < cell.start) continue
    tableOf.set(paragraph, cell.table)
    inside.set(cell.start, [...(inside.get(cell.start) ?? []), paragraph])
  }
  const tables = Map.groupBy(cells, ({ table }) => table)
  const shown = new Set<number>()
  return paragraphs.flatMap((paragraph): TextPart[] => {
    const table = tableOf.get(paragraph)
    if (table === undefined) return [{ is: 'paragraph', paragraph }]
    if (shown.has(table)) return []
    shown.add(table)
    return [{ is: 'table', start: paragraph.start, rows: rowsOf(tables.get(table)!, inside) }]
  })
}

function rowsOf(table: readonly PlanCell[], inside: ReadonlyMap<number, readonly Paragraph[]>): ViewCell[][] {
  const columns = [...new Set(table.map(({ column }) => column))].sort((a, b) => a - b)
  const times = Map.groupBy(table, ({ start }) => start)
  const begun = new Set<number>()
  return [...Map.groupBy(table, ({ row }) => row).values()].map((row) => {
    const at = new Map(row.map((cell) => [cell.column, cell]))
    const alone = row.length === 1 && times.get(row[0]!.start)!.length === 1
    return columns.flatMap((column): ViewCell[] => {
      const cell = at.get(column)
      if (!cell) return alone ? [] : [{ column, across: 1, down: 1, paragraphs: [] }]
      if (begun.has(cell.start)) return []
      begun.add(cell.start)
      const across = alone ? columns.length : 1
      return [{ column, across, down: times.get(cell.start)!.length, paragraphs: inside.get(cell.start) ?? [] }]
    })
  })
}
