/** Word files made for a test. */
import {
  AlignmentType,
  DeletedTextRun,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx'

/** A cell: its paragraphs, one a line; with `^` alone, what goes on from the row above. */
type CellText = string

/** Paragraphs as strings (`# ` and `## ` are numbered by Word as 一、 and （一）), tables as rows of cells. */
export async function wordFile(parts: readonly (string | readonly (readonly CellText[])[])[]): Promise<Uint8Array> {
  const level = (depth: number, text: string) => ({
    ...{ level: depth, format: LevelFormat.CHINESE_COUNTING, text, alignment: AlignmentType.START },
  })
  const document = new Document({
    numbering: { config: [{ reference: 'plan', levels: [level(0, '%1、'), level(1, '（%2）')] }] },
    sections: [{ children: parts.map((part) => (typeof part === 'string' ? paragraph(part) : table(part))) }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function paragraph(text: string): Paragraph {
  const depth = /^#+(?= )/.exec(text)?.[0].length
  const words = depth ? text.slice(depth + 1) : text
  const deleted = words.split(/\[-(.*?)-\]/)
  return new Paragraph({
    ...(depth ? { numbering: { reference: 'plan', level: depth - 1 } } : {}),
    children: deleted.map((run, i) =>
      i % 2 === 0
        ? new TextRun(run)
        : new DeletedTextRun({ text: run, id: i, author: '甲', date: '2026-01-01T00:00:00Z' }),
    ),
  })
}

function table(rows: readonly (readonly CellText[])[]): Table {
  return new Table({
    rows: rows.map(
      (cells, r) =>
        new TableRow({
          children: cells.map((cell, c) => {
            const merge =
              cell === '^'
                ? { verticalMerge: VerticalMergeType.CONTINUE }
                : rows[r + 1]?.[c] === '^'
                  ? { verticalMerge: VerticalMergeType.RESTART }
                  : {}
            const text = cell === '^' ? '' : cell
            return new TableCell({ ...merge, children: text.split('\n').map((line) => new Paragraph(line)) })
          }),
        }),
    ),
  })
}
