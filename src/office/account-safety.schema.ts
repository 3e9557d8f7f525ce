/** How safe the accounts are, for the security administrator: who can sign in as what, and what points at misuse. */
import { z } from 'zod'
import { idSchema } from './office.schema.ts'

/** What is to be said of an account first. */
export const ACCOUNT_STATES = {
  disabled: '已停用',
  locked: '暂停登录',
  expired: '初始密码已过期',
  initial: '初始密码未改',
  usable: '正常',
} as const
export type AccountState = keyof typeof ACCOUNT_STATES

export const accountSafetySchema = z.object({
  accounts: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      username: z.string(),
      /** The administrator's role, or the posts held today: they give the rights. */
      roles: z.array(z.string()),
      state: z.enum(Object.keys(ACCOUNT_STATES) as [AccountState]),
      /** Wrong passwords in a row, up to now. */
      failures: z.number().int(),
      /** Devices that are signed in. */
      sessions: z.number().int(),
      /** Access tokens that still open something. */
      tokens: z.number().int(),
    }),
  ),
})
export type AccountSafety = z.infer<typeof accountSafetySchema>['accounts'][number]
