/** Why an occurrence stands as it does: every fact that played a part, as data. */
import { formatDay, type IsoDate } from '#kernel/day.ts'
import { offDayName, unlistedYears } from './calendar.rules.ts'
import { newcomersOf } from './coverage.rules.ts'
import { type DatedRecord, isInTime } from './crediting.rules.ts'
import type { Terms } from './duty.schema.ts'
import { coversHalf, exemptionsTouching } from './exemption.rules.ts'
import type { FestivePeriod } from './festival.rules.ts'
import { holds } from './interval.rules.ts'
import { holderOn, liableDays } from './liability.rules.ts'
import { peopleOf, Tally } from './measure.rules.ts'
import { type NotCounted, notCountedFor } from './notCounted.rules.ts'
import type { Occurrence } from './occurrences.rules.ts'
import { doneAtAll, doneInTime, eligibleItems, stepOf } from './ratio.rules.ts'
import { creditedFits, type Judged, type Judgement } from './simulate.rules.ts'
import type { Step } from './standing.rules.ts'
import type { OccurrenceRow } from './standing.schema.ts'

/** Which rule of the calendar placed the period, its due date and its scheduled day. */
export interface Placement {
  readonly cadence: Terms['cadence']
  /** As the cadence placed it, before it was clipped to the days in force. */
  readonly placed: { readonly from: IsoDate; readonly to: IsoDate }
  /** The period's own days, from which `until` may have moved the due date. */
  readonly days: { readonly from: IsoDate; readonly to: IsoDate }
  readonly clipped: boolean
  /** The day that the slot names, with what kind of off day it is where that moved it. */
  readonly slotDay: { readonly date: IsoDate; readonly offDay: string | null } | null
  readonly holiday: FestivePeriod['holiday'] | null
  readonly item: string | null
  /** Working days after the due date until entry closes. */
  readonly entryDays: number
  /** Years of the period whose off days no notice lists: its working days are a guess. */
  readonly unlistedYears: readonly number[]
}

export interface CountedRecord {
  readonly record: string
  readonly kind: string
  readonly heldOn: IsoDate
  readonly enteredOn: IsoDate
  readonly inTime: boolean
  readonly makesUp: boolean
  /** The approved correction by which a late entry is in time. */
  readonly correction: {
    readonly approvedOn: IsoDate
    readonly by: string | null
    readonly reason: string | null
  } | null
  /** Finding: a slot of the month was set, and this was held on another day of it. */
  readonly onAnotherDay: boolean
}

export interface Reasons {
  readonly row: OccurrenceRow
  readonly step: Step
  readonly terms: Terms
  readonly placement: Placement
  /** Days of the period on which the subject was active (a post: held), and whether its body was on the last day. */
  readonly liability: {
    readonly days: number
    readonly of: number
    readonly activeOnLastDay: boolean
    readonly post: boolean
  }
  /** The person who holds the post on the due date, else the last before; null for a body. */
  readonly holder: string | null
  readonly recordsSince: IsoDate | null
  readonly counted: readonly CountedRecord[]
  readonly notCounted: readonly NotCounted[]
  /** `counterparts`, `members`: everybody who counts, what they have, and whether it is enough; null: not to be named. */
  readonly people:
    | readonly { readonly person: string | null; readonly quantity: number; readonly enough: boolean }[]
    | null
  /** Who came on the list too late to be asked about in the period; null: not to be named. */
  readonly newcomers: readonly { readonly person: string | null; readonly from: IsoDate }[]
  /** `ratio`: every eligible item and the record that made it done. */
  readonly items: readonly { readonly item: string; readonly record: string | null }[] | null
  /** Approved exemptions that touch the period; `enough` where one covers half of it. */
  readonly exemptions: readonly {
    readonly from: IsoDate | null
    readonly to: IsoDate | null
    readonly reason: string | null
    readonly by: string | null
    readonly approvedOn: IsoDate
    readonly enough: boolean
  }[]
}

