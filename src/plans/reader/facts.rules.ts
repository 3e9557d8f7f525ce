/** What is known of one stretch before it is decided whether it promises anything. */
import type { PlanWindow } from '#plans/commitment.schema.ts'
import type { Bound, CountAnchor, DateAnchor, PeriodAnchor, Stretch } from './anchor.schema.ts'
import { AT_LEAST, AT_MOST } from './anchors.rules.ts'
import { isWholeYear, windowsOf } from './cadence.rules.ts'
import { shifted } from './carry.rules.ts'
import { hangsOnEvent } from './clause-kind.rules.ts'
import { closes } from './closing.rules.ts'
import { around, monthWindow } from './dates.rules.ts'
import type { Carry } from './draft.schema.ts'
import { isNamed } from './elision.rules.ts'
import { nextMonthIn } from './next-month.rules.ts'
import { type Verb, verbsOf } from './predicate.rules.ts'
import { readType } from './record-type.rules.ts'
import { type Parts, partsOf, type Scene } from './scene.rules.ts'
import { heldBy, leadingSubject } from './subject-phrase.rules.ts'

export interface Facts {
  readonly unit: Stretch
  readonly words: string
  /** Nothing but the day by which the act before it is done. */
  readonly closes: boolean
  readonly parts: Parts
  readonly verbs: readonly Verb[]
  readonly count: CountAnchor | null
  readonly total: CountAnchor | null
  /** A frequency that makes a promise by itself: in the clause, or waiting directly before it. */
  readonly firm: PeriodAnchor | null
  /** The frequency of the promise before, for acts done 同步 or 同时 with it. */
  readonly alongside: PeriodAnchor | null
  /** A date stands over the clause, so that a bare 年度 says nothing more. */
  readonly dated: boolean
  readonly dates: readonly DateAnchor[]
  readonly where: 'quote' | 'inherited' | 'cell'
}

const LEAST = new RegExp(`(?:${AT_LEAST.replace('|达到|达|超过|争取', '')})`)
const MOST = new RegExp(`(?:${AT_MOST})`)
const ALONGSIDE = /^(?:同步|同时)/
/** Right before an act that shares its clause with the one before it. */
const AND = /^[^，；。]并$/
/** 每月召开支委会、党小组会: the forms of meeting behind the first share its verb and its time. */
const LISTED = /^[^，；。][、和]$/

/** The year's total beside a period: 每季度1次(全年不少于5次). */
function pickCounts(parts: Parts, text: string): { count: CountAnchor | null; total: CountAnchor | null } {
  const yearly = parts.periods.find((p) => p.weak && !p.adjective)
  const firm = parts.periods.some((p) => !p.weak)
  const near = (c: CountAnchor) =>
    yearly !== undefined && c.start >= yearly.end && text.slice(yearly.end, c.start).length <= 6
  const total = firm && yearly ? (parts.counts.find(near) ?? null) : null
  return { count: parts.counts.find((c) => c !== total) ?? null, total }
}

/** A bound that stands earlier in the clause than its number (至少为…讲1次). */
export function earlierBound(text: string, facts: Facts): Bound | null {
  if (!facts.count && facts.total) return null
  const before = text.slice(facts.unit.start, (facts.count ?? facts.parts.amount)?.start ?? facts.unit.end)
  if (MOST.test(before)) return 'at-most'
  return LEAST.test(before) ? 'at-least' : null
}

/** 国庆升旗仪式 beside 9月下旬: the day stands in the name of what is done. */
const namesOnly = (d: DateAnchor) => d.festival && d.windows.length > 0 && !/[前后间]$/.test(d.words)

/**
 * 11月开展2次检查，任前谈话率达到100%; 服务队每季度服务1次，每名党员不少于10小时: an amount of another matter, or of
 * somebody else, than the promise before it.
 */
export function isOwnMatter(words: string, unit: Stretch, parts: Parts, carry: Carry): boolean {
  if (parts.amount === null || carry.last === null) return false
  const type = readType(words)?.type
  if (type !== undefined) return type !== carry.last.draft.recordType
  const subject = leadingSubject(words, shifted(parts.own, unit), verbsOf(words))
  return subject !== null && carry.last.draft.subject !== subject.words
}

