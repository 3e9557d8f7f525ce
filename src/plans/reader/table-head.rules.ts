/** The head of a table: what each of its columns holds. It may take two rows, and name months or quarters. */
import type { CellPlace } from '#documents/document.schema.ts'
import type { Block } from './block.schema.ts'
import {
  IS_AIM_COLUMN,
  IS_COLUMN,
  IS_OWNER_COLUMN,
  IS_TASK_COLUMN,
  IS_TIME_COLUMN,
  isTimeCell,
} from './layout.rules.ts'
import { isTimeHead } from './sections.rules.ts'
import { ownersOf } from './subject-phrase.rules.ts'

/** `when`: the head says when, its cells what or only that it is to be done then. */
export type ColumnKind = 'lead' | 'task' | 'time' | 'owner' | 'proof' | 'aside' | 'when'

export interface Column {
  readonly kind: ColumnKind
  /** The cells of the head that say when. */
  readonly when: readonly Block[]
}

export interface Head {
  /** The first row and the number of rows. */
  readonly at: number
  readonly rows: number
  readonly column: (column: number) => Column
}

/** The blocks of a cell, by where it starts. */
export type Inside = ReadonlyMap<number, readonly Block[]>

/** Columns that say nothing of what is to be done. */
const ASIDE = /^(?:序号|编号|备注|说明|分值|评分标准|地点|落实情况|完成情况)$/
/** Under 月份 or 时间 the months may lack their 月. */
const BARE_MONTH = /^(?:1[0-2]|[1-9])$/
const HEAD_ROWS = 3

interface Word {
  readonly column: number
  readonly word: string
  readonly blocks: readonly Block[]
}

const columnWord = (blocks: readonly Block[] | undefined) =>
  blocks?.length === 1 && blocks[0]!.text.length <= 10 && IS_COLUMN.test(blocks[0]!.text) ? blocks[0]!.text : null

const isWhen = (blocks: readonly Block[] | undefined) => blocks?.length === 1 && isTimeHead(blocks[0]!.text)

/** The head of a table, by the rows of its cells; null where none can be told. */
export function headOf(byRow: readonly (readonly CellPlace[])[], inside: Inside): Head | null {
  const named = (row: readonly CellPlace[]) => row.filter((cell) => columnWord(inside.get(cell.start))).length
  const timed = (row: readonly CellPlace[]) => row.filter((cell) => isWhen(inside.get(cell.start))).length
  let at = byRow.findIndex((row) => named(row) >= 2)
  if (at < 0) at = byRow.findIndex((row, i) => i < HEAD_ROWS && timed(row) >= 2 && timed(row) + 2 >= row.length)
  if (at < 0 && named(byRow[0] ?? []) === 1 && isToldBelow(byRow, inside)) at = 0
  if (at < 0) return null
  const first = byRow[at]!
  const starts = new Set(first.map(({ start }) => start))
  const below = (byRow[at + 1] ?? []).filter(({ start }) => !starts.has(start))
  const told = (cell: CellPlace) => columnWord(inside.get(cell.start)) !== null || isWhen(inside.get(cell.start))
  const months = below.length >= 4 && below.every((cell) => BARE_MONTH.test(wordOf(cell, inside)))
  const second = below.length >= 2 && (months || below.every(told))
  const words = [...first, ...(second ? below : [])].map(
    (cell): Word => ({ column: cell.column, word: wordOf(cell, inside), blocks: inside.get(cell.start) ?? [] }),
  )
  // A word of the second row stands for its column alone; that above it stood for all of them.
  const byColumn = [...new Map(words.map((word) => [word.column, word])).values()].sort((a, b) => a.column - b.column)
  const rows = second ? 2 : 1
  const shown = shownBelow(byRow.slice(at + rows, at + rows + SHOWN), inside)
  return { at, rows, column: columnsOf(byColumn, months ? new Set(below.map((c) => c.column)) : null, shown) }
}

/** A first row of short words over columns of times and owners: a head of its own making. */
function isToldBelow([first = [], ...rows]: readonly (readonly CellPlace[])[], inside: Inside): boolean {
  const words = first.map((cell) => wordOf(cell, inside))
  if (words.length < 2 || words.some((word) => word.length > 10 || ownersOf(word, true) !== null || isTimeCell(word)))
    return false
  const shown = shownBelow(rows.slice(0, SHOWN), inside)
  return [...shown.values()].some(({ cells, owners, times }) => cells > 1 && Math.max(owners, times) * 2 > cells)
}

/** Rows by which a column is told whose head says nothing. */
const SHOWN = 12

interface Shown {
  readonly characters: number
  readonly cells: number
  readonly owners: number
  readonly times: number
}

/** What the cells of each column hold, for columns with heads of their own making. */
function shownBelow(rows: readonly (readonly CellPlace[])[], inside: Inside): ReadonlyMap<number, Shown> {
  const shown = new Map<number, Shown>()
  for (const { column, start } of rows.flat()) {
    const word = wordOf({ start }, inside)
    if (word === '') continue
    const { characters, cells, owners, times } = shown.get(column) ?? { characters: 0, cells: 0, owners: 0, times: 0 }
    shown.set(column, {
      characters: characters + word.length,
      cells: cells + 1,
      owners: owners + (ownersOf(word, true) === null ? 0 : 1),
      times: times + (isTimeCell(word) ? 1 : 0),
    })
  }
  return shown
}

const wordOf = (cell: Pick<CellPlace, 'start'>, inside: Inside) =>
  (inside.get(cell.start) ?? []).map(({ text }) => text).join('')

function columnsOf(
  words: readonly Word[],
  months: ReadonlySet<number> | null,
  shown: ReadonlyMap<number, Shown>,
): Head['column'] {
  const says = ({ column, blocks }: Word) => months?.has(column) === true || isWhen(blocks)
  const whens = words.filter(says)
  const parted = whens.length >= 2
  const tasks = words.filter(({ word }) => IS_TASK_COLUMN.test(word) && !/^(?:类别|类型)$/.test(word))
  const before = parted ? words.findLast((word) => word.column < whens[0]!.column && !says(word)) : undefined
  const unnamed = words.filter((one) => !IS_COLUMN.test(one.word) && !says(one) && shown.has(one.column))
  const mostly = ({ column }: Word, what: 'owners' | 'times') => shown.get(column)![what] * 2 > shown.get(column)!.cells
  const longest = unnamed
    .filter((one) => !mostly(one, 'owners') && !mostly(one, 'times'))
    .sort((a, b) => shown.get(b.column)!.characters - shown.get(a.column)!.characters)[0]
  const task = tasks.filter(({ word }) => !IS_AIM_COLUMN.test(word)).at(-1) ?? tasks.at(-1) ?? before ?? longest
  const kinds = words.map((one): Column & { readonly column: number } => {
    const { column, word, blocks } = one
    const kind = ((): ColumnKind => {
      if (column === task?.column) return 'task'
      if (ASIDE.test(word)) return 'aside'
      if (parted && says(one)) return 'when'
      if (IS_TIME_COLUMN.test(word)) return 'time'
      if (IS_OWNER_COLUMN.test(word)) return /^(?:配合|协办|参加)/.test(word) ? 'aside' : 'owner'
      if (unnamed.includes(one) && mostly(one, 'times')) return 'time'
      if (unnamed.includes(one) && column > (task?.column ?? 0) && mostly(one, 'owners')) return 'owner'
      return task && column > task.column ? 'proof' : 'lead'
    })()
    return { column, kind, when: kind === 'when' ? blocks : [] }
  })
  return (column) => kinds.findLast((one) => one.column <= column) ?? { kind: 'lead', when: [] }
}
