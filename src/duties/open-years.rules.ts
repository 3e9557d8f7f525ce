/** Whose year's work can still be entered on a day: where `until` moves the due date, that of the year before as well. Pure. */
import type { Cadence, Duty } from './duty.schema.ts'
import { termsOn } from './terms.rules.ts'

/** The years of the periods that a day lies in, null for whatever year; empty where it lies in none. */
export type OpenYears = readonly (string | null)[]

/** The year that a record must belong to for a period that begins in `year`; null where its day says enough. */
export const yearAsked = (cadence: Cadence, year: number): string | null =>
  cadence.every === 'year' && cadence.until ? String(year) : null

/** Those of a duty, of what it owes around a day. */
export const openYears = (
  duty: Duty,
  owed: readonly { readonly start: string; readonly due: string }[],
  day: string,
): OpenYears =>
  owed
    .filter(({ start, due }) => start <= day && day <= due)
    .map(({ start }) => yearAsked(termsOn(duty, start).cadence, Number(start.slice(0, 4))))

export const isOpenFor = (years: OpenYears, year: string): boolean => years.some((one) => one === null || one === year)
