/** A table as a Word document in the faces of GB/T 9704, A4 across, on its page or on that of a register. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  LineRuleType,
  NoBreakHyphen,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { columnWidths } from './column-widths.rules.ts'
import { centred, FACES, SIZE, sectionOf, widthOf } from './gbt.ts'
import type { PaperTable } from './paper-table.schema.ts'

interface Look {
  /** Half-points of the cells and of the line below the title. */
  readonly size: number
  readonly note: number
  /** Twips of a line in a cell: by itself it would be as high as the face that the reader's machine happens to have. */
  readonly leading: number
  /** Twips over and under the text of a cell. */
  readonly air: number
  /** Twips between that line and the table. */
  readonly gap: number
}

const STANDARD: Look = { size: SIZE.list, note: SIZE.note, leading: 290, air: 50, gap: 240 }

/** A register holds a whole year and goes to nobody outside: 小五, about thirty rows on a page. */
const DENSE: Look = { size: SIZE.dense, note: SIZE.list, leading: 240, air: 26, gap: 120 }

/** Twips left and right of the text of a cell. */
const SIDE = 70

/** Rows at the end that stay on one page. */
const TOGETHER = 4

/** A day such as 2026-03-05 does not break at its hyphens. */
const unbroken = (line: string) =>
  line.split(/(?<=\d)-(?=\d)/).flatMap((part, i) => (i === 0 ? [part] : [new NoBreakHyphen(), part]))

const NONE = { style: BorderStyle.NONE } as const

/** A row without lines: below the table it would be on a page of its own where the table fills the last one. */
const ending = (text: string, columns: number) =>
  new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: columns,
        borders: { left: NONE, right: NONE, bottom: NONE },
        children: [
          new Paragraph({
            spacing: { before: 300 },
            children: [new TextRun({ text, font: FACES.body, size: SIZE.cell })],
          }),
        ],
      }),
    ],
  })

/** The bytes of a .docx. */
export async function tableDocx({ title, note, columns, rows, end, page = 'across' }: PaperTable): Promise<Buffer> {
  const total = widthOf(page)
  const look = page === 'register' ? DENSE : STANDARD
  const widths = columnWidths({ columns, rows }, { total, size: look.size, margins: 2 * SIDE })
  const cell = (text: string, column: number, head: boolean, keepNext: boolean) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: look.air, bottom: look.air, left: SIDE, right: SIDE },
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            alignment: head || column === 0 || columns[column]!.align ? AlignmentType.CENTER : AlignmentType.LEFT,
            keepNext,
            spacing: { line: look.leading, lineRule: LineRuleType.EXACT },
            children: [
              new TextRun({ children: unbroken(line), font: head ? FACES.head : FACES.body, size: look.size }),
            ],
          }),
      ),
    })
  const row = (texts: readonly string[], head: boolean, keepNext = false) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: texts.map((text, column) => cell(text, column, head, keepNext)),
    })
  // The last page does not hold a single row.
  const keeps = (index: number) => index >= rows.length - TOGETHER && (end !== undefined || index < rows.length - 1)
  const document = new Document({
    title,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        ...sectionOf(page),
        children: [
          centred(title, FACES.title, SIZE.title, 120),
          centred(note, FACES.body, look.note, look.gap),
          new Table({
            layout: TableLayoutType.FIXED,
            // In the middle of the text block: by itself a table hangs out of it by the margin of its cells.
            alignment: AlignmentType.CENTER,
            width: { size: total, type: WidthType.DXA },
            columnWidths: widths,
            rows: [
              row(
                columns.map(({ head }) => head),
                true,
              ),
              ...rows.map((texts, i) => row(texts, false, keeps(i))),
              ...(end ? [ending(end, columns.length)] : []),
            ],
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
