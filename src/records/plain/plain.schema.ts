/** 一般纪实: what was done for any duty that has no form of its own. */
import { z } from 'zod'
import { isTalk, SPECIFIC_KINDS, type SpecificKind } from '#duties/kinds.schema.ts'
import { idSchema } from '#office/office.schema.ts'
import { commonFields, field, RECORD_KINDS } from '#records/record.schema.ts'

const formed: ReadonlySet<string> = new Set(Object.values(RECORD_KINDS))

/** What has no form of its own and is a kind all the same, such as 组织生活会; a talk is its talker's to enter. */
export const GENERAL_KINDS = Object.fromEntries(
  Object.entries(SPECIFIC_KINDS).flatMap(([code, { label }]) =>
    isTalk(code) || formed.has(label) ? [] : [[code, label]],
  ),
) as Readonly<Record<SpecificKind, string>>

const CHOOSE = '请选择对应的责任事项'

const duties = {
  label: '对应的责任事项',
  widget: 'duties',
  help: '一次工作确实同时落实几项任务的，可以多选，只登记一次。',
} as const

/** As the form asks for it: somebody who enters it names what it was done for. */
export const plainFormSchema = z.object({
  subjectId: commonFields.subjectId,
  duties: field(z.array(idSchema).min(1, CHOOSE), duties),
  /** What it was by itself: of last year's ledger, whose duties the system never held. */
  kinds: field(
    z
      .array(z.enum(Object.keys(GENERAL_KINDS) as [SpecificKind]))
      .max(5)
      .default([]),
    {
      label: '种类',
      widget: 'hidden',
    },
  ),
  items: field(z.array(idSchema).max(100, '一次最多100项').default([]), {
    label: '涉及的台账事项',
    widget: 'items',
    help: '按事项台账逐项计算的任务，选了哪几项，就算哪几项办过。',
  }),
  heldOn: commonFields.heldOn,
  label: commonFields.label,
  title: field(z.string().trim().min(2, '请填写标题').max(80, '标题不能超过80字'), { label: '标题' }),
  place: field(z.string().trim().max(60, '地点不能超过60字').default(''), { label: '地点' }),
  quantity: field(z.number().positive('数量应大于0').max(10000, '数量不能超过10000').default(1), {
    label: '数量',
    widget: 'number',
    help: '按次计的填1；按学时、月数、篇数等累计的填实际数量，如到一线2个月填2。',
  }),
  people: field(z.array(idSchema).max(500, '人员不能超过500人').default([]), {
    label: '参加人员',
    widget: 'people',
    everyone: true,
  }),
  summary: field(z.string().trim().max(4000, '内容不能超过4000字').default(''), {
    label: '主要内容和成效',
    widget: 'long',
    help: '本系统为非涉密系统，请勿填写涉密内容。',
  }),
  files: commonFields.files,
  makesUpFor: commonFields.makesUpFor,
})

/** As it is kept: for a duty, or of a kind. */
export const plainSchema = plainFormSchema
  .extend({ duties: field(z.array(idSchema), duties) })
  .refine((one) => one.duties.length + one.kinds.length > 0, { path: ['duties'], error: CHOOSE })
export type Plain = z.infer<typeof plainSchema>
