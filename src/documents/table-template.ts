/** An empty table to be filled in, as an Excel workbook: heads, one example, lists to choose from, a sheet that explains. */
import { type Cell, type CellStyle, writeXlsx } from 'hucre/xlsx'
import { columnsOf, LINE } from './table-xlsx.ts'

export interface TemplateColumn {
  readonly head: string
  readonly required: boolean
  readonly explain: string
  readonly example: string
  readonly choices?: readonly string[]
}

export interface Template {
  /** Name of the first sheet. */
  readonly title: string
  readonly columns: readonly TemplateColumn[]
  /** Said before the columns are explained. */
  readonly notes: readonly string[]
}

/** Rows below the head in which the lists can be chosen from. */
const LISTED_ROWS = 20_000

const thin = { style: 'thin' as const, color: { rgb: 'BFBFBF' } }
const BORDER = { top: thin, bottom: thin, left: thin, right: thin }
const CENTRE = { horizontal: 'center' as const, vertical: 'center' as const, wrapText: true }
const HEAD: CellStyle = {
  font: { bold: true },
  border: BORDER,
  alignment: CENTRE,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2EFEA' } },
}
const NEEDED: CellStyle = { ...HEAD, font: { bold: true, color: { rgb: 'A8000C' } } }
const EXAMPLE: CellStyle = { font: { italic: true, color: { rgb: '7F7F7F' } }, border: BORDER }
const TEXT: CellStyle = { alignment: { wrapText: true, vertical: 'top' } }
/** Said above the heads, which are red where they must be filled in. */
const LEGEND_WORDS = '红色表头的列必须填写，黑色的可以不填；各列怎么填，见第二张工作表“填写说明”。'
const LEGEND: CellStyle = { font: { color: { rgb: 'A8000C' } }, alignment: { vertical: 'center' } }
/** All columns on one sheet of paper, the head on each. */
const PAGE = { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const
/** Cells that are filled in are text: a number of a day or a long number stays as it was typed. */
const TYPED: CellStyle = { numFmt: '@' }

/** Width of the column of explanations. */
const WORDS = 90

const explanationOf = ({ explain, choices }: TemplateColumn): string =>
  choices ? `${explain}可选：${choices.join('、')}。` : explain

const letter = (index: number): string => String.fromCharCode(65 + index)

export async function templateXlsx({ title, columns, notes }: Template): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>()
  cells.set('0,0', { style: LEGEND })
  columns.forEach(({ required }, i) => {
    cells.set(`1,${i}`, { style: required ? NEEDED : HEAD })
    cells.set(`2,${i}`, { style: EXAMPLE })
    for (let row = 3; row < 53; row++) cells.set(`${row},${i}`, { style: TYPED })
  })
  const explained = new Map<string, Partial<Cell>>()
  const start = notes.length + 1
  for (let i = 0; i < 3; i++) explained.set(`${start},${i}`, { style: HEAD })
  columns.forEach((_, row) => {
    for (let i = 0; i < 3; i++) explained.set(`${start + 1 + row},${i}`, { style: TEXT })
  })
  return writeXlsx({
    sheets: [
      {
        name: title,
        columns: columns.map(({ head, example }) => ({
          width: Math.max(12, columnsOf(head) + 4, columnsOf(example) + 4),
        })),
        rows: [[LEGEND_WORDS], columns.map(({ head }) => head), columns.map(({ example }) => example)],
        cells,
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: columns.length - 1 }],
        freezePane: { rows: 2 },
        pageSetup: { ...PAGE, printTitlesRow: '$2:$2' },
        dataValidations: columns.flatMap(({ choices }, i) =>
          choices
            ? [
                {
                  type: 'list' as const,
                  values: [...choices],
                  range: `${letter(i)}3:${letter(i)}${LISTED_ROWS}`,
                  allowBlank: true,
                  showErrorMessage: false,
                },
              ]
            : [],
        ),
      },
      {
        name: '填写说明',
        columns: [{ width: 22 }, { width: 8 }, { width: WORDS }],
        rows: [
          ...notes.map((note) => [note]),
          [null],
          ['列', '必填', '怎么填'],
          ...columns.map((column) => [column.head, column.required ? '是' : '', explanationOf(column)]),
        ],
        cells: explained,
        // Heights are written, since not every program finds them by itself where cells wrap.
        rowDefs: new Map(
          columns.map((column, row) => [
            start + 1 + row,
            { height: LINE * Math.ceil(columnsOf(explanationOf(column)) / (WORDS - 2)) + 2 },
          ]),
        ),
        pageSetup: PAGE,
      },
    ],
  })
}
