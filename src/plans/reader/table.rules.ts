/** Tables that the format has kept: the head tells what each column holds, so no cell has to be guessed from its words. */
import type { CellPlace } from '#documents/document.schema.ts'
import type { Block } from './block.schema.ts'
import { fold } from './fold.rules.ts'
import { blocksOf } from './layout.rules.ts'
import { type Column, type ColumnKind, type Head, headOf, type Inside } from './table-head.rules.ts'

/** The order in which a row is read: what it groups, its tasks, when, who, what shows it. */
const ORDER: readonly ColumnKind[] = ['lead', 'task', 'time', 'owner', 'proof']
/** A cell under a month that says only that it is then. */
const MARK = /^[√✓✔☑●○■□★☆▲△◆◇◎*＊vV1]$/
/** Blocks of a merged cell that each of its rows reads again. */
const MOST = 12

/** The blocks with those of every table that has a head put in the order of its rows and told by their columns. */
export function withTables(blocks: readonly Block[], cells: readonly CellPlace[]): Block[] {
  if (cells.length === 0) return [...blocks]
  const { inside, tables } = tablesOf(blocks, cells)
  const arranged = new Map<Block, readonly Block[]>()
  const taken = new Set<Block>()
  let rows = 0
  for (const { cells: table, byRow, head } of tables) {
    const first = inside.get(table[0]!.start)?.[0]
    if (!head || !first) continue
    const list: Block[] = []
    let above: ReadonlySet<number> = new Set()
    for (const [at, row] of byRow.entries()) {
      const own = row.filter(({ start }) => !above.has(start))
      above = new Set(row.map(({ start }) => start))
      for (const cell of own) for (const block of inside.get(cell.start) ?? []) taken.add(block)
      if (at >= head.at && at < head.at + head.rows)
        list.push(...own.flatMap((cell) => inside.get(cell.start) ?? []).map(asHead))
      // A line of its own across the table, above or between its rows.
      else if (at < head.at || (own.length === 1 && row.length === 1))
        list.push(...own.flatMap((cell) => inside.get(cell.start) ?? []))
      else for (const told of partsOf(row, new Set(own), head, inside)) list.push(...rowOf(told, ++rows))
    }
    arranged.set(first, list)
  }
  return blocks.flatMap((block) => arranged.get(block) ?? (taken.has(block) ? [] : [block]))
}

interface Table<C> {
  readonly cells: readonly C[]
  readonly byRow: readonly (readonly C[])[]
  readonly head: Head | null
}

function tablesOf<C extends CellPlace>(blocks: readonly Block[], cells: readonly C[]) {
  const inside = blocksByCell(blocks, cells)
  const tables = [...Map.groupBy(cells, ({ table }) => table).values()].map((table): Table<C> => {
    const byRow = [...Map.groupBy(table, ({ row }) => row).values()]
    return { cells: table, byRow, head: headOf(byRow, inside) }
  })
  return { inside, tables }
}

/** The tables of a text with their rows and the head of each, as they are read. */
export const headsOf = <C extends CellPlace>(text: string, cells: readonly C[]): Table<C>[] =>
  tablesOf(blocksOf(fold(text), new Set(cells.map(({ start }) => start))), cells).tables

/** The blocks of each cell, by where it starts. */
function blocksByCell(blocks: readonly Block[], cells: readonly CellPlace[]): Inside {
  const places = [...new Map(cells.map((cell) => [cell.start, cell])).values()].sort((a, b) => a.start - b.start)
  const inside = new Map<number, Block[]>()
  let at = 0
  for (const block of blocks) {
    while (at < places.length && places[at]!.end < block.end) at++
    const place = places[at]
    if (!place || block.start < place.start) continue
    const before = inside.get(place.start)
    if (before) before.push(block)
    else inside.set(place.start, [block])
  }
  return inside
}

interface Told {
  readonly kind: ColumnKind
  readonly block: Block
}

/** What a row says: once as a whole, and once for every cell that tells what is to be done at the time of its column. */
function partsOf(row: readonly CellPlace[], own: ReadonlySet<CellPlace>, head: Head, inside: Inside): Told[][] {
  const whole: Told[] = []
  const then: { readonly column: Column; readonly blocks: readonly Block[] }[] = []
  for (const cell of row) {
    const column = head.column(cell.column)
    const blocks = inside.get(cell.start) ?? []
    if (column.kind === 'when') {
      if (own.has(cell)) then.push({ column, blocks })
      continue
    }
    // When and who go on over the rows of a merged cell; what is said in it is said once.
    const goesOn = column.kind === 'time' || column.kind === 'owner'
    if (!own.has(cell) && !goesOn) continue
    for (const block of own.has(cell) ? blocks : blocks.slice(0, MOST)) whole.push({ kind: column.kind, block })
  }
  const isMark = ({ blocks }: { readonly blocks: readonly Block[] }) =>
    blocks.length === 1 && MARK.test(blocks[0]!.text)
  const marked = then.filter(isMark).flatMap(({ column }) => column.when)
  const said = then.filter((one) => one.blocks.length > 0 && !isMark(one))
  const owners = whole.filter(({ kind }) => kind === 'owner')
  // Where the cells say what is done, the task beside them is what they are grouped under.
  const first =
    said.length === 0 ? whole : whole.map((one) => (one.kind === 'task' ? { ...one, kind: 'lead' as const } : one))
  return [
    ...byNumber([...first, ...marked.map((block) => ({ kind: 'time' as const, block }))]),
    ...said.map(({ column, blocks }) => [
      ...blocks.map((block) => ({ kind: 'task' as const, block })),
      ...column.when.map((block) => ({ kind: 'time' as const, block })),
      ...owners,
    ]),
  ]
}

/** 1.建立台账 2.召开例会 beside 1.3月底 2.每两个月: what bears one number belongs together. */
function byNumber(told: readonly Told[]): Told[][] {
  const numbers = (kind: ColumnKind) => told.filter((one) => one.kind === kind).map(({ block }) => block.number)
  const times = numbers('time')
  const tasks = new Set(numbers('task'))
  const paired = times.length > 1 && new Set(times).size === times.length
  if (!paired || tasks.size !== times.length || times.some((n) => n === null || !tasks.has(n))) return [[...told]]
  return times.map((number, i) =>
    told.filter(({ kind, block }) =>
      kind === 'time' || kind === 'task' ? block.number === number : kind === 'owner' || i === 0,
    ),
  )
}

const rowOf = (told: readonly Told[], number: number): Block[] =>
  ORDER.flatMap((kind) =>
    told
      .filter((one) => one.kind === kind)
      .map(({ block }) => asCell(block, kind, { row: number, lead: kind === 'lead', task: kind === 'task' })),
  )

const asHead = (block: Block): Block => ({ ...block, kind: 'header' })

function asCell(block: Block, kind: ColumnKind, cell: Block['cell']): Block {
  if (kind === 'time' || kind === 'owner') return { ...block, kind, cell }
  const told = block.kind === 'body' || block.kind === 'short'
  return { ...block, kind: told ? block.kind : /[，；。]/.test(block.text) ? 'body' : 'short', cell }
}
