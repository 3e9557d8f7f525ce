/** Turns one stretch of a clause into a promise, or says that it is none. */
import type { Reason } from '#plans/commitment.schema.ts'
import { actionOf, counterpartyOf } from './action.rules.ts'
import type { AmountAnchor, Anchor, Bound, CountAnchor, DateAnchor, PeriodAnchor, Stretch } from './anchor.schema.ts'
import { AT_LEAST, AT_MOST, anchorsIn } from './anchors.rules.ts'
import type { Block, Placed } from './block.schema.ts'
import { cadenceOf, isWholeYear, targetOf, windowsOf } from './cadence.rules.ts'
import type { Carry, Draft, Season } from './draft.schema.ts'
import { SOFT } from './lexicon/never.rules.ts'
import { oneOff } from './one-off.rules.ts'
import { type Verb, verbsOf } from './predicate.rules.ts'
import { readKind, readType } from './record-type.rules.ts'
import { type SubjectReading, subjectOf } from './subject-of.rules.ts'
import { amountCounts, periodCounts } from './valid.rules.ts'
import { actsFirmly, actsPlainly, runsThrough } from './verifiable.rules.ts'

const SOFTLY = new RegExp(SOFT.map((r) => r.pattern).join('|'))
const LEAST = new RegExp(`(?:${AT_LEAST.replace('|达到|达|超过|争取', '')})`)
const MOST = new RegExp(`(?:${AT_MOST})`)
const ALONGSIDE = /^(?:同步|同时)/

/** What a clause is read in. */
export interface Scene {
  readonly placed: Placed
  readonly block: Block
  readonly anchors: readonly Anchor[]
  readonly season: Season | null
  readonly speaker: string | null
  /** The first sentence of a numbered point that goes on: its title. */
  readonly titular: boolean
  /** The short title of the point (支部党员大会。一般每季度召开1次。), '' where it has none. */
  readonly topic: string
}

export const inDocument = (block: Block, s: Stretch): Stretch => ({
  start: block.map[s.start]!,
  end: block.map[s.end - 1]! + 1,
})

interface Parts {
  readonly own: readonly Anchor[]
  readonly counts: readonly CountAnchor[]
  readonly amount: AmountAnchor | null
  readonly periods: readonly PeriodAnchor[]
  readonly dates: readonly DateAnchor[]
}

/** The anchors of a stretch that can make a promise. */
export function partsOf(scene: Scene, unit: Stretch, carry: Carry): Parts {
  const text = scene.block.text
  const own = anchorsIn(scene.anchors, unit)
  const follows = carry.last?.draft.target != null
  return {
    own,
    counts: own.filter((a) => a.is === 'count'),
    amount: own.filter((a) => a.is === 'amount').find((a) => amountCounts(a, text, unit, follows)) ?? null,
    periods: own.filter((a) => a.is === 'period').filter((p) => periodCounts(p, text, unit)),
    dates: own.filter((a) => a.is === 'date'),
  }
}

/** The year's total beside a period: 每季度1次(全年不少于4次). */
function pickCounts(parts: Parts, text: string): { count: CountAnchor | null; total: CountAnchor | null } {
  const yearly = parts.periods.find((p) => p.weak && !p.adjective)
  const firm = parts.periods.some((p) => !p.weak)
  const total =
    firm && yearly
      ? (parts.counts.find((c) => c.start >= yearly.end && text.slice(yearly.end, c.start).length <= 6) ?? null)
      : null
  return { count: parts.counts.find((c) => c !== total) ?? null, total }
}

function earlierBound(text: string, unit: Stretch, count: Stretch | null): Bound | null {
  const before = text.slice(unit.start, count?.start ?? unit.end)
  if (MOST.test(before)) return 'at-most'
  return LEAST.test(before) ? 'at-least' : null
}

export interface Promised {
  readonly draft: Draft
  readonly period: PeriodAnchor | null
  /** Only the year's total of the promise before it (每月1次，全年不少于10次). */
  readonly bare: boolean
}

