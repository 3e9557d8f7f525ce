/** Whether an arrangement of holidays can be right, and the calendar with what a bureau has entered. Pure. */
import { dayOf, formatDay, parseDay, weekdayOf } from '#kernel/day.ts'
import { BUILT_IN_DAYS, type Calendar, type CalendarDays, CHINESE_CALENDAR, calendarOf } from './calendar.rules.ts'
import { type Arrangement, type HolidaySpan, SPANS, STATUTORY } from './holiday.schema.ts'

/** Days of one holiday at the most. */
const LONGEST = 12

/** Holidays of a fixed day, which must be among the days off. */
const FIXED: Readonly<Record<string, readonly [month: number, day: number]>> = {
  元旦: [1, 1],
  劳动节: [5, 1],
  国庆节: [10, 1],
}

export interface Fault {
  readonly field: 'holidays' | 'work'
  readonly message: string
}

/** What is arranged for a year, without its notice. */
type Days = Pick<Arrangement, 'year' | 'holidays' | 'work'>

/**
 * The first thing that cannot be right; null where nothing is wrong. An arrangement can reach into the year before:
 * it is held against those of the other years, as far as they are known.
 */
export function faultOf({ year, holidays, work }: Days, known: readonly Days[]): Fault | null {
  const others = known.filter((one) => one.year !== year)
  const problem = holidaysFault(year, holidays) ?? holidaysAgainst(holidays, others)
  if (problem) return { field: 'holidays', message: problem }
  const message = workFault(year, holidays, work) ?? workAgainst(work, others)
  return message ? { field: 'work', message } : null
}

const holds = (day: string, { from, to }: HolidaySpan): boolean => from <= day && day <= to

/** A day off that another year's arrangement has already, or on which one works by it. */
function holidaysAgainst(holidays: readonly HolidaySpan[], others: readonly Days[]): string | null {
  for (const other of others)
    for (const { name, from, to } of holidays) {
      const worked = other.work.find((day) => holds(day, { name, from, to }))
      if (worked) return `${name}的${worked}，按${other.year}年的安排要上班，请核对`
      const twice = other.holidays.find((one) => one.from <= to && from <= one.to)
      if (twice) return `${name}与${other.year}年安排的${twice.name}的日期有重叠，请核对`
    }
  return null
}

/** A day on which one works, though another year's arrangement has it off. */
function workAgainst(work: readonly string[], others: readonly Days[]): string | null {
  for (const other of others)
    for (const day of work) {
      const off = other.holidays.find((one) => holds(day, one))
      if (off) return `上班日${day}按${other.year}年的安排是${off.name}假期，请核对`
    }
  return null
}

/** Off days may begin in the last week of the year before; those after the year are the next notice's. */
const firstDay = (year: number) => formatDay(dayOf(year - 1, 12, 25))
const within = (year: number, day: string) => firstDay(year) <= day && day <= `${year}-12-31`

/** First and last day that make-up days and holidays of no known name can have. */
export const yearBounds = (year: number) => ({ min: firstDay(year), max: `${year}-12-31` })

/** First and last day that a holiday can have in a year; of a joint one, those of either. */
export function boundsOf(name: string, year: number): { readonly min: string; readonly max: string } {
  const spans = name.split('、').flatMap((one) => (Object.hasOwn(SPANS, one) ? [SPANS[one]!] : []))
  if (spans.length === 0) return yearBounds(year)
  return {
    min: spans.map(([first, last]) => `${first > last ? year - 1 : year}-${first}`).sort()[0]!,
    max: spans
      .map(([, last]) => `${year}-${last}`)
      .sort()
      .at(-1)!,
  }
}

/** That a day lies where its holiday never does; null where it may be right. */
export function outOfBounds(name: string, year: number, day: string): string | null {
  const { min, max } = boundsOf(name, year)
  return min <= day && day <= max ? null : `${name}应在${min}至${max}之间，不会有${day}，请核对`
}

