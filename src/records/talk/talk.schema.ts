/** 谈心谈话: a heart-to-heart talk. What was said stays between the persons of the talk; only that it took place counts. */
import { z } from 'zod'
import { idSchema } from '#office/office.schema.ts'
import { commonFields, field } from '#records/record.schema.ts'

export const TALK_TOPICS = {
  thought: '思想状况',
  work: '工作情况',
  study: '学习情况',
  family: '生活和家庭',
  health: '身心健康',
  conduct: '作风纪律',
  suggestion: '意见建议',
} as const

const TALKER = '谈话人'

export const talkSchema = z.object({
  subjectId: commonFields.subjectId,
  heldOn: commonFields.heldOn,
  place: field(z.string().trim().max(60, '地点不能超过60字').default(''), { label: '地点' }),
  talker: field(idSchema, { label: TALKER, widget: 'person' }),
  with: field(z.array(idSchema).min(1, '请选择谈话对象').max(10, '一次谈话的对象不能超过10人'), {
    label: '谈话对象',
    widget: 'people',
    apart: { field: 'talker', label: TALKER },
  }),
  topics: field(z.array(z.enum(Object.keys(TALK_TOPICS) as [keyof typeof TALK_TOPICS])).min(1, '请选择谈话主题'), {
    label: '谈话主题',
    widget: 'choices',
    options: TALK_TOPICS,
  }),
  note: field(z.string().trim().max(2000, '备忘不能超过2000字').default(''), {
    label: '谈话备忘',
    widget: 'long',
    help: '仅谈话双方和登记人可见，不进入统计、评分和检索。本系统为非涉密系统，请勿填写涉密内容。',
  }),
  files: commonFields.files,
  makesUpFor: commonFields.makesUpFor,
})
export type Talk = z.infer<typeof talkSchema>
