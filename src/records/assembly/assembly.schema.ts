/** 支部党员大会: a meeting of all members of a branch. */
import { z } from 'zod'
import { idSchema } from '#office/office.schema.ts'
import { commonFields, field } from '#records/record.schema.ts'

/** What else took place at the same meeting; each earns a credit of its own, entered once. */
export const ALSO = { lecture: '党课', party_day: '主题党日', study_session: '集中学习' } as const

export const assemblySchema = z.object({
  subjectId: commonFields.subjectId,
  heldOn: commonFields.heldOn,
  place: field(z.string().trim().min(1, '请填写地点').max(60, '地点不能超过60字'), { label: '地点' }),
  topic: field(z.string().trim().min(2, '请填写会议议题').max(200, '议题不能超过200字'), { label: '会议议题' }),
  host: field(idSchema, { label: '主持人', widget: 'person' }),
  present: field(z.array(idSchema).min(1, '请从名册中选择参会党员'), {
    label: '参会党员',
    widget: 'people',
    help: '从支部名册中选择，可用拼音首字母查找。',
  }),
  absent: field(z.array(idSchema).default([]), { label: '请假党员', widget: 'people' }),
  also: field(z.array(z.enum(Object.keys(ALSO) as [keyof typeof ALSO])).default([]), {
    label: '会上同时开展',
    widget: 'choices',
    options: ALSO,
    help: '一次登记，分别计入；没有开展的不要勾选。',
  }),
  studyHours: field(z.number().positive('学时应大于0').max(24, '学时不能超过24').nullable().default(null), {
    label: '集中学习学时（可不填）',
    widget: 'number',
    help: '勾选“集中学习”时，按此计入支部和参会党员的学时；不填按1计。',
  }),
  decisions: field(z.string().trim().max(4000, '会议内容不能超过4000字').default(''), {
    label: '会议内容和决议',
    widget: 'long',
    help: '本系统为非涉密系统，请勿填写涉密内容。',
  }),
  files: commonFields.files,
  makesUpFor: commonFields.makesUpFor,
})
export type Assembly = z.infer<typeof assemblySchema>
