/** A table as it goes onto paper or into a spreadsheet: everything already in words. */
export interface PaperColumn {
  readonly head: string
  readonly share: number
  /** Short facts, such as days and numbers, stand in the middle; absent: text at the left. */
  readonly align?: 'center'
}

export interface PaperTable {
  readonly title: string
  /** Below the title, small: who made it when. */
  readonly note: string
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly (readonly string[])[]
  /** What a sheet keeps in sight beside the head: columns at the left, rows below the head. */
  readonly stay?: { readonly columns: number; readonly rows: number }
  /** Below the table, such as places to sign. */
  readonly end?: string
  /** The page in Word: the standard's, turned, or that of a register; absent: the standard's. */
  readonly page?: 'across' | 'register'
  /** Name of the sheet; absent: the title. */
  readonly sheet?: string
  /** Sheets after this one; a Word file holds the first table only. */
  readonly further?: readonly PaperTable[]
}

/** Rows of all sheets. */
export const rowsIn = ({ rows, further = [] }: PaperTable): number =>
  [rows, ...further.map((table) => table.rows)].reduce((sum, list) => sum + list.length, 0)
