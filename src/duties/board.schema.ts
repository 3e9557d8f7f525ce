/** What the screens ask about owing and standing: my next step, the board, one occurrence with its reasons. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { MEASURES, type Measure } from './duty.schema.ts'
import { STANDING_CODES } from './standing.schema.ts'

export const standingSchema = z.enum(STANDING_CODES)

const subjectSchema = z.object({ id: idSchema, name: z.string(), kind: z.string(), post: z.boolean() })

/** Where a duty comes from: the sentence of the plan. */
export const sourceSchema = z.object({
  /** Of a rule's duty `rulebook`; then `planTitle` is the document, `point` its article, `commitmentId` the rule. */
  planId: z.string(),
  planTitle: z.string(),
  year: z.number().int(),
  point: z.number().int().nullable(),
  /** The row of a table of the plan, which stands in no point: 附表第3行. */
  place: z.string().nullable(),
  quote: z.string(),
  commitmentId: z.string(),
})

/** Where in its document a duty stands: 附表第3行, also of a table below the points, else 第3条; '' where that has neither. */
export const sourcePlace = ({
  point,
  place,
}: {
  readonly point: number | null
  readonly place: string | null
}): string => place ?? (point === null ? '' : `第${point}条`)

/** A change that somebody who looks is told of: what comes, or that the duty is withdrawn. */
export const aheadSchema = z.object({
  from: daySchema,
  /** What changes, in words; null where nothing more is owed from that day on. */
  words: z.string().nullable(),
})
export type Ahead = z.infer<typeof aheadSchema>

export const stepSchema = z.object({
  occurrence: z.string(),
  dutyId: idSchema,
  title: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  measure: z.enum(Object.keys(MEASURES) as [Measure]),
  subject: subjectSchema,
  start: daySchema,
  due: daySchema,
  scheduled: daySchema.nullable(),
  closes: daySchema,
  standing: standingSchema,
  value: z.number().nullable(),
  target: z.number(),
  /** What value and target are counted in; null where the duty names nothing. */
  unit: z.string().nullable(),
  /** 未完成 occurrences can still be made up for; the record then names this occurrence. */
  makesUp: z.boolean(),
  source: sourceSchema,
  /** What is asked otherwise than the sentence says, as the duty was changed since; null where nothing is. */
  adjusted: z.string().nullable(),
})
export type Step = z.infer<typeof stepSchema>

export const nextSchema = z.object({
  today: daySchema,
  /** What can be done now, the most urgent first: missed and closing entries, then by due date. */
  steps: z.array(stepSchema),
  /** What comes within the next sixty days. */
  coming: z.array(stepSchema),
  /** In the first months, while last year's work can still be made up for: how last year stands. */
  earlier: z.object({
    year: z.number().int(),
    /** What the board of that year shows for the same bodies and posts. */
    counts: z.partialRecord(standingSchema, z.number()),
    /** What was missed and is no longer listed, by body and post. */
    missed: z.array(z.object({ id: idSchema, name: z.string(), count: z.number().int() })),
  }),
  /** Of this year alone: what the board of the year shows for the same bodies and posts. */
  counts: z.partialRecord(standingSchema, z.number()),
  /** The names of these bodies and posts. */
  counted: z.array(z.string()),
  /** The first year within the next sixty days for which nothing is asked of anybody yet; null where there is none. */
  unplanned: z.number().int().nullable(),
  /** Years of days that are named here and whose holidays are not known yet. */
  unannounced: z.array(z.number().int()),
})
export type Next = z.infer<typeof nextSchema>

const boardRowsSchema = z.enum(['bodies', 'posts'])

export const boardQuerySchema = z.object({
  year: z.number().int().min(2000).max(2100),
  asOf: daySchema.optional(),
  known: daySchema.optional(),
  /** Rows: the bodies, or the posts, that owe; absent: bodies, or posts where no body in sight owes anything. */
  rows: boardRowsSchema.optional(),
})

export const boardCellSchema = z.object({
  occurrence: z.string(),
  standing: standingSchema,
  start: daySchema,
  due: daySchema,
  /** Last day of entry; what closes before the day asked about is in the rates. */
  closes: daySchema,
  value: z.number().nullable(),
  target: z.number(),
})

export const boardSchema = z.object({
  asOf: daySchema,
  known: daySchema,
  rows: boardRowsSchema,
  /** Years in which there are duties, for the year picker. */
  years: z.array(z.number().int()),
  subjects: z.array(subjectSchema),
  duties: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      kind: z.string(),
      cadence: z.string(),
      /** What will read otherwise after the day asked about. */
      ahead: z.array(aheadSchema),
      /** From which day on it is called what and asks for what: what is due before a change is told as it was. */
      stages: z.array(z.object({ from: daySchema, title: z.string(), cadence: z.string() })),
      point: z.number().int().nullable(),
      place: z.string().nullable(),
      pointTitle: z.string(),
      planId: z.string(),
      planTitle: z.string(),
    }),
  ),
  /** One entry per subject × duty that has occurrences: indexes into `subjects` and `duties`. */
  cells: z.array(
    z.object({ subject: z.number().int(), duty: z.number().int(), occurrences: z.array(boardCellSchema) }),
  ),
  totals: z.record(z.string(), z.number().nullable()),
})
export type Board = z.infer<typeof boardSchema>
export type BoardCell = z.infer<typeof boardCellSchema>

export const reasonRecordSchema = z.object({
  recordId: idSchema,
  /** Null when the actor may know that the record counts but not read it. */
  title: z.string().nullable(),
  heldOn: daySchema,
  enteredOn: daySchema,
  readable: z.boolean(),
  /** Its state in words where it waits for somebody, or was returned; null where it stands, and on days past. */
  pending: z.string().nullable(),
  /** Why it does not count; null when it does. */
  why: z.string().nullable(),
})

export const occurrenceSchema = z.object({
  step: stepSchema,
  holder: z.string().nullable(),
  asOf: daySchema,
  /** The reasons as sentences in office Chinese, the deciding one first. */
  because: z.array(z.string()),
  /** Years that its dates hang on and whose holidays are not known yet. */
  unannounced: z.array(z.number().int()),
  counted: z.array(reasonRecordSchema),
  notCounted: z.array(reasonRecordSchema),
  /** Records that would count but for belonging to another body or post: not listed. */
  elsewhere: z.number().int(),
  /** Records of its kind that name no item of it: not listed. */
  otherItems: z.number().int(),
  mayRecord: z.boolean(),
  /** For whoever may record it: the items of a register that it still waits for. */
  openItems: z.array(z.object({ id: idSchema, name: z.string() })),
  /** What may be asked for here: that the duty be exempt, or that a late entry counts as in time. */
  mayAsk: z.object({
    /** The days of the period; null where it may not be asked for, or would change nothing. */
    exemption: z.object({ from: daySchema, to: daySchema }).nullable(),
    /** An exemption for these days has been asked and is not decided yet. */
    asked: z.boolean(),
    /** The last one that was asked for was refused. */
    refused: z.object({ on: daySchema, by: z.string(), reason: z.string() }).nullable(),
    lateEntry: idSchema.nullable(),
  }),
})
export type OccurrenceView = z.infer<typeof occurrenceSchema>