function holidaysFault(year: number, holidays: readonly HolidaySpan[]): string | null {
  const seen = new Set<string>()
  for (const { name, from, to } of holidays) {
    for (const one of name.split('、')) {
      if (seen.has(one)) return `“${one}”写了两次，请合为一段`
      seen.add(one)
    }
    if (to < from) return `${name}的最后一天早于第一天`
    if (!(within(year, from) && within(year, to)))
      return `${name}的日期不在${year}年（可以从上年12月25日起），请核对年份`
    if (to < `${year}-01-01` || (from < `${year}-01-01` && !name.split('、').includes('元旦')))
      return `${name}的日期不在${year}年（只有元旦可以从上年开始），请核对年份`
    if (parseDay(to) - parseDay(from) >= LONGEST) return `${name}超过${LONGEST}天，请核对日期`
    const strange = outOfBounds(name, year, from) ?? outOfBounds(name, year, to)
    if (strange) return strange
    const fixed = name.split('、').find((one) => Object.hasOwn(FIXED, one))
    const day = fixed && formatDay(dayOf(year, ...FIXED[fixed]!))
    if (day && !(from <= day && day <= to)) return `${fixed}的假期里没有${day}，请核对日期`
  }
  const inOrder = holidays.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const crossing = inOrder.find((one, i) => i > 0 && one.from <= inOrder[i - 1]!.to)
  return crossing ? `${crossing.name}与${inOrder[inOrder.indexOf(crossing) - 1]!.name}的日期有重叠` : null
}

function workFault(year: number, holidays: readonly HolidaySpan[], work: readonly string[]): string | null {
  for (const [i, day] of work.entries()) {
    if (work.indexOf(day) < i) return `上班日${day}写了两次`
    if (!within(year, day)) return `上班日${day}不在${year}年，请核对年份`
    if (weekdayOf(parseDay(day)) < 6) return `${day}本来就是工作日，调休上班的应是周六或周日`
    const holiday = holidays.find((one) => holds(day, one))
    if (holiday) return `上班日${day}在${holiday.name}的假期里`
  }
  return null
}

/** Statutory holidays that no entry names. */
export function missingHolidays(holidays: readonly Pick<HolidaySpan, 'name'>[]): string[] {
  const named = new Set(holidays.flatMap(({ name }) => name.split('、')))
  return STATUTORY.filter((name) => !named.has(name))
}

export interface Ticked {
  readonly missing: readonly string[]
  /** It was ticked that the notice leaves them out. */
  readonly incomplete: boolean
  /** How many contradictions were found in what was pasted. */
  readonly doubts: number
  /** It was ticked that they were looked up. */
  readonly checked: boolean
}

/** What has to be ticked before it is saved; null where nothing is left. */
export function untickedWords({ missing, incomplete, doubts, checked }: Ticked): string | null {
  if (missing.length > 0 && !incomplete) return '请先确认没有写明的节日。'
  return doubts > 0 && !checked ? '通知有对不上的地方，请先核对原文并勾选。' : null
}

/** The days of an arrangement, one by one. */
export const daysOf = ({ holidays, work }: Pick<Arrangement, 'holidays' | 'work'>): CalendarDays => ({
  off: holidays.flatMap(({ name, from, to }) =>
    Array.from({ length: parseDay(to) - parseDay(from) + 1 }, (_, i) => ({
      date: formatDay(parseDay(from) + i),
      name,
    })),
  ),
  work,
})

/** The years that ship with the system and those entered; of a year in both, what ships with the system holds. */
export function daysWith(entered: readonly Arrangement[]): { off: { date: string; name: string }[]; work: string[] } {
  const added = entered.filter(({ year }) => !CHINESE_CALENDAR.years.has(year)).map(daysOf)
  return {
    off: [...BUILT_IN_DAYS.off, ...added.flatMap(({ off }) => off)],
    work: [...BUILT_IN_DAYS.work, ...added.flatMap(({ work }) => work)],
  }
}

/** The calendar that a bureau goes by. */
export const calendarWith = (entered: readonly Arrangement[]): Calendar =>
  entered.length === 0 ? CHINESE_CALENDAR : calendarOf(daysWith(entered))

/** The first year that is not listed: the only one that can be entered anew, so that no year between is left out. */
export const nextYear = ({ years }: Calendar): number => Math.max(...years) + 1