/** Dates of the clause itself, else of the head before it, else of its cell; and where they stand. */
function datesOver(
  scene: Scene,
  unit: Stretch,
  parts: Parts,
  span: Stretch,
  carry: Carry,
  firm: PeriodAnchor | null,
): Pick<Facts, 'dates' | 'where'> {
  const { season } = scene
  const cell = season && season.dates.length > 0 ? { dates: season.dates, where: season.where } : null
  if (parts.dates.length > 0) {
    // A festival that only names an event gives way to a date that is said.
    const open =
      !parts.dates.some(({ refers }) => refers) &&
      (parts.dates.every((d) => d.windows.length === 0) ||
        parts.dates.every((d) => isNamed(scene.block.text, d) || (cell?.where === 'cell' && namesOnly(d))))
    if (!open || firm) return { dates: parts.dates.map((d) => begunWith(d, cell?.dates ?? [])), where: 'quote' }
    // 5·12 of a second quarter: the day of the event is nearer than the time that stands over it.
    const over = cell ? windowsOf(cell.dates) : []
    if (
      parts.dates.length > 0 &&
      parts.dates.every((d) => d.windows.length > 0 && d.windows.every((w) => isWithin(w, over)))
    )
      return { dates: parts.dates, where: 'quote' }
    if (carry.dates.some((d) => d.windows.length > 0 && !d.festival)) return { dates: carry.dates, where: 'inherited' }
    return cell ?? { dates: parts.dates, where: 'quote' }
  }
  // 6月底前完成换届，全年开展4次活动: the year that is said is wider than the date before it.
  const wholeYear = parts.periods.some((p) => p.weak && !p.adjective)
  const words = scene.block.text.slice(unit.start, unit.end)
  // 2月底前召开组织生活会，会后10日内报送材料: its time is counted from the meeting.
  // 3月底前完成检查，次月10日前通报: so is that from the month before.
  if (hangsOnEvent(words) || (nextMonthIn(words) !== null && firm === null)) return { dates: [], where: 'quote' }
  // 9月底前…参观；每名干部年内观看2部并撰写1篇: so is the year that was said since the date.
  const { period, datesAt } = carry
  const since = datesAt !== null && period?.weak === true && !period.adjective && period.start >= datesAt.end
  const apart = wholeYear || since || (carry.loose && isOwnMatter(words, unit, parts, carry))
  // “七一”前…；党支部书记每年至少讲1次党课: beyond the semicolon the own year stands.
  const beyond = firm !== null && carry.datesAt !== null && /[；;]/.test(between(scene.block.text, carry.datesAt, unit))
  // 党组书记“七一”前讲党课，其他成员每年讲1次: an act with a time of its own leaves the date of the one before behind.
  const anew = carry.last !== null && parts.periods.some((p) => p === firm) && says(words)
  if (carry.dates.length > 0 && !apart && !beyond && !anew && (!firm || firm.every === 'annual')) {
    const inSpan = carry.datesAt !== null && carry.datesAt.start >= span.start
    return { dates: carry.dates, where: inSpan ? 'quote' : 'inherited' }
  }
  const kept = cell && (!firm || holdsRoom(firm, windowsOf(cell.dates)))
  if (!kept) return { dates: [], where: 'quote' }
  return { dates: partOfMonth(scene.block.text.slice(span.start, span.end), cell.dates), where: cell.where }
}

/** Whether words say an act of their own. */
const says = (words: string) => verbsOf(words).some(({ kind }) => kind !== 'opener')

const between = (text: string, one: Stretch, other: Stretch) => text.slice(one.end, other.start)

