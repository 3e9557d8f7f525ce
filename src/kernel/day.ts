/**
 * Plain dates as day numbers: whole days since 1970-01-01, without time or zone.
 * A duty is owed on a day of the Beijing calendar, so every rule works on these numbers; Temporal was
 * measured thirty times slower and is missing from the older browsers of the offices.
 */
export type Day = number
/** An ISO date, `YYYY-MM-DD`. */
export type IsoDate = string

export interface YearMonthDay {
  readonly year: number
  /** 1–12 */
  readonly month: number
  /** 1–31 */
  readonly day: number
}

/** Day number of a civil date of the proleptic Gregorian calendar (Howard Hinnant's `days_from_civil`). */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy
  return era * 146097 + doe - 719468
}

/** The civil date of a day number (Howard Hinnant's `civil_from_days`). */
export function civil(day: Day): YearMonthDay {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  }
}

/** Reads `YYYY-MM-DD`; null when the text is not a date of the calendar (2026-02-30 is none). */
export function tryParseDay(text: string): Day | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!m) return null
  const day = dayOf(Number(m[1]), Number(m[2]), Number(m[3]))
  return formatDay(day) === text ? day : null
}

/** Reads `YYYY-MM-DD`. Throws RangeError on anything else: callers check input before. */
export function parseDay(text: IsoDate): Day {
  const day = tryParseDay(text)
  if (day === null) throw new RangeError(`not a date: ${text}`)
  return day
}

/** `YYYY-MM-DD` of a day number. */
export function formatDay(day: Day): IsoDate {
  const { year, month, day: d } = civil(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

/** ISO weekday, 1 (Monday) to 7 (Sunday). */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** Days of a month, 28–31. */
export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1)
}

/** Last day of a month. */
export function monthEnd(year: number, month: number): Day {
  return dayOf(year, month, daysInMonth(year, month))
}

/** Today's date in Beijing, whatever the zone of the machine. */
export function todayInBeijing(now: Date = new Date()): Day {
  return Math.floor((now.getTime() + 8 * 3600_000) / 86_400_000)
}

/** The clock of Beijing, HH:MM. */
export function timeInBeijing(now: Date): string {
  return new Date(now.getTime() + 8 * 3600_000).toISOString().slice(11, 16)
}

/** Day and clock of Beijing. */
export interface Moment {
  readonly today: string
  readonly time: string
}

export const momentOf = (now: Date): Moment => ({ today: formatDay(todayInBeijing(now)), time: timeInBeijing(now) })

/** Whether the time of a meeting has come. */
export const hasBegun = (
  { heldOn, startsAt }: { readonly heldOn: string; readonly startsAt: string },
  { today, time }: Moment,
): boolean => heldOn < today || (heldOn === today && startsAt <= time)

const MARKED = /^(\d{4})[年\-./／．。－—](\d{1,2})[月\-./／．。－—](\d{1,2})[日号]?$/
const YEARLESS = /^(\d{1,2})[月\-./／．。－—](\d{1,2})[日号]?$/
const BARE = /^(\d{4})(\d{2})(\d{2})$/

/** Full-width digits and colons as half-width ones, without spaces. */
const plain = (text: string) =>
  text.replace(/[０-９：]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)).replace(/\s/g, '')

/**
 * 2026-9-3, 2026.9.3, 2026/9/3, 2026年9月3日 or 20260903 as 2026-09-03; null for what is no day between 1900 and 2100.
 * @param thisYear the year of 9月3日 and 9.3; without it a day needs its own
 */
export function typedDay(text: string, thisYear?: string): IsoDate | null {
  const compact = plain(text)
  const said = MARKED.exec(compact) ?? BARE.exec(compact)
  const short = thisYear === undefined ? null : YEARLESS.exec(compact)
  const [year = '', month = '', day = ''] = said?.slice(1) ?? (short ? [thisYear, short[1], short[2]] : [])
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return tryParseDay(iso) !== null && iso >= '1900-01-01' && iso < '2101-01-01' ? iso : null
}

/**
 * 14:30, 9:05, 1430, 9点, 下午2点半 or 14时30分 as HH:MM; null for what is no time of day. 3点 in an office is in the
 * afternoon, 3:00 is what it says.
 */
export function typedTime(text: string): string | null {
  const [, half = '', hours = '', mark = '', minutes] =
    /^(上午|下午|晚上|中午)?(\d{1,2})(:|点|时|(?=\d{2}$))(半|\d{1,2})?分?$/.exec(plain(text)) ?? []
  if (hours === '') return null
  const spoken = half === '' && mark === '点' && Number(hours) >= 1 && Number(hours) <= 6
  const afternoon = half === '下午' || half === '晚上' || (half === '中午' && Number(hours) < 3) || spoken
  const late = afternoon && Number(hours) < 12
  const hour = Number(hours) + (late ? 12 : 0)
  const minute = minutes === '半' ? 30 : Number(minutes ?? 0)
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null
}

/** Whether a day lies in the first quarter, in which something can still belong to the year before. */
export const inFirstQuarter = (day: IsoDate): boolean => /-0[1-3]-/.test(day)
