/** The periods that a duty owes: clipped to its days in force, with due date, scheduled day and closing day. */
import { civil, type Day, dayOf, daysInMonth, formatDay, parseDay } from '#kernel/day.ts'
import { type RawPeriod, rawPeriods } from './cadence.rules.ts'
import { type Calendar, workingDayAfter } from './calendar.rules.ts'
import type { Terms } from './duty.schema.ts'
import { holds, type Interval, isAtLeastHalf, lengthOf } from './interval.rules.ts'
import { yearAsked } from './open-years.rules.ts'
import { compareCodePoints } from './order.rules.ts'
import type { Premises } from './premises.rules.ts'

export interface Period {
  readonly start: Day
  /** The last day of the period, or the day to which `until` moves it. */
  readonly due: Day
  readonly scheduled: Day | null
  /** The last day on which an entry is in time. */
  readonly closes: Day
  /** The period's own days: from `start` to `due`, but for `until`, where they end with the year. */
  readonly days: Interval
  readonly length: number
  /** The year that the label of a record must bear, for `until`; else null. */
  readonly label: string | null
  /** As the cadence placed it, before clipping. */
  readonly raw: RawPeriod
  /** The four dates as texts. */
  readonly iso: {
    readonly start: string
    readonly due: string
    readonly scheduled: string | null
    readonly closes: string
  }
}

/** The days in force; an open end is that of the year. Throws RangeError where neither is given. */
export function inForceOf(terms: Terms, year: number | null): Interval {
  const from = terms.inForce?.from
  const to = terms.inForce?.to
  if (year === null && !(from && to)) throw new RangeError(`duty ${terms.id} has neither days in force nor a year`)
  return {
    from: from ? parseDay(from) : dayOf(year ?? 0, 1, 1),
    to: to ? parseDay(to) : dayOf(year ?? 0, 12, 31),
  }
}

/** The duty's periods by start; of a register's items only those that belong to one of `owners`. */
export function periodsOf(terms: Terms, premises: Premises, owners: ReadonlySet<string>): Period[] {
  const inForce = inForceOf(terms, premises.year)
  const register = terms.register ? premises.registers.get(terms.register) : undefined
  const raw = rawPeriods(terms.cadence, inForce, premises.calendar, register)
  const owed = raw.filter(({ item }) => !item || item.owners.some((owner) => owners.has(owner)))
  return clip(owed, inForce).map((clipped) => placed(clipped, terms, premises.calendar))
}

interface Clipped extends Interval {
  readonly scheduled: Day | null
  readonly raw: RawPeriod
}

/**
 * A period cut to less than half falls away, and one whose scheduled day was cut off; if none is left, the
 * longest stays. A scheduled day that was cut off is then no day of the period any more, so it has none.
 */
function clip(periods: readonly RawPeriod[], inForce: Interval): Clipped[] {
  const clipped = periods.toSorted(inTime).map((raw): Clipped => {
    const days = { from: Math.max(raw.from, inForce.from), to: Math.min(raw.to, inForce.to) }
    const scheduled = raw.scheduled !== null && holds(days, raw.scheduled) ? raw.scheduled : null
    return { ...days, scheduled, raw }
  })
  const kept = clipped.filter((p) => isAtLeastHalf(lengthOf(p), lengthOf(p.raw)) && p.scheduled === p.raw.scheduled)
  if (kept.length > 0 || clipped.length === 0) return kept
  return [clipped.reduce((longest, p) => (lengthOf(p) > lengthOf(longest) ? p : longest))]
}

/** So that “the first of equals” does not hang on the order of the file. */
function inTime(a: RawPeriod, b: RawPeriod): number {
  return a.from - b.from || a.to - b.to || compareCodePoints(a.item?.id ?? '', b.item?.id ?? '')
}

function placed(clipped: Clipped, terms: Terms, calendar: Calendar): Period {
  const { from: start, to, scheduled, raw } = clipped
  const until = terms.cadence.every === 'year' ? terms.cadence.until : null
  const year = civil(start).year
  const due = until ? dayOfYear(year + 1, until) : to
  const closes = workingDayAfter(calendar, due, terms.entryDays)
  return {
    start,
    due,
    scheduled,
    closes,
    days: { from: start, to },
    length: to - start + 1,
    label: yearAsked(terms.cadence, year),
    raw,
    iso: {
      start: formatDay(start),
      due: formatDay(due),
      scheduled: scheduled === null ? null : formatDay(scheduled),
      closes: formatDay(closes),
    },
  }
}

/** 29 February is the 28th in a common year: a due date cannot fall away. */
function dayOfYear(year: number, monthDay: string): Day {
  const [month = 0, day = 0] = monthDay.split('-').map(Number)
  return dayOf(year, month, Math.min(day, daysInMonth(year, month)))
}
