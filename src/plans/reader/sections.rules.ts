/** What stands over the blocks of a document: headings by their depth, with the owner, time and tense that they give. */
import { findAnchors } from './anchors.rules.ts'
import type { Block, Cell } from './block.schema.ts'
import { isTimeCell } from './layout.rules.ts'
import { type LeadIn, leadInOf } from './lead-in.rules.ts'
import { TIME_HEAD_FILLER } from './lexicon/layout.rules.ts'
import { isAheadHead, isPastHead } from './past.rules.ts'
import { verbsOf } from './predicate.rules.ts'
import { asSubject, heldBy, ownersOf } from './subject-phrase.rules.ts'

export interface Section {
  readonly level: number
  readonly heading: string
  readonly role: Cell | null
  readonly season: Cell | null
  /** Reports of the time before the plan. */
  readonly past: boolean
}

const NONE: Section = { level: -1, heading: '', role: null, season: null, past: false }
const FILLER = new RegExp(TIME_HEAD_FILLER.map((r) => r.pattern).join('|'), 'g')
/** 党委书记第一责任人责任, 班子成员“一岗双责”: who owes is what stands before. */
const DUTIES =
  /(?:的)?(?:[“”]?一岗双责[“”]?(?:责任|职责)?|(?:集体|主体|监督|领导|直接|第一|主要|重要|具体|工作|岗位|组织)*(?:责任人?|职责|任务)+(?:清单|责任)?)$/
/** Depths: 第一部分, 一、, （一）, lines without a number, lines of time, sentences over a list. */
const LEVELS = { part: 0, chapter: 1, section: 2, line: 3, time: 4, list: 5 } as const

const levelOf = (doc: string, { start }: Block): number =>
  doc[start] === '第' ? LEVELS.part : doc[start] === '(' ? LEVELS.section : LEVELS.chapter

/** 第一季度重点工作, 3月份, 每月固定事项: a heading of time over what stands below it. */
export function isTimeHead(name: string): boolean {
  if (name.length > 24) return false
  const bare = name.replace(/20\d\d年度?/, '').replace(FILLER, '')
  return isTimeCell(bare) && findAnchors(bare).some((a) => a.is === 'date' || (a.is === 'period' && !a.weak))
}

/** A heading that is an owner, or names a form of meeting that tells who holds it. */
function roleOf(block: Block, name: string): Cell | null {
  const bare = name.replace(DUTIES, '')
  const owners = bare === name ? (asSubject(bare)?.words ?? null) : ownersOf(bare, true)
  const named = verbsOf(bare).every((v) => v.kind === 'opener') ? owners : null
  const words = heldBy(name) ?? named
  return words ? { words, start: block.start, end: block.end } : null
}

/** To be told of every heading in order; `doc` is the folded document, `year` that of the plan. */
export class Sections {
  readonly #doc: string
  readonly #year: number | null
  #open: Section[] = []

  constructor(doc: string, year: number | null) {
    this.#doc = doc
    this.#year = year
  }

  get now(): Section {
    return this.#open.at(-1) ?? NONE
  }

  /** A numbered heading; what a heading above it says of time goes on below it. */
  heading(block: Block): void {
    const over = this.#close(levelOf(this.#doc, block))
    const { name } = block
    const lead = leadInOf(block)
    const season = isTimeHead(name)
      ? { words: name, start: block.start, end: block.end }
      : (lead?.season ?? over.season)
    this.#put({
      level: levelOf(this.#doc, block),
      heading: name,
      role: roleOf(block, name) ?? lead?.role ?? null,
      season,
      past: over.past || isPastHead(name, this.#year),
    })
  }

  /** A heading without a number: it ends a report only where it says so. */
  line(block: Block): void {
    const past = isPastHead(block.text, this.#year)
    const top = past || (this.now.past && isAheadHead(block.text, this.#year))
    const { season, past: still } = this.now
    if (top) this.#close(LEVELS.part)
    const head = { heading: block.text, role: roleOf(block, block.text) }
    if (top) this.#put({ level: LEVELS.part, ...head, season: null, past })
    else this.#replace({ ...this.now, level: Math.max(this.now.level, 0), ...head, season, past: still })
  }

  /** A short line by which a report begins or ends, whatever verbs it has (2031年工作安排). */
  turns({ kind, text }: Block): boolean {
    return kind === 'short' && (isPastHead(text, this.#year) || (this.now.past && isAheadHead(text, this.#year)))
  }

  /** A line of time over what stands below it; null ends it. */
  time(season: Cell | null): void {
    const { heading, role, past } = this.now
    const over = this.#close(LEVELS.time)
    this.#put({ ...over, level: LEVELS.time, heading, role, season, past })
  }

  /** Who does the points of a list, or when, up to its end. */
  lead({ role, season }: LeadIn): void {
    const over = this.now
    this.#put({ ...over, level: LEVELS.list, role: role ?? over.role, season: season ?? over.season })
  }

  endLead(): void {
    this.#close(LEVELS.list)
  }

  /** A line of owners over what stands below it. */
  owner(role: Cell | null, heading: string): void {
    this.#replace({ ...this.now, role, heading })
  }

  #close(level: number): Section {
    while (this.#open.length > 0 && this.now.level >= level) this.#open.pop()
    return this.now
  }

  #put(section: Section): void {
    this.#open.push(section)
  }

  #replace(section: Section): void {
    this.#open.pop()
    this.#open.push({ ...section, level: Math.max(section.level, LEVELS.part) })
  }
}
