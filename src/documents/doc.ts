/** The text of an old Word file (.doc, and .wps of the same make), with its tables. */
import CFB from 'cfb'
import { compose, type Part } from './compose.rules.ts'
import { type Piece, piecesOf } from './doc-pieces.ts'
import { isUnseen, type Properties, paragraphOf, propertiesOf } from './doc-properties.ts'
import { DocTables } from './doc-tables.rules.ts'
import { type Extracted, Unreadable } from './document.schema.ts'

const BROKEN = '文件已损坏或格式太旧，打不开。请用 Word 或 WPS 打开，另存为 .docx 后重新上传'
/** Place of the flags in the file's header (MS-DOC § 2.5), and how long that is at least. */
const FLAGS = 0x0a
const HEADER = 0x01aa

/** Throws Unreadable with the reason for the user. */
export function extractDoc(bytes: Uint8Array): Extracted {
  const { main, table, data } = streamsOf(bytes)
  try {
    return compose(partsOf(piecesOf(main, table), propertiesOf(main, table, data)))
  } catch {
    throw new Unreadable(BROKEN)
  }
}

function streamsOf(bytes: Uint8Array): Record<'main' | 'table' | 'data', Buffer> {
  const container = open(bytes)
  const stream = (name: string): Buffer | null => {
    const found = CFB.find(container, name)
    return found?.content ? Buffer.from(found.content as Uint8Array) : null
  }
  if (stream('EncryptedPackage')) throw new Unreadable('文件加了密码，打不开。请去掉密码后重新上传')
  if (stream('Workbook') ?? stream('Book')) throw new Unreadable('这是 Excel 文件。要点请用 Word、PDF 或文本文件上传')
  const main = stream('WordDocument')
  if (!main || main.length < HEADER) throw new Unreadable(BROKEN)
  const flags = main.readUInt16LE(FLAGS)
  if (flags & 0x0100) throw new Unreadable('文件加了密码，打不开。请去掉密码后重新上传')
  if (stream('_VBA_PROJECT')) throw new Unreadable('文件含有宏。请另存为不含宏的 Word 文档（.docx）后重新上传')
  const table = stream(flags & 0x0200 ? '1Table' : '0Table')
  if (!table) throw new Unreadable(BROKEN)
  return { main, table, data: stream('Data') ?? Buffer.alloc(0) }
}

function open(bytes: Uint8Array): CFB.CFB$Container {
  try {
    return CFB.read(Buffer.from(bytes), { type: 'buffer' })
  } catch {
    throw new Unreadable(BROKEN)
  }
}

/** What stands for a character on the page; other control characters are marks of a picture, a note or a comment. */
const SHOWN: Readonly<Record<string, string>> = { '\v': '\n', '\u000e': '\n', '\u001e': '-', '\t': ' ' }
const CELL = '\u0007'
const ENDS = new Set(['\r', '\f', CELL])
const isControl = (c: string) => c < ' ' || (c >= '\u007f' && c < '\u00a0')

function partsOf(pieces: readonly Piece[], properties: Properties): Part[] {
  const tables = new DocTables()
  const fields = new Fields()
  let text: string[] = []
  /** A paragraph whose end is deleted or hidden: it goes on in the next one, but not into a table or out of it. */
  let begun = { text: '', inTable: false }
  const take = (inTable: boolean): string => {
    if (begun.text !== '' && begun.inTable !== inTable) tables.paragraph(begun.text, begun.inTable)
    const written = (begun.inTable === inTable ? begun.text : '') + text.join('')
    text = []
    begun = { text: '', inTable }
    return written
  }
  for (const piece of pieces) {
    const unseen = isUnseen(piece.settings)
    for (let i = 0; i < piece.text.length; i++) {
      const c = piece.text[i]!
      const place = piece.at + piece.wide * i
      const seen = fields.shows(c) && !unseen && !properties.unseenAt(place)
      if (ENDS.has(c)) {
        const told = properties.paragraphAt(place)
        const paragraph = told && paragraphOf(piece.settings, told)
        const inTable = paragraph?.inTable ?? false
        const written = take(inTable)
        if (c === CELL) tables.cell(written, paragraph)
        else if (seen) tables.paragraph(written, inTable)
        else begun = { text: written, inTable }
      } else if (seen) text.push(SHOWN[c] ?? (isControl(c) ? '' : c))
    }
  }
  const rest = take(false)
  if (rest !== '') tables.paragraph(rest, false)
  return tables.parts()
}

/** Of a field only its result is shown: what stands between its separator and its end. */
class Fields {
  readonly #results: boolean[] = []
  #codes = 0

  /** Whether the next character is shown, as far as fields say. */
  shows(c: string): boolean {
    if (c === '\u0013') {
      this.#results.push(false)
      this.#codes++
    } else if (c === '\u0014' && this.#results.at(-1) === false) {
      this.#results[this.#results.length - 1] = true
      this.#codes--
    } else if (c === '\u0015' && this.#results.pop() === false) this.#codes--
    return this.#codes === 0
  }
}
