/** Puts every block under its heading, point, owner and time: prose, duty lists by role, and tables flattened to lines. */
import type { Stretch } from './anchor.schema.ts'
import { findAnchors } from './anchors.rules.ts'
import type { Block, Cell, Placed } from './block.schema.ts'
import { IS_AIM_COLUMN, IS_OWNER_COLUMN, IS_TASK_COLUMN, IS_TIME_COLUMN } from './layout.rules.ts'
import { leadInOf } from './lead-in.rules.ts'
import { verbsOf } from './predicate.rules.ts'
import { isTimeHead, Sections } from './sections.rules.ts'
import { answering, heldBy, ownersOf } from './subject-phrase.rules.ts'

interface Order {
  /** The document is a table flattened to lines. */
  readonly tabular: boolean
  /** Time cells stand before the tasks that they govern. */
  readonly timeFirst: boolean
  /** Owner lines are role headings over the tasks below them. */
  readonly ownerFirst: boolean
  /** 时间：3月 stands before what is done then. */
  readonly labelFirst: boolean
}

function orderOf(blocks: readonly Block[]): Order {
  const columns = blocks.filter((b) => b.kind === 'header' && !b.labelled).map((b) => b.text)
  // The last of them holds the measures that the time and the owner are about.
  const task = columns.findLastIndex((c) => IS_TASK_COLUMN.test(c) && !IS_AIM_COLUMN.test(c))
  const time = columns.findIndex((c) => IS_TIME_COLUMN.test(c))
  const owner = columns.findIndex((c) => IS_OWNER_COLUMN.test(c))
  const first = (...kinds: string[]) => {
    const at = blocks.findIndex((b) => !b.labelled && kinds.includes(b.kind))
    return at < 0 ? blocks.length : at
  }
  const labelled = (...kinds: string[]) => {
    const at = blocks.findIndex(
      (b) => b.kind !== 'title' && b.kind !== 'heading' && (b.labelled || kinds.includes(b.kind)),
    )
    return at >= 0 && kinds.includes(blocks[at]!.kind) ? at : blocks.length
  }
  const content = first('body', 'short')
  const filled = blocks.length
  const tabular = columns.length >= 2 || blocks.filter((b) => b.kind === 'time' && !b.labelled).length >= 2
  return {
    tabular,
    timeFirst:
      task >= 0 && time >= 0
        ? time < task
        : first('time') < Math.min(content, filled) || monthHeads(blocks) || linesOfTime(blocks),
    ownerFirst: !tabular || (task >= 0 && owner >= 0 ? owner < task : first('owner') < Math.min(content, filled)),
    labelFirst: labelled('time') < labelled('body', 'short') && labelled('time') < content,
  }
}

/** Times on lines of their own in a text without columns and owners that ends with a task: each is over what follows it. */
function linesOfTime(blocks: readonly Block[]): boolean {
  if (blocks.some((b) => b.kind === 'header' || b.kind === 'index' || (b.kind === 'owner' && !b.labelled) || b.cell))
    return false
  const times = blocks.filter((b) => b.kind === 'time' && !b.labelled)
  return times.length >= 2 && blocks.at(-1)?.kind !== 'time'
}

/** Months on lines of their own, each with a list that begins anew below it; only an introduction stands before them. */
function monthHeads(blocks: readonly Block[]): boolean {
  const times = blocks.flatMap((b, i) => (b.kind === 'time' && !b.labelled ? [i] : []))
  const heads = times.filter((i) => blocks[i + 1]?.number === 1)
  return heads.length >= 2 && heads.length * 2 > times.length
}

/** No cell of time or owners says more; what is longer is read no further, for every row of a merged cell reads it. */
const LONGEST = 200
const MOST = 12

function cellOf(doc: string, all: readonly Block[]): Cell | null {
  const cells = all.slice(0, MOST)
  const first = cells[0]
  const last = cells.at(-1)
  if (!first || !last) return null
  const together = cells.every(
    (c, i) => i === 0 || doc.slice(cells[i - 1]!.end, Math.min(c.start, cells[i - 1]!.end + LONGEST)).trim() === '',
  )
  if (together && last.end >= first.start && last.end - first.start <= LONGEST)
    return { words: doc.slice(first.start, last.end), start: first.start, end: last.end }
  // Cells of two columns of which one goes on over many rows do not stand together.
  const end = Math.min(last.end, last.start + LONGEST)
  const told = cells.map((c) => doc.slice(c.start, Math.min(c.end, c.start + LONGEST)))
  return { words: told.join('\n'), start: last.start, end }
}