/** Reads one stretch; `span` is what will be quoted (it may take in a head before the stretch). Null: no promise. */
export function promiseOf(scene: Scene, unit: Stretch, span: Stretch, carry: Carry): Promised | null {
  const { block, season, placed } = scene
  const text = block.text
  const words = text.slice(unit.start, unit.end)
  const parts = partsOf(scene, unit, carry)
  const { count, total } = pickCounts(parts, text)
  const verbs = verbsOf(words)
  const headDates = parts.dates.length === 0 ? carry.dates : []
  const dated = parts.dates.length > 0 || headDates.length > 0 || (season?.dates.length ?? 0) > 0
  const ownPeriod =
    parts.periods.find((p) => !p.weak) ?? (dated ? null : parts.periods.find((p) => p.adjective)) ?? null
  // 每季度，开展自查: the frequency stands before the clause, with nothing else in between.
  const waiting = carry.head !== null && carry.period !== null && !carry.period.weak ? carry.period : null
  const firmPeriod = ownPeriod ?? (parts.dates.length === 0 ? waiting : null)
  const inSpan = headDates.length > 0 && carry.datesAt !== null && carry.datesAt.start >= span.start
  const alongside = ALONGSIDE.test(words.slice(verbs[0]?.start ?? 0)) && carry.last?.period ? carry.last.period : null

  let quoted = inDocument(block, span)
  let tier: 1 | 2 = 1
  let dates: readonly DateAnchor[] = parts.dates
  let where: 'quote' | 'inherited' | 'cell' = 'quote'
  if (dates.length === 0 && headDates.length > 0 && !firmPeriod) {
    dates = headDates
    where = inSpan ? 'quote' : 'inherited'
  } else if (
    dates.length === 0 &&
    season &&
    season.dates.length > 0 &&
    (!firmPeriod || windowsOf(season.dates).length > 0)
  ) {
    dates = season.dates
    where = season.where
  }
  if (dates.some(isWholeYear)) dates = []

  // A festival that only names an event gives way to a date that is said.
  const vagueDates =
    parts.dates.length > 0 &&
    (parts.dates.every((d) => d.windows.length === 0) || parts.dates.every((d) => isNamed(text, d)))
  if (vagueDates && !firmPeriod) {
    if (headDates.length === 0 && carry.dates.some((d) => d.windows.length > 0 && !d.festival)) {
      dates = carry.dates
      where = 'inherited'
    } else if (season && season.dates.length > 0) {
      dates = season.dates
      where = season.where
    }
  }

  const anchored = count !== null || parts.amount !== null || firmPeriod !== null || total !== null
  let base: number
  if (anchored) {
    if (firmPeriod && !count && !parts.amount && !total && !actsPlainly(words, verbs)) return null
    if (scene.titular && !count && !parts.amount && firmPeriod?.adjective) return null
    base = firmPeriod?.adjective ? 0.8 : 0.93
  } else if (
    season?.period &&
    (block.kind === 'short' ? placed.beside && actsPlainly(words, verbs) : actsFirmly(words, verbs, block.kind, true))
  )
    base = 0.75
  else if (season?.period && placed.beside && unit.start === 0 && unit.end === text.length) {
    base = 0.55
    quoted = placed.beside
  } else if (alongside && actsPlainly(words, verbs)) base = 0.7
  else if (dates.length > 0) {
    if (where === 'quote' ? !actsPlainly(words, verbs) : !actsFirmly(words, verbs, block.kind, where === 'cell'))
      return null
    base = where === 'quote' ? 0.88 : 0.72
  } else {
    const once = scene.titular || carry.vague ? null : oneOff(words)
    if (!once) return null
    tier = 2
    base = 0.7
  }

  const period =
    firmPeriod ??
    parts.periods.find((p) => !(dated && p.adjective && p.weak)) ??
    (anchored ? carry.period : null) ??
    alongside ??
    season?.period ??
    null
  const elided =
    carry.last !== null &&
    parts.amount?.unit !== '%' &&
    readType(words) === null &&
    (!verbs.some((v) => v.kind !== 'opener') || unnamed(words, unit, verbs, parts.own))
  const type = elided ? null : readType(words)
  const objectless = !verbs.some((v) => v.kind === 'act') || unnamed(words, unit, verbs, parts.own)
  const once = tier === 2 ? oneOff(words) : null
  const recordType =
    once?.type ??
    type?.type ??
    (elided ? carry.last!.draft.recordType : null) ??
    (objectless ? headType(scene) : null) ??
    'other'
  const subject: SubjectReading = subjectOf(scene, unit, parts.own, verbs, carry, recordType)
  const cadence = cadenceOf({
    period: tier === 1 ? period : null,
    count: count ?? null,
    total,
    amount: parts.amount,
    dates,
    earlierBound: count || !total ? earlierBound(text, unit, count) : null,
    each: /各/.test(words),
    runs: runsThrough(words, dates),
  })
  const action = elided ? carry.last!.draft.action : actionOf(text, unit, subject.words, parts.own)
  const named =
    dates.length > 0 && dates.every((d) => d.festival) && where === 'quote' && !parts.own.some((a) => a.is !== 'date')
  const draft: Draft = {
    ...quoted,
    tier,
    subject: subject.words,
    subjectSource: subject.source,
    action:
      type === null && !elided && headName(scene) !== '' && action.length <= 8
        ? `${headName(scene)}：${action}`
        : action,
    recordType,
    kind: elided ? carry.last!.draft.kind : readKind(type ? words : `${words}${headName(scene)}`, recordType),
    cadence,
    deadline: deadlineOf(scene, dates, where, carry),
    target: targetOf(
      parts.amount,
      text.slice(unit.start, parts.amount?.start ?? unit.end),
      text.slice(parts.amount?.end ?? unit.end, unit.end),
    ),
    counterparty: subject.counterparty ?? counterpartyOf(words),
    modality: SOFTLY.test(words) ? 'soft' : 'firm',
    confidence: Math.max(
      0.3,
      base - (firmPeriod || !carry.period || !anchored ? 0 : 0.1) - (named ? 0.08 : 0) - (type || elided ? 0 : 0.08),
    ),
    reasons: reasonsOf(scene, { parts, count, dates, where, period, subject, unit }, type, carry),
  }
  return {
    draft,
    period: tier === 1 ? period : null,
    bare:
      elided &&
      verbs.every((v) => v.kind === 'opener') &&
      count !== null &&
      parts.periods.every((p) => p.weak) &&
      parts.periods.length > 0 &&
      subject.source !== 'explicit',
  }
}

