/** Tables that the format has kept: the head tells what each column holds, so no cell has to be guessed from its words. */
import type { CellPlace } from '#documents/document.schema.ts'
import type { Block } from './block.schema.ts'
import { IS_COLUMN, IS_OWNER_COLUMN, IS_TASK_COLUMN, IS_TIME_COLUMN } from './layout.rules.ts'

type Column = 'lead' | 'task' | 'time' | 'owner' | 'proof' | 'aside'

/** Columns that say nothing of what is to be done. */
const ASIDE = /^(?:序号|编号|备注|说明|分值|评分标准|地点|落实情况|完成情况)$/

/** The order in which a row is read: what it groups, its tasks, when, who, what shows it. */
const ORDER: readonly Column[] = ['lead', 'task', 'time', 'owner', 'proof']

/** The blocks with those of every table that has a head put in the order of its rows and told by their columns. */
export function withTables(blocks: readonly Block[], cells: readonly CellPlace[]): Block[] {
  if (cells.length === 0) return [...blocks]
  const inside = blocksByCell(blocks, cells)
  const arranged = new Map<Block, readonly Block[]>()
  const taken = new Set<Block>()
  let rows = 0
  for (const table of Map.groupBy(cells, (cell) => cell.table).values()) {
    const byRow = [...Map.groupBy(table, (cell) => cell.row).values()]
    const headAt = byRow.findIndex((row) => row.filter((cell) => columnWord(inside.get(cell.start))).length >= 2)
    if (headAt < 0) continue
    const columns = columnsOf(byRow[headAt]!, inside)
    const first = inside.get(table[0]!.start)?.[0]
    if (!first) continue
    const list: Block[] = []
    for (const [at, row] of byRow.entries()) {
      const own = row.filter(
        ({ start, row }) => !byRow[at - 1]?.some((above) => above.start === start && row > above.row),
      )
      for (const cell of row) for (const block of inside.get(cell.start) ?? []) taken.add(block)
      if (at === headAt) list.push(...own.flatMap((cell) => inside.get(cell.start) ?? []).map(asHead))
      // A line of its own across the table, above or between its rows.
      else if (at < headAt || (own.length === 1 && row.length === 1))
        list.push(...own.flatMap((cell) => inside.get(cell.start) ?? []))
      else list.push(...rowOf(row, new Set(own), columns, inside, ++rows))
    }
    arranged.set(first, list)
  }
  return blocks.flatMap((block) => arranged.get(block) ?? (taken.has(block) ? [] : [block]))
}

type Inside = ReadonlyMap<number, readonly Block[]>

/** The blocks of each cell, by where it starts. */
function blocksByCell(blocks: readonly Block[], cells: readonly CellPlace[]): Inside {
  const places = [...new Map(cells.map((cell) => [cell.start, cell])).values()].sort((a, b) => a.start - b.start)
  const inside = new Map<number, Block[]>()
  let at = 0
  for (const block of blocks) {
    while (at < places.length && places[at]!.end < block.end) at++
    const place = places[at]
    if (place && block.start >= place.start) inside.set(place.start, [...(inside.get(place.start) ?? []), block])
  }
  return inside
}

const columnWord = (blocks: readonly Block[] | undefined) =>
  blocks?.length === 1 && blocks[0]!.text.length <= 10 && IS_COLUMN.test(blocks[0]!.text) ? blocks[0]!.text : null

function columnsOf(head: readonly CellPlace[], inside: Inside): (column: number) => Column {
  const words = head.map(({ column, start }) => ({ column, word: columnWord(inside.get(start)) ?? '' }))
  const tasks = words.filter(({ word }) => IS_TASK_COLUMN.test(word) && !/^(?:类别|类型)$/.test(word))
  const task = tasks.filter(({ word }) => !/要求|目标/.test(word)).at(-1) ?? tasks.at(-1)
  const kinds = words.map(({ column, word }) => ({
    column,
    kind: ((): Column => {
      if (column === task?.column) return 'task'
      if (ASIDE.test(word)) return 'aside'
      if (IS_TIME_COLUMN.test(word)) return 'time'
      if (IS_OWNER_COLUMN.test(word)) return /^(?:配合|协办|参加)/.test(word) ? 'aside' : 'owner'
      return task && column > task.column ? 'proof' : 'lead'
    })(),
  }))
  return (column) => kinds.findLast((one) => one.column <= column)?.kind ?? 'lead'
}

function rowOf(
  row: readonly CellPlace[],
  own: ReadonlySet<CellPlace>,
  columns: (column: number) => Column,
  inside: Inside,
  number: number,
): Block[] {
  const told = row.flatMap((cell) => {
    const column = columns(cell.column)
    // When and who go on over the rows of a merged cell; what is said in it is said once.
    if (!own.has(cell) && column !== 'time' && column !== 'owner') return []
    return (inside.get(cell.start) ?? []).map((block) => ({ column, block }))
  })
  return ORDER.flatMap((column) =>
    told
      .filter((one) => one.column === column)
      .map(({ block }) => asCell(block, column, { row: number, lead: column === 'lead' })),
  )
}

const asHead = (block: Block): Block => ({ ...block, kind: 'header' })

function asCell(block: Block, column: Column, cell: Block['cell']): Block {
  if (column === 'time' || column === 'owner') return { ...block, kind: column, cell }
  const told = block.kind === 'body' || block.kind === 'short'
  return { ...block, kind: told ? block.kind : /[，；。]/.test(block.text) ? 'body' : 'short', cell }
}
