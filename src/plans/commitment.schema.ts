/** The shape of what the reader finds in a plan: points, and in them the promises that can be checked. */
import { z } from 'zod'
import { CREDIT_KINDS, RECORD_TYPES } from '#duties/kinds.schema.ts'
import { idSchema } from '#office/office.schema.ts'

/** Annual position without a year, `MM-DD`. */
export const monthDaySchema = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '日期应写成“月-日”，如 06-30')

export const CADENCE_TYPES = {
  weekly: '每周',
  monthly: '每月',
  bimonthly: '每两月',
  quarterly: '每季度',
  semiannual: '每半年',
  annual: '每年',
  'n-per-year': '每年多次',
  rule: '按规则',
  once: '一次',
  ongoing: '持续',
} as const

export const BOUNDS = { exactly: '', 'at-least': '至少', 'at-most': '至多' } as const

/** How often: `count` is per period; for a range it is the lower end and `countMax` the upper. */
export const planCadenceSchema = z.object({
  type: z.enum(Object.keys(CADENCE_TYPES) as [keyof typeof CADENCE_TYPES]),
  count: z.number().int().positive().nullable(),
  bound: z.enum(['exactly', 'at-least', 'at-most']).nullable(),
  unit: z.string().optional(),
  countMax: z.number().int().positive().optional(),
  /** The wording that fixes the slot where the period word alone does not (每月第三周星期五). */
  rule: z.string().optional(),
  yearTotal: z
    .object({ count: z.number().int().positive(), bound: z.enum(['exactly', 'at-least', 'at-most']) })
    .optional(),
})

export const windowSchema = z.object({ from: monthDaySchema, to: monthDaySchema })

/** By when: `resolved` is a window, several windows, or null where the words name no fixed date (重大节假日). */
export const deadlineSchema = z.object({
  text: z.string(),
  resolved: z.union([windowSchema, z.array(windowSchema)]).nullable(),
  where: z.enum(['quote', 'inherited', 'cell']),
})

/** An amount or a rate that is to be reached; `value` is in `unit` (percent, 学时, 个月, 篇 …). */
export const planTargetSchema = z.object({
  metric: z.string(),
  op: z.enum(['=', '>=', '<=']),
  value: z.number(),
  unit: z.string(),
})

/** Which words led to which field. `start`/`end` are code point offsets of the extracted text. */
export const reasonSchema = z.object({
  field: z.enum([
    'cadence',
    'count',
    'deadline',
    'target',
    'subject',
    'recordType',
    'kind',
    'tier',
    'modality',
    'counterparty',
  ]),
  words: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  why: z.string(),
})

/** What was read of a stretch of the text. */
const readSchema = z.object({
  /** The exact characters: `quote` equals the code points [start, end) of the text. */
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  /** Number of the point it stands in (1…), null where the document has none. */
  point: z.number().int().nullable(),
  /** In the row of a table, which has no such number: that row, in words. */
  place: z.string().optional(),
  /** 1: act with an explicit anchor. 2: a nameable one-off without one, due by the end of the plan year. */
  tier: z.union([z.literal(1), z.literal(2)]),
  subject: z.string().nullable(),
  subjectSource: z.enum(['explicit', 'inherited', 'heading', 'cell', 'none']),
  /** Of “the others” (其他党组成员): who was named before, and so is not among them. */
  besides: z.string().optional(),
  action: z.string(),
  recordType: z.enum(Object.keys(RECORD_TYPES) as [keyof typeof RECORD_TYPES]),
  kind: z.enum(Object.keys(CREDIT_KINDS) as [keyof typeof CREDIT_KINDS]),
  cadence: planCadenceSchema,
  deadline: deadlineSchema.nullable(),
  target: planTargetSchema.nullable(),
  counterparty: z.string().nullable(),
  modality: z.enum(['firm', 'soft']),
  /** 0–1, calibrated: of the commitments read with 0.9 about nine in ten are right. */
  confidence: z.number().min(0).max(1),
  reasons: z.array(reasonSchema),
  /** Marked in the text by a reviewer, not found by the reader. */
  marked: z.boolean().optional(),
})

/** What another commitment was before a reviewer cut or joined it. */
const heldSchema = z.object({
  id: idSchema,
  start: z.number().int(),
  end: z.number().int(),
  state: z.enum(['proposed', 'accepted', 'rejected']),
  /** Absent in what was kept before readings were. */
  reading: readSchema.optional(),
})

/** A commitment of an earlier version of the plan, whose duties stay in force: what asks the same is left with it. */
export const carriedSchema = z.object({ id: idSchema, title: z.string(), plan: z.string() })

export const commitmentSchema = readSchema.extend({
  /** Marked at an end of another commitment, which was cut shorter by it: that one as it was. */
  takenFrom: heldSchema.extend({ reasons: z.array(reasonSchema) }).optional(),
  /** By a reviewer's word part of another commitment: that one as far as it went, and what had been decided on this one. */
  joined: heldSchema.optional(),
  /** By a reviewer's word no task of its own, as the earlier version goes on asking it. */
  carriedBy: carriedSchema.optional(),
})

/** A numbered point or an unnumbered paragraph of the plan, with where it stands in the text. */
export const pointSchema = z.object({
  number: z.number().int().nullable(),
  title: z.string(),
  /** The heading it stands under, '' where there is none. */
  heading: z.string(),
  start: z.number().int(),
  end: z.number().int(),
})

/** A sentence without a checkable promise. `look` marks one that holds a number, a period or a date all the same. */
export const unquantifiedSchema = z.object({
  point: z.number().int().nullable(),
  place: z.string().optional(),
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  look: z.boolean(),
})

export const readingSchema = z.object({
  title: z.string(),
  /** The plan year that the document names, null where it names none. */
  year: z.number().int().nullable(),
  points: z.array(pointSchema),
  commitments: z.array(commitmentSchema),
  unquantified: z.array(unquantifiedSchema),
})

export type PlanCadence = z.infer<typeof planCadenceSchema>
export type PlanDeadline = z.infer<typeof deadlineSchema>
export type PlanTarget = z.infer<typeof planTargetSchema>
export type PlanWindow = z.infer<typeof windowSchema>
export type Reason = z.infer<typeof reasonSchema>
export type Commitment = z.infer<typeof commitmentSchema>
export type Point = z.infer<typeof pointSchema>
export type Unquantified = z.infer<typeof unquantifiedSchema>
export type Reading = z.infer<typeof readingSchema>