/** 讲1次, 召开2次: the verb stands, what is done was said before. */
function unnamed(words: string, unit: Stretch, verbs: readonly Verb[], own: readonly Anchor[]): boolean {
  const main = verbs.find((v) => v.kind === 'act')
  if (!main || !own.some((a) => a.is === 'count')) return false
  let left = ''
  let at = main.end
  for (const a of own) {
    if (a.start - unit.start < main.end) continue
    left += words.slice(at, a.start - unit.start)
    at = a.end - unit.start
  }
  return /^(?:为宜|左右|以上|即可)?$/.test(left + words.slice(at))
}
const isNamed = (text: string, d: DateAnchor) =>
  d.festival && d.windows.length > 0 && /[“”·]/.test(d.words + (text[d.start - 1] ?? '')) && !/[前后间]$/.test(d.words)
const headName = (scene: Scene) => scene.topic || scene.placed.heading
const headType = (scene: Scene) => readType(headName(scene))?.type ?? null

function deadlineOf(
  scene: Scene,
  dates: readonly DateAnchor[],
  where: 'quote' | 'inherited' | 'cell',
  carry: Carry,
): Draft['deadline'] {
  if (dates.length === 0) return null
  const windows = windowsOf(dates)
  const resolved = windows.length === 0 ? null : windows.length === 1 ? windows[0]! : windows
  const whole =
    dates === scene.season?.dates ? scene.season.words : scene.block.text.slice(dates[0]!.start, dates.at(-1)!.end)
  return {
    text: dates === carry.dates && carry.datesAt === null ? dates.map((d) => d.words).join('、') : whole,
    resolved,
    where,
  }
}

interface Used {
  readonly parts: Parts
  readonly count: CountAnchor | null
  readonly dates: readonly DateAnchor[]
  readonly where: 'quote' | 'inherited' | 'cell'
  readonly period: PeriodAnchor | null
  readonly subject: SubjectReading
  readonly unit: Stretch
}

function reasonsOf(scene: Scene, used: Used, type: ReturnType<typeof readType>, carry: Carry): Reason[] {
  const reasons: Reason[] = []
  const { block, season } = scene
  const say = (field: Reason['field'], s: Stretch | null, words: string, why: string) => {
    if (s && s.end > s.start) reasons.push({ field, words, ...s, why })
  }
  const here = (s: Stretch) => (s.end <= block.text.length ? inDocument(block, s) : null)
  if (used.period) {
    const cell = used.period === season?.period
    const handed = !used.parts.periods.includes(used.period) && !cell
    say(
      'cadence',
      cell ? season : here(used.period),
      used.period.words,
      cell ? '频次取自时间栏' : handed ? '句首的频次管到本项' : '频次用语',
    )
  }
  if (used.count) say('count', here(used.count), used.count.words, '次数')
  if (used.parts.amount) say('target', here(used.parts.amount), used.parts.amount.words, '数量或比率要求')
  const first = used.dates[0]
  if (first) {
    const cell = used.dates === season?.dates
    const why = cell ? '时间取自时间栏或标题' : used.where === 'inherited' ? '句首的时间管到本项' : '时间用语'
    if (cell) say('deadline', season, season!.words, why)
    else if (carry.dates !== used.dates || carry.datesAt)
      for (const d of used.dates) say('deadline', here(d), d.words, why)
  }
  if (type)
    say(
      'recordType',
      here({ start: used.unit.start + type.start, end: used.unit.start + type.end }),
      type.words,
      '由此判断纪实类型',
    )
  if (used.subject.at) say('subject', used.subject.at, used.subject.words ?? '', used.subject.why)
  return reasons
}
