/** People in the database, found by name where they belong on a day. */
import { type ExpressionBuilder, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Tx } from '#kernel/db.ts'
import { BODY_KINDS, type BodyKind, type Person } from './office.schema.ts'
import { kindsOf } from './side.rules.ts'

export interface PeopleQuery {
  readonly query: string
  readonly bodyId?: string | undefined
  readonly ids?: readonly string[] | undefined
  readonly limit: number
  /** The day that decides who is on the roster, in which body and post. */
  readonly day: string
  /** Of a body on that day those alone who belonged to it then, whatever has changed since. */
  readonly past?: boolean
}

const WORKPLACES = kindsOf('work', Object.keys(BODY_KINDS) as BodyKind[])

/** Where a person belongs on a day. */
const staysOf = (eb: ExpressionBuilder<DB & { p: DB['person'] }, 'p'>, day: string) =>
  eb
    .selectFrom('membership as m')
    .whereRef('m.bureau_id', '=', 'p.bureau_id')
    .whereRef('m.person_id', '=', 'p.id')
    .where('m.from_day', '<=', day)
    .where((e) => e.or([e('m.to_day', 'is', null), e('m.to_day', '>=', day)]))

/** People in sight whose name, pinyin or initials match, in the order of names; `total` counts all that match. */
export async function findPeople(
  tx: Tx,
  bureau: string,
  { query, bodyId, ids, limit, day, past = false }: PeopleQuery,
): Promise<{ people: Person[]; total: number }> {
  const words = query
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')
  const rows = await tx
    .selectFrom('person as p')
    .innerJoin('body as b', (join) => join.onRef('b.bureau_id', '=', 'p.bureau_id').onRef('b.id', '=', 'p.body_id'))
    .where('p.bureau_id', '=', bureau)
    .where((eb) => eb.or([eb('p.to_day', 'is', null), eb('p.to_day', '>=', day)]))
    .$if(past, (q) => q.where('p.from_day', '<=', day))
    .$if(words !== '', (q) =>
      q.where((eb) =>
        eb.or([
          eb('p.name', 'like', `%${words}%`),
          // Of a name with two readings each begins after a space.
          eb(sql`' ' || p.pinyin`, 'like', `% ${words.replaceAll(' ', '')}%`),
          eb(sql`' ' || p.initials`, 'like', `% ${words.replaceAll(' ', '')}%`),
        ]),
      ),
    )
    .$if(bodyId !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          ...(past ? [] : [eb('p.body_id', '=', bodyId!)]),
          eb.exists(staysOf(eb, day).where('m.body_id', '=', bodyId!).select('m.id')),
        ]),
      ),
    )
    .$if(ids !== undefined, (q) => q.where('p.id', 'in', ids!.length > 0 ? [...ids!] : [bureau]))
    .orderBy('p.sort_key')
    .orderBy('p.id')
    .limit(limit)
    .select((eb) => [
      'p.id',
      'p.name',
      'p.body_id',
      'p.party_member',
      'p.probationary',
      'b.name as body_name',
      sql<number>`count(*) over ()`.as('total'),
      eb
        .selectFrom('post_holding as h')
        .innerJoin('post as o', (join) => join.onRef('o.bureau_id', '=', 'h.bureau_id').onRef('o.id', '=', 'h.post_id'))
        .whereRef('h.bureau_id', '=', 'p.bureau_id')
        .whereRef('h.person_id', '=', 'p.id')
        .where('h.from_day', '<=', day)
        .where((e) => e.or([e('h.to_day', 'is', null), e('h.to_day', '>=', day)]))
        .select(sql<string[]>`coalesce(array_agg(o.name order by o.position), '{}')`.as('posts'))
        .as('posts'),
      staysOf(eb, day)
        .innerJoin('body as d', (join) => join.onRef('d.bureau_id', '=', 'm.bureau_id').onRef('d.id', '=', 'm.body_id'))
        .where('d.kind', 'in', WORKPLACES)
        .select('d.name')
        .limit(1)
        .as('division'),
    ])
    .execute()
  return {
    total: rows[0]?.total ?? 0,
    people: rows.map((row) => ({
      id: row.id,
      name: row.name,
      bodyId: row.body_id,
      bodyName: row.body_name,
      division: row.division,
      partyMember: row.party_member,
      probationary: row.probationary,
      posts: row.posts ?? [],
    })),
  }
}
