/** When it makes sense to ask for an exemption, or for a late entry to count as in time. Pure. */
import { intervalOf, isAtLeastHalf, lengthOf, overlapDays } from './interval.rules.ts'
import type { Reasons } from './reasons.rules.ts'
import { STANDING_LABELS, type Standing } from './standing.schema.ts'

/** Standings in which something is still owed: what is done, if late, needs no exemption any more. */
const OWED: readonly Standing[] = ['upcoming', 'open', 'due-soon', 'entry-open', 'missed']

/** The days that an exemption is asked for, as far as one can still have an effect; else null. */
export const exemptibleDays = ({ row, placement }: Pick<Reasons, 'row' | 'placement'>) =>
  OWED.includes(row.standing) ? placement.days : null

/** Why an exemption has nothing left to release from; null where it has, or where nothing is placed on its days. */
export function settledWords(touched: readonly Standing[]): string | null {
  if (touched.length === 0 || touched.some((standing) => OWED.includes(standing))) return null
  const labels = [...new Set(touched)].map((standing) => STANDING_LABELS[standing]).join('、')
  return `这段时间的应办事项现为“${labels}”，没有还要办的，不需要豁免。`
}

interface Span {
  readonly from: string
  readonly to: string
}

/** Whether an exemption for some days takes effect on a period: it has to cover half of it by itself. */
export function takesEffect(asked: Span, days: Span): boolean {
  const period = intervalOf(days)
  return isAtLeastHalf(overlapDays(intervalOf(asked), period), lengthOf(period))
}

/** The record whose late entry made an occurrence late, held inside its period; null where there is none. */
export function lateEntryOf({ row, counted }: Reasons): string | null {
  if (row.standing !== 'done-late') return null
  return counted.find(({ inTime, makesUp }) => !inTime && !makesUp)?.record ?? null
}
