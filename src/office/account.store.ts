/** Accounts in the database: opened, given a new password, stopped. Who may ask for it is for the callers to say. */
import type { Insertable, Kysely } from 'kysely'
import type { DB } from '#db/types.ts'
import { newId } from '#kernel/id.ts'
import { hashPassword, randomPassword } from '#kernel/password.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeSessions, endByReset, revokeKeys } from './access.store.ts'
import { clearAttempts } from './attempts.store.ts'

/** A first password that nobody used within three days opens nothing any more. */
const INITIAL_DAYS = 3
const initialExpiry = (now: Date) => new Date(now.getTime() + INITIAL_DAYS * 86_400_000)

/** A password of chance, which is to be changed at the first sign-in. */
async function firstPassword(now: Date) {
  const password = randomPassword()
  const columns = {
    password_hash: await hashPassword(password),
    must_change: true,
    initial_expires_at: initialExpiry(now),
  }
  return { password, columns }
}

type NewAccount = Pick<
  Insertable<DB['account']>,
  'bureau_id' | 'person_id' | 'admin_role' | 'username' | 'display_name'
>

/** Writes an account with its first password. Refuses a user name that is taken, and a second account of one person. */
export async function insertAccount(
  auth: Kysely<DB>,
  now: Date,
  account: NewAccount,
): Promise<{ id: string; password: string }> {
  const { password, columns } = await firstPassword(now)
  const id = newId()
  await auth
    .insertInto('account')
    .values({ ...account, ...columns, id })
    .execute()
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'account_username_key')
        throw new Refusal('CONFLICT', '这个用户名已有人使用，请换一个。', { field: 'username' })
      if (error.constraint === 'account_bureau_id_person_id_key')
        throw new Refusal('CONFLICT', '此人已有账号。', { field: 'personId' })
      throw error
    })
  return { id, password }
}

/** A first password again: the former one, what was signed in with it and every key made with it are over. */
export async function renewPassword(
  auth: Kysely<DB>,
  { id, username }: { readonly id: string; readonly username: string },
  now: Date,
): Promise<string> {
  const { password, columns } = await firstPassword(now)
  await auth.updateTable('account').set(columns).where('id', '=', id).execute()
  await clearAttempts(auth, username)
  await endByReset(auth, id, now)
  await revokeKeys(auth, id, now)
  return password
}

/** Stops an account, with all that is signed in by it and every key, or lets it be used again. */
export async function stopAccount(auth: Kysely<DB>, id: string, stopped: boolean, now: Date): Promise<void> {
  await auth
    .updateTable('account')
    .set({ disabled_at: stopped ? now : null })
    .where('id', '=', id)
    .execute()
  if (!stopped) return
  await closeSessions(auth, id)
  await revokeKeys(auth, id, now)
}
