/** The characters of an old Word file in order, by its piece table (MS-DOC § 2.4.1), which every Word since 97 writes. */

/** Places in the file's header (MS-DOC § 2.5): length of the body, the piece table. */
const BODY_LENGTH = 0x4c
const PIECES_AT = 0x01a2
const PIECES_LENGTH = 0x01a6

/** A stretch of the body. */
export interface Piece {
  readonly text: string
  /** Where its first character stands in the main stream, and how many bytes each takes. */
  readonly at: number
  readonly wide: 1 | 2
  /** What holds for all of it beside the properties of its characters and paragraphs, as a list of settings. */
  readonly settings: Buffer
}

const NONE = Buffer.alloc(0)

/** Settings with one byte of operand that a piece may carry in short, by their short names. */
const SHORT: Readonly<Record<number, number>> = { 24: 0x2416, 25: 0x2417, 65: 0x0800, 92: 0x083c }

/** The pieces of the body. Throws (any error) where the file is broken. */
export function piecesOf(main: Buffer, table: Buffer): Piece[] {
  let at = main.readUInt32LE(PIECES_AT)
  const end = at + main.readUInt32LE(PIECES_LENGTH)
  // Lists of settings stand before the pieces.
  const lists: Buffer[] = []
  while (at < end && table[at] === 1) {
    const length = table.readUInt16LE(at + 1)
    lists.push(table.subarray(at + 3, at + 3 + length))
    at += 3 + length
  }
  if (table[at] !== 2) throw new Error('no pieces')
  const count = (table.readUInt32LE(at + 1) - 4) / 12
  const places = at + 5
  const pieces: Piece[] = []
  let left = main.readUInt32LE(BODY_LENGTH)
  // No character stands in two pieces: a file that says so would grow without bounds.
  let bytesLeft = main.length
  for (let i = 0; i < count && left > 0; i++) {
    const said = table.readUInt32LE(places + 4 * (i + 1)) - table.readUInt32LE(places + 4 * i)
    const piece = places + 4 * (Math.floor(count) + 1) + 8 * i
    const where = table.readUInt32LE(piece + 2)
    // One byte for each character where all of them are Western.
    const wide = (where & 0x40000000) !== 0 ? 1 : 2
    const from = wide === 1 ? Math.floor((where & 0x3fffffff) / 2) : where & 0x3fffffff
    const characters = Math.min(said, left, Math.max(0, Math.floor((main.length - from) / wide)))
    if (characters < 0) throw new Error('pieces out of order')
    bytesLeft -= characters * wide
    if (bytesLeft < 0) throw new Error('pieces overlap')
    left -= characters
    const text = new TextDecoder(wide === 1 ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(
      main.subarray(from, from + characters * wide),
    )
    pieces.push({ text, at: from, wide, settings: settingsOf(table.readUInt16LE(piece + 6), lists) })
  }
  return pieces
}

function settingsOf(short: number, lists: readonly Buffer[]): Buffer {
  if (short === 0) return NONE
  if (short & 1) return lists[short >> 1] ?? NONE
  const name = SHORT[(short >> 1) & 0x7f]
  return name === undefined ? NONE : Buffer.from([name & 0xff, name >> 8, short >> 8])
}
