/** `monthly-slot`: which day of a month is “the Friday of the third week”, and what an off day does to it. */
import { type Day, dayOf, monthEnd, weekdayOf } from '#kernel/day.ts'
import { type Calendar, isOffDay, workingDayAfter, workingDayBefore } from './calendar.rules.ts'
import type { Slot } from './duty.schema.ts'

export interface SlotDay {
  /** The day that the reading names. */
  readonly named: Day
  /** The day that is scheduled, after an off day has moved it. */
  readonly scheduled: Day
}

/**
 * The scheduled day of a month (1–12); null where the reading gives no day inside the month, where an off
 * day is skipped, and where the month has no working day to move to on either side.
 */
export function slotDayOf(slot: Slot, year: number, month: number, calendar: Calendar): SlotDay | null {
  const first = dayOf(year, month, 1)
  const last = monthEnd(year, month)
  const named = namedDay(slot, first)
  const inMonth = (day: Day) => first <= day && day <= last
  if (!inMonth(named)) return null
  if (slot.offDay === 'keep' || !isOffDay(calendar, named)) return { named, scheduled: named }
  if (slot.offDay === 'skip') return null
  const after = workingDayAfter(calendar, named, 1)
  const before = workingDayBefore(calendar, named, 1)
  const choices = slot.offDay === 'next-working-day' ? [after, before] : [before, after]
  const scheduled = choices.find(inMonth)
  return scheduled === undefined ? null : { named, scheduled }
}

function namedDay(slot: Slot, first: Day): Day {
  const ahead = (weekday: number, from: Day) => from + ((weekday - weekdayOf(from) + 7) % 7)
  const mondayBy: Record<Exclude<Slot['reading'], 'nth-weekday'>, () => Day> = {
    'calendar-week': () => first - (weekdayOf(first) - 1),
    'full-week': () => ahead(1, first),
    'iso-from-first-thursday': () => ahead(4, first) - 3,
  }
  const weeks = 7 * (slot.week - 1)
  if (slot.reading === 'nth-weekday') return ahead(slot.weekday, first) + weeks
  return mondayBy[slot.reading]() + weeks + slot.weekday - 1
}
