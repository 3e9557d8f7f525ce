/**
 * What an old Word file says of its characters and paragraphs: hidden or deleted, in a table, end of a row
 * (MS-DOC § 2.4.6). It stands in pages of 512 bytes, each for a range of the main stream.
 */
import type { ParagraphProperties, RowCell } from './doc-tables.rules.ts'

/** Places in the file's header of the lists of pages, each followed by its length. */
const CHARACTER_PAGES = 0xfa
const PARAGRAPH_PAGES = 0x0102
const PAGE = 512

export interface Properties {
  /** Whether the character at a place of the main stream is not to be seen. */
  unseenAt(place: number): boolean
  /** Of the paragraph whose end stands at a place of the main stream; null where nothing is told. */
  paragraphAt(place: number): ParagraphProperties | null
}

const PLAIN: ParagraphProperties = { inTable: false, endsRow: false, cells: null }

/** Never throws; of what is broken nothing is told. */
export function propertiesOf(main: Buffer, table: Buffer, data: Buffer): Properties {
  const hidden = runsOf(main, table, CHARACTER_PAGES, 1, (page, at) => {
    const length = page[at] ?? 0
    return isUnseen(page.subarray(at + 1, at + 1 + length))
  }).filter(({ value }) => value)
  const elsewhere = distant(data)
  const paragraphs = runsOf(main, table, PARAGRAPH_PAGES, 13, (page, at) => {
    const words = page[at] ?? 0
    const [from, length] = words === 0 ? [at + 2, 2 * (page[at + 1] ?? 0)] : [at + 1, 2 * words - 1]
    // The name of a style comes first.
    return paragraphOf(page.subarray(from + 2, from + length), PLAIN, elsewhere)
  })
  return {
    unseenAt: (place) => find(hidden, place) ?? false,
    paragraphAt: (place) => {
      const found = find(paragraphs, place)
      return found === undefined ? null : (found ?? PLAIN)
    },
  }
}

interface Run<T> {
  readonly from: number
  readonly to: number
  /** Null where a run has no properties of its own. */
  readonly value: T | null
}

/** The runs of all pages, by where they begin. `step`: bytes of a page for each run beside its place. */
function runsOf<T>(
  main: Buffer,
  table: Buffer,
  header: number,
  step: number,
  read: (page: Buffer, at: number) => T,
): Run<T>[] {
  const runs: Run<T>[] = []
  try {
    const list = main.readUInt32LE(header)
    const count = Math.floor((main.readUInt32LE(header + 4) - 4) / 8)
    if (count > main.length / PAGE) return []
    for (let i = 0; i < count; i++) {
      const at = (table.readUInt32LE(list + 4 * (count + 1) + 4 * i) & 0x3fffff) * PAGE
      const page = main.subarray(at, at + PAGE)
      if (page.length < PAGE) continue
      const inPage = page[PAGE - 1]!
      if (4 * (inPage + 1) + step * inPage >= PAGE) continue
      for (let run = 0; run < inPage; run++) {
        const from = page.readUInt32LE(4 * run)
        const to = page.readUInt32LE(4 * run + 4)
        const where = 2 * page[4 * (inPage + 1) + step * run]!
        if (from < to) runs.push({ from, to, value: where === 0 ? null : read(page, where) })
      }
    }
  } catch {
    // A list that points out of its stream.
    return []
  }
  return runs.sort((a, b) => a.from - b.from)
}

function find<T>(runs: readonly Run<T>[], place: number): T | null | undefined {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.from <= place) low = middle + 1
    else high = middle
  }
  const run = runs[low - 1]
  return run && place < run.to ? run.value : undefined
}

const IN_TABLE = 0x2416
const ENDS_ROW = 0x2417
const ROW = 0xd608
const MERGE_BESIDE = 0x5624
const MERGE_BELOW = 0xd62b
const DELETED = 0x0800
const HIDDEN = 0x083c
const TABS = 0xc615
/** The settings stand in the data stream, since they are too many for a page. */
const ELSEWHERE = new Set([0x6645, 0x6646, 0x646b])