function ownerCell(doc: string, cells: readonly Block[]): Cell | null {
  const whole = cellOf(doc, cells)
  if (!whole) return null
  const told = cells.slice(0, MOST).map((c) => c.text.slice(0, LONGEST))
  const words = answering(whole.words)
  return { ...whole, words: ownersOf(words, true) ?? (words === whole.words ? told.join('、') : words) }
}

interface Row {
  readonly blocks: Pick<Placed, 'block' | 'heading' | 'point' | 'leads'>[]
  readonly times: Block[]
  readonly owners: Block[]
  /** How many blocks the row had when its time cell came: those after it are results to be shown. */
  timeAt: number
}

const emptyRow = (): Row => ({ blocks: [], times: [], owners: [], timeAt: 0 })
const PROOF = /(?:情况|记录|材料|照片|台账|总结|方案|报告|通知|通报|清单|名单|纪要|图片|表|简报)$/

/** Blocks to be read, in order. `doc` is the folded document, `year` that of the plan. */
export function placeBlocks(doc: string, blocks: readonly Block[], year: number | null): Placed[] {
  const order = orderOf(blocks)
  const labelled = blocks.some((b) => b.labelled)
  const placed: Placed[] = []
  const sections = new Sections(doc, year)
  let point: number | null = null
  let row = emptyRow()
  let rows = 0
  let last: { time: Cell | null; owner: Cell | null } = { time: null, owner: null }
  /** The number that goes on the list under a sentence that leads it in, and how its numbers are written. */
  let list: { next: number; readonly sign: string } | null = null
  /** Row of a kept table that is being read. */
  let kept: number | null = null

  const close = () => {
    const time = cellOf(doc, row.times)
    const owner = ownerCell(doc, row.owners)
    const tasks = time === null ? row.blocks.length : row.timeAt
    const shorts = row.blocks.slice(0, tasks).map((g) => g.block.kind === 'short')
    const lastShort = shorts.lastIndexOf(true)
    const bodyAfter = tasks > 0 && lastShort < tasks - 1
    const hasBody = shorts.includes(false)
    const own = time !== null || owner !== null
    rows++
    const { season, role, past } = sections.now
    row.blocks.forEach((g, i) => {
      const put = (t: Cell | null, o: Cell | null, beside: Stretch | null = null) =>
        placed.push({
          ...g,
          row: rows,
          beside,
          time: t ?? season,
          owner: o ?? role,
          ownerFrom: o ? 'cell' : 'heading',
          past,
        })
      const before = shorts.slice(0, Math.min(i, tasks)).includes(true)
      const governed = i < tasks && (bodyAfter ? i > lastShort : i === lastShort)
      const { cell } = g.block
      if (cell) put(cell.lead || i >= tasks ? null : time, owner, cell.lead ? null : besideOf(row, g.block))
      else if (!own) {
        // A row that lost its cells in the flattening belongs to the row above, up to the next small heading.
        const same = !before && shorts[i] === false
        put(same ? last.time : null, same ? last.owner : null)
      } else if (governed) put(time ?? (lastShort < 0 ? last.time : null), owner, besideOf(row, g.block))
      else if (i >= tasks) put(null, owner)
      else if (g.block.kind === 'body' && !before) put(last.time, last.owner)
      else put(null, hasBody ? owner : null)
    })
    if (labelled) last = { time: null, owner: null }
    else if (own) last = { time: time ?? (lastShort < 0 ? last.time : null), owner }
    else if (lastShort >= 0) last = { time: null, owner: null }
    row = emptyRow()
  }

  for (const [i, block] of blocks.entries()) {
    if (list && (block.number !== list.next++ || signOf(doc, block) !== list.sign)) {
      close()
      sections.endLead()
      list = null
    }
    const keptRow = block.cell?.row ?? null
    if (keptRow !== kept) {
      close()
      last = { time: null, owner: null }
      if (keptRow !== null && kept === null) sections.time(null)
      kept = keptRow
    }
    if (block.kind === 'index') close()
    if (block.kind === 'title' || block.kind === 'header' || block.kind === 'index') continue
    if (block.kind === 'heading') {
      close()
      last = { time: null, owner: null }
      sections.heading(block)
    } else if (block.kind === 'time') {
      const first = block.labelled ? order.labelFirst : order.timeFirst || /:$/.test(block.text)
      if (!block.cell && first) {
        close()
        sections.time(cellOf(doc, [block]))
      } else {
        if (row.times.length === 0) row.timeAt = row.blocks.length
        row.times.push(block)
      }
    } else if (block.kind === 'owner') {
      // (一)阵地建设(责任人:宣传委员): who answers for all that stands below the heading.
      const ofHeading = block.labelled && !block.cell && blocks[i - 1]?.kind === 'heading'
      if (ofHeading) sections.owner(ownerCell(doc, [block]), sections.now.heading)
      else if (!block.cell && !block.labelled && (order.ownerFirst || /:$/.test(block.text))) {
        close()
        sections.owner(ownerCell(doc, [block]), block.text)
      } else row.owners.push(block)
    } else {
      const ended = row.owners.length > 0 || (row.times.length > 0 && !ownerFollows(blocks, i))
      if (ended && !block.cell) {
        const proof =
          row.owners.length === 0 && row.blocks.length > 0 && block.kind === 'short' && PROOF.test(block.text)
        if (!proof) close()
      }
      if (block.number !== null) {
        if (labelled && !block.cell) close()
        point = block.number
      }
      if (isOverTime(block, order, blocks[i + 1])) {
        close()
        sections.time(cellOf(doc, [block]))
        continue
      }
      // 日常工作 after the last month: what stands below it belongs to no month.
      const apart =
        sections.now.season !== null && block.kind === 'short' && block.number === null && blocks[i + 1]?.number === 1
      if (apart && isHeading(block)) {
        close()
        sections.time(null)
      }
      if (!block.cell && (!order.tabular || apart) && (isHeading(block) || sections.turns(block))) {
        close()
        sections.line(block)
      }
      const lead = order.tabular || blocks[i + 1]?.number !== 1 ? null : leadInOf(block)
      row.blocks.push({ block, heading: sections.now.heading, point, leads: lead?.at ?? null })
      if (lead) {
        close()
        sections.lead(lead)
        list = { next: 1, sign: signOf(doc, blocks[i + 1]!) }
      }
    }
  }
  close()
  return placed
}

