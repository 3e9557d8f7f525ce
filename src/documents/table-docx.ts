/** A table as a Word document on the page of GB/T 9704, A4 across. */
import {
  AlignmentType,
  Document,
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
import { centred, FACES, SIZE, sectionOf, widthOf } from './gbt.ts'
import type { PaperTable } from './paper-table.schema.ts'

const WIDTH = widthOf('across')

/** The bytes of a .docx. */
export async function tableDocx({ title, note, columns, rows }: PaperTable): Promise<Buffer> {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.round((WIDTH * share) / all))
  const cell = (text: string, column: number, head: boolean) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            alignment: head || column === 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
            children: [new TextRun({ text: line, font: head ? FACES.head : FACES.body, size: SIZE.cell })],
          }),
      ),
    })
  const row = (texts: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: texts.map((text, column) => cell(text, column, head)),
    })
  const document = new Document({
    title,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        ...sectionOf('across'),
        children: [
          centred(title, FACES.title, SIZE.title, 120),
          centred(note, FACES.body, SIZE.note, 240),
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size: WIDTH, type: WidthType.DXA },
            columnWidths: widths,
            rows: [
              row(
                columns.map(({ head }) => head),
                true,
              ),
              ...rows.map((texts) => row(texts, false)),
            ],
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
