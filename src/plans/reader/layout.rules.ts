/** Cuts a document into blocks and tells titles, headings, points and table cells apart. */
import { findAnchors } from './anchors.rules.ts'
import type { Block, BlockKind } from './block.schema.ts'
import {
  COLUMN_OTHER,
  COLUMN_OWNER,
  COLUMN_TASK,
  COLUMN_TIME,
  LABELS,
  type LayoutWord,
  TIME_FILLER,
  TITLE_WORDS,
} from './lexicon/layout.rules.ts'
import { numeral } from './numerals.rules.ts'
import { inDateWords, isNumericDate } from './numeric-dates.rules.ts'
import { ownersOf } from './subject-phrase.rules.ts'

const join = (rows: readonly LayoutWord[]) => rows.map((r) => r.pattern).join('|')
export const IS_TIME_COLUMN = new RegExp(`^(?:${join(COLUMN_TIME)})$`)
export const IS_OWNER_COLUMN = new RegExp(`^(?:${join(COLUMN_OWNER)})$`)
export const IS_TASK_COLUMN = new RegExp(`^(?:${join(COLUMN_TASK)})$`)
/** 要求 and 目标 say of a task how well, not what; 内容及要求 says both. */
export const IS_AIM_COLUMN = /(?<!内容及|内容和|事项及|工作|具体)(?:要求|目标)/
export const IS_COLUMN = new RegExp(`^(?:${join([...COLUMN_TIME, ...COLUMN_OWNER, ...COLUMN_TASK, ...COLUMN_OTHER])})$`)
const TITLE = new RegExp(`(?:${join(TITLE_WORDS)})(?:\\([^()]*\\))?$`)
const FILLER = new RegExp(join(TIME_FILLER), 'g')
const SECTION =
  /^(?:第[一二三四五六七八九十]+(?:章|节|部分|条)|[一二三四五六七八九十]{1,3}[、.．]|\([一二三四五六七八九十]{1,3}\)[、.]?)/
const POINT = /^(?:\(?(\d{1,3})(?:[、)．]|\.(?!\d(?!\d?月|\d{3}年)))[、.．]?|([①-⑳])|第(\d{1,3})[条项])/
/** Signs that stand where a number could stand. */
const BULLET = /^[◆◇●○■□★☆▲△▶►➢➤❖✦※•▪]+(?=[\u4e00-\u9fff“《])/
const LABEL = new RegExp(LABELS.map((r) => r.pattern).join('|'), 'g')
const LABEL_NEXT = new RegExp(`^[(【\\[](?:${LABEL.source})`)
const STOP = /[。！？；]$/

interface Line {
  readonly start: number
  readonly end: number
  /** Begins with the name of its column (责任单位：…, 完成时限：…), in a bracket after the task or on its own. */
  readonly labelled: boolean
}

function linesOf(folded: string): Line[] {
  const lines: Line[] = []
  let at = 0
  while (at <= folded.length) {
    const cut = folded.indexOf('\n', at)
    const stop = cut < 0 ? folded.length : cut
    let from = at
    for (const label of folded.slice(at, stop).matchAll(LABEL)) {
      add(lines, folded, from, at + label.index, from > at)
      from = at + label.index
    }
    add(
      lines,
      folded,
      from,
      stop,
      from > at || new RegExp(`^\\s*(?:${LABEL.source})`).test(folded.slice(from, Math.min(stop, from + 24))),
    )
    at = stop + 1
  }
  return lines
}

/** Adds a piece of a line without the blanks around it; a piece with a label also loses its brackets. */
function add(lines: Line[], folded: string, from: number, to: number, labelled: boolean): void {
  let start = from
  let end = to
  const edge = labelled ? /[\s()【】[\]；，。]/ : /\s/
  while (start < end && edge.test(folded[start]!)) start++
  while (end > start && edge.test(folded[end - 1]!)) end--
  // 【三月】 on a line of its own is a heading in brackets.
  const bare = !labelled && folded[start] === '【' && folded.indexOf('】', start) === end - 1 && end - start <= 24
  if (bare) {
    start++
    end--
  }
  if (!labelled && LABEL_NEXT.test(folded.slice(end - 1, Math.min(folded.length, end + 12)))) end--
  if (end > start) lines.push({ start, end, labelled })
}

/** Width on paper: a Chinese character takes two columns. */
const widthOf = (folded: string, line: Line) =>
  line.end - line.start + (folded.slice(line.start, line.end).match(/[^ -~]/g)?.length ?? 0)

/** Lines that a converter broke: after a comma, or everywhere at one width. */
function unwrap(folded: string, lines: readonly Line[], cellStarts: ReadonlySet<number>): Line[] {
  const widths = lines.map((l) => widthOf(folded, l))
  const widest = widths.reduce((a, b) => Math.max(a, b), 0)
  const long = widths.filter((w) => w * 2 >= widest).length
  const full = lines.filter((_, i) => widths[i]! >= widest - 4)
  const unfinished = full.filter((l) => !STOP.test(folded[l.end - 1]!)).length
  const wrapped = widest >= 40 && full.length >= 4 && full.length * 2 >= long && unfinished * 2 >= full.length
  const joined: Line[] = []
  lines.forEach((line, i) => {
    const before = joined.at(-1)
    const text = folded.slice(line.start, Math.min(line.end, line.start + 8))
    const starts =
      cellStarts.has(line.start) ||
      line.labelled ||
      before?.labelled ||
      SECTION.test(text) ||
      POINT.test(text) ||
      BULLET.test(text)
    const open = before && /[，、]$/.test(folded.slice(before.end - 1, before.end)) && line.end - line.start > 8
    const broken = before && wrapped && widths[i - 1]! >= widest - 4
    if (before && !starts && (open || broken || /^[，。；、：:)”》]/.test(text)))
      joined[joined.length - 1] = { ...before, end: line.end }
    else joined.push(line)
  })
  return joined
}

