/** The day that minutes name. */
import { civil, type Day, dayOf, formatDay, type IsoDate, parseDay } from '#kernel/day.ts'

const DIGITS = '〇一二三四五六七八九'

/** 二〇二六 or 二十一 as a number; NaN where it is none. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const written = text.replace(/[○零]/g, '〇')
  const ten = /^([一二三])?十([一二三四五六七八九])?$/.exec(written)
  if (ten) return 10 * (ten[1] ? DIGITS.indexOf(ten[1]) : 1) + (ten[2] ? DIGITS.indexOf(ten[2]) : 0)
  const digits = [...written].map((character) => DIGITS.indexOf(character))
  return digits.includes(-1) ? Number.NaN : Number(digits.join(''))
}

const N = '[\\d〇○零一二三四五六七八九十]'
const FULL = new RegExp(`(${N}{4})\\s*(?:年|[-./])\\s*(${N}{1,3})\\s*(?:月|[-./])\\s*(${N}{1,3})`)
const SHORT = new RegExp(`(${N}{1,3})\\s*月\\s*(${N}{1,3})\\s*日`)

/** The first day in a text that is not after `today`; one without a year is the latest such. Null where there is none. */
export function dayIn(text: string, today: IsoDate): IsoDate | null {
  const full = FULL.exec(text)
  const latest = parseDay(today)
  if (full) {
    const day = checked(numberOf(full[1]!), numberOf(full[2]!), numberOf(full[3]!))
    return day !== null && day <= latest ? formatDay(day) : null
  }
  const short = SHORT.exec(text)
  if (!short) return null
  const { year } = civil(latest)
  const [month, date] = [numberOf(short[1]!), numberOf(short[2]!)]
  const day = [checked(year, month, date), checked(year - 1, month, date)].find((one) => one !== null && one <= latest)
  return day === undefined || day === null ? null : formatDay(day)
}

/** Null where the calendar has no such day. */
function checked(year: number, month: number, date: number): Day | null {
  if (!(year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && date >= 1 && date <= 31)) return null
  const day = dayOf(year, month, date)
  const found = civil(day)
  return found.month === month && found.day === date ? day : null
}
