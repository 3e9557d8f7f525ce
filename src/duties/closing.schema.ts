/** A period that is closed: what was held in it is entered, corrected and voided no more, but where it is allowed. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'

/** Days after a decision during which what was allowed in a closed period can be done. */
export const CLOSED_ENTRY_DAYS = 14

export const closeSchema = z.object({
  /** The last day that is closed; null: everything is open again. */
  through: daySchema.nullable(),
  reason: z.string().trim().min(2, '说明至少2个字，请写具体些').max(200, '说明不能超过200字'),
})

export const closingsSchema = z.object({
  through: daySchema.nullable(),
  /** The latest first. */
  history: z.array(
    z.object({ through: daySchema.nullable(), reason: z.string(), madeBy: z.string(), madeOn: daySchema }),
  ),
  mayClose: z.boolean(),
})
export type Closings = z.infer<typeof closingsSchema>

/** One day of one body or post. */
export const closureQuerySchema = z.object({ subjectId: idSchema, heldOn: daySchema })

export const closureSchema = z.object({
  /** What keeps it from being entered, and whether leave was asked for; null where it may be entered. */
  closure: z.object({ why: z.string(), asked: z.boolean() }).nullable(),
  /** By leave it may be entered although the period is closed: how far that is, and until when; else null. */
  permit: z.object({ through: daySchema, until: daySchema }).nullable(),
  /** The last closed day. */
  through: daySchema.nullable(),
})
