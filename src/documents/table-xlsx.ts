/** A table as an Excel workbook: title, head that stays in sight and on every printed page, wrapped cells. */
import { type Cell, type CellStyle, type WriteOptions, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { PaperTable } from './paper-table.schema.ts'
import { sheetPages } from './sheet-pages.rules.ts'

/** Characters that the sheet is wide, and the rows before the table. */
const CHARACTERS = 150
const ABOVE = 2
/** Between table and edge of the paper, in inches. */
const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }

const thin = { style: 'thin' as const }
const BORDER = { top: thin, bottom: thin, left: thin, right: thin }
const TITLE: CellStyle = { font: { bold: true, size: 16 }, alignment: { horizontal: 'center', vertical: 'center' } }
const NOTE: CellStyle = { font: { size: 10 }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } }
const HEAD: CellStyle = {
  font: { bold: true },
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
const MIDDLE: CellStyle = {
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
// A step of indent: text does not touch the line at its left.
const BODY: CellStyle = {
  border: BORDER,
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true, indent: 1 },
}
const END: CellStyle = { alignment: { horizontal: 'left', vertical: 'center' } }

/** Points of a line, and columns of a sheet that a text takes: a Chinese character two. */
export const LINE = 16
export const columnsOf = (text: string) => text.length + (text.match(/[^ -~]/g)?.length ?? 0)

/** Heights are written, since not every program finds them by itself where cells wrap. */
const heightOf = (row: readonly string[], rooms: readonly number[]) =>
  LINE * Math.max(...row.map((text, i) => linesOf(text, rooms[i]!)))

const linesOf = (text: string, width: number) =>
  text.split('\n').reduce((sum, line) => sum + (Math.ceil(columnsOf(line) / width) || 1), 0)

/** Text that a program for sheets would take for a formula is kept as text. */
const asText = (text: string) => (/^[=+\-@\t]/.test(text) ? `'${text}` : text)

/** The bytes of an .xlsx. Numbers of rows stay numbers. */
export async function tableXlsx(table: PaperTable): Promise<Uint8Array> {
  const all = [table, ...(table.further ?? [])]
  return writeXlsx({ sheets: all.map(sheetOf), namedRanges: all.map(printTitles) })
}

/** As programs for sheets take it; an apostrophe would end it where it is quoted. */
const nameOf = ({ sheet, title }: PaperTable) => (sheet ?? title).replace(/[\\/?*[\]:']/g, ' ').slice(0, 31)

type NamedRange = NonNullable<WriteOptions['namedRanges']>[number]

/** Heads on every page that is printed. The library writes the name unquoted, and one with brackets is then not understood. */
function printTitles(table: PaperTable): NamedRange {
  const name = nameOf(table)
  const columns = table.stay ? [`$A:$${String.fromCharCode(64 + table.stay.columns)}`] : []
  const areas = [...columns, `$${ABOVE + 1}:$${ABOVE + 1}`]
  return { name: '_xlnm.Print_Titles', range: areas.map((area) => `'${name}'!${area}`).join(','), scope: name }
}

function sheetOf(table: PaperTable): WriteSheet {
  const { title, note, columns, rows, stay, end } = table
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const last = columns.length - 1
  // Shares of more than a page's are characters: the sheet is as wide as they ask, and printed smaller.
  const characters = Math.max(CHARACTERS, all)
  const widths = columns.map(({ share }) => Math.round((characters * share) / all))
  const inTheMiddle = (column: number) => column === 0 || columns[column]!.align === 'center'
  // Text at the left is indented, and its lines do not break at every character.
  const rooms = widths.map((width, column) => width - (inTheMiddle(column) ? 1 : 3))
  const below = ABOVE + 1 + rows.length
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', { style: TITLE }],
    ['1,0', { style: NOTE }],
    ...(end ? ([[`${below},0`, { style: END }]] as const) : []),
  ])
  columns.forEach((_, column) => {
    cells.set(`${ABOVE},${column}`, { style: HEAD })
    const style = inTheMiddle(column) ? MIDDLE : BODY
    rows.forEach((__, row) => {
      cells.set(`${ABOVE + 1 + row},${column}`, { style })
    })
  })
  const blank = columns.slice(1).map(() => null)
  const pages = sheetPages(widths, stay?.columns ?? 0)
  // What stands above and below belongs to the first page: it is not torn at its edge.
  const firstPage = (pages.breaks[0] ?? last + 1) - 1
  const across = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: firstPage })
  const heads = columns.map(({ head }) => head)
  return {
    name: nameOf(table),
    columns: widths.map((width) => ({ width })),
    rows: [
      [title, ...blank],
      [note, ...blank],
      heads,
      ...rows.map((row) => row.map((text) => (/^\d{1,9}$/.test(text) ? Number(text) : asText(text)))),
      ...(end ? [[end, ...blank]] : []),
    ],
    cells,
    merges: [across(0), across(1), ...(end ? [across(below)] : [])],
    freezePane: { rows: ABOVE + 1 + (stay?.rows ?? 0), ...(stay ? { columns: stay.columns } : {}) },
    pageSetup: {
      paperSize: pages.paper,
      orientation: 'landscape',
      margins: MARGINS,
      // Fitted and not broken at set columns: how wide a column is depends on the faces that a machine has.
      fitToPage: true,
      fitToWidth: pages.breaks.length + 1,
      fitToHeight: 0,
    },
    rowDefs: new Map([
      [0, { height: 28 }],
      [1, { height: heightOf([note], [widths.slice(0, firstPage + 1).reduce((sum, width) => sum + width, 0)]) + 4 }],
      [ABOVE, { height: heightOf(heads, rooms) + 8 }],
      ...rows.map((row, i) => [ABOVE + 1 + i, { height: heightOf(row, rooms) + 6 }] as const),
      ...(end ? [[below, { height: 40 }] as const] : []),
    ]),
  }
}
