/** One duty: where it comes from, what it asks, how its days are found, and its year. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { boardCellSchema, sourceSchema } from './board.schema.ts'

export const dutyPageSchema = z.object({
  id: idSchema,
  title: z.string(),
  source: sourceSchema,
  pointTitle: z.string(),
  year: z.number().int(),
  asOf: daySchema,
  /** Years in which it has occurrences. */
  years: z.array(z.number().int()),
  /** The day from which it is owed no more; null while it stands. */
  withdrawnFrom: daySchema.nullable(),
  /** How often it was changed after publication. */
  changes: z.number().int(),
  /** What it asks, as pairs of a name and a sentence. */
  facts: z.array(z.object({ name: z.string(), text: z.string() })),
  /** Only of a slot of the month: every reading with its days of the year. */
  readings: z
    .object({
      words: z.string(),
      list: z.array(
        z.object({
          label: z.string(),
          used: z.boolean(),
          months: z.array(z.object({ day: daySchema.nullable(), moved: z.string().nullable() })),
        }),
      ),
    })
    .nullable(),
  /** Who owes it, of those in sight, with the year's occurrences. */
  rows: z.array(
    z.object({
      subject: z.object({ id: idSchema, name: z.string(), post: z.boolean() }),
      cells: z.array(boardCellSchema),
    }),
  ),
  totals: z.record(z.string(), z.number().nullable()),
})
export type DutyPageView = z.infer<typeof dutyPageSchema>
