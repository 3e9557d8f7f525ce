/** Festivals that work is done before or after: holidays of the calendar, and days that are the same in every year. Pure. */
import { civil, type Day, dayOf } from '#kernel/day.ts'
import { type Calendar, workingDayAfter, workingDayBefore } from './calendar.rules.ts'
import type { Cadence } from './duty.schema.ts'
import { FIXED_DAYS, isFixed } from './festival.schema.ts'
import type { Interval } from './interval.rules.ts'

type Festive = Extract<Cadence, { every: 'holidays' }>
/** On which side of a festival one period lies; `around` goes from one side to the other. */
type Side = 'before' | 'after' | 'around'

export interface FestivePeriod extends Interval {
  readonly holiday: { readonly name: string; readonly side: Side }
}

/** The periods before, after or around each festival of the calendar and of the years in force. */
export function festivePeriods(cadence: Festive, inForce: Interval, calendar: Calendar): FestivePeriod[] {
  const sides: readonly Side[] = cadence.side === 'each' ? ['before', 'after'] : [cadence.side ?? 'before']
  return festivals(cadence.names ?? null, inForce, calendar).flatMap(({ name, from, to }) => {
    const first = () => workingDayBefore(calendar, from, cadence.leadDays)
    const last = () => workingDayAfter(calendar, to, cadence.leadDays)
    return sides.map((side) => ({
      from: side === 'after' ? to + 1 : first(),
      to: side === 'before' ? from - 1 : last(),
      holiday: { name, side },
    }))
  })
}

interface Festival extends Interval {
  readonly name: string
}

function festivals(names: readonly string[] | null, inForce: Interval, calendar: Calendar): Festival[] {
  const holidays = calendar.holidays.filter((holiday) => !names || holiday.names.some((name) => names.includes(name)))
  // A period can reach into the years beside those of its day.
  const [first, last] = [civil(inForce.from).year - 1, civil(inForce.to).year + 1]
  const fixed = (names ?? []).filter(isFixed).flatMap((name) => daysOf(name, first, last))
  return [...holidays, ...fixed]
}

function daysOf(name: string, first: number, last: number): Festival[] {
  const [month, date] = FIXED_DAYS[name]!
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const day: Day = dayOf(first + i, month, date)
    return { name, from: day, to: day }
  })
}