function compact(folded: string, from: number, to: number): { text: string; map: number[] } {
  const map: number[] = []
  let text = ''
  for (let i = from; i < to; i++) {
    const c = folded[i]!
    if (/[\s\ufeff\u200b]/.test(c)) continue
    text += c
    map.push(i)
  }
  return { text, map }
}

/** A line that says only when: dates, periods and the usual words around them. */
export function isTimeCell(written: string): boolean {
  if (written.length > 24) return false
  const text = isNumericDate(written) ? inDateWords(written) : written
  let rest = text
  for (const a of findAnchors(text).reverse()) {
    if (a.is === 'amount') return false
    rest = rest.slice(0, a.start) + rest.slice(a.end)
  }
  rest = rest.replace(/\d{4}年/g, '').replace(FILLER, '')
  return rest === '' && /[\u4e00-\u9fff]/.test(text)
}

const isList = (text: string) => /^(?:一、[二三四]|二、[三四]|三、四)(?:[、和至]|季度)/.test(text)

function classify(
  text: string,
  raw: string,
  tableLike: boolean,
): { kind: BlockKind; number: number | null; name: string; skip: number } {
  const plain = (kind: BlockKind, name = '', skip = 0, number: number | null = null) => ({ kind, number, name, skip })
  if (/^(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.]?$/.test(text)) return plain('index')
  if (/^\(?\d{1,3}(?:\.\d)?分\)?$/.test(text)) return plain('header')
  if (text.length <= 10 && IS_COLUMN.test(text)) return plain('header')
  if (/^(?:配合|协办|协同|参加)(?:单位|部门|科室|处室|人)?:/.test(text)) return plain('header')
  const section = SECTION.exec(text)
  // 一、第四季度 and 二、二季度 are headings with numbers; 一、二季度 are two quarters.
  const numbered = section !== null && isTimeCell(text.slice(section[0].length)) && !isList(text)
  if (!numbered && isTimeCell(text) && (tableLike || !isNumericDate(text))) return plain('time')
  if (section) {
    const name = text.slice(section[0].length)
    const sentence = name.replace(/[。；:]$/, '')
    // 年底前报告履责情况。 is a duty, 三季度工作安排 a heading.
    const counted = findAnchors(name).some((a) => a.is === 'count' || a.is === 'amount' || STOP.test(name))
    if (name.length <= 44 && !/[。；]/.test(sentence) && !counted) return plain('heading', sentence, section[0].length)
    return asPoint(text)
  }
  const point = POINT.exec(text)
  if (point) {
    const number = point[2] ? point[2].charCodeAt(0) - 0x245f : Number(point[1] ?? point[3])
    return plain('body', '', point[0].length, number)
  }
  if (ownersOf(raw, tableLike) !== null) return plain('owner')
  const bullet = BULLET.exec(text)
  if (bullet) return plain('body', '', bullet[0].length)
  return plain(text.length <= 34 && !STOP.test(text) && !/[，；。]/.test(text) ? 'short' : 'body')
}

/** The depth of a section by how its number is written: 第一, 一、, （一）; null for a line without. */
const depthOf = (text: string): number | null =>
  SECTION.test(text) ? (text.startsWith('第') ? 0 : text.startsWith('(') ? 2 : 1) : null

/** （二）锤炼过硬作风，树立良好形象。 right before （三）: a sentence over nothing is a point and no heading. */
function overNothing(text: string, next: string | undefined): boolean {
  const depth = next === undefined ? 0 : depthOf(next)
  return STOP.test(text) && depth !== null && depth <= depthOf(text)!
}

function asPoint(text: string): ReturnType<typeof classify> {
  const [written] = SECTION.exec(text)!
  const number = numeral(written.replace(/[^一二三四五六七八九十]/g, ''))
  return { kind: 'body', name: '', skip: written.length, number }
}

/** The blocks of a folded document, in order; offsets are UTF-16 units. Cells of tables begin blocks of their own. */
export function blocksOf(folded: string, cellStarts: ReadonlySet<number> = new Set()): Block[] {
  const lines = unwrap(folded, linesOf(folded), cellStarts)
  const texts = lines.map((l) => compact(folded, l.start, l.end))
  const tableLike =
    texts.filter((t) => t.text.length <= 10 && (IS_COLUMN.test(t.text) || isTimeCell(t.text))).length >= 3
  let titled = false
  return lines.map((line, i) => {
    const { text, map } = texts[i]!
    const told = classify(text, folded.slice(line.start, line.end), tableLike || line.labelled)
    const c = told.kind === 'heading' && overNothing(text, texts[i + 1]?.text) ? asPoint(text) : told
    const early = i < 4 && !titled && c.number === null && text.length <= 60 && !/。/.test(text)
    const title = early && c.kind !== 'heading' && c.kind !== 'header' && TITLE.test(text)
    if (title) titled = true
    const kind = title ? 'title' : c.kind
    const skip = title ? 0 : c.skip
    return {
      kind,
      labelled: line.labelled,
      text: text.slice(skip),
      map: map.slice(skip),
      start: line.start,
      end: line.end,
      number: c.number,
      name: c.name,
      cell: null,
    }
  })
}
