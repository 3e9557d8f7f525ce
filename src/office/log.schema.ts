/** The log of what was done through the system: who did what sort of thing when, and never what was written. */
import { z } from 'zod'
import { daySchema, idSchema } from './office.schema.ts'

/** Rows on a page of the log. */
export const LOG_PAGE = 50

/** Which rows are asked for; what is absent narrows nothing. */
export const logQuerySchema = z.object({
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Who did it. */
  accountId: idSchema.optional(),
  /** The part of the system, as the first half of the name of what was done. */
  part: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/, '操作类别不对')
    .optional(),
})
export type LogQuery = z.infer<typeof logQuerySchema>

export const logRowSchema = z.object({
  id: idSchema,
  at: z.iso.datetime(),
  /** Name and user name of the account; null where there is none any more, or nobody had signed in. */
  who: z.object({ name: z.string(), username: z.string() }).nullable(),
  /** Whether a program did it with a token of that account. */
  byToken: z.boolean(),
  /** Whether the server's command line did it. */
  onServer: z.boolean(),
  /** In words. */
  action: z.string(),
  outcome: z.string(),
  /** The sort of thing, and which one: an account, a body or a post by name, else by day or number; no content. */
  object: z.string(),
  ip: z.string().nullable(),
})
export type LogRow = z.infer<typeof logRowSchema>

export const logSchema = z.object({
  rows: z.array(logRowSchema),
  total: z.number().int(),
})

/** All accounts of the bureau, to choose one. */
export const logAccountsSchema = z.object({
  accounts: z.array(z.object({ id: idSchema, name: z.string(), username: z.string() })),
})
