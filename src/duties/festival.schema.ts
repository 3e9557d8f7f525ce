/** Names of festivals, and what is said of a cadence that goes by them. */
import type { Cadence } from './duty.schema.ts'

/** Days that are no holidays and stand in no notice, but that plans name as they name holidays (month, day). */
export const FIXED_DAYS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  妇女节: [3, 8],
  青年节: [5, 4],
  儿童节: [6, 1],
  建党节: [7, 1],
  建军节: [8, 1],
  教师节: [9, 10],
  烈士纪念日: [9, 30],
  国家宪法日: [12, 4],
  国家公祭日: [12, 13],
}

/** Names of the fixed days, in the order of the year. */
export const FIXED_FESTIVALS: readonly string[] = Object.keys(FIXED_DAYS)

export const isFixed = (name: string): boolean => Object.hasOwn(FIXED_DAYS, name)

/** 7月1日 of 建党节; null for a holiday, whose days stand in the notice of each year. */
export function fixedDayWords(name: string): string | null {
  return isFixed(name) ? `${FIXED_DAYS[name]![0]}月${FIXED_DAYS[name]![1]}日` : null
}

/** Whether periods hang on the yearly notice of holidays, and not on fixed days alone. */
export const hangsOnNotice = (cadence: Cadence): boolean =>
  cadence.every === 'holidays' && !(cadence.names?.length && cadence.names.every(isFixed))

/** Whether something is owed before 元旦, which lies in the year before it. */
const asksBeforeNewYear = (cadence: Cadence): boolean =>
  cadence.every === 'holidays' &&
  (!cadence.names?.length || cadence.names.includes('元旦')) &&
  ((cadence.side ?? 'before') === 'before' || cadence.side === 'each')

/** Whether a duty goes on to the end of a year for the next 元旦, whose holidays are not announced yet. */
export function awaitsNewYear(cadence: Cadence, to: string, years: { has(year: number): boolean }): boolean {
  const year = Number(to.slice(0, 4))
  return asksBeforeNewYear(cadence) && to === `${year}-12-31` && !years.has(year + 1)
}

/**
 * What is owed before 元旦 lies in the year before: a duty of one year owes it for the next 元旦 only. Said to whoever
 * misses this year's; null where 元旦 is not asked for, or not on the side before it.
 */
export function newYearNote(cadence: Cadence, inForce: { readonly from: string; readonly to: string }): string | null {
  const year = Number(inForce.from.slice(0, 4))
  if (!asksBeforeNewYear(cadence) || inForce.from !== `${year}-01-01`) return null
  const next = inForce.to < `${year}-12-31` ? '' : `，排的是${year + 1}年元旦的节前（放假安排公布后排入）`
  return `${year}年元旦的节前在上一年，不再排${next}`
}
