/** A plan in review: document, commitments with the duty that each would become, publishing. */
import { z } from 'zod'
import { aheadSchema } from '#duties/board.schema.ts'
import { cadenceSchema, owesSchema, titleSchema } from '#duties/duty.schema.ts'
import { CREDIT_KINDS } from '#duties/kinds.schema.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { commitmentSchema, pointSchema, unquantifiedSchema } from './commitment.schema.ts'

export const PLAN_STATES = { reading: '正在读取', failed: '读取失败', review: '审核中', published: '已发布' } as const
export type PlanState = keyof typeof PLAN_STATES
export const COMMITMENT_STATES = { proposed: '待审核', accepted: '已采纳', rejected: '不作任务' } as const

/** The duty that a commitment becomes when it is published; `owes` may name several, one duty is made of each. */
export const draftSchema = z.object({
  title: titleSchema,
  owes: z.array(owesSchema),
  kind: z.enum(Object.keys(CREDIT_KINDS) as [keyof typeof CREDIT_KINDS]),
  cadence: cadenceSchema,
  measure: z.enum(['count', 'sum', 'counterparts', 'members', 'ratio']),
  target: z.number().positive('目标应大于0'),
  bound: z.enum(['at-least', 'at-most']),
  inForce: z.object({ from: daySchema, to: daySchema }),
  /** Name of the register (audit projects, …) for rates and per-item duties. */
  register: z.string().optional(),
  list: z.string().optional(),
  /** `sum`: what it is counted in (学时, 个月). */
  unit: z.string().trim().max(8, '单位不能超过8字').optional(),
  /** Whose items count for a rate: the own ones, or those of the whole bureau. */
  scope: z.enum(['own', 'bureau']).optional(),
  /** `members`: the quantity that each person is to reach. */
  each: z.number().positive('每人数量应大于0').optional(),
  /** Where a person should look before accepting, in office Chinese. */
  review: z.array(z.string()),
})
export type Draft = z.infer<typeof draftSchema>

export const planSummarySchema = z.object({
  id: idSchema,
  title: z.string(),
  year: z.number().int(),
  namedYear: z.number().int().nullable(),
  fileName: z.string(),
  /** False where it bore a mark of secrecy and was deleted when that was found: it cannot be read again. */
  fileKept: z.boolean(),
  state: z.enum(Object.keys(PLAN_STATES) as [PlanState]),
  /** Why reading failed, in office Chinese. */
  problem: z.string().nullable(),
  jobId: idSchema.nullable(),
  counts: z.object({
    proposed: z.number(),
    accepted: z.number(),
    rejected: z.number(),
    /** Joined with another task: no task of their own any more. */
    joined: z.number(),
    /** Left with the earlier version of the plan, which asks them already. */
    carried: z.number(),
    duties: z.number(),
  }),
  createdAt: z.string(),
  publishedAt: z.string().nullable(),
  /** When it was put away: for thirty days it can be fetched back. */
  removedAt: z.string().nullable(),
})
export type PlanSummary = z.infer<typeof planSummarySchema>

export const reviewItemSchema = z.object({
  id: idSchema,
  version: z.number().int(),
  state: z.enum(Object.keys(COMMITMENT_STATES) as [keyof typeof COMMITMENT_STATES]),
  edited: z.boolean(),
  /** Name of whoever changed it last, null when nobody did. */
  changedBy: z.string().nullable(),
  reading: commitmentSchema,
  draft: draftSchema,
  /** What was read, where a reviewer has edited it since. */
  read: draftSchema.optional(),
  /** Other readings of the subject, for the reviewer to choose from. */
  alternatives: z.array(z.array(owesSchema)),
})
export type ReviewItem = z.infer<typeof reviewItemSchema>

/** A cell of a table of the plan, by code points of its text; one that goes on from above has the place of that above. */
export const planCellSchema = z.object({
  table: z.number().int(),
  row: z.number().int(),
  column: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
})
export type PlanCell = z.infer<typeof planCellSchema>

export const publishedDutySchema = z.object({
  id: idSchema,
  commitmentId: idSchema,
  title: z.string(),
  owes: owesSchema,
  ahead: z.array(aheadSchema),
})
export type PublishedDuty = z.infer<typeof publishedDutySchema>

export const planReviewSchema = z.object({
  plan: planSummarySchema,
  text: z.string(),
  points: z.array(pointSchema),
  unquantified: z.array(unquantifiedSchema),
  cells: z.array(planCellSchema),
  items: z.array(reviewItemSchema),
  /** What was published, by commitment, as it reads today; none before. */
  duties: z.array(publishedDutySchema),
})
export type PlanReview = z.infer<typeof planReviewSchema>

const titledItem = z.object({ itemId: idSchema, title: z.string() })

/** A commitment whose duty is asked already, by another plan or by the rulebook. */
export const twinSchema = titledItem.extend({
  existing: z.object({ title: z.string(), plan: z.string().nullable() }),
})
export type Twin = z.infer<typeof twinSchema>

/** What publishing would lay on whom. */
export const publishPreviewSchema = z.object({
  duties: z.number().int(),
  /** How many commitments these come from, and how many of them become several, because several owe them. */
  tasks: z.number().int(),
  several: z.number().int(),
  /** Commitments whose periods have all ended before the day of effect: they become no duty. */
  over: z.array(titledItem),
  /** Commitments that lay nothing on anybody: no such body or post, or no period that fits; with why. */
  without: z.array(titledItem.extend({ why: z.string() })),
  /** The plan year, where commitments hang on its holidays and they are not announced or entered yet. */
  unannounced: z.number().int().nullable(),
  occurrences: z.number().int(),
  /** Of these, how many are due before today. */
  past: z.number().int(),
  subjects: z.array(z.object({ id: idSchema, name: z.string(), post: z.boolean(), count: z.number().int() })),
  /** `YYYY-MM` of the due date. */
  months: z.array(z.object({ month: z.string(), count: z.number().int() })),
  /** Commitments that one record could serve. */
  shared: z.array(z.object({ kindLabel: z.string(), titles: z.array(z.string()) })),
  twins: z.array(twinSchema),
})
export type PublishPreview = z.infer<typeof publishPreviewSchema>
