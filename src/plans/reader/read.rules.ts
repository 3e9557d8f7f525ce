/** Reads a plan document into points, promises that can be checked, and sentences that hold none. */
import type { CellPlace } from '#documents/document.schema.ts'
import type { Commitment, Point, Reading, Unquantified } from '#plans/commitment.schema.ts'
import type { DateAnchor, PeriodAnchor } from './anchor.schema.ts'
import { findAnchors } from './anchors.rules.ts'
import type { Block, Cell, Placed } from './block.schema.ts'
import { windowsOf } from './cadence.rules.ts'
import { pairsOf } from './clauses.rules.ts'
import type { Draft, Season } from './draft.schema.ts'
import { codePointOffsets, fold } from './fold.rules.ts'
import { blocksOf } from './layout.rules.ts'
import { inDateWords } from './numeric-dates.rules.ts'
import { verbsOf } from './predicate.rules.ts'
import { type Rowed, withoutRepeats } from './repeats.rules.ts'
import { placeBlocks } from './rows.rules.ts'
import { readBlock } from './sentences.rules.ts'
import { withTables } from './table.rules.ts'
import { livingAnchors } from './valid.rules.ts'

const SPEAKER =
  /(?:^|年|度|中共|的)([^\d年的]{0,12}?(?:党支部|支部|党总支|党工委|工委|党委|党组|纪委|工会|团委))(?=.*(?:计划|要点|安排|方案|清单|总结|月历|任务|打算))/
const DIGITS = '〇一二三四五六七八九'

/**
 * Reads a plan, with the cells of its tables where its format has kept them. Offsets of the result are Unicode code
 * points of `text`; every `quote` is exactly the text at its offsets. Pure and linear in the length of the text; never
 * throws.
 */
export function readPlan(text: string, cells: readonly CellPlace[] = []): Reading {
  const doc = fold(text)
  const blocks = withTables(blocksOf(doc, new Set(cells.map(({ start }) => start))), cells)
  const toPoint = codePointOffsets(text)
  const titleBlock = blocks.find((b) => b.kind === 'title')
  const title = titleBlock ? text.slice(titleBlock.start, titleBlock.end).replace(/\s+/g, '') : ''
  const tabular = blocks.some((b) => b.kind === 'header') || scheduled(blocks)
  // Beside a kept table the prose still speaks for its organ; in a flattened one it cannot be told from the cells.
  const silent = tabular && !blocks.some((b) => b.cell)
  const speaker = silent ? null : (SPEAKER.exec(titleBlock?.text.replace(/\d{4}年度?/, '') ?? '')?.[1] ?? null)
  const year = yearOf(title, doc)
  const placed = placeBlocks(doc, blocks, year)
  const found: Rowed[] = []
  const unquantified: Unquantified[] = []
  for (const [line, p] of placed.entries()) {
    for (const sentence of readBlock(p, seasonOf(p.time, p.block.cell?.task === true), {
      speaker: p.block.cell ? null : speaker,
      year,
    })) {
      for (const draft of sentence.drafts) found.push({ draft, row: p.row, line })
      const row = isRow(p)
      if (p.block.kind === 'short' && !p.block.cell?.task && !row) continue
      const unread = sentence.drafts.length > 0 ? sentence.left : [sentence]
      for (const { start, end, look } of unread)
        unquantified.push({
          point: p.point,
          text: text.slice(start, end),
          start: toPoint(start),
          end: toPoint(end),
          look: look || row,
        })
    }
  }
  const kept = tabular ? withoutRepeats(found, text) : found
  const commitments = kept.map((k) => finish(text, k.draft, placed[k.line]!.point, toPoint))
  return { title, year, points: pointsOf(text, placed, toPoint), commitments, unquantified }
}

/** The task of a flattened table: what is done, with somebody and a time in the cells beside it. */
const isRow = ({ block, ownerFrom, owner, time }: Placed): boolean =>
  block.kind === 'short' &&
  !block.cell &&
  owner !== null &&
  ownerFrom === 'cell' &&
  time !== null &&
  verbsOf(block.text)[0]?.start === 0

/** 3月：…, 4-5月：… on lines of their own: a schedule, whose other lines show what was achieved. */
const scheduled = (blocks: readonly Block[]) =>
  blocks.filter((b) => /^[\d一二三四五六七八九十][\d一二三四五六七八九十\-/、月份]{0,8}月[^，。]{0,4}:/.test(b.text))
    .length >= 3

