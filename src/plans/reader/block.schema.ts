/** A stretch of the document that is read as one: a line, or lines that were broken in mid-sentence. */
import type { Stretch } from './anchor.schema.ts'

/** Words of a table cell or heading that belong to a block, with where they stand (UTF-16 offsets of the document). */
export interface Cell extends Stretch {
  readonly words: string
  /** Said in a sentence over a list of points, and not in a cell of its own. */
  readonly led?: true
}

export type BlockKind = 'title' | 'heading' | 'body' | 'short' | 'time' | 'owner' | 'header' | 'index'

/** `text` is folded and without spaces; character i of it stands at `map[i]` in the document (UTF-16 units). */
export interface Block {
  readonly kind: BlockKind
  readonly text: string
  readonly map: readonly number[]
  /** Offsets in the document, the list number included. */
  readonly start: number
  readonly end: number
  /** Number of the point that starts here. */
  readonly number: number | null
  /** A cell that names its column (责任单位：…). */
  readonly labelled: boolean
  /** The words of a heading without its number. */
  readonly name: string
  /** The row of a table that was kept as one; null in prose and in tables flattened to lines. */
  readonly cell: RowCell | null
}

export interface RowCell {
  /** Ordinal of the row among all rows of the document's tables. */
  readonly row: number
  /** Stands in a column before the one with the tasks: what they are grouped under. */
  readonly lead: boolean
  /** Stands in the column with the tasks. */
  readonly task: boolean
}

/** A block to be read, with what its surroundings say about it. */
export interface Placed {
  readonly block: Block
  readonly heading: string
  /** Number of the point it belongs to. */
  readonly point: number | null
  readonly owner: Cell | null
  readonly ownerFrom: 'cell' | 'heading'
  readonly time: Cell | null
  /** Number of the table row, or of the stretch between headings. */
  readonly row: number
  /** A task with its time cell and the proof that is named beside it. */
  readonly beside: Stretch | null
  /** Where a sentence begins in the block that only says who does the points behind it, or when. */
  readonly leads: number | null
  /** Stands in a section that reports of the time before the plan. */
  readonly past: boolean
}
