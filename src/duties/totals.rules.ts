/** Totals: how many of each standing, and the two rates with their denominator. */
import { STANDING_CODES, type Standing, type Totals } from './standing.schema.ts'

export interface Counted {
  readonly standing: Standing
  /** Whether the closing day has passed on the day asked about. */
  readonly closed: boolean
}

export function totalsOf(list: Iterable<Counted>): Totals {
  const counts = Object.fromEntries(STANDING_CODES.map((code) => [code, 0])) as Record<Standing, number>
  const closed = { ...counts }
  for (const one of list) {
    counts[one.standing]++
    if (one.closed) closed[one.standing]++
  }
  const done = closed.done + closed['done-late']
  const expected = done + closed.missed
  return {
    ...counts,
    expected,
    early: counts.done - closed.done,
    rateDone: expected === 0 ? null : done / expected,
    rateOnTime: expected === 0 ? null : closed.done / expected,
  }
}
