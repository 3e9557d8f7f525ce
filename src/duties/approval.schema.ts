/** What can be asked for and decided: an exemption from a duty, or that a record entered late counts as in time. */
import { z } from 'zod'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { standingSchema } from './board.schema.ts'
import { MEASURES, type Measure } from './duty.schema.ts'

export const APPROVAL_KINDS = {
  exemption: '豁免',
  late_entry: '补录按时认定',
  closed_period: '关账后补登更正',
} as const
export type ApprovalKind = keyof typeof APPROVAL_KINDS

/** Each verdict has one word, on buttons, in messages, lists and notices. */
export const APPROVAL_STATES = { asked: '待审批', approved: '已批准', refused: '不批准', withdrawn: '已撤回' } as const
export type ApprovalState = keyof typeof APPROVAL_STATES

/** What can be done with an approval → the states in which it can. Server, buttons and tooltips read this table. */
export const APPROVAL_ACTIONS = {
  decide: ['asked'],
  withdraw: ['asked'],
} as const satisfies Record<string, readonly ApprovalState[]>

const reasonSchema = z.string().trim().min(2, '请写明事由').max(200, '事由不能超过200字')

const spanFields = { id: idSchema, subjectId: idSchema, from: daySchema, to: daySchema, reason: reasonSchema }
const inOrder = ({ from, to }: { readonly from: string; readonly to: string }) => from <= to
const disorder = { path: ['to'], message: '止日不能早于起日' }

export const askSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exemption'), dutyId: idSchema, ...spanFields }).refine(inOrder, disorder),
  z
    .object({
      kind: z.literal('closed_period'),
      ...spanFields,
      /** The record that is to be corrected or voided; null where one is to be entered. */
      recordId: idSchema.nullable().default(null),
    })
    .refine(inOrder, disorder),
  z.object({ kind: z.literal('late_entry'), id: idSchema, recordId: idSchema, reason: reasonSchema }),
])
export type Ask = z.infer<typeof askSchema>

export const decideSchema = z
  .object({ id: idSchema, approve: z.boolean(), reason: z.string().trim().max(200, '理由不能超过200字').default('') })
  .refine(({ approve, reason }) => approve || reason.length >= 2, { path: ['reason'], message: '不批准的，请写明理由' })

const exemptedSchema = z.object({
  occurrence: z.string(),
  start: daySchema,
  due: daySchema,
  standing: standingSchema,
  measure: z.enum(Object.keys(MEASURES) as [Measure]),
  value: z.number().nullable(),
  target: z.number(),
  unit: z.string().nullable(),
})
export type ExemptedOccurrence = z.infer<typeof exemptedSchema>

export const approvalSchema = z.object({
  id: idSchema,
  kind: z.enum(Object.keys(APPROVAL_KINDS) as [ApprovalKind]),
  subject: z.object({ id: idSchema, name: z.string() }),
  /** Title of the duty or of the record; null where it may not be read. */
  about: z.string().nullable(),
  recordId: idSchema.nullable(),
  /** Of an exemption: what it is asked from, as it stands today. */
  occurrences: z.array(exemptedSchema),
  from: daySchema.nullable(),
  to: daySchema.nullable(),
  reason: z.string(),
  state: z.enum(Object.keys(APPROVAL_STATES) as [ApprovalState]),
  askedBy: z.string(),
  askedOn: daySchema,
  decidedBy: z.string().nullable(),
  decidedOn: daySchema.nullable(),
  decisionReason: z.string().nullable(),
  /** Whether the actor may decide it; else why not, in office Chinese. */
  mayDecide: z.union([z.literal(true), z.string()]),
  mayWithdraw: z.boolean(),
})
export type Approval = z.infer<typeof approvalSchema>
