/** A table as an Excel workbook: title, head that stays in sight and on every printed page, wrapped cells. */
import { type Cell, type CellStyle, writeXlsx } from 'hucre/xlsx'
import type { PaperTable } from './paper-table.schema.ts'

/** Characters that the sheet is wide, and the rows before the table. */
const CHARACTERS = 150
const ABOVE = 2

const thin = { style: 'thin' as const }
const BORDER = { top: thin, bottom: thin, left: thin, right: thin }
const TITLE: CellStyle = { font: { bold: true, size: 16 }, alignment: { horizontal: 'center', vertical: 'center' } }
const NOTE: CellStyle = { font: { size: 10 }, alignment: { horizontal: 'center' } }
const HEAD: CellStyle = {
  font: { bold: true },
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
const INDEX: CellStyle = { border: BORDER, alignment: { horizontal: 'center', vertical: 'center' } }
const BODY: CellStyle = { border: BORDER, alignment: { vertical: 'center', wrapText: true } }

/** Points of a line, and columns of a sheet that a text takes: a Chinese character two. */
export const LINE = 16
export const columnsOf = (text: string) => text.length + (text.match(/[^ -~]/g)?.length ?? 0)

/** Heights are written, since not every program finds them by itself where cells wrap. */
const heightOf = (row: readonly string[], widths: readonly number[]) =>
  LINE * Math.max(...row.map((text, i) => Math.ceil(columnsOf(text) / (widths[i]! - 1)) || 1))

/** Text that a program for sheets would take for a formula is kept as text. */
const asText = (text: string) => (/^[=+\-@\t]/.test(text) ? `'${text}` : text)

/** The bytes of an .xlsx. Numbers of rows stay numbers. */
export async function tableXlsx({ title, note, columns, rows }: PaperTable): Promise<Uint8Array> {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const last = columns.length - 1
  const widths = columns.map(({ share }) => Math.round((CHARACTERS * share) / all))
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', { style: TITLE }],
    ['1,0', { style: NOTE }],
  ])
  columns.forEach((_, column) => {
    cells.set(`${ABOVE},${column}`, { style: HEAD })
    rows.forEach((_, row) => {
      cells.set(`${ABOVE + 1 + row},${column}`, { style: column === 0 ? INDEX : BODY })
    })
  })
  const blank = columns.slice(1).map(() => null)
  return writeXlsx({
    sheets: [
      {
        name: title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
        columns: widths.map((width) => ({ width })),
        rows: [
          [title, ...blank],
          [note, ...blank],
          columns.map(({ head }) => head),
          ...rows.map((row) => row.map((text) => (/^\d{1,9}$/.test(text) ? Number(text) : asText(text)))),
        ],
        cells,
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: last },
          { startRow: 1, startCol: 0, endRow: 1, endCol: last },
        ],
        freezePane: { rows: ABOVE + 1 },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: `$${ABOVE + 1}:$${ABOVE + 1}`,
        },
        rowDefs: new Map([
          [0, { height: 28 }],
          ...rows.map((row, i) => [ABOVE + 1 + i, { height: heightOf(row, widths) + 4 }] as const),
        ]),
      },
    ],
  })
}
