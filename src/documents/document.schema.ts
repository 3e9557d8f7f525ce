/** A document taken apart: its text, and where the cells of its tables stand in it. */

/** A cell of a table. Its paragraphs stand on lines of their own in the text, the cells of a row one after another. */
export interface CellPlace {
  /** Ordinal of the table in the document, from 0; of the row in it; of the first column that the cell covers. */
  readonly table: number
  readonly row: number
  readonly column: number
  /** UTF-16 offsets of its text; a cell that goes on from the row above has those of the cell above. */
  readonly start: number
  readonly end: number
}

export interface Extracted {
  readonly text: string
  /** In the order of tables, rows and columns; none where the format keeps no tables. */
  readonly cells: readonly CellPlace[]
}

/** Why a file cannot be read, as a sentence without full stop for the user. */
export class Unreadable extends Error {}

/** Extensions of the documents that can be read, with the dot. */
export const READABLE = ['.txt', '.docx', '.doc', '.wps', '.pdf'] as const

/** Extensions of files whose head is looked at for a mark of secrecy; pictures, films and old tables and slides cannot be. */
export const LOOKED_AT: readonly string[] = [...READABLE, '.xlsx', '.pptx', '.ofd']

/** Which files, of those that may be uploaded, nobody but the uploader checks; null where there are none. */
export function uncheckedWords(extensions: readonly string[]): string | null {
  const unchecked = extensions.filter((extension) => !LOOKED_AT.includes(extension)).map((one) => one.slice(1))
  return unchecked.length > 0 ? `${unchecked.join('、')}和扫描件不能自动检查密级，请上传前自行核对。` : null
}
