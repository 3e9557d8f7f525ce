/** Changing a published duty: what may be replaced, what it would do, what was changed before. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { CHANGE_KINDS, type ChangeKind } from './changes.rules.ts'
import { cadenceSchema, MEASURES, type Measure, owesSchema, titleSchema } from './duty.schema.ts'
import { versionViewSchema } from './duty-history.schema.ts'

/** The fields that a change sets; all of them, so that the form's content is the whole new reading. */
export const changedTermsSchema = z.object({
  /** Name and owner stay where they are absent. */
  title: titleSchema.optional(),
  owes: owesSchema.optional(),
  kind: z.string().min(1),
  cadence: cadenceSchema,
  measure: z.enum(Object.keys(MEASURES) as [Measure]),
  target: z.number().positive('目标应大于0'),
  bound: z.enum(['at-least', 'at-most']),
  inForce: z.object({ from: daySchema, to: daySchema }),
  unit: z.string().max(8).nullish(),
  list: z.string().nullish(),
  each: z.number().positive().optional(),
  register: z.string().nullish(),
  scope: z.enum(['own', 'bureau']).optional(),
})
export type ChangedTerms = z.infer<typeof changedTermsSchema>

/** `set` null: nothing more is owed from the day on. */
export const changeSchema = z.object({
  id: idSchema,
  effectiveFrom: daySchema,
  set: changedTermsSchema.nullable(),
})

/** A duty to be changed from a day on; without it from the first day that can be chosen. */
export const changeableQuerySchema = z.object({ id: idSchema, from: daySchema.optional() })

export const changeableSchema = z.object({
  id: idSchema,
  title: z.string(),
  quote: z.string(),
  planTitle: z.string(),
  /** Its own first day: it cannot be changed from an earlier one. */
  begins: daySchema,
  /** The day from which one would change it: today, or its own first day where that is still to come. */
  first: daySchema,
  /** As it reads on the day that was asked for, or on the first: what is not changed stays as it is then. */
  terms: changedTermsSchema.required({ title: true, owes: true }),
  words: z.string(),
  withdrawnFrom: daySchema.nullable(),
  /** Restored from that very day it is as if it had not been withdrawn: nothing has fallen due since. */
  undoable: z.boolean(),
  versions: z.array(versionViewSchema),
})
export type Changeable = z.infer<typeof changeableSchema>

const kindSchema = z.enum(Object.keys(CHANGE_KINDS) as [ChangeKind])

const periodSchema = z.object({ start: daySchema, due: daySchema })

export const effectSchema = z.object({
  stay: z.number().int(),
  counts: z.partialRecord(kindSchema, z.number().int()),
  /** The periods of those that differ, each once and in order, by what becomes of them. */
  periods: z.partialRecord(kindSchema, z.array(periodSchema)),
  /** How many occurrences differ for each body and post, the most touched first. */
  subjects: z.array(z.object({ name: z.string(), count: z.number().int() })),
  others: z.number().int(),
  lose: z.number().int(),
  find: z.number().int(),
  /** Missed or late ones that a change from a past day would make undone: it is refused. */
  forgiven: z.number().int(),
  none: z.boolean(),
  /** Periods that are under way on the day of effect, those of them that nobody owes from then on, and the first that is owed then. */
  underWay: z.array(periodSchema),
  unowed: z.array(periodSchema),
  next: periodSchema.nullable(),
})
export type Effect = z.infer<typeof effectSchema>
