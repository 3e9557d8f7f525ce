/** Bodies and posts in the database, and who answers for them. */
import { sql } from 'kysely'
import type { Tx } from '#kernel/db.ts'
import type { Context } from '#kernel/endpoint.ts'
import type { Grant } from '#kernel/grant.schema.ts'
import { notFound } from '#kernel/refusal.ts'
import { POST_ENTITLEMENTS } from './access.rules.ts'
import type { SubjectChoice } from './choice.schema.ts'
import { type Body, type BodyKind, GROUP_KIND, type Post, type PostRole } from './office.schema.ts'

export interface SubjectName {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly post: boolean
  /** Of a post, where it stands. */
  readonly body: string | null
}

/** All bodies and posts by id, bodies first, in the office's order. A post bears its body's name where that tells more. */
export async function subjectNames(tx: Tx, bureau: string): Promise<Map<string, SubjectName>> {
  const bodies = await bodyNames(tx, bureau).orderBy('position').orderBy('name').execute()
  const posts = await postNames(tx, bureau).orderBy('position').orderBy('name').execute()
  return new Map([...bodies.map(asBody), ...posts.map(asPost)].map((one) => [one.id, one]))
}

/** One body or post; undefined where the bureau has none such. */
export async function subjectOf(tx: Tx, bureau: string, id: string): Promise<SubjectName | undefined> {
  const body = await bodyNames(tx, bureau).where('id', '=', id).executeTakeFirst()
  if (body) return asBody(body)
  const post = await postNames(tx, bureau).where('id', '=', id).executeTakeFirst()
  return post && asPost(post)
}

const bodyNames = (tx: Tx, bureau: string) =>
  tx.selectFrom('body').select(['id', 'name', 'kind']).where('bureau_id', '=', bureau)
const postNames = (tx: Tx, bureau: string) =>
  tx.selectFrom('post').select(['id', 'name', 'role as kind', 'body_id as body']).where('bureau_id', '=', bureau)
const asBody = (row: { id: string; name: string; kind: string }): SubjectName => ({ ...row, post: false, body: null })
const asPost = (row: Omit<SubjectName, 'post'>): SubjectName => ({ ...row, post: true })

/** What bodies and posts are called, by id. */
export const plainNames = (subjects: ReadonlyMap<string, Pick<SubjectName, 'name'>>): Map<string, string> =>
  new Map([...subjects].map(([id, { name }]) => [id, name]))

export async function listBodies(tx: Tx, bureau: string): Promise<Body[]> {
  const rows = await tx
    .selectFrom('body')
    .selectAll()
    .where('bureau_id', '=', bureau)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as BodyKind,
    name: row.name,
    parentId: row.parent_id,
    from: row.from_day,
    to: row.to_day,
    recordsSince: row.records_since,
  }))
}

export async function listPosts(tx: Tx, bureau: string): Promise<Post[]> {
  const posts = await tx
    .selectFrom('post')
    .selectAll()
    .where('bureau_id', '=', bureau)
    .orderBy('position')
    .orderBy('name')
    .execute()
  const holdings = await tx
    .selectFrom('post_holding as h')
    .innerJoin('person as p', (join) => join.onRef('p.bureau_id', '=', 'h.bureau_id').onRef('p.id', '=', 'h.person_id'))
    .where('h.bureau_id', '=', bureau)
    .orderBy('h.from_day')
    .select(['h.id', 'h.post_id', 'h.person_id', 'p.name', 'h.from_day', 'h.to_day'])
    .execute()
  const lines = await tx
    .selectFrom('responsibility')
    .selectAll()
    .where('bureau_id', '=', bureau)
    .where('to_day', 'is', null)
    .execute()
  const holdersOf = Map.groupBy(holdings, (row) => row.post_id)
  const lineOf = Map.groupBy(lines, (row) => row.post_id)
  return posts.map((post) => ({
    id: post.id,
    role: post.role as PostRole,
    name: post.name,
    bodyId: post.body_id,
    holders: (holdersOf.get(post.id) ?? []).map((row) => ({
      id: row.id,
      personId: row.person_id,
      personName: row.name,
      from: row.from_day,
      to: row.to_day,
    })),
    line: (lineOf.get(post.id) ?? []).map((row) => row.body_id),
  }))
}

/** Some bodies and posts to choose from, with those who hold them on a day. */
export async function subjectChoices(
  tx: Tx,
  bureau: string,
  subjects: readonly SubjectName[],
  day: string,
): Promise<SubjectChoice[]> {
  const posts = new Map((await listPosts(tx, bureau)).map(({ id, holders }) => [id, holders]))
  const holdersOf = (id: string) => (posts.get(id) ?? []).filter(({ from, to }) => from <= day && (to ?? day) >= day)
  return subjects.map((one) => ({ ...one, holders: holdersOf(one.id).map(({ personName }) => personName) }))
}

