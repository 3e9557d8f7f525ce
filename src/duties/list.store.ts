/** The facts behind the lists, as the office keeps them now: roster and posts know their days, not when they were entered. */
import { counting, type Tx } from '#kernel/db.ts'
import type { Body, Post } from '#office/office.schema.ts'
import { listBodies, listPosts } from '#office/office.store.ts'
import type { Duty, Owes } from './duty.schema.ts'
import { peopleOnList, type RosterFacts } from './list.rules.ts'
import { isListName, LISTS, type ListName } from './list.schema.ts'
import { isByPeople } from './measure.rules.ts'
import type { Scenario } from './scenario.schema.ts'

/**
 * The lists that the duties are measured against, for whoever owes them; asks nothing where there are none.
 * @param bodies those for which lists are wanted; absent: all bodies and posts
 */
export async function loadLists(
  tx: Tx,
  bureau: string,
  duties: readonly Duty[],
  office: Office,
  bodies?: readonly string[],
): Promise<Scenario['lists']> {
  const owing = owingByList(duties, office)
  if (owing.size === 0) return {}
  const wide = [...owing.keys()].some((name) => LISTS[name].parts.some(({ within }) => within === 'bureau'))
  const facts = await counting(tx, () => rosterFacts(tx, bureau, office, wide ? undefined : bodies))
  const wanted = (ids: ReadonlySet<string>) => (bodies ? new Set(bodies.filter((id) => ids.has(id))) : ids)
  return Object.fromEntries([...owing].map(([name, ids]) => [name, peopleOnList(name, facts, wanted(ids))]))
}

interface Office {
  readonly bodies: readonly Body[]
  readonly posts: readonly Post[]
}

/** All bodies and posts of a bureau. */
export const officeOf = async (tx: Tx, bureau: string): Promise<Office> => ({
  bodies: await listBodies(tx, bureau),
  posts: await listPosts(tx, bureau),
})

/** The bodies and posts that an owner names. */
function subjectsOf(owes: Owes, { bodies, posts }: Office): string[] {
  if ('body' in owes) return [owes.body]
  if ('post' in owes) return [owes.post]
  if ('bodies' in owes) return bodies.filter(({ kind }) => kind === owes.bodies).map(({ id }) => id)
  return posts.filter(({ role }) => role === owes.posts).map(({ id }) => id)
}

/** Which bodies and posts owe something measured by each list, by any version of a duty. */
function owingByList(duties: readonly Duty[], office: Office): Map<ListName, Set<string>> {
  const owing = new Map<ListName, Set<string>>()
  for (const { versions, ...base } of duties) {
    const terms = [base, ...versions.map(({ set }) => ({ ...base, ...set }))]
    for (const { list, measure } of terms) {
      if (!isListName(list) || !isByPeople(measure)) continue
      const subjects = owing.get(list) ?? new Set()
      for (const { owes } of terms) for (const id of subjectsOf(owes, office)) subjects.add(id)
      owing.set(list, subjects)
    }
  }
  return owing
}

/** How many different people stand on a list on a day, for each of those who would owe it; bodies that are gone left out. */
export async function listSizes(
  tx: Tx,
  bureau: string,
  name: ListName,
  owes: readonly Owes[],
  day: string,
): Promise<{ subject: string; people: number }[]> {
  const office = await officeOf(tx, bureau)
  const isThere = (span: { readonly from?: string | null; readonly to?: string | null }) =>
    (span.from ?? day) <= day && day <= (span.to ?? day)
  const active = new Set(office.bodies.filter(isThere).map(({ id }) => id))
  const bodyOf = new Map(office.posts.map(({ id, bodyId }) => [id, bodyId]))
  const subjects = new Set(owes.flatMap((one) => subjectsOf(one, office)))
  const facts = await counting(tx, () => rosterFacts(tx, bureau, office))
  const lists = peopleOnList(name, facts, subjects)
  return [...subjects]
    .filter((id) => active.has(bodyOf.get(id) ?? id))
    .map((id) => ({ subject: id, people: new Set(lists[id]!.filter(isThere).map(({ person }) => person)).size }))
}

/** @param within the bodies whose stays are wanted; absent: all */
async function rosterFacts(
  tx: Tx,
  bureau: string,
  { bodies, posts }: Office,
  within?: readonly string[],
): Promise<RosterFacts> {
  const stays = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', (join) => join.onRef('p.bureau_id', '=', 'm.bureau_id').onRef('p.id', '=', 'm.person_id'))
    .where('m.bureau_id', '=', bureau)
    .$if(within !== undefined, (q) => q.where('m.body_id', 'in', [...within!]))
    .select(['m.person_id', 'm.body_id', 'm.from_day', 'm.to_day', 'p.party_member', 'p.to_day as left_on'])
    .execute()
  const lines = await tx
    .selectFrom('responsibility')
    .select(['post_id', 'body_id', 'from_day', 'to_day'])
    .where('bureau_id', '=', bureau)
    .execute()
  const earlier = (a: string | null, b: string | null) => (a === null || (b !== null && b < a) ? b : a)
  return {
    bodies,
    posts: posts.map(({ id, role, bodyId }) => ({ id, role, body: bodyId })),
    stays: stays.map((row) => ({
      person: row.person_id,
      body: row.body_id,
      member: row.party_member,
      from: row.from_day,
      // Who has left the bureau has left every body.
      to: earlier(row.to_day, row.left_on),
    })),
    holdings: posts.flatMap(({ id, holders }) =>
      holders.map(({ personId, from, to }) => ({ post: id, person: personId, from, to })),
    ),
    lines: lines.map((row) => ({ post: row.post_id, body: row.body_id, from: row.from_day, to: row.to_day })),
  }
}
