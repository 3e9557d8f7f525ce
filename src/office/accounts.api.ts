/**
 * Accounts of the bureau's people: kept by the system administrator, who sees no business data. Those of the three
 * administrators are kept on the server (docs/decisions/0019-administrators.md).
 */
import { z } from 'zod'
import { scopeOf } from '#kernel/actor.ts'
import { inScope } from '#kernel/db.ts'
import { type OpenContext, open } from '#kernel/endpoint.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { type AdminRole, accountSchema, freshAccountSchema, usernameSchema } from './access.schema.ts'
import { insertAccount, renewPassword, stopAccount } from './account.store.ts'
import { review } from './account-safety.api.ts'
import { restingNames } from './attempts.store.ts'
import { idSchema } from './office.schema.ts'

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
    const fresh = await insertAccount(db.auth, now, {
      ...{ bureau_id: bureauId, person_id: personId, admin_role: null, username, display_name: person.name },
    })
    await audit(bureauId, actor!.accountId, 'done', fresh.id)
    return { role: '', name: person.name, username, password: fresh.password }
  },
})

/** An account of somebody of the bureau. Refuses those of the administrators: none of them replaces another. */
async function ownAccount({ db, actor }: OpenContext, id: string) {
  const account = await db.auth
    .selectFrom('account')
    .select(['id', 'username', 'display_name', 'admin_role'])
    .where('bureau_id', '=', actor!.bureauId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!account) throw notFound('个账号')
  if (account.admin_role !== null)
    throw new Refusal('FORBIDDEN', '三员的账号在服务器上办理，请联系服务器值守人员。', { rule: 'administrators-apart' })
  return account
}

const resetPassword = open({
  summary: '重置密码（新密码只显示一次）',
  grant: 'account.manage',
  input: z.object({ id: idSchema }),
  output: freshAccountSchema,
  run: async (context, { id }) => {
    const account = await ownAccount(context, id)
    const password = await renewPassword(context.db.auth, account, context.now)
    await context.audit(context.actor!.bureauId, context.actor!.accountId, 'done', id)
    return { role: '', name: account.display_name, username: account.username, password }
  },
})

const setDisabled = open({
  summary: '停用或恢复账号',
  grant: 'account.manage',
  input: z.object({ id: idSchema, disabled: z.boolean() }),
  output: z.object({}),
  run: async (context, { id, disabled }) => {
    await ownAccount(context, id)
    await stopAccount(context.db.auth, id, disabled, context.now)
    await context.audit(context.actor!.bureauId, context.actor!.accountId, disabled ? 'disabled' : 'enabled', id)
    return {}
  },
})

export const accounts = { list, create, resetPassword, setDisabled, review }
