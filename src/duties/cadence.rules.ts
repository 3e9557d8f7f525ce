/** Cadence → periods, before they are clipped to the duty's days in force. */
import { civil, type Day, dayOf, daysInMonth, monthEnd, parseDay, weekdayOf } from '#kernel/day.ts'
import { type Calendar, isOffDay } from './calendar.rules.ts'
import type { Cadence } from './duty.schema.ts'
import { type FestivePeriod, festivePeriods } from './festival.rules.ts'
import type { Interval } from './interval.rules.ts'
import type { Register, RegisterItem } from './premises.rules.ts'
import { slotDayOf } from './slot.rules.ts'

export interface RawPeriod extends Interval {
  readonly scheduled: Day | null
  /** The day that the slot named before an off day moved it; null for other cadences. */
  readonly slotDay: Day | null
  /** The holiday or fixed day that placed the period, and the side on which it lies. */
  readonly holiday: FestivePeriod['holiday'] | null
  readonly item: RegisterItem | null
}

const plain = (from: Day, to: Day): RawPeriod => ({
  from,
  to,
  scheduled: null,
  slotDay: null,
  holiday: null,
  item: null,
})

const MONTHS = { month: 1, 'two-months': 2, quarter: 3, 'half-year': 6, year: 12 } as const

/** The periods that share a day with `inForce`; several may be equal. */
export function rawPeriods(
  cadence: Cadence,
  inForce: Interval,
  calendar: Calendar,
  register: Register | undefined,
): RawPeriod[] {
  return periodsNear(cadence, inForce, calendar, register).filter((p) => p.from <= inForce.to && p.to >= inForce.from)
}

function periodsNear(
  cadence: Cadence,
  inForce: Interval,
  calendar: Calendar,
  register: Register | undefined,
): RawPeriod[] {
  switch (cadence.every) {
    case 'week':
      return weeks(inForce, cadence.weekday ?? null, calendar)
    case 'half-month':
      return months(inForce, 1).flatMap(({ year, month }) => [
        plain(dayOf(year, month, 1), dayOf(year, month, 15)),
        plain(dayOf(year, month, 16), monthEnd(year, month)),
      ])
    case 'month':
    case 'two-months':
    case 'quarter':
    case 'half-year': {
      const size = MONTHS[cadence.every]
      return months(inForce, size).map(({ year, month }) =>
        plain(dayOf(year, month, 1), byDay(year, month + size - 1, cadence.byDay ?? null)),
      )
    }
    case 'year':
      return months(inForce, MONTHS.year).map(({ year, month }) => plain(dayOf(year, month, 1), monthEnd(year, 12)))
    case 'once': {
      if (!cadence.windows) return [plain(inForce.from, inForce.to)]
      return cadence.windows.map((window) => plain(parseDay(window.from), parseDay(window.to)))
    }
    case 'days':
      return cadence.dates.flatMap((date) => aroundDate(date, cadence.before, cadence.after, inForce))
    case 'monthly-slot':
      return months(inForce, 1).flatMap(({ year, month }) => {
        const slot = slotDayOf(cadence.slot, year, month, calendar)
        if (!slot) return []
        const period = plain(dayOf(year, month, 1), monthEnd(year, month))
        return [{ ...period, scheduled: slot.scheduled, slotDay: slot.named }]
      })
    case 'holidays':
      return festivePeriods(cadence, inForce, calendar).map((p) => ({ ...plain(p.from, p.to), holiday: p.holiday }))
    case 'items':
      return (register?.items ?? []).flatMap((item) => {
        const to = typeof cadence.within === 'number' ? item.from + cadence.within : item.to
        return to === null ? [] : [{ ...plain(item.from, to), item }]
      })
  }
}

/** A day of a month; the month's end where it is shorter or no day is said. */
const byDay = (year: number, month: number, day: number | null): Day =>
  day === null || day > daysInMonth(year, month) ? monthEnd(year, month) : dayOf(year, month, day)

/** The first months of all blocks of `size` months, counted from January, of the years in force. */
function months(inForce: Interval, size: number): { year: number; month: number }[] {
  const list: { year: number; month: number }[] = []
  for (let year = civil(inForce.from).year; year <= civil(inForce.to).year; year++)
    for (let month = 1; month <= 12; month += size) list.push({ year, month })
  return list
}

function weeks(inForce: Interval, weekday: number | null, calendar: Calendar): RawPeriod[] {
  const list: RawPeriod[] = []
  for (let monday = inForce.from - weekdayOf(inForce.from) + 1; monday <= inForce.to; monday += 7) {
    const scheduled = weekday === null ? null : monday + weekday - 1
    if (scheduled === null || !isOffDay(calendar, scheduled)) list.push({ ...plain(monday, monday + 6), scheduled })
  }
  return list
}

/** A 29 February gives no period in a common year. */
function aroundDate(date: string, before: number, after: number, inForce: Interval): RawPeriod[] {
  const [month = 0, day = 0] = date.split('-').map(Number)
  const list: RawPeriod[] = []
  for (let year = civil(inForce.from - after).year; year <= civil(inForce.to + before).year; year++) {
    if (day > daysInMonth(year, month)) continue
    const scheduled = dayOf(year, month, day)
    list.push({ ...plain(scheduled - before, scheduled + after), scheduled })
  }
  return list
}