/** Whether settings of characters hide them: deleted with the change tracked, or hidden. */
export function isUnseen(settings: Buffer): boolean {
  let deleted = false
  let hidden = false
  for (const { name, operand } of settingsIn(settings)) {
    // Besides on and off there is “not as the style”, and no style of a plan hides its text.
    const on = operand[0] === 1 || operand[0] === 0x81
    if (name === DELETED) deleted = on
    else if (name === HIDDEN) hidden = on
  }
  return deleted || hidden
}

/** Properties of a paragraph with settings put on top of them. */
export function paragraphOf(
  settings: Buffer,
  before: ParagraphProperties,
  elsewhere: (place: number) => Buffer | null = () => null,
): ParagraphProperties {
  let { inTable, endsRow, cells } = before
  for (const { name, operand } of settingsIn(settings)) {
    if (name === IN_TABLE) inTable = operand[0] === 1
    else if (name === ENDS_ROW) endsRow = operand[0] === 1
    else if (name === ROW) cells = cellsOf(operand)
    else if (name === MERGE_BESIDE && cells)
      cells = cells.map((cell, i) => (i > operand[0]! && i < operand[1]! ? { ...cell, beside: true } : cell))
    else if (name === MERGE_BELOW && cells)
      cells = cells.map((cell, i) => (i === operand[1] ? { ...cell, below: operand[2] === 1 } : cell))
    else if (ELSEWHERE.has(name)) {
      const more = elsewhere(operand.readUInt32LE(0))
      if (more) ({ inTable, endsRow, cells } = paragraphOf(more, { inTable, endsRow, cells }))
    }
  }
  return { inTable, endsRow, cells }
}

/** Lists of settings in the data stream, each to be read once; together never much more than there is. */
function distant(data: Buffer): (place: number) => Buffer | null {
  let left = 4 * data.length
  return (place) => {
    if (place + 2 > data.length) return null
    const list = data.subarray(place + 2, place + 2 + data.readUInt16LE(place))
    left -= list.length
    return left < 0 ? null : list
  }
}

function* settingsIn(list: Buffer): Generator<{ name: number; operand: Buffer }> {
  let at = 0
  while (at + 3 <= list.length) {
    const name = list.readUInt16LE(at)
    const length = lengthOf(name, list, at + 2)
    if (at + 2 + length > list.length) return
    yield { name, operand: list.subarray(at + 2, at + 2 + length) }
    at += 2 + length
  }
}

const LENGTHS = [1, 1, 2, 4, 2, 2, 0, 3]

/** Bytes of an operand; its kind is in the name. */
function lengthOf(name: number, list: Buffer, at: number): number {
  const kind = name >> 13
  if (kind !== 6) return LENGTHS[kind]!
  const length = list[at]!
  if (name === ROW) return length + 256 * (list[at + 1] ?? 0) + 1
  if (name !== TABS || length !== 255) return length + 1
  const removed = list[at + 1] ?? 0
  return 3 + 4 * removed + 3 * (list[at + 2 + 4 * removed] ?? 0)
}

/** No program makes more columns; what says so is broken. */
const COLUMNS = 64

/** The cells of a row: their edges, then twenty bytes for each, of which the last ones may be missing. */
function cellsOf(operand: Buffer): RowCell[] | null {
  const count = operand[2] ?? 0
  const flagsAt = 3 + 2 * (count + 1)
  if (count > COLUMNS || operand.length < flagsAt) return null
  let first = 0
  return Array.from({ length: count }, (_, i) => {
    const at = flagsAt + 20 * i
    const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0
    // Of merged cells the first has one sign and the others have another; programs do not agree on which.
    const beside = flags & 3
    const goesOn = first !== 0 && beside !== 0 && beside !== first
    if (!goesOn) first = beside
    return { left: operand.readInt16LE(3 + 2 * i), below: ((flags >> 5) & 3) === 1, beside: goesOn }
  })
}
