/** What the page of talks and checklists asks: with whom one still has to talk, and how far each post has come. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { stepSchema } from './board.schema.ts'

/** An own occurrence measured by people, with everybody on its list. */
export const ownCoverageSchema = z.object({
  step: stepSchema,
  /** Name of the list. */
  list: z.string(),
  /** True where each must be named once, false where each must reach an amount. */
  once: z.boolean(),
  each: z.number(),
  people: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      since: daySchema.nullable(),
      quantity: z.number(),
      enough: z.boolean(),
    }),
  ),
})
export type OwnCoverage = z.infer<typeof ownCoverageSchema>

export const coverageSchema = z.object({
  today: daySchema,
  own: z.array(ownCoverageSchema),
  /** Of all bodies and posts in sight: numbers only, nobody's name. */
  all: z.array(z.object({ step: stepSchema, list: z.string() })),
})
export type Coverage = z.infer<typeof coverageSchema>
