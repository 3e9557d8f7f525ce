/** Which records fit which occurrence: kind, tags, subject, item, period and making up. */
import { civil, type Day, parseDay } from '#kernel/day.ts'
import type { Occurrence } from './occurrences.rules.ts'
import { compareCodePoints } from './order.rules.ts'
import { bodyKey, postKey, type Subject } from './premises.rules.ts'
import type { Credit, DutyRecord } from './record.schema.ts'

/** A record in day numbers. */
export interface DatedRecord {
  readonly id: string
  readonly heldOn: Day
  readonly enteredOn: Day
  readonly voidedOn: Day | null
  /** The year that it belongs to. */
  readonly label: string
  readonly makesUpFor: string | null
  /** The day on which its correction was approved. */
  readonly correctedOn: Day | null
  readonly credits: readonly Credit[]
  readonly source: DutyRecord
}

/** A day and what is known on another: every question to the engine is asked at such a moment. */
export interface Moment {
  readonly asOf: Day
  readonly known: Day
}

/** The credits of a record that fit one duty and subject. */
export interface Fit {
  readonly record: DatedRecord
  readonly credits: readonly Credit[]
  readonly makesUp: boolean
}

export function datedRecord(source: DutyRecord): DatedRecord {
  const heldOn = parseDay(source.heldOn)
  const { voidedOn, correction } = source
  return {
    id: source.id,
    heldOn,
    enteredOn: parseDay(source.enteredOn),
    voidedOn: voidedOn ? parseDay(voidedOn) : null,
    label: String(source.label ?? civil(heldOn).year),
    makesUpFor: source.makesUpFor ?? null,
    correctedOn: correction?.approvedOn ? parseDay(correction.approvedOn) : null,
    credits: source.credits,
    source,
  }
}

/** Entered and not voided by the day of knowing, and held by the day asked about. */
export function isSeen(record: DatedRecord, at: Moment): boolean {
  return (
    record.enteredOn <= at.known && (record.voidedOn === null || record.voidedOn > at.known) && record.heldOn <= at.asOf
  )
}

/** Entered by the closing day, or with a correction that was approved by the day of knowing. */
export function isInTime(record: DatedRecord, occurrence: Occurrence, at: Moment): boolean {
  return record.enteredOn <= occurrence.period.closes || (record.correctedOn !== null && record.correctedOn <= at.known)
}

/** Held between start and due; where `until` moves the due date, also labelled with the year. */
export function isInside({ heldOn, label }: DatedRecord, { period }: Occurrence): boolean {
  return period.start <= heldOn && heldOn <= period.due && (period.label === null || period.label === label)
}

interface Tagged {
  readonly kind: string
  readonly tags: readonly string[]
}

/** Of the duty's kind, and bearing all its tags (it may bear more). */
export function bears(credit: Tagged, terms: Tagged): boolean {
  return credit.kind === terms.kind && terms.tags.every((tag) => credit.tags.includes(tag))
}

export function speaksFor(credit: Credit, subject: Subject): boolean {
  return (subject.type === 'body' ? credit.bodies : credit.posts).includes(subject.id)
}

/** An occurrence of an item is credited only by a credit that names the item. */
export function namesItem(credit: Credit, { period }: Occurrence): boolean {
  return period.raw.item === null || credit.item === period.raw.item.id
}

/** The seen records, findable by what they prove. */
export interface CreditIndex {
  /** Records inside the period, by `heldOn` then id, and records that make up for the occurrence. */
  readonly fitsOf: (occurrence: Occurrence) => Fit[]
  /** Records with a credit of a kind that names an item, by `heldOn` then id; make-ups are left out. */
  readonly stepsOf: (kind: string, item: string) => readonly DatedRecord[]
}

export function creditIndexOf(records: readonly DatedRecord[], at: Moment): CreditIndex {
  const seen = records.filter((record) => isSeen(record, at)).sort(byHeldOn)
  const bySubject = new Map<string, Fit[]>()
  const byItem = new Map<string, DatedRecord[]>()
  const makeUps = new Map<string, DatedRecord[]>()
  for (const record of seen) {
    if (record.makesUpFor !== null) {
      append(makeUps, record.makesUpFor, record)
      continue
    }
    for (const [key, credits] of creditsBySubject(record)) append(bySubject, key, { record, credits, makesUp: false })
    const items = new Set(record.credits.flatMap((c) => (c.item ? [pairKey(c.kind, c.item)] : [])))
    for (const key of items) append(byItem, key, record)
  }
  return {
    fitsOf: (occurrence) => {
      const { terms, subject, period } = occurrence
      const near = bySubject.get(pairKey(terms.kind, subject.key)) ?? []
      const fits: Fit[] = []
      for (let i = firstFrom(near, period.start); i < near.length && near[i]!.record.heldOn <= period.due; i++) {
        const { record, credits } = near[i]!
        if (isInside(record, occurrence)) addFit(fits, record, credits, occurrence, false)
      }
      for (const record of makeUps.get(occurrence.id) ?? []) {
        const spoken = record.credits.filter((credit) => speaksFor(credit, subject))
        if (record.heldOn > period.due) addFit(fits, record, spoken, occurrence, true)
      }
      return fits
    },
    stepsOf: (kind, item) => byItem.get(pairKey(kind, item)) ?? [],
  }
}

function addFit(
  fits: Fit[],
  record: DatedRecord,
  credits: readonly Credit[],
  occurrence: Occurrence,
  makesUp: boolean,
): void {
  const fitting = credits.filter((credit) => bears(credit, occurrence.terms) && namesItem(credit, occurrence))
  if (fitting.length > 0) fits.push({ record, credits: fitting, makesUp })
}

const pairKey = (kind: string, other: string) => `${kind}\n${other}`

function creditsBySubject(record: DatedRecord): Map<string, Credit[]> {
  const groups = new Map<string, Credit[]>()
  for (const credit of record.credits) {
    for (const body of new Set(credit.bodies)) append(groups, pairKey(credit.kind, bodyKey(body)), credit)
    for (const post of new Set(credit.posts)) append(groups, pairKey(credit.kind, postKey(post)), credit)
  }
  return groups
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

export function byHeldOn(a: DatedRecord, b: DatedRecord): number {
  return a.heldOn - b.heldOn || compareCodePoints(a.id, b.id)
}

/** Index of the first fit held on or after a day, in a list by `heldOn`. */
function firstFrom(fits: readonly Fit[], day: Day): number {
  let low = 0
  let high = fits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (fits[middle]!.record.heldOn < day) low = middle + 1
    else high = middle
  }
  return low
}
