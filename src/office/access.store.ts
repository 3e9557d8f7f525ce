/** Accounts and sessions in the database. */
import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Actor } from '#kernel/actor.ts'
import { type Day, formatDay } from '#kernel/day.ts'
import { type Database, inScope, type Tx } from '#kernel/db.ts'
import { ADMIN_GRANTS, bodiesOf, type HeldPost, type Reach, reachOf } from './access.rules.ts'
import type { AdminRole, Audience } from './access.schema.ts'
import type { PostRole } from './office.schema.ts'
import { groupsByBody } from './office.store.ts'

/** A session ends after half an hour without a request, and twelve hours after sign-in in any case. */
const IDLE_MINUTES = 30
const ABSOLUTE_HOURS = 12

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Opens a session and returns its token; only the hash is kept. */
export async function openSession(auth: Kysely<DB>, accountId: string): Promise<string> {
  const token = newToken()
  await auth
    .insertInto('session')
    .values({ token_hash: tokenHash(token), account_id: accountId })
    .execute()
  return token
}

export async function closeSession(auth: Kysely<DB>, token: string): Promise<void> {
  await auth.deleteFrom('session').where('token_hash', '=', tokenHash(token)).execute()
}

/** Ends all sessions of an account, but the one with `keep`. */
export async function closeSessions(auth: Kysely<DB>, accountId: string, keep: string | null = null): Promise<void> {
  await auth
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .$if(keep !== null, (q) => q.where('token_hash', '!=', tokenHash(keep!)))
    .execute()
}

/** Ends all sessions of an account because it was given another password; a page of one of them can be told so. */
export async function endByReset(auth: Kysely<DB>, accountId: string, at: Date): Promise<void> {
  await auth.updateTable('session').set({ reset_at: at }).where('account_id', '=', accountId).execute()
}

/** The account whose session a token opened until its password was reset; null of every other token. */
export async function resetAccountOf(auth: Kysely<DB>, token: string): Promise<string | null> {
  const row = await auth
    .selectFrom('session')
    .select('account_id')
    .where('token_hash', '=', tokenHash(token))
    .where('reset_at', 'is not', null)
    .executeTakeFirst()
  return row?.account_id ?? null
}

