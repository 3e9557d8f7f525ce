/** The one-time link that makes the first administrator. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { newToken, tokenHash } from './access.store.ts'

/** Hours for which a set-up link works; every start of a server without accounts prints a new one. */
const HOURS = 24

/** A new link's token, or null when the first administrator has been made already. Older links stop working. */
export async function newSetupToken(auth: Kysely<DB>): Promise<string | null> {
  const account = await auth.selectFrom('account').select('id').limit(1).executeTakeFirst()
  if (account) return null
  const token = newToken()
  await auth.deleteFrom('setup_link').execute()
  await auth
    .insertInto('setup_link')
    .values({ token_hash: tokenHash(token) })
    .execute()
  return token
}

export async function isUsable(auth: Kysely<DB>, token: string): Promise<boolean> {
  const link = await auth
    .selectFrom('setup_link')
    .select('used_at')
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('created_at', '>', sql<Date>`now() - make_interval(hours => ${HOURS})`)
    .executeTakeFirst()
  return link !== undefined
}

/** Marks the link as used; false when another request was faster. */
export async function takeToken(auth: Kysely<DB>, token: string): Promise<boolean> {
  if (!(await isUsable(auth, token))) return false
  if (await auth.selectFrom('account').select('id').limit(1).executeTakeFirst()) return false
  const { numUpdatedRows } = await auth
    .updateTable('setup_link')
    .set({ used_at: sql`now()` })
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Gives the link back when what it should have started did not succeed. */
export async function returnToken(auth: Kysely<DB>, token: string): Promise<void> {
  await auth.updateTable('setup_link').set({ used_at: null }).where('token_hash', '=', tokenHash(token)).execute()
}
