/** Who answers for a body or a post: the holder of the post, and for a body those whose posts in it record for it. */
import type { Tx } from '#kernel/db.ts'
import { POST_ENTITLEMENTS } from './access.rules.ts'
import type { PostRole } from './office.schema.ts'

/**
 * People by the body or post that they answer for on a day (`YYYY-MM-DD`); a subject for which nobody does, such as a
 * vacant post, has no entry.
 */
export async function answerers(
  tx: Tx,
  bureau: string,
  subjects: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (subjects.length === 0) return new Map()
  const rows = await tx
    .selectFrom('post_holding as h')
    .innerJoin('post as p', (join) => join.onRef('p.bureau_id', '=', 'h.bureau_id').onRef('p.id', '=', 'h.post_id'))
    .where('h.bureau_id', '=', bureau)
    .where('h.from_day', '<=', day)
    .where((eb) => eb.or([eb('h.to_day', 'is', null), eb('h.to_day', '>=', day)]))
    .where((eb) => eb.or([eb('p.id', 'in', [...subjects]), eb('p.body_id', 'in', [...subjects])]))
    .select(['h.person_id', 'p.id', 'p.body_id', 'p.role'])
    .execute()
  const pairs = rows.flatMap(({ person_id, id, body_id, role }) => [
    { subject: id, person: person_id },
    ...(POST_ENTITLEMENTS[role as PostRole].recordsFor === 'post' ? [] : [{ subject: body_id, person: person_id }]),
  ])
  const bySubject = Map.groupBy(
    pairs.filter(({ subject }) => subjects.includes(subject)),
    ({ subject }) => subject,
  )
  return new Map([...bySubject].map(([subject, list]) => [subject, new Set(list.map(({ person }) => person))]))
}