async function revokeFeeds(auth: Kysely<DB>, accountId: string, at: Date): Promise<void> {
  await auth
    .updateTable('calendar_feed')
    .set({ revoked_at: at })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Ends what opens the account without its password: whoever had it may have made or copied such a key. */
export async function revokeKeys(auth: Kysely<DB>, accountId: string, at: Date): Promise<void> {
  await revokeFeeds(auth, accountId, at)
  await auth
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** How many sessions of each account are open now. */
export async function openSessions(auth: Kysely<DB>, accounts: readonly string[], now: Date) {
  const rows = await auth
    .selectFrom('session')
    .where('account_id', 'in', [...accounts])
    .where('reset_at', 'is', null)
    .where('last_seen_at', '>', new Date(now.getTime() - IDLE_MINUTES * 60_000))
    .where('created_at', '>', new Date(now.getTime() - ABSOLUTE_HOURS * 3600_000))
    .groupBy('account_id')
    .select((eb) => ['account_id', eb.fn.countAll<number>().as('open')])
    .execute()
  return new Map(rows.map(({ account_id, open }) => [account_id, open]))
}

/** How many access tokens of each account still open something. */
export async function openTokens(auth: Kysely<DB>, accounts: readonly string[], now: Date) {
  const rows = await auth
    .selectFrom('api_token')
    .where('account_id', 'in', [...accounts])
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .groupBy('account_id')
    .select((eb) => ['account_id', eb.fn.countAll<number>().as('open')])
    .execute()
  return new Map(rows.map(({ account_id, open }) => [account_id, open]))
}

/** What the session gives beyond the actor: how the page greets. */
export interface SignedIn {
  readonly actor: Actor
  readonly username: string
  readonly audience: Audience
  /** Has taken the tour of the first page, or declined it. */
  readonly toured: boolean
}

/**
 * The account behind a session token, with the grants that its posts give today; null when the session is over.
 * @param attended false where the page asks by itself: that keeps no session alive which nobody uses
 */
export async function signedIn(db: Database, token: string, today: Day, attended = true): Promise<SignedIn | null> {
  const account = await db.auth
    .with('live', (q) =>
      q
        .updateTable('session')
        .set({ last_seen_at: attended ? sql`now()` : sql`last_seen_at` })
        .where('token_hash', '=', tokenHash(token))
        .where('reset_at', 'is', null)
        .where('last_seen_at', '>', sql<Date>`now() - make_interval(mins => ${IDLE_MINUTES})`)
        .where('created_at', '>', sql<Date>`now() - make_interval(hours => ${ABSOLUTE_HOURS})`)
        .returning('account_id'),
    )
    .selectFrom('account')
    .innerJoin('live', 'live.account_id', 'account.id')
    .where('disabled_at', 'is', null)
    .selectAll('account')
    .executeTakeFirst()
  return account ? withGrants(db, account, today) : null
}

/** The account without a session, with the grants of today; null where it has been stopped. */
export async function actorOf(db: Database, accountId: string, today: Day): Promise<Actor | null> {
  const account = await db.auth
    .selectFrom('account')
    .selectAll()
    .where('id', '=', accountId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return account ? (await withGrants(db, account, today)).actor : null
}

async function withGrants(db: Database, account: Selectable<DB['account']>, today: Day): Promise<SignedIn> {
  const held = account.person_id ? await heldPosts(db, account.bureau_id, account.person_id, today) : null
  const reach = held ? held.reach : adminReach(account.admin_role as AdminRole)
  return {
    username: account.username,
    audience: reach.audience,
    toured: account.toured,
    actor: {
      accountId: account.id,
      bureauId: account.bureau_id,
      personId: account.person_id,
      displayName: account.display_name,
      grants: reach.grants,
      reads: reach.reads,
      writes: reach.writes,
      confidentiality: reach.confidentiality,
      ownPosts: held?.posts ?? [],
      ownBodies: held?.bodies ?? [],
      mustChangePassword: account.must_change,
      token: null,
    },
  }
}

function adminReach(role: AdminRole): Reach {
  return { grants: new Set(ADMIN_GRANTS[role]), reads: [], writes: [], confidentiality: 0, audience: 'admin' }
}

interface Held {
  readonly reach: Reach
  readonly posts: readonly string[]
  readonly bodies: readonly string[]
}

async function heldPosts(db: Database, bureau: string, person: string, today: Day): Promise<Held> {
  const sight = { subjects: [], writes: [], roster: false, confidentiality: 0, plans: false, audit: false } as const
  const scope = { bureau, account: null, person, ...sight }
  return inScope(db.app, scope, async (tx) => {
    const on = formatDay(today)
    const [held, own] = [
      await postsHeldOn(tx, bureau, person, on),
      await tx
        .selectFrom('person')
        .select('body_id')
        .where('bureau_id', '=', bureau)
        .where('id', '=', person)
        .executeTakeFirst(),
    ]
    const posts = await postsByBody(tx, bureau, bodiesOf(held))
    return {
      reach: reachOf(held, (body) => posts.get(body) ?? []),
      posts: held.map((post) => post.id),
      bodies: own ? [own.body_id] : [],
    }
  })
}

async function postsByBody(tx: Tx, bureau: string, bodies: readonly string[]) {
  if (bodies.length === 0) return new Map<string, string[]>()
  const rows = await tx
    .selectFrom('post')
    .select(['id', 'body_id'])
    .where('bureau_id', '=', bureau)
    .where('body_id', 'in', [...bodies])
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.body_id)].map(([body, list]) => [body, list.map(({ id }) => id)]))
}

async function postsHeldOn(tx: Tx, bureau: string, person: string, on: string): Promise<HeldPost[]> {
  const rows = await tx
    .selectFrom('post_holding as h')
    .innerJoin('post as p', (join) => join.onRef('p.bureau_id', '=', 'h.bureau_id').onRef('p.id', '=', 'h.post_id'))
    .leftJoin('responsibility as r', (join) =>
      join
        .onRef('r.bureau_id', '=', 'h.bureau_id')
        .onRef('r.post_id', '=', 'h.post_id')
        .on('r.from_day', '<=', on)
        .on((eb) => eb.or([eb('r.to_day', 'is', null), eb('r.to_day', '>=', on)])),
    )
    .where('h.bureau_id', '=', bureau)
    .where('h.person_id', '=', person)
    .where('h.from_day', '<=', on)
    .where((eb) => eb.or([eb('h.to_day', 'is', null), eb('h.to_day', '>=', on)]))
    .groupBy(['p.id', 'p.role', 'p.body_id', 'p.position'])
    .orderBy('p.position')
    .select(['p.id', 'p.role', 'p.body_id', sql<string[]>`array_remove(array_agg(r.body_id), null)`.as('line')])
    .execute()
  const groups = await groupsByBody(
    tx,
    bureau,
    rows.flatMap(({ body_id: bodyId, line }) => [bodyId, ...line]),
  )
  const groupsOf = (body: string) => groups.get(body) ?? []
  return rows.map(({ id, role, body_id: bodyId, line }) => ({
    ...{ id, role: role as PostRole, bodyId, groups: groupsOf(bodyId) },
    line: line.flatMap((body) => [body, ...groupsOf(body)]),
  }))
}
