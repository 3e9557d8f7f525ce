/** A duty as it reads on a day. Pure. */
import type { IsoDate } from '#kernel/day.ts'
import { type Duty, type Terms, versionsInOrder, withSet } from './duty.schema.ts'

/**
 * The terms in effect on a day: the last version that has taken effect by then, on top of those before it. Of a duty
 * that has not begun, those with which it will begin: it never read otherwise for anybody who owes it.
 */
export function termsOn({ versions, ...base }: Duty, asked: IsoDate): Terms {
  const begins = base.inForce?.from ?? asked
  const day = asked < begins ? begins : asked
  return versionsInOrder(versions)
    .filter(({ effectiveFrom, withdrawn }) => effectiveFrom <= day && !withdrawn)
    .reduce<Terms>((terms, version) => withSet(terms, version), base)
}
