/**
 * The text of an old Word file (.doc, and .wps of the same make): the piece table of MS-DOC § 2.4.1, where every
 * version of Word since 97 keeps the characters of the document in order.
 */
import CFB from 'cfb'
import { type CellContent, compose, type Part } from './compose.rules.ts'
import { type Extracted, Unreadable } from './document.schema.ts'

const BROKEN = '文件已损坏或格式太旧，打不开。请用 Word 或 WPS 打开，另存为 .docx 后重新上传'
/** Places in the file's header (MS-DOC § 2.5): flags, length of the body, the piece table. */
const FLAGS = 0x0a
const BODY_LENGTH = 0x4c
const PIECES_AT = 0x01a2
const PIECES_LENGTH = 0x01a6

/** Throws Unreadable with the reason for the user. */
export function extractDoc(bytes: Uint8Array): Extracted {
  return compose(partsOf(charactersOf(bytes)))
}

function charactersOf(bytes: Uint8Array): string {
  const container = open(bytes)
  const stream = (name: string): Buffer | null => {
    const found = CFB.find(container, name)
    return found?.content ? Buffer.from(found.content as Uint8Array) : null
  }
  if (stream('EncryptedPackage')) throw new Unreadable('文件加了密码，打不开。请去掉密码后重新上传')
  if (stream('Workbook') ?? stream('Book')) throw new Unreadable('这是 Excel 文件。要点请用 Word、PDF 或文本文件上传')
  const main = stream('WordDocument')
  if (!main || main.length < PIECES_LENGTH + 4) throw new Unreadable(BROKEN)
  const flags = main.readUInt16LE(FLAGS)
  if (flags & 0x0100) throw new Unreadable('文件加了密码，打不开。请去掉密码后重新上传')
  if (stream('_VBA_PROJECT')) throw new Unreadable('文件含有宏。请另存为不含宏的 Word 文档（.docx）后重新上传')
  const table = stream(flags & 0x0200 ? '1Table' : '0Table')
  if (!table) throw new Unreadable(BROKEN)
  try {
    const text = piecesOf(main, table)
    return text.slice(0, main.readUInt32LE(BODY_LENGTH))
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable(BROKEN)
  }
}

function open(bytes: Uint8Array): CFB.CFB$Container {
  try {
    return CFB.read(Buffer.from(bytes), { type: 'buffer' })
  } catch {
    throw new Unreadable(BROKEN)
  }
}

function piecesOf(main: Buffer, table: Buffer): string {
  let at = main.readUInt32LE(PIECES_AT)
  const end = at + main.readUInt32LE(PIECES_LENGTH)
  // Properties stand before the pieces.
  while (at < end && table[at] === 1) at += 3 + table.readUInt16LE(at + 1)
  if (table[at] !== 2) throw new Unreadable(BROKEN)
  const length = table.readUInt32LE(at + 1)
  const count = (length - 4) / 12
  const places = at + 5
  let text = ''
  for (let i = 0; i < count; i++) {
    const characters = table.readUInt32LE(places + 4 * (i + 1)) - table.readUInt32LE(places + 4 * i)
    const where = table.readUInt32LE(places + 4 * (count + 1) + 8 * i + 2)
    // One byte for each character where all of them are Western.
    const narrow = (where & 0x40000000) !== 0
    const from = narrow ? (where & ~0x40000000) / 2 : where
    const bytes = main.subarray(from, from + characters * (narrow ? 1 : 2))
    text += new TextDecoder(narrow ? 'windows-1252' : 'utf-16le').decode(bytes)
  }
  return text
}

/** Cell marks end a cell, and once more a row. */
const CELL = '\u0007'

function partsOf(raw: string): Part[] {
  const seen = withoutFields(raw)
    .replace(/\v|\f/g, '\r')
    .replaceAll('\u000e', '\r')
    .replaceAll('\u001e', '-')
    .replaceAll('\t', ' ')
    // What else is no character is a mark of a picture, a note or a comment.
    .replace(/\p{Cc}/gu, (mark) => (mark === CELL || mark === '\r' ? mark : ''))
  const parts: Part[] = []
  const pieces = seen.split(CELL)
  const last = pieces.pop() ?? ''
  let cells: string[] = []
  const flush = () => {
    if (cells.length > 0) parts.push(...tableOf(cells))
    cells = []
  }
  for (const piece of pieces) {
    const lines = piece.split('\r')
    // A table begins at the last paragraph: those before it stand above the table or, after its last row, below it.
    const rowEnded = cells.length === 0 || cells.at(-1) === ''
    if (rowEnded && lines.length > 1 && cells.length > 0) flush()
    if (cells.length === 0 && lines.length > 1) {
      parts.push(...lines.slice(0, -1).map((text) => ({ is: 'paragraph' as const, text })))
      cells.push(lines.at(-1)!)
    } else cells.push(piece)
  }
  flush()
  parts.push(...last.split('\r').map((text) => ({ is: 'paragraph' as const, text })))
  return parts
}

/** Rows of one width, each ended by an empty cell; where the marks do not fit one, as with rows of unequal width, lines. */
function tableOf(cells: readonly string[]): Part[] {
  const width = [...cells.keys()].find(
    (n) =>
      n > 0 &&
      n < cells.length - 1 &&
      cells.length % (n + 1) === 0 &&
      cells.every((cell, i) => i % (n + 1) !== n || cell === ''),
  )
  if (!width) return cells.flatMap((cell) => cell.split('\r')).map((text) => ({ is: 'paragraph' as const, text }))
  const rows: CellContent[][] = []
  for (let i = 0; i < cells.length; i += width + 1)
    rows.push(
      cells.slice(i, i + width).map((cell, column, row) => ({
        column,
        paragraphs: cell.split('\r'),
        // Merging is written elsewhere; a row without a number of its own goes on from the one above.
        merged: cell === '' && row[0] === '',
      })),
    )
  return [{ is: 'table', rows }]
}

/** Of a field only its result is shown: what stands between its separator and its end. */
function withoutFields(text: string): string {
  let shown = ''
  const fields: boolean[] = []
  for (const c of text) {
    if (c === '\u0013') fields.push(false)
    else if (c === '\u0014' && fields.length > 0) fields[fields.length - 1] = true
    else if (c === '\u0015') fields.pop()
    else if (fields.every(Boolean)) shown += c
  }
  return shown
}
