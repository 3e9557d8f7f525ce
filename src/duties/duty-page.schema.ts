/** One duty: where it comes from, what it asks, how its days are found, and its year. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { aheadSchema, boardCellSchema, sourceSchema } from './board.schema.ts'
import { versionViewSchema } from './duty-history.schema.ts'

export const dutyPageSchema = z.object({
  id: idSchema,
  title: z.string(),
  source: sourceSchema,
  pointTitle: z.string(),
  year: z.number().int(),
  asOf: daySchema,
  /** Years in which it has occurrences. */
  years: z.array(z.number().int()),
  /** What will read otherwise after the day asked about, and its withdrawal. */
  ahead: z.array(aheadSchema),
  /** What was changed after publication. */
  history: z.array(versionViewSchema),
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
          months: z.array(z.object({ day: daySchema.nullable(), moved: z.string().nullable(), used: z.boolean() })),
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