/** How the number of a point is written: (1), 1. or ①. */
const signOf = (doc: string, { start, text, map }: Block): string =>
  doc.slice(start, text === '' ? start : map[0]!).replace(/[\d\s一二三四五六七八九十①-⑳]+/g, '')

/** 第二季度重点工作 on a line of its own, over tasks of its own. */
function isOverTime(block: Block, order: Order, next: Block | undefined): boolean {
  if (block.cell || block.labelled || next === undefined || next.cell) return false
  if (order.tabular && !order.timeFirst && next.number !== 1) return false
  const line = block.kind === 'short' || (block.number !== null && !/[。；，]/.test(block.text))
  return line && (next.kind === 'body' || next.kind === 'short') && isTimeHead(block.text.replace(/:$/, ''))
}

/** In a document that is no table, a short line that neither acts nor counts is a heading. */
function isHeading(block: Block): boolean {
  if (block.kind !== 'short' || block.text.length > 24) return false
  if (heldBy(block.text) !== null) return true
  if (findAnchors(block.text).length > 0) return false
  return (
    /(?:制度|职责|规定|要求|机制)$/.test(block.text) || block.number !== null || verbsOf(block.text)[0]?.kind !== 'act'
  )
}

/** After a time cell: the row goes on with its results until its owner cell. */
function ownerFollows(blocks: readonly Block[], from: number): boolean {
  for (let i = from; i < Math.min(blocks.length, from + 6); i++) {
    const kind = blocks[i]!.kind
    if (kind === 'owner') return true
    if (kind !== 'short' || blocks[i]!.number !== null) return false
  }
  return false
}

/** A short task with its time cell and the proof named after it. */
function besideOf(row: Row, task: Block): Stretch | null {
  const time = row.times.at(-1)
  if (!time) return null
  const proof = row.blocks[row.timeAt]?.block
  const shown = proof && PROOF.test(proof.text) && proof.start > time.start
  // A time that goes on from a row above, or stands in a column before the task, is not quoted with it.
  return { start: task.start, end: shown ? proof.end : Math.max(task.end, time.start > task.start ? time.end : 0) }
}
