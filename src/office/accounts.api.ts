/** Accounts of the bureau: kept by the system administrator, who sees no business data. */
import type { Insertable } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/types.ts'
import { scopeOf } from '#kernel/actor.ts'
import { type Database, inScope } from '#kernel/db.ts'
import { type OpenContext, open } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { hashPassword, randomPassword } from '#kernel/password.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import {
  ADMIN_ROLES,
  type AdminRole,
  accountSchema,
  freshAccountSchema,
  newAdminSchema,
  usernameSchema,
} from './access.schema.ts'
import { closeSessions, revokeKeys } from './access.store.ts'
import { review } from './account-safety.api.ts'
import { clearAttempts, restingNames } from './attempts.store.ts'
import { idSchema } from './office.schema.ts'

/** A first password that nobody used within three days opens nothing any more. */
const INITIAL_DAYS = 3
const initialExpiry = (now: Date) => new Date(now.getTime() + INITIAL_DAYS * 86_400_000)

const list = open({
  summary: '本单位账号',
  grant: 'account.manage',
  input: z.object({}),
  output: z.object({ accounts: z.array(accountSchema) }),
  run: async ({ db, actor, now }) => {
    const rows = await db.auth
      .selectFrom('account')
      .selectAll()
      .where('bureau_id', '=', actor!.bureauId)
      .orderBy('username')
      .execute()
    const resting = await restingNames(
      db.auth,
      rows.map((row) => row.username),
      now,
    )
    return {
      accounts: rows.map((row) => ({
        id: row.id,
        username: row.username,
        displayName: row.display_name,
        personId: row.person_id,
        adminRole: row.admin_role as AdminRole | null,
        disabled: row.disabled_at !== null,
        locked: resting.has(row.username),
      })),
    }
  },
})

const create = open({
  summary: '为人员开通账号（密码只显示一次）',
  grant: 'account.manage',
  input: z.object({ personId: idSchema, username: usernameSchema }),
  output: freshAccountSchema,
  run: async ({ db, actor, now, audit }, { personId, username }) => {
    const { bureauId } = actor!
    const person = await inScope(db.app, scopeOf(actor!), (tx) =>
      tx
        .selectFrom('person')
        .select('name')
        .where('bureau_id', '=', bureauId)
        .where('id', '=', personId)
        .executeTakeFirst(),
    )
    if (!person) throw notFound('位人员')
    const fresh = await insertAccount(db, now, {
      ...{ bureau_id: bureauId, person_id: personId, admin_role: null, username, display_name: person.name },
    })
    await audit(bureauId, actor!.accountId, 'done', fresh.id)
    return { role: '', name: person.name, username, password: fresh.password }
  },
})

const createAdmin = open({
  summary: '为系统管理员、安全管理员或审计管理员开通账号（密码只显示一次）',
  grant: 'account.manage',
  input: newAdminSchema,
  output: freshAccountSchema,
  run: async ({ db, actor, now, audit }, { adminRole, displayName, username }) => {
    const { bureauId } = actor!
    const fresh = await insertAccount(db, now, {
      ...{ bureau_id: bureauId, person_id: null, admin_role: adminRole, username, display_name: displayName },
    })
    await audit(bureauId, actor!.accountId, 'done', fresh.id)
    return { role: ADMIN_ROLES[adminRole], name: displayName, username, password: fresh.password }
  },
})

type NewAccount = Pick<
  Insertable<DB['account']>,
  'bureau_id' | 'person_id' | 'admin_role' | 'username' | 'display_name'
>

/** Writes an account with a password of chance, which is to be changed at the first sign-in. */
async function insertAccount(db: Database, now: Date, account: NewAccount): Promise<{ id: string; password: string }> {
  const password = randomPassword()
  const id = newId()
  await db.auth
    .insertInto('account')
    .values({
      ...account,
      ...{ id, password_hash: await hashPassword(password), must_change: true, initial_expires_at: initialExpiry(now) },
    })
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

async function ownAccount({ db, actor }: OpenContext, id: string) {
  const account = await db.auth
    .selectFrom('account')
    .selectAll()
    .where('bureau_id', '=', actor!.bureauId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!account) throw notFound('个账号')
  return account
}

const resetPassword = open({
  summary: '重置密码（新密码只显示一次）',
  grant: 'account.manage',
  input: z.object({ id: idSchema }),
  output: freshAccountSchema,
  run: async (context, { id }) => {
    const account = await ownAccount(context, id)
    const password = randomPassword()
    await context.db.auth
      .updateTable('account')
      .set({
        password_hash: await hashPassword(password),
        must_change: true,
        initial_expires_at: initialExpiry(context.now),
      })
      .where('id', '=', id)
      .execute()
    await clearAttempts(context.db.auth, account.username)
    await closeSessions(context.db.auth, id)
    await revokeKeys(context.db.auth, id, context.now)
    await context.audit(context.actor!.bureauId, context.actor!.accountId, 'done', id)
    const role = account.admin_role ? ADMIN_ROLES[account.admin_role as AdminRole] : ''
    return { role, name: account.display_name, username: account.username, password }
  },
})

const setDisabled = open({
  summary: '停用或恢复账号',
  grant: 'account.manage',
  input: z.object({ id: idSchema, disabled: z.boolean() }),
  output: z.object({}),
  run: async (context, { id, disabled }) => {
    const account = await ownAccount(context, id)
    if (account.id === context.actor!.accountId) throw new Refusal('UNPROCESSABLE_CONTENT', '不能停用自己的账号。')
    await context.db.auth
      .updateTable('account')
      .set({ disabled_at: disabled ? context.now : null })
      .where('id', '=', id)
      .execute()
    if (disabled) {
      await closeSessions(context.db.auth, id)
      await revokeKeys(context.db.auth, id, context.now)
    }
    await context.audit(context.actor!.bureauId, context.actor!.accountId, disabled ? 'disabled' : 'enabled', id)
    return {}
  },
})

export const accounts = { list, create, createAdmin, resetPassword, setDisabled, review }
