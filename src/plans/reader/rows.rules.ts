/** Puts every block under its heading, point, owner and time: prose, duty lists by role, and tables flattened to lines. */
import { findAnchors } from './anchors.rules.ts'
import type { Block, Cell, Placed } from './block.schema.ts'
import { IS_OWNER_COLUMN, IS_TASK_COLUMN, IS_TIME_COLUMN, isTimeCell } from './layout.rules.ts'
import { asSubject, heldBy, ownersOf } from './subject-phrase.rules.ts'

interface Order {
  /** The document is a table flattened to lines. */
  readonly tabular: boolean
  /** Time cells stand before the tasks that they govern. */
  readonly timeFirst: boolean
  /** Owner lines are role headings over the tasks below them. */
  readonly ownerFirst: boolean
}

function orderOf(blocks: readonly Block[]): Order {
  const columns = blocks.filter((b) => b.kind === 'header').map((b) => b.text)
  const task = columns.findIndex((c) => IS_TASK_COLUMN.test(c))
  const time = columns.findIndex((c) => IS_TIME_COLUMN.test(c))
  const owner = columns.findIndex((c) => IS_OWNER_COLUMN.test(c))
  const first = (...kinds: string[]) => {
    const at = blocks.findIndex((b) => kinds.includes(b.kind))
    return at < 0 ? blocks.length : at
  }
  const content = first('body', 'short')
  const filled = blocks.length
  const tabular = columns.length >= 2 || blocks.filter((b) => b.kind === 'time').length >= 2
  return {
    tabular,
    timeFirst: task >= 0 && time >= 0 ? time < task : first('time') < Math.min(content, filled),
    ownerFirst: !tabular || (task >= 0 && owner >= 0 ? owner < task : first('owner') < Math.min(content, filled)),
  }
}

const cellOf = (doc: string, cells: readonly Block[]): Cell | null =>
  cells.length === 0
    ? null
    : { words: doc.slice(cells[0]!.start, cells.at(-1)!.end), start: cells[0]!.start, end: cells.at(-1)!.end }

function ownerCell(doc: string, cells: readonly Block[]): Cell | null {
  const whole = cellOf(doc, cells)
  if (!whole) return null
  return { ...whole, words: ownersOf(whole.words, true) ?? cells.map((c) => c.text).join('、') }
}

/** A heading that is an owner, or names a form of meeting that tells who holds it. */
function roleOf(block: Block, name: string): Cell | null {
  const words = asSubject(name)?.words ?? heldBy(name)
  return words ? { words, start: block.start, end: block.end } : null
}

/** Blocks to be read, in order. `doc` is the folded document. */
export function placeBlocks(doc: string, blocks: readonly Block[]): Placed[] {
  const order = orderOf(blocks)
  const placed: Placed[] = []
  let heading = ''
  let point: number | null = null
  let role: Cell | null = null
  let season: Cell | null = null
  let group: { block: Block; heading: string; point: number | null }[] = []
  let times: Block[] = []
  let owners: Block[] = []
  let last: { time: Cell | null; owner: Cell | null } = { time: null, owner: null }

  const put = (g: (typeof group)[number], time: Cell | null, owner: Cell | null) =>
    placed.push({
      ...g,
      time: time ?? season,
      owner: owner ?? role,
      ownerFrom: owner ? 'cell' : 'heading',
      inherited: time === null,
    })

  const close = () => {
    const time = cellOf(doc, times)
    const owner = ownerCell(doc, owners)
    const lastShort = group.findLastIndex((g) => g.block.kind === 'short')
    const hasBody = group.some((g) => g.block.kind === 'body')
    const bodyAfter = group.findLastIndex((g) => g.block.kind === 'body') > lastShort
    const own = time !== null || owner !== null
    group.forEach((g, i) => {
      const governed = bodyAfter ? i > lastShort : i === lastShort
      if (!own) {
        // A row that lost its cells in the flattening belongs to the row above, up to the next small heading.
        const same = !group.slice(0, i + 1).some((x) => x.block.kind === 'short')
        put(g, same ? last.time : null, same ? last.owner : null)
      } else if (governed) put(g, time ?? (lastShort < 0 ? last.time : null), owner)
      else if (g.block.kind === 'body' && !group.slice(0, i).some((x) => x.block.kind === 'short'))
        put(g, last.time, last.owner)
      else put(g, null, hasBody ? owner : null)
    })
    if (own) last = { time: time ?? (lastShort < 0 ? last.time : null), owner }
    else if (lastShort >= 0) last = { time: null, owner: null }
    group = []
    times = []
    owners = []
  }

  for (const block of blocks) {
    if (block.kind === 'title' || block.kind === 'header' || block.kind === 'index') continue
    if (block.kind === 'heading') {
      close()
      last = { time: null, owner: null }
      heading = block.name
      role = roleOf(block, block.name)
      season = isTimeCell(block.name) ? { words: block.name, start: block.start, end: block.end } : null
    } else if (block.kind === 'time') {
      if (order.timeFirst || /:$/.test(block.text)) {
        close()
        season = cellOf(doc, [block])
      } else times.push(block)
    } else if (block.kind === 'owner') {
      if (order.ownerFirst || /:$/.test(block.text)) {
        close()
        role = ownerCell(doc, [block])
        heading = block.text
      } else owners.push(block)
    } else {
      if (times.length > 0 || owners.length > 0) close()
      if (block.number !== null) point = block.number
      if (block.kind === 'short' && !order.tabular && block.text.length <= 24) {
        close()
        heading = block.text
        role = roleOf(block, block.text) ?? (findAnchors(block.text).length > 0 ? role : null)
      }
      group.push({ block, heading, point })
    }
  }
  close()
  return placed
}
