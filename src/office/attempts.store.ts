/** Failed sign-ins, counted by user name whether or not there is such an account, in one statement for all processes. */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { Refusal } from '#kernel/refusal.ts'

/** Failures after which a user name rests, and for how long. The count begins anew after a success or a rest. */
const FAILURES = 5
const LOCK_MINUTES = 15

const hashOf = (username: string) => createHash('sha256').update(username).digest()

/** Counts an attempt before its password is looked at, so that many at once are counted too. Refuses while the name rests. */
export async function takeAttempt(auth: Kysely<DB>, username: string, now: Date): Promise<void> {
  const until = new Date(now.getTime() + LOCK_MINUTES * 60_000)
  const { rows } = await sql<{ locked_until: Date | null }>`
    insert into sign_in_attempt as a (username_hash, failures) values (${hashOf(username)}, 1)
    on conflict (username_hash) do update set
      failures = case when a.locked_until > ${now} then a.failures when a.locked_until is not null then 1 else a.failures + 1 end,
      locked_until = case
        when a.locked_until > ${now} then a.locked_until
        when a.locked_until is null and a.failures >= ${FAILURES} then ${until}::timestamptz
      end
    returning locked_until
  `.execute(auth)
  const locked = rows[0]?.locked_until
  if (!locked) return
  const minutes = Math.ceil((locked.getTime() - now.getTime()) / 60_000)
  throw new Refusal('TOO_MANY_REQUESTS', `连续输错次数过多，已暂停登录，请${minutes}分钟后再试，或联系系统管理员。`, {
    rule: 'locked',
    retryAfter: minutes * 60,
  })
}

/** Forgets the failures of a user name: after the right password, or when the administrator makes a new one. */
export async function clearAttempts(auth: Kysely<DB>, username: string): Promise<void> {
  await auth.deleteFrom('sign_in_attempt').where('username_hash', '=', hashOf(username)).execute()
}

export interface Failures {
  /** Wrong passwords in a row. */
  readonly count: number
  /** Whether the user name rests now. */
  readonly locked: boolean
}

/** What stands against the user names; one that has no entry has failed at nothing. */
export async function failuresOf(
  auth: Kysely<DB>,
  usernames: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Failures>> {
  if (usernames.length === 0) return new Map()
  const rows = await auth
    .selectFrom('sign_in_attempt')
    .selectAll()
    .where('username_hash', 'in', usernames.map(hashOf))
    .execute()
  const byHash = new Map(rows.map((row) => [row.username_hash.toString('hex'), row]))
  return new Map(
    usernames.flatMap((username) => {
      const row = byHash.get(hashOf(username).toString('hex'))
      if (!row) return []
      return [[username, { count: row.failures, locked: row.locked_until !== null && row.locked_until > now }]]
    }),
  )
}

/** Which of the user names rest now. */
export async function restingNames(auth: Kysely<DB>, usernames: readonly string[], now: Date): Promise<Set<string>> {
  const failures = await failuresOf(auth, usernames, now)
  return new Set(usernames.filter((username) => failures.get(username)?.locked))
}
