/** What can be done with a record once it is entered: checked, returned item by item, confirmed, taken back, voided. */
import { z } from 'zod'
import type { RecordState } from '#duties/record-state.rules.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'

export const RECORD_ACTIONS = {
  accept: '采纳',
  return: '退回',
  reopen: '撤回核对结论',
  appeal: '申诉',
  confirm: '确认代录',
  void: '作废',
} as const
export type RecordAction = keyof typeof RECORD_ACTIONS

/** What can be done with a record → the states in which it can, and the state that follows. */
export const ACTION_STATES: Readonly<
  Record<RecordAction, { readonly from: readonly RecordState[]; readonly to: RecordState }>
> = {
  accept: { from: ['submitted'], to: 'accepted' },
  return: { from: ['submitted', 'proxied'], to: 'returned' },
  reopen: { from: ['accepted', 'returned'], to: 'submitted' },
  // Back to be checked as it is, by somebody else than who returned it.
  appeal: { from: ['returned'], to: 'submitted' },
  confirm: { from: ['proxied'], to: 'submitted' },
  void: { from: ['proxied', 'submitted', 'returned', 'accepted'], to: 'voided' },
}

/** Something wrong with one field of a record. */
export const findingSchema = z.object({
  /** Name of the field in the schema of the kind. */
  field: z.string().min(1).max(60),
  remark: z.string().trim().min(2, '请写明问题').max(200, '每处问题不超过200字'),
})
export type Finding = z.infer<typeof findingSchema>

export const actionReasonSchema = z.string().trim().min(2, '请写明原因').max(200, '原因不能超过200字')

/** A record in the version that was looked at. */
export const versionedSchema = z.object({ id: idSchema, version: z.number().int() })

export const returnSchema = versionedSchema
  .extend({
    findings: z.array(findingSchema).max(30, '一次最多指出30处问题').default([]),
    remark: z.string().trim().max(200, '意见不能超过200字').default(''),
  })
  .refine(({ findings, remark }) => findings.length > 0 || remark.length >= 2, {
    path: ['remark'],
    message: '请在有问题的项目旁写明问题，或写总的意见',
  })

/** One line of what happened to a record. */
export const actionViewSchema = z.object({
  action: z.enum(Object.keys(RECORD_ACTIONS) as [RecordAction]),
  version: z.number().int(),
  findings: z.array(findingSchema),
  remark: z.string().nullable(),
  madeBy: z.string(),
  madeOn: daySchema,
  /** An appeal was decided by whoever had returned the record: nobody else was there. */
  aboutOwn: z.boolean(),
})
export type ActionView = z.infer<typeof actionViewSchema>
