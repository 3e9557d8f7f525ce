/** For which bodies and posts somebody has something to do. */
import { writes } from '#kernel/actor.ts'
import type { Context } from '#kernel/endpoint.ts'
import { groupsByBody, type SubjectName } from '#office/office.store.ts'

/** Bodies that the bureau committee's office works for, beside its own. */
const SERVED_BY_OFFICE = ['leading_group', 'bureau_committee', 'bureau']

/** The bodies and posts for which the actor has something to do. */
export async function ownSubjects(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  names: ReadonlyMap<string, SubjectName>,
): Promise<Set<string>> {
  const bodies = actor.ownPosts.flatMap((id) => names.get(id)?.body ?? [])
  const groups = await groupsByBody(tx, actor.bureauId, bodies)
  const served =
    actor.writes === 'all'
      ? [...names.values()].filter(({ kind }) => SERVED_BY_OFFICE.includes(kind)).map(({ id }) => id)
      : []
  return new Set([
    ...actor.ownPosts,
    ...[...bodies, ...[...groups.values()].flat(), ...served].filter((id) => writes(actor, id)),
  ])
}
