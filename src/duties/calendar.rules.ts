/** The Beijing calendar of off days and working days, and the holidays that it names. */
import { civil, type Day, formatDay, type IsoDate, parseDay, weekdayOf } from '#kernel/day.ts'
import builtIn from './calendar.data.json' with { type: 'json' }
import { compareCodePoints } from './order.rules.ts'

/** An unbroken run of listed off days of one name. */
export interface Holiday {
  /** As listed: `国庆节、中秋节` for a run that bears both names. */
  readonly name: string
  readonly names: readonly string[]
  /** First and last listed off day. */
  readonly from: Day
  readonly to: Day
}

export interface Calendar {
  /** Listed off days and what each is called. */
  readonly off: ReadonlyMap<Day, string>
  /** Weekend days on which one works instead. */
  readonly work: ReadonlySet<Day>
  /** By first off day, then name. */
  readonly holidays: readonly Holiday[]
  /** Years for which days are listed. */
  readonly years: ReadonlySet<number>
}

/** The days of a calendar as they are written down. */
export interface CalendarDays {
  readonly off: readonly { readonly date: IsoDate; readonly name: string }[]
  readonly work: readonly IsoDate[]
}

interface YearNotices {
  /** The notices of the State Council's general office that list the year's days. */
  readonly notices: readonly { readonly number: string; readonly url: string }[]
}

/** A calendar of one's own. Throws RangeError on a text that is no date. */
export function calendarOf(days: CalendarDays): Calendar {
  const off = new Map<Day, string>()
  const byName = new Map<string, Set<Day>>()
  for (const { date, name } of days.off) {
    const day = parseDay(date)
    off.set(day, name)
    byName.set(name, (byName.get(name) ?? new Set()).add(day))
  }
  const work = new Set(days.work.map(parseDay))
  const years = new Set([...off.keys(), ...work].map((day) => civil(day).year))
  return { off, work, holidays: holidayRuns(byName), years }
}

function holidayRuns(byName: ReadonlyMap<string, ReadonlySet<Day>>): Holiday[] {
  const runs: Holiday[] = []
  for (const [name, days] of byName) {
    for (const from of days) {
      if (days.has(from - 1)) continue
      let to = from
      while (days.has(to + 1)) to++
      runs.push({ name, names: name.split('、'), from, to })
    }
  }
  return runs.sort((a, b) => a.from - b.from || compareCodePoints(a.name, b.name))
}

const YEARS: Readonly<Record<string, YearNotices & CalendarDays>> = builtIn.years

/** The days of the built-in table: the State Council's notices for 2019–2026. */
export const BUILT_IN_DAYS: CalendarDays = {
  off: Object.values(YEARS).flatMap((year) => year.off),
  work: Object.values(YEARS).flatMap((year) => year.work),
}

/** The built-in table. */
export const CHINESE_CALENDAR: Calendar = calendarOf(BUILT_IN_DAYS)

/** The years of the built-in table, each with its holidays as spans. */
export function builtInYears() {
  return Object.entries(YEARS).map(([year, { work, notices }]) => ({
    year: Number(year),
    notice: notices.map(({ number }) => number).join('、'),
    url: notices.at(-1)?.url ?? null,
    // 元旦 can begin in the year before.
    holidays: CHINESE_CALENDAR.holidays
      .filter(({ to }) => civil(to).year === Number(year))
      .map(({ name, from, to }) => ({ name, from: formatDay(from), to: formatDay(to) })),
    work: [...work],
  }))
}

/** A listed off day, or a Saturday or Sunday that is not a make-up day. */
export function isOffDay(calendar: Calendar, day: Day): boolean {
  return calendar.off.has(day) || (weekdayOf(day) > 5 && !calendar.work.has(day))
}

export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  return !isOffDay(calendar, day)
}

/** The `n`-th working day after a day; the day itself for 0. */
export function workingDayAfter(calendar: Calendar, day: Day, n: number): Day {
  return nthWorkingDay(calendar, day, n, 1)
}

/** The `n`-th working day before a day; the day itself for 0. */
export function workingDayBefore(calendar: Calendar, day: Day, n: number): Day {
  return nthWorkingDay(calendar, day, n, -1)
}

function nthWorkingDay(calendar: Calendar, from: Day, n: number, step: 1 | -1): Day {
  let day = from
  for (let left = n; left > 0; ) {
    day += step
    if (isWorkingDay(calendar, day)) left--
  }
  return day
}

/** What an off day is called: its listed name, 周六 or 周日; null for a working day. */
export function offDayName(calendar: Calendar, day: Day): string | null {
  if (isWorkingDay(calendar, day)) return null
  return calendar.off.get(day) ?? (weekdayOf(day) === 6 ? '周六' : '周日')
}

/** The days of a span whose year the calendar does not list, as years. */
export function unlistedYears(calendar: Calendar, from: Day, to: Day): number[] {
  const years: number[] = []
  for (let year = civil(from).year; year <= civil(to).year; year++) if (!calendar.years.has(year)) years.push(year)
  return years
}