function finish(text: string, d: Draft, point: number | null, toPoint: (at: number) => number): Commitment {
  return {
    ...d,
    quote: text.slice(d.start, d.end),
    start: toPoint(d.start),
    end: toPoint(d.end),
    point,
    confidence: Math.round(d.confidence * 100) / 100,
    reasons: d.reasons.map((r) => ({
      ...r,
      words: text.slice(r.start, r.end),
      start: toPoint(r.start),
      end: toPoint(r.end),
    })),
  }
}

/** `row`: the cell stands in a row of a kept table, beside what is to be done. */
function seasonOf(cell: Cell | null, row: boolean): Season | null {
  if (!cell) return null
  // 1 月, 6 月 30 日: blanks beside figures part nothing.
  const joined = cell.words.replace(/(?<=\d)[ \u3000]+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[ \u3000]+(?=\d)/g, '')
  const words = inDateWords(joined, true).replace(/\s+/g, '、')
  const anchors = livingAnchors(findAnchors(words), pairsOf(words))
  const dates = anchors.filter((a) => a.is === 'date')
  const periods = anchors.filter((a) => a.is === 'period')
  const count = anchors.find((a) => a.is === 'count') ?? null
  // 全年4次 says how often; 全年 alone says no more than the year of the plan, in which a row of a table is to be done.
  const whole = count !== null || (row && dates.length === 0)
  const period = periods.find((a) => !a.weak) ?? (whole ? periods[0] : undefined)
  const filled = period ? null : fillsYear(dates)
  return {
    dates: filled ? [] : dates,
    period: period ?? filled,
    count,
    words: cell.words,
    start: cell.start,
    end: cell.end,
    where: cell.led ? 'inherited' : 'cell',
  }
}

/** A cell that names all months or all quarters says how often. */
function fillsYear(dates: readonly DateAnchor[]): PeriodAnchor | null {
  const windows = windowsOf(dates)
  const every = windows.length === 12 ? 'monthly' : windows.length === 4 ? 'quarterly' : null
  const starts = new Set(windows.map(({ from }) => from.slice(0, 2)))
  const first = every === 'monthly' || ['01', '04', '07', '10'].every((month) => starts.has(month))
  const full = windows.every(
    ({ from, to }) =>
      from.endsWith('-01') && Number(to.slice(0, 2)) - Number(from.slice(0, 2)) === (every === 'monthly' ? 0 : 2),
  )
  if (every === null || !first || !full || starts.size !== windows.length) return null
  const words = dates.map((d) => d.words).join('、')
  const place = { start: dates[0]!.start, end: dates.at(-1)!.end }
  return { is: 'period', words, ...place, every, rule: null, weak: false, adjective: false, times: null }
}

function yearOf(title: string, doc: string): number | null {
  for (const source of [title, doc.slice(0, 400)]) {
    // 2030年工作总结及2031年工作要点 is the plan of the later year.
    const named = [...source.matchAll(/(?<!\d)(20\d{2})\s*年/g)].map((m) => m[1])
    const digits = source === title && /总结|回顾/.test(title) ? named.at(-1) : named[0]
    if (digits) return Number(digits)
    const written = /二[〇○零0][〇一二三四五六七八九]{2}(?=年)/.exec(source.replace(/[○零]/g, '〇'))?.[0]
    if (written) return Number([...written].map((c) => DIGITS.indexOf(c)).join(''))
  }
  return null
}

/** Numbered points, and the unnumbered paragraphs of a document without numbers. */
function pointsOf(text: string, placed: readonly Placed[], toPoint: (at: number) => number): Point[] {
  const numbered = placed.some((p) => p.block.number !== null)
  const heads = placed.flatMap((p, i) => ((numbered ? p.block.number !== null : p.block.kind === 'body') ? i : []))
  return heads.map((at, i) => {
    const p = placed[at]!
    const last = numbered ? placed.slice(at, heads[i + 1]).findLast((q) => q.heading === p.heading)! : p
    return {
      number: p.block.number,
      title: titleOf(p.block, text),
      heading: p.heading,
      start: toPoint(p.block.start),
      end: toPoint(last.block.end),
    }
  })
}

function titleOf(block: Block, text: string): string {
  const stop = block.text.search(/[。；]/)
  const end = stop < 0 ? Math.min(block.map.length, 40) : stop
  return end === 0
    ? ''
    : text
        .slice(block.map[0]!, block.map[end - 1]! + 1)
        .replace(/\s+/g, '')
        .slice(0, 60)
}