/** 6月20日前 under 第二季度: the window that it closes begins with the quarter. */
function begunWith(date: DateAnchor, over: readonly DateAnchor[]): DateAnchor {
  const [window, ...others] = date.windows
  const [wide, ...more] = windowsOf(over)
  if (!date.by || date.festival || !window || !wide || others.length > 0 || more.length > 0) return date
  const closes = window.from === '01-01' && wide.from <= window.to && window.to <= wide.to
  return closes ? { ...date, windows: [{ from: wide.from, to: window.to }] } : date
}

const PART_OF_MONTH = /^(?:(上旬|中旬|下旬)|月([初中底末]))/

/** 上旬召开推进会 under 九月: that part of the month that stands over it. */
function partOfMonth(words: string, over: readonly DateAnchor[]): readonly DateAnchor[] {
  const part = PART_OF_MONTH.exec(words)
  const [window, ...others] = windowsOf(over)
  if (!part || !window || others.length > 0) return over
  const month = Number(window.from.slice(0, 2))
  const whole = monthWindow(month)
  if (window.from !== whole.from || window.to !== whole.to) return over
  return [{ ...over[0]!, windows: [monthWindow(month, part[1] ?? part[2])] }]
}

const isWithin = (window: PlanWindow, all: readonly PlanWindow[]) =>
  all.some(({ from, to }) => from <= window.from && window.to <= to)

/** Windows that follow each other from the first day of the year to its last. */
function fillYear(windows: readonly PlanWindow[]): boolean {
  const sorted = windows.toSorted((a, b) => a.from.localeCompare(b.from))
  return (
    sorted.length > 1 &&
    sorted[0]?.from === '01-01' &&
    sorted.at(-1)?.to === '12-31' &&
    sorted.every((w, i) => i === 0 || w.from === around(sorted[i - 1]!.to, -1, 1).to)
  )
}

/** Months that a period takes; the time of a row or heading holds no promise whose period fills it already. */
const MONTHS: Partial<Record<PeriodAnchor['every'], number>> = { monthly: 1, quarterly: 3 }

/** 每月召开1次 under 9月 is said of the whole year; 每月召开1次 of 3-5月 holds for these months. */
function holdsRoom({ every }: PeriodAnchor, windows: readonly PlanWindow[]): boolean {
  const [only, ...others] = windows
  if (!only) return false
  const months = Number(only.to.slice(0, 2)) - Number(only.from.slice(0, 2)) + 1
  return others.length > 0 || months > (MONTHS[every] ?? 0)
}

/** Gathers the facts of a stretch; `span` is what would be quoted. */
export function factsOf(scene: Scene, unit: Stretch, span: Stretch, carry: Carry): Facts {
  const text = scene.block.text
  const words = text.slice(unit.start, unit.end)
  const parts = partsOf(scene, unit, carry)
  const verbs = verbsOf(words)
  const dated = parts.dates.length > 0 || carry.dates.length > 0 || (scene.season?.dates.length ?? 0) > 0
  const own =
    parts.periods.find((p) => !p.weak && !(p.adjective && parts.dates.length > 0)) ??
    (dated ? undefined : parts.periods.find((p) => p.adjective))
  const waiting = carry.head !== null && carry.period !== null && !carry.period.weak ? carry.period : null
  const firm = own ?? (parts.dates.length === 0 ? waiting : null)
  const over = datesOver(scene, unit, parts, span, carry, firm)
  // 上、下半年 beside 每半年 says no more than the year.
  const idle = (firm ?? scene.season?.period ?? null) !== null && fillYear(windowsOf(over.dates))
  return {
    unit,
    words,
    closes: closes(text, unit, parts.own),
    parts,
    verbs,
    ...pickCounts(parts, text),
    firm,
    alongside:
      ALONGSIDE.test(words.slice(verbs[0]?.start ?? 0)) ||
      AND.test(text.slice(unit.start - 2, unit.start)) ||
      (LISTED.test(text.slice(unit.start - 2, unit.start)) && heldBy(words) !== null && (verbs[0]?.start ?? 0) === 0)
        ? (carry.last?.period ?? null)
        : null,
    dated,
    dates: over.dates.some(isWholeYear) || idle ? [] : over.dates,
    where: over.where,
  }
}
