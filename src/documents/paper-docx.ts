/** A paper as a Word document on the upright page of GB/T 9704: 仿宋 in size three, 22 lines to a page. */
import {
  AlignmentType,
  Document,
  HeightRule,
  LineRuleType,
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
import type { Paper, PaperBlock } from './paper.schema.ts'
import { titleLines } from './title.rules.ts'

const WIDTH = widthOf('upright')
/** Twips: a line of the standard's page, two characters of the text's size, the least height of a table's row. */
const LINE = 579
const INDENT = 2 * SIZE.body * 10
const ROW = 510
/** Characters of the title to a line. */
const ROOM = Math.floor(WIDTH / (SIZE.title * 10))
/** Share of the names of facts. */
const NAMES = 0.22

type Face = (typeof FACES)[keyof typeof FACES]
const run = (text: string, font: Face = FACES.body, size = SIZE.body) => new TextRun({ text, font, size })
const spacing = { line: LINE, lineRule: LineRuleType.EXACT }

/** The bytes of a .docx. */
export async function paperDocx({ title, under, blocks }: Paper): Promise<Buffer> {
  const document = new Document({
    title,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        ...sectionOf('upright'),
        children: [
          centred(titleLines(title, ROOM), FACES.title, SIZE.title, under ? 120 : 480),
          ...(under ? [centred(under, FACES.body, SIZE.note, 300)] : []),
          ...blocks.flatMap((block, i) => drawn(block, blocks[i + 1]?.is === 'note')),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** @param noted a note follows, which does not stand on a page of its own */
function drawn(block: PaperBlock, noted: boolean): (Paragraph | Table)[] {
  switch (block.is) {
    case 'heading':
      return [
        new Paragraph({
          spacing,
          indent: { firstLine: INDENT },
          // A heading alone on its line does not end a page.
          keepNext: !block.rest,
          children: [run(block.text, FACES.head), ...(block.rest ? [run(block.rest)] : [])],
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ spacing, indent: { firstLine: INDENT }, children: [run(block.text)] })]
    case 'address':
      return [new Paragraph({ spacing, children: [run(block.text)] })]
    case 'signature':
      return block.lines.map(
        (text, i) =>
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            spacing: { ...spacing, before: i === 0 ? LINE : 0 },
            indent: { right: INDENT },
            keepNext: noted || i < block.lines.length - 1,
            children: [run(text)],
          }),
      )
    case 'facts':
      return [
        table(
          [NAMES, 1 - NAMES],
          block.rows.map(([name, value]) => rowOf([cell(name, true, true), cell(value, false, false)])),
        ),
        new Paragraph({ children: [run('', FACES.body, SIZE.cell)] }),
      ]
    case 'table': {
      const { columns, rows } = block
      const all = columns.reduce((sum, { share }) => sum + share, 0)
      const head = columns.map((column) => cell(column.head, true, true))
      return [
        table(
          columns.map(({ share }) => share / all),
          [rowOf(head, true), ...rows.map((texts) => rowOf(texts.map((text) => cell(text, false, true))))],
        ),
      ]
    }
    case 'note':
      return [new Paragraph({ spacing: { before: 200 }, children: [run(block.text, FACES.body, SIZE.cell)] })]
  }
}

const rowOf = (children: TableCell[], tableHeader = false) =>
  new TableRow({
    tableHeader,
    cantSplit: children.length > 2,
    height: { value: ROW, rule: HeightRule.ATLEAST },
    children,
  })

function table(shares: readonly number[], rows: TableRow[]): Table {
  const columnWidths = shares.map((share) => Math.round(WIDTH * share))
  return new Table({ layout: TableLayoutType.FIXED, width: { size: WIDTH, type: WidthType.DXA }, columnWidths, rows })
}

const cell = (text: string, head: boolean, middle: boolean) =>
  new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: middle ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [run(line, head ? FACES.head : FACES.body, SIZE.note)],
        }),
    ),
  })
