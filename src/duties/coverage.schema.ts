/** What the page of talks and checklists asks: with whom one still has to talk, and how far each post has come. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { stepSchema } from './board.schema.ts'

/** How a duty counts people: each named once (`counterparts`), or each up to an amount (`members`). */
const countedSchema = {
  /** Name of the list. */
  list: z.string(),
  /** True where each must be named once, false where each must reach an amount. */
  once: z.boolean(),
  each: z.number(),
  /** What amounts are counted in: 次, 学时. */
  unit: z.string(),
}

/** An own occurrence measured by people, with everybody on its list, by name. */
export const ownCoverageSchema = z.object({
  ...countedSchema,
  step: stepSchema,
  people: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      since: daySchema.nullable(),
      quantity: z.number(),
      enough: z.boolean(),
    }),
  ),
  /** On the list today, but for less than half of the period's days: not asked about in it. */
  newcomers: z.array(z.object({ id: idSchema, name: z.string(), from: daySchema })),
})
export type OwnCoverage = z.infer<typeof ownCoverageSchema>

/** A duty with all that owe it in sight: numbers only, nobody's name. */
export const pairSchema = z.object({
  ...countedSchema,
  dutyId: idSchema,
  title: z.string(),
  talk: z.boolean(),
  /** In the office's order. `reached` of `owed` people; null where nothing is known. */
  rows: z.array(z.object({ step: stepSchema, owed: z.number().int(), reached: z.number().int().nullable() })),
  /** Of the rows that are known and begun. */
  owed: z.number().int(),
  reached: z.number().int(),
})
export type Pair = z.infer<typeof pairSchema>

export const coverageSchema = z.object({
  today: daySchema,
  asOf: daySchema,
  year: z.number().int(),
  /** Years with duties, for the year picker. */
  years: z.array(z.number().int()),
  own: z.array(ownCoverageSchema),
  pairs: z.array(pairSchema),
})
export type Coverage = z.infer<typeof coverageSchema>

/** What the person asked has of what each member of the own bodies is to reach, as of hours of study. */
export const ownAmountSchema = z.object({
  dutyId: idSchema,
  title: z.string(),
  start: daySchema,
  due: daySchema,
  unit: z.string(),
  each: z.number(),
  quantity: z.number(),
  enough: z.boolean(),
  /** What the quantity is the sum of, by day; `record` is null where it is out of the person's sight. */
  records: z.array(
    z.object({
      record: z.object({ id: idSchema, title: z.string() }).nullable(),
      heldOn: daySchema,
      quantity: z.number(),
    }),
  ),
})
export type OwnAmount = z.infer<typeof ownAmountSchema>