/** One change of the tree at a time: two at once could make a circle that neither sees. */
export async function lockTree({
  tx,
  actor,
}: Pick<Context, 'tx'> & { readonly actor: Pick<Context['actor'], 'bureauId'> }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${actor.bureauId}, 1))`.execute(tx)
}

/** Refuses unless the body exists in the actor's bureau: a foreign id is answered like one that never was. */
export async function requireBody({ tx, actor }: Context, id: string): Promise<void> {
  const body = await tx
    .selectFrom('body')
    .select('id')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!body) throw notFound('个组织')
}

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
  const asked = new Set(subjects)
  const groups = await groupsByBody(tx, bureau)
  const over = [...groups].flatMap(([body, own]) => (own.some((id) => asked.has(id)) ? body : []))
  const rows = await tx
    .selectFrom('post_holding as h')
    .innerJoin('post as p', (join) => join.onRef('p.bureau_id', '=', 'h.bureau_id').onRef('p.id', '=', 'h.post_id'))
    .where('h.bureau_id', '=', bureau)
    .where('h.from_day', '<=', day)
    .where((eb) => eb.or([eb('h.to_day', 'is', null), eb('h.to_day', '>=', day)]))
    // One parameter each, however many: a publication asks for everybody.
    .where(sql<boolean>`(p.id = any(${subjects}::uuid[]) or p.body_id = any(${[...subjects, ...over]}::uuid[]))`)
    .select(['h.person_id', 'p.id', 'p.body_id', 'p.role'])
    .execute()
  const pairs = rows.flatMap(({ person_id: person, ...post }) =>
    answeredWith(post, groups).map((subject) => ({ subject, person })),
  )
  const bySubject = Map.groupBy(
    pairs.filter(({ subject }) => asked.has(subject)),
    ({ subject }) => subject,
  )
  return new Map([...bySubject].map(([subject, list]) => [subject, new Set(list.map(({ person }) => person))]))
}

/** The people who have a grant by a post of that day. */
export async function grantees(tx: Tx, bureau: string, grant: Grant, day: string): Promise<string[]> {
  const roles = Object.entries(POST_ENTITLEMENTS).flatMap(([role, { grants }]) => (grants.includes(grant) ? role : []))
  const rows = await tx
    .selectFrom('post_holding as h')
    .innerJoin('post as p', (join) => join.onRef('p.bureau_id', '=', 'h.bureau_id').onRef('p.id', '=', 'h.post_id'))
    .where('h.bureau_id', '=', bureau)
    .where('h.from_day', '<=', day)
    .where((eb) => eb.or([eb('h.to_day', 'is', null), eb('h.to_day', '>=', day)]))
    .where('p.role', 'in', roles)
    .select('h.person_id')
    .distinct()
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** The bodies and posts for which somebody answers on a day: the other side of `answerers`. */
export async function answeredBy(tx: Tx, bureau: string, person: string | null, day: string): Promise<string[]> {
  if (person === null) return []
  const rows = await tx
    .selectFrom('post_holding as h')
    .innerJoin('post as p', (join) => join.onRef('p.bureau_id', '=', 'h.bureau_id').onRef('p.id', '=', 'h.post_id'))
    .where('h.bureau_id', '=', bureau)
    .where('h.person_id', '=', person)
    .where('h.from_day', '<=', day)
    .where((eb) => eb.or([eb('h.to_day', 'is', null), eb('h.to_day', '>=', day)]))
    .select(['p.id', 'p.body_id', 'p.role'])
    .execute()
  const groups = await groupsByBody(
    tx,
    bureau,
    rows.map((post) => post.body_id),
  )
  return rows.flatMap((post) => answeredWith(post, groups))
}

/** What whoever holds a post answers for: the post, and where it records for its body that and its Party groups. */
function answeredWith(
  { id, body_id: body, role }: { readonly id: string; readonly body_id: string; readonly role: string },
  groups: ReadonlyMap<string, readonly string[]>,
): string[] {
  return POST_ENTITLEMENTS[role as PostRole].recordsFor === 'post' ? [id] : [id, body, ...(groups.get(body) ?? [])]
}

/** The Party groups by the body that they belong to; of some bodies where those are given. */
export async function groupsByBody(
  tx: Tx,
  bureau: string,
  bodies?: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (bodies?.length === 0) return new Map()
  const rows = await tx
    .selectFrom('body')
    .select(['id', 'parent_id'])
    .where('bureau_id', '=', bureau)
    .where('kind', '=', GROUP_KIND)
    .where('parent_id', 'is not', null)
    .$if(bodies !== undefined, (q) => q.where('parent_id', 'in', [...bodies!]))
    .orderBy('position')
    .orderBy('id')
    .execute()
  const byBody = Map.groupBy(rows, ({ parent_id }) => parent_id!)
  return new Map([...byBody].map(([body, groups]) => [body, groups.map(({ id }) => id)]))
}

/** What the bureau is called, for the head of papers. */
export async function bureauName(tx: Tx, id: string): Promise<string> {
  const row = await tx.selectFrom('bureau').select('name').where('bureau_id', '=', id).executeTakeFirstOrThrow()
  return row.name
}
