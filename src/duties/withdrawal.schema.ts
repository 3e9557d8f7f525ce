/** Withdrawing several published duties at once, such as those that a changed plan does not ask any more. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'

export const withdrawalSchema = z.object({
  /** `seen`: how many versions of it the editor has seen. */
  duties: z
    .array(z.object({ id: idSchema, seen: z.number().int().min(0) }))
    .min(1, '请至少选择一项责任事项')
    .max(500)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, '同一项责任事项只能选一次'),
  /** A duty that begins later is withdrawn from its own first day. */
  effectiveFrom: daySchema,
})
export type Withdrawal = z.infer<typeof withdrawalSchema>

export const withdrawalEffectSchema = z.object({
  /** How many occurrences fall away, and how many stay, as they are due before. */
  gone: z.number().int(),
  stay: z.number().int(),
  /** Records that count for one of them now and would count no more. */
  lose: z.number().int(),
  /** Occurrences of other duties that would stand otherwise, because they share records. */
  others: z.number().int(),
})
export type WithdrawalEffect = z.infer<typeof withdrawalEffectSchema>
