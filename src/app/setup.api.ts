/** The first start: an empty bureau with its system administrator, or the demonstration bureau. */
import { z } from 'zod'
import { rebuildLedger } from '#duties/ledger.store.ts'
import { open } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { hashPassword } from '#kernel/password.ts'
import { Refusal } from '#kernel/refusal.ts'
import { freshAccountSchema, setupSchema } from '#office/access.schema.ts'
import { openSession } from '#office/access.store.ts'
import { isUsable, returnToken, takeToken } from '#office/setup.store.ts'
import { loadDemonstration } from './demo/load.ts'

const status = open({
  summary: '初始化链接是否可用，系统是否已经初始化',
  grant: 'public',
  input: z.object({ token: z.string().max(200) }),
  output: z.object({ usable: z.boolean(), begun: z.boolean() }),
  run: async ({ db }, { token }) => ({
    usable: await isUsable(db.auth, token),
    begun: (await db.auth.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined,
  }),
})

const start = open({
  summary: '初始化：新建单位或载入演示单位',
  grant: 'public',
  input: setupSchema,
  output: z.object({ accounts: z.array(freshAccountSchema) }),
  run: async ({ db, env, today, audit, setSession }, input) => {
    if (!(await takeToken(db.auth, input.token))) {
      throw new Refusal('FORBIDDEN', '这个初始化链接已经用过或已失效。请在服务器上重新启动系统，使用新打印的链接。', {
        rule: 'setup-link',
      })
    }
    try {
      if (input.mode === 'demonstration') {
        return { accounts: await loadDemonstration(db, { today, env }) }
      }
      const bureauId = newId()
      const accountId = newId()
      await db.auth.transaction().execute(async (tx) => {
        await tx.insertInto('bureau').values({ bureau_id: bureauId, name: input.bureauName }).execute()
        await tx
          .insertInto('account')
          .values({
            id: accountId,
            bureau_id: bureauId,
            admin_role: 'system_admin',
            username: input.username,
            display_name: input.displayName,
            password_hash: await hashPassword(input.password),
          })
          .execute()
      })
      await rebuildLedger(db, bureauId)
      await audit(bureauId, accountId, 'done', bureauId)
      setSession(await openSession(db.auth, accountId))
      return { accounts: [] }
    } catch (error) {
      await returnToken(db.auth, input.token)
      throw error
    }
  },
})

export const setup = { status, start }
