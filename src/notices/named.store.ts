/** What the matter of a notice is called, read when the notice is: behind the walls of the matter, as its page is. */
import { sql } from 'kysely'
import type { Tx } from '#kernel/db.ts'
import { matterOf } from './notice.schema.ts'

type Names = readonly { readonly id: string; readonly name: string }[]

/** By the pages that notices lead to; of each only what its policies show to whoever reads. */
const NAMED: Readonly<Record<string, (tx: Tx, bureau: string, ids: readonly string[]) => Promise<Names>>> = {
  requests: (tx, bureau, ids) =>
    tx
      .selectFrom('request')
      .where('bureau_id', '=', bureau)
      .where('id', 'in', [...ids])
      .select(['id', 'title as name'])
      .execute(),
  records: (tx, bureau, ids) =>
    tx
      .selectFrom('record')
      .where('bureau_id', '=', bureau)
      .where('id', 'in', [...ids])
      // Some titles have the day in them.
      .select([
        'id',
        sql<string>`title || case when strpos(title, held_on::text) > 0 then '' else '（' || held_on || '）' end`.as(
          'name',
        ),
      ])
      .execute(),
  meetings: (tx, bureau, ids) =>
    tx
      .selectFrom('meeting')
      .where('bureau_id', '=', bureau)
      .where('id', 'in', [...ids])
      .select(['id', sql<string>`held_on || ' ' || starts_at`.as('name')])
      .execute(),
}
/** The names by address; an address that leads to no one thing, or to nothing that the reader may see, has none. */
export async function namesOf(
  tx: Tx,
  bureau: string,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const matters = addresses.flatMap((address) => {
    const matter = matterOf(address)
    return matter && NAMED[matter.page] ? matter : []
  })
  const names = new Map<string, string>()
  for (const [page, list] of Map.groupBy(matters, (one) => one.page)) {
    const found = await NAMED[page]!(tx, bureau, [...new Set(list.map(({ id }) => id))])
    for (const { id, name } of found) names.set(`/${page}/${id}`, name)
  }
  return names
}
