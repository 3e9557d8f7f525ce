/** What is still to be done about the earlier version of a plan. Pure. */
import type { Earlier, EarlierDuty } from './earlier.schema.ts'
import type { ReviewItem } from './plan.schema.ts'

/** The items that can be left with the earlier version and have not been set aside. */
export function carriableOf({ same }: Earlier, items: readonly ReviewItem[]): string[] {
  const open = new Set(items.flatMap(({ id, state }) => (state === 'rejected' ? [] : [id])))
  return same.flatMap(({ itemId }) => (open.has(itemId) ? [itemId] : []))
}

/**
 * The duties of the earlier version that would stand beside the later one.
 * @param carriable items that can still be left with it: they are told apart
 */
export function leftOf({ duties }: Earlier, carriable: readonly string[]): EarlierDuty[] {
  return duties.filter(({ relation, itemId }) => relation !== 'same' || itemId === null || !carriable.includes(itemId))
}
