/** A table as it goes onto paper or into a spreadsheet: everything already in words. */
export interface PaperTable {
  readonly title: string
  /** Below the title, small: who made it when. */
  readonly note: string
  readonly columns: readonly { readonly head: string; readonly share: number }[]
  readonly rows: readonly (readonly string[])[]
}
