/** The log for the audit administrator, who reads it and changes nothing. */
import { z } from 'zod'
import { scopeOf } from '#kernel/actor.ts'
import { inScope } from '#kernel/db.ts'
import { open } from '#kernel/endpoint.ts'
import { LOG_PAGE, logAccountsSchema, logQuerySchema, logSchema } from './log.schema.ts'
import { logAccounts, readLog } from './log.store.ts'

const list = open({
  summary: '操作日志：谁在什么时候做了哪一类操作，最近的在前；不含业务内容',
  grant: 'audit.read',
  input: logQuerySchema.extend({ page: z.int().min(1).max(100_000).default(1) }),
  output: logSchema,
  run: async ({ db, actor }, { page, ...query }) => {
    const bureau = actor!.bureauId
    const accounts = await logAccounts(db.auth, bureau)
    const asked = { ...query, bureau, limit: LOG_PAGE, offset: (page - 1) * LOG_PAGE }
    return inScope(db.app, { ...scopeOf(actor!), readOnly: true }, (tx) => readLog(tx, accounts, asked))
  },
})

const accounts = open({
  summary: '本单位的账号，供筛选操作日志时选择',
  grant: 'audit.read',
  input: z.object({}),
  output: logAccountsSchema,
  run: async ({ db, actor }) => ({ accounts: await logAccounts(db.auth, actor!.bureauId) }),
})

export const log = { list, accounts }
