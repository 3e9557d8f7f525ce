/** The roster with where everybody stands on each side, for tables that are compared with it or made of it. */
import { sql } from 'kysely'
import type { Tx } from '#kernel/db.ts'
import type { BodyKind } from './office.schema.ts'
import type { KnownPerson } from './roster.schema.ts'
import { sideOf } from './side.rules.ts'

/** Everybody in sight who is on the roster on the day, in the order of names; with `names` those who bear one of them. */
export async function listRoster(
  tx: Tx,
  bureau: string,
  day: string,
  names: readonly string[] | null = null,
): Promise<KnownPerson[]> {
  const rows = await tx
    .selectFrom('person as p')
    .leftJoin('membership as m', (join) =>
      join.onRef('m.bureau_id', '=', 'p.bureau_id').onRef('m.person_id', '=', 'p.id'),
    )
    .leftJoin('body as b', (join) => join.onRef('b.bureau_id', '=', 'm.bureau_id').onRef('b.id', '=', 'm.body_id'))
    .where('p.bureau_id', '=', bureau)
    .$if(names !== null, (q) => q.where(sql<boolean>`p.name = any(${[...new Set(names)]}::text[])`))
    .where((eb) => eb.or([eb('p.to_day', 'is', null), eb('p.to_day', '>=', day)]))
    .orderBy('p.sort_key')
    .orderBy('p.id')
    .orderBy('m.from_day')
    .select(['p.id', 'p.name', 'p.party_member', 'p.probationary'])
    .select(['m.id as stay', 'm.body_id', 'm.from_day', 'm.to_day', 'b.kind'])
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((stays) => {
    const { id, name, party_member: member, probationary } = stays[0]!
    const on = (side: 'party' | 'work') => {
      const all = stays.filter(({ kind }) => kind !== null && sideOf(kind as BodyKind) === side)
      const open = all.findLast(({ to_day }) => to_day === null)
      const ended = all.flatMap(({ to_day }) => to_day ?? []).sort()
      return {
        open: open ? { id: open.stay!, bodyId: open.body_id!, from: open.from_day! } : null,
        before: ended.at(-1) ?? null,
      }
    }
    const [party, work] = [on('party'), on('work')]
    return {
      ...{ id, name, member, probationary, party: party.open, work: work.open },
      ...{ partyBefore: party.before, workBefore: work.before },
    }
  })
}
