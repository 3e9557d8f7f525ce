/** Spans of whole days, both ends included; an open end is ±Infinity. */
import { type Day, type IsoDate, parseDay } from '#kernel/day.ts'

export interface Interval {
  readonly from: Day
  readonly to: Day
}

/** The span of a dated fact; an end that is absent or null is open. Throws RangeError on a text that is no date. */
export function intervalOf(dated: { from?: IsoDate | null; to?: IsoDate | null }): Interval {
  return {
    from: dated.from ? parseDay(dated.from) : Number.NEGATIVE_INFINITY,
    to: dated.to ? parseDay(dated.to) : Number.POSITIVE_INFINITY,
  }
}

export function holds(span: Interval, day: Day): boolean {
  return span.from <= day && day <= span.to
}

/** Number of days that two spans share. */
export function overlapDays(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from) + 1)
}

export function lengthOf(span: Interval): number {
  return overlapDays(span, span)
}

/** Number of days of `within` that at least one of `parts` covers: each day is counted once. */
export function coveredDays(parts: readonly Interval[], within: Interval): number {
  if (parts.length === 1) return overlapDays(parts[0]!, within)
  let days = 0
  let counted = within.from - 1
  for (const part of [...parts].sort((a, b) => a.from - b.from)) {
    const from = Math.max(part.from, counted + 1)
    const to = Math.min(part.to, within.to)
    if (to < from) continue
    days += to - from + 1
    counted = to
  }
  return days
}

/** The contract's “at least half”: exactly half is enough. */
export function isAtLeastHalf(days: number, of: number): boolean {
  return 2 * days >= of
}
