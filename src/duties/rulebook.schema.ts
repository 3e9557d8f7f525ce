/** The rulebook: what the Party's rules ask of every bureau, as data with citation, and what a bureau has decided of it. */
import { z } from 'zod'
import { daySchema } from '#office/office.schema.ts'

/** Stands where a duty of a plan has the plan's id. */
export const RULEBOOK = 'rulebook'

const citationSchema = z.object({
  document: z.string(),
  /** Number of the article; null where the edition at hand does not number it. */
  article: z.number().int().nullable(),
  edition: z.string(),
  inForceFrom: daySchema,
  inForceTo: daySchema.nullable(),
})

/** A duty without its id; fields of the contract, defaults left out. */
const ruleDutySchema = z.record(z.string(), z.unknown())

const settingSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('number'),
    key: z.string(),
    label: z.string(),
    default: z.number(),
    min: z.number(),
    max: z.number(),
    /** Fields of the duty that take the number, as `cadence.times`. */
    sets: z.array(z.string()),
  }),
  z.object({
    type: z.literal('choice'),
    key: z.string(),
    label: z.string(),
    default: z.string(),
    options: z.array(z.object({ value: z.string(), label: z.string(), set: ruleDutySchema })),
  }),
])
export type RuleSetting = z.output<typeof settingSchema>

export const ruleSchema = z.object({
  id: z.string(),
  theme: z.string(),
  title: z.string(),
  requirement: z.string(),
  citation: citationSchema,
  note: z.string().nullable(),
  duties: z.array(ruleDutySchema).min(1),
  settings: z.array(settingSchema),
  /** Days of 2026 on which it was done: all is done by the first list, and so many are missed by the second. */
  examples: z.object({ pass: z.array(daySchema), fail: z.array(daySchema), missed: z.number().int().positive() }),
})
export type Rule = z.output<typeof ruleSchema>

export const rulebookSchema = z.object({
  rules: z.array(ruleSchema),
  /** Rules that cannot be scheduled, and why. */
  leftOut: z.array(z.object({ id: z.string(), title: z.string(), why: z.string() })),
})

/** What a bureau sets, by the setting's key. */
export const settingsSchema = z.record(z.string(), z.union([z.number(), z.string()]))
export type Settings = z.output<typeof settingsSchema>

const comparisonSchema = z.object({
  title: z.string(),
  planTitle: z.string(),
  words: z.string(),
  /** How the plan's demand over a year compares with the rule's as it is set; null where they cannot be compared by number. */
  than: z.enum(['more', 'same', 'less']).nullable(),
  /** The number compared with is the bureau's own setting, not the regulation's. */
  set: z.boolean(),
  /** One record counts for both. */
  shared: z.boolean(),
  /** By what kinds they are recorded where it is by two, or by a general one; null where it is the same. */
  apart: z.object({ plan: z.string(), rule: z.string() }).nullable(),
  /** Both can be chosen in the general form, so one record may name both. */
  joint: z.boolean(),
})
export type Comparison = z.output<typeof comparisonSchema>

export const ruleViewSchema = ruleSchema.omit({ duties: true, examples: true }).extend({
  active: z.boolean(),
  /** From which day, by whom; null while nobody has decided. */
  decided: z.object({ from: daySchema, by: z.string(), on: daySchema }).nullable(),
  values: settingsSchema,
  /** What it asks with these settings, in words. */
  words: z.array(z.string()),
  /** What it asks until the day of the decision, where that is yet to come; empty where nothing. */
  until: z.array(z.string()),
  plans: z.array(comparisonSchema),
  decisions: z.number().int(),
})
export type RuleView = z.output<typeof ruleViewSchema>

export const rulePreviewSchema = z.object({
  words: z.array(z.string()),
  /** The year that the counts are of. */
  year: z.number().int(),
  occurrences: z.number().int(),
  /** How often it is to be done for them all. */
  times: z.number().int(),
  plans: z.array(comparisonSchema),
  subjects: z.array(z.object({ name: z.string(), count: z.number().int() })),
})
export type RulePreview = z.infer<typeof rulePreviewSchema>
