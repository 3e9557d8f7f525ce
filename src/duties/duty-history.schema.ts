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
  /** What it asks of whom from then on, in words; null where it was withdrawn. */
  words: z.string().nullable(),
})
export type VersionView = z.infer<typeof versionViewSchema>
