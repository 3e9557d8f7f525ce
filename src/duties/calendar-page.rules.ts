/** The days of a month's page, and where an occurrence stands on it. Pure. */
import { dayOf, formatDay, type IsoDate, monthEnd, weekdayOf } from '#kernel/day.ts'
import { type Calendar, offDayName } from './calendar.rules.ts'

export interface PageDay {
  readonly day: IsoDate
  readonly off: string | null
  readonly makeUp: boolean
}

/** The whole weeks, Monday to Sunday, that hold a month (`YYYY-MM`). */
export function daysOfMonth(month: string, calendar: Calendar): PageDay[] {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const first = dayOf(year, number, 1)
  const last = monthEnd(year, number)
  const days: PageDay[] = []
  for (let day = first - weekdayOf(first) + 1; day <= last || weekdayOf(day) !== 1; day++) {
    const off = offDayName(calendar, day)
    days.push({ day: formatDay(day), off, makeUp: off === null && weekdayOf(day) > 5 })
  }
  return days
}

/** The month so many months later, or earlier. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const months = year * 12 + number - 1 + by
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** The scheduled day, else the last on which it is in time. */
export const dayOfOccurrence = ({ scheduled, due }: { scheduled: IsoDate | null; due: IsoDate }): IsoDate =>
  scheduled ?? due
