/** A table as a Word document on the page of GB/T 9704: A4 across, its margins, faces and page numbers. */
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { PaperTable } from './paper-table.schema.ts'

/** Twips of a millimetre. */
const MM = 1440 / 25.4
/** A4 across, with the standard's margins turned: 37 mm at the head of the upright page lie on the left. */
const PAGE = { width: 297, height: 210, top: 28, bottom: 26, left: 37, right: 35 }
const WIDTH = Math.round((PAGE.width - PAGE.left - PAGE.right) * MM)

/** Half-points. */
const SIZE = { title: 44, note: 28, cell: 24, foot: 28 }
const face = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name, cs: name })
const TITLE = face('方正小标宋简体')
const HEAD = face('黑体')
const BODY = face('仿宋')
const NUMBER = face('宋体')

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
            children: [new TextRun({ text: line, font: head ? HEAD : BODY, size: SIZE.cell })],
          }),
      ),
    })
  const row = (texts: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: texts.map((text, column) => cell(text, column, head)),
    })
  const line = (text: string, font: ReturnType<typeof face>, size: number, after: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after },
      children: [new TextRun({ text, font, size })],
    })
  const footer = (alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']) =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: { left: 320, right: 320 },
          children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: NUMBER, size: SIZE.foot })],
        }),
      ],
    })
  const document = new Document({
    title,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            // The library turns the page itself: width and height are those of the upright sheet.
            size: {
              width: Math.round(PAGE.height * MM),
              height: Math.round(PAGE.width * MM),
              orientation: PageOrientation.LANDSCAPE,
            },
            margin: {
              top: Math.round(PAGE.top * MM),
              bottom: Math.round(PAGE.bottom * MM),
              left: Math.round(PAGE.left * MM),
              right: Math.round(PAGE.right * MM),
            },
          },
        },
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children: [
          line(title, TITLE, SIZE.title, 120),
          line(note, BODY, SIZE.note, 240),
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
