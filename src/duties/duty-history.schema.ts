/** What was changed of a published duty, by whom and why. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'

export const versionViewSchema = z.object({
  id: idSchema,
  effectiveFrom: daySchema,
  enteredOn: daySchema,
  by: z.string(),
  reason: z.string(),
  withdrawn: z.boolean(),
  /** Whether it changes what is asked: what was taken back does not, nor does what only took it back. */
  holds: z.boolean(),
  /** The day of the withdrawal that it takes back; null where it takes back none. */
  takesBack: daySchema.nullable(),
  /** What it asks of whom from then on, in words; null where it was withdrawn, or only a withdrawal taken back. */
  words: z.string().nullable(),
})
export type VersionView = z.infer<typeof versionViewSchema>
