/** What is still to be done about the earlier version of a plan. Pure. */
import type { Earlier, EarlierDuty } from './earlier.schema.ts'
import type { ReviewItem } from './plan.schema.ts'

/** The items that can be left with the earlier version and have not been set aside. */
export function carriableOf({ same }: Earlier, items: readonly ReviewItem[]): string[] {
  const open = new Set(items.flatMap(({ id, state }) => (state === 'rejected' ? [] : [id])))
  return same.flatMap(({ itemId }) => (open.has(itemId) ? [itemId] : []))
}

/**
 * The duties of the earlier version that would stand beside the later one: not those that go on as they are, left with
 * it or still to be.
 * @param open whether the later one is in review: published, what it asks as well is asked twice
 */
export function leftOf({ duties }: Earlier, items: readonly ReviewItem[], open: boolean): EarlierDuty[] {
  const goesOn = new Set(
    items.flatMap(({ id, state, reading }) => (reading.carriedBy || (open && state !== 'rejected') ? [id] : [])),
  )
  return duties.filter(({ relation, itemId }) => relation !== 'same' || itemId === null || !goesOn.has(itemId))
}
