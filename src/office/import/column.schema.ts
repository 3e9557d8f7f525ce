/** The columns of a table to import: what the template writes, what its second sheet explains, what is read again. */

/** One column of a table. */
export interface Column {
  readonly key: string
  /** As the template writes it. */
  readonly head: string
  /** What offices write as well. */
  readonly synonyms: readonly string[]
  /** The table cannot do without the column; a cell may still be left out where its explanation says so. */
  readonly required: boolean
  /** What belongs in it, for the second sheet of the template. */
  readonly explain: string
  readonly example: string
  /** The words that may stand in it, as a list to choose from. */
  readonly choices?: readonly string[]
}

/** A row as it stands in the sheet: cells as text, empty ones as ''. */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  readonly row: number
  readonly cells: readonly string[]
}

/** A row whose cells are known by their columns. */
export interface KeyedRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}
