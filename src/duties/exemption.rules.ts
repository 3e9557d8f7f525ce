/** Exemptions that were approved for a duty and subject. */
import type { Day } from '#kernel/day.ts'
import { isAtLeastHalf, overlapDays } from './interval.rules.ts'
import type { Occurrence } from './occurrences.rules.ts'
import { type ApprovedExemption, exemptionKey, type Premises } from './premises.rules.ts'

/** The exemptions known on a day that share a day with the period. */
export function exemptionsTouching({ terms, subject, period }: Occurrence, known: Day, premises: Premises) {
  const approved = premises.exemptions.get(exemptionKey(terms.id, subject.id)) ?? []
  return approved.filter((e) => e.approvedOn <= known && overlapDays(e.span, period.days) > 0)
}

/** One exemption must cover half of the period's days by itself: two that together do are not enough. */
export function coversHalf(exemption: ApprovedExemption, { period }: Occurrence): boolean {
  return isAtLeastHalf(overlapDays(exemption.span, period.days), period.length)
}

export function isExempt(occurrence: Occurrence, known: Day, premises: Premises): boolean {
  return exemptionsTouching(occurrence, known, premises).some((exemption) => coversHalf(exemption, occurrence))
}