/** The reasons of one occurrence of a judgement. Drawn only when asked for: it reads all records. */
export function reasonsOf(judgement: Judgement, judged: Judged): Reasons {
  const { basis, at } = judgement
  const { occurrence, row, step } = judged
  const { subject, period, terms } = occurrence
  const exemptions = exemptionsTouching(occurrence, at.known, basis.premises)
  return {
    row,
    step,
    terms,
    placement: placementOf(occurrence, judgement),
    liability: {
      days: liableDays(subject, period.days),
      of: period.length,
      activeOnLastDay: holds(subject.active, period.days.to),
      post: subject.type === 'post',
    },
    holder: holderOn(subject, period.due),
    recordsSince: subject.recordsSince === null ? null : formatDay(subject.recordsSince),
    counted: countedFor(judgement, judged),
    notCounted: notCountedFor(judged, basis, at),
    people: peopleShares(judgement, judged),
    newcomers: newcomersOf(judged, basis, formatDay(at.asOf)),
    items: itemShares(judgement, judged),
    exemptions: exemptions.map((exemption) => ({
      from: exemption.source.from ?? null,
      to: exemption.source.to ?? null,
      reason: exemption.source.reason ?? null,
      by: exemption.source.by ?? null,
      approvedOn: formatDay(exemption.approvedOn),
      enough: coversHalf(exemption, occurrence),
    })),
  }
}

function placementOf({ terms, period }: Occurrence, { basis }: Judgement): Placement {
  const { calendar } = basis.premises
  const { raw, days } = period
  const { slotDay } = raw
  return {
    cadence: terms.cadence,
    placed: { from: formatDay(raw.from), to: formatDay(raw.to) },
    days: { from: formatDay(days.from), to: formatDay(days.to) },
    clipped: raw.from !== days.from || raw.to !== days.to,
    slotDay:
      slotDay === null
        ? null
        : { date: formatDay(slotDay), offDay: slotDay === period.scheduled ? null : offDayName(calendar, slotDay) },
    holiday: raw.holiday,
    item: raw.item?.id ?? null,
    entryDays: terms.entryDays,
    unlistedYears: unlistedYears(calendar, period.start, period.closes),
  }
}

function countedFor({ basis, at }: Judgement, { occurrence, row }: Judged): CountedRecord[] {
  const scheduled = occurrence.terms.cadence.every === 'monthly-slot' ? occurrence.period.scheduled : null
  const counted = new Set(row.records)
  const kind = occurrence.terms.measure === 'ratio' ? stepOf(occurrence.terms) : occurrence.terms.kind
  return basis.records
    .filter((record) => counted.has(record.id))
    .map((record) => ({
      record: record.id,
      kind,
      heldOn: formatDay(record.heldOn),
      enteredOn: formatDay(record.enteredOn),
      inTime: record.makesUpFor === null && isInTime(record, occurrence, at),
      makesUp: record.makesUpFor !== null,
      correction: correctionThatCounts(record, occurrence, at.known),
      onAnotherDay: scheduled !== null && record.makesUpFor === null && record.heldOn !== scheduled,
    }))
    .sort((a, b) => (a.heldOn === b.heldOn ? (a.record < b.record ? -1 : 1) : a.heldOn < b.heldOn ? -1 : 1))
}

function correctionThatCounts(record: DatedRecord, { period }: Occurrence, known: number) {
  if (record.enteredOn <= period.closes || record.correctedOn === null || record.correctedOn > known) return null
  const { by, reason } = record.source.correction ?? {}
  return { approvedOn: formatDay(record.correctedOn), by: by ?? null, reason: reason ?? null }
}

function peopleShares({ basis, at }: Judgement, { occurrence, step }: Judged): Reasons['people'] {
  const people = peopleOf(occurrence, basis.premises)
  if (!people) return null
  const tally = new Tally(occurrence.terms, people)
  const fits = creditedFits(occurrence, basis)
  for (const fit of fits)
    if (step !== 'met-in-time' || (!fit.makesUp && isInTime(fit.record, occurrence, at))) tally.add(fit.credits)
  const enough = (person: string) =>
    occurrence.terms.measure === 'members' ? tally.reaches(person) : tally.byPerson.has(person)
  return [...people]
    .sort()
    .map((person) => ({ person, quantity: tally.byPerson.get(person) ?? 0, enough: enough(person) }))
}

function itemShares({ basis, at }: Judgement, { occurrence, step }: Judged): Reasons['items'] {
  if (occurrence.terms.measure !== 'ratio') return null
  const items = eligibleItems(occurrence, basis.premises)
  const done =
    step === 'met-in-time' ? doneInTime(occurrence, items, basis.index, at) : doneAtAll(occurrence, items, basis.index)
  return [...done].map(([item, record]) => ({ item: item.id, record: record?.id ?? null }))
}
