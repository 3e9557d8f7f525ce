/** Whom a personal access token acts for, and how far. */
import type { Actor } from '#kernel/actor.ts'
import { todayInBeijing } from '#kernel/day.ts'
import type { Database } from '#kernel/db.ts'
import { actorOf, tokenHash } from './access.store.ts'
import { NEVER_FOR_TOKENS, TOKEN_SHAPE } from './token.schema.ts'

/** The last use is noted to the minute: a program that calls in a loop does not write with every call. */
const NOTED_EVERY_MS = 60_000

/**
 * The account behind a token with the grants that both the token and today's posts give; null when the token is wrong,
 * expired or stopped, or the account is.
 */
export async function actorByToken(db: Database, token: string, now: Date): Promise<Actor | null> {
  if (!TOKEN_SHAPE.test(token)) return null
  const row = await db.auth
    .selectFrom('api_token')
    .selectAll()
    .where('token_hash', '=', tokenHash(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return null
  const actor = await actorOf(db, row.account_id, todayInBeijing(now))
  if (!actor) return null
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > NOTED_EVERY_MS) {
    await db.auth
      .updateTable('api_token')
      .set({ last_used_at: now })
      .where('bureau_id', '=', row.bureau_id)
      .where('id', '=', row.id)
      .execute()
  }
  return {
    ...actor,
    // A token that was made before a grant was kept from all of them does not bear it any more.
    grants: new Set(
      [...actor.grants].filter((grant) => row.grants.includes(grant) && !NEVER_FOR_TOKENS.includes(grant)),
    ),
    token: { id: row.id, readOnly: row.read_only },
  }
}
