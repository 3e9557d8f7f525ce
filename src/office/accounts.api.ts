/** Accounts of the bureau: kept by the system administrator, who sees no business data. */
import { z } from 'zod'
import { scopeOf } from '#kernel/actor.ts'
import { inScope } from '#kernel/db.ts'
import { type OpenContext, open } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { hashPassword, randomPassword } from '#kernel/password.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { ADMIN_ROLES, type AdminRole, accountSchema, freshAccountSchema, usernameSchema } from './access.schema.ts'
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
    const password = randomPassword()
    const id = newId()
    await db.auth
      .insertInto('account')
      .values({
        id,
        bureau_id: bureauId,
        person_id: personId,
        username,
        display_name: person.name,
        password_hash: await hashPassword(password),
        must_change: true,
        initial_expires_at: initialExpiry(now),
      })
      .execute()
      .catch((error: { constraint?: string }) => {
        if (error.constraint === 'account_username_key')
          throw new Refusal('CONFLICT', '这个用户名已有人使用，请换一个。', { field: 'username' })
        if (error.constraint === 'account_bureau_id_person_id_key')
          throw new Refusal('CONFLICT', '此人已有账号。', { field: 'personId' })
        throw error
      })
    await audit(bureauId, actor!.accountId, 'done', id)
    return { role: '', name: person.name, username, password }
  },
})

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

export const accounts = { list, create, resetPassword, setDisabled, review }
