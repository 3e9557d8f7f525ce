/** Whose times in posts these are, as whoever begins or ends one is told. */
import type { Tx } from '#kernel/db.ts'

export interface Held {
  readonly holding: string
  /** What the post is called. */
  readonly post: string
  /** The person. */
  readonly id: string
  readonly name: string
  /** The last day in the bureau; null while that is not known. */
  readonly until: string | null
}

/** The holdings by their ids, in no order. */
export async function heldBy(tx: Tx, bureau: string, holdings: readonly string[]): Promise<Held[]> {
  if (holdings.length === 0) return []
  return await tx
    .selectFrom('post_holding as h')
    .innerJoin('post as o', (join) => join.onRef('o.bureau_id', '=', 'h.bureau_id').onRef('o.id', '=', 'h.post_id'))
    .innerJoin('person as p', (join) => join.onRef('p.bureau_id', '=', 'h.bureau_id').onRef('p.id', '=', 'h.person_id'))
    .where('h.bureau_id', '=', bureau)
    .where('h.id', 'in', [...holdings])
    .select(['h.id as holding', 'o.name as post', 'p.id', 'p.name', 'p.to_day as until'])
    .execute()
}
