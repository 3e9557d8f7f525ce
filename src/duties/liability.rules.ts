/** Whether a body or post owes a period, and who holds the post when it is due. */
import type { Day } from '#kernel/day.ts'
import { coveredDays, holds, type Interval, isAtLeastHalf, overlapDays } from './interval.rules.ts'
import { compareCodePoints } from './order.rules.ts'
import type { Subject, Tenure } from './premises.rules.ts'

/** A body that was not active on any day of the period is not listed, nor is a post of it. */
export function isListed(subject: Subject, days: Interval): boolean {
  return overlapDays(subject.active, days) > 0
}

/** Days of the period on which the body was active, or on which somebody held the post (each counted once). */
export function liableDays(subject: Subject, days: Interval): number {
  if (subject.type === 'body') return overlapDays(subject.active, days)
  const spans = subject.holders.map((holder) => holder.span)
  return coveredDays(spans, days)
}

/** Active on the last day, and active (a post: held) on at least half of the clipped period's days. */
export function isLiable(subject: Subject, days: Interval): boolean {
  return holds(subject.active, days.to) && isAtLeastHalf(liableDays(subject, days), overlapDays(days, days))
}

/**
 * The person who holds a post on the due date, else the last who held it before; null when nobody ever did.
 * Of several at once the one who came last, then the lower id.
 */
export function holderOn(subject: Subject, due: Day): string | null {
  const begun = subject.holders.filter((holder) => holder.span.from <= due)
  const last = (holder: Tenure) => Math.min(holder.span.to, due)
  const [holder] = begun.toSorted(
    (a, b) => last(b) - last(a) || later(a.span.from, b.span.from) || compareCodePoints(a.person, b.person),
  )
  return holder?.person ?? null
}

/** Two open ends are equal: their difference would be no number. */
const later = (a: Day, b: Day) => (a === b ? 0 : b - a)
