/** The items of a register that one occurrence still waits for, by name. */
import type { Context } from '#kernel/endpoint.ts'
import type { Occurrence } from './occurrences.rules.ts'
import type { Reasons } from './reasons.rules.ts'

/** What is not done of a rate; of what is owed item by item its own item. Only those in the actor's sight, by name. */
export async function openItemsOf(
  { tx, actor }: Context,
  { items }: Reasons,
  { period }: Occurrence,
): Promise<{ id: string; name: string }[]> {
  const own = period.raw.item ? [period.raw.item.id] : []
  const ids = items ? items.filter(({ record }) => record === null).map(({ item }) => item) : own
  if (ids.length === 0) return []
  return tx
    .selectFrom('register_item')
    .distinctOn('id')
    .select(['id', 'name'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', 'in', ids)
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()
}
