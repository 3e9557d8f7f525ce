/** What every meeting and gathering of a branch asks: where, what about, who led it, who was there. */
import { z } from 'zod'
import { idSchema } from '#office/office.schema.ts'
import { commonFields, field, subjectField } from './record.schema.ts'

/** What else can take place at a gathering; each earns a credit of its own, entered once. */
export const ASIDE = {
  lecture: '党课',
  party_day: '主题党日',
  study_session: '集中学习',
  thought_analysis: '思想状况分析',
  organisational_life: '组织生活会',
} as const
export type Aside = keyof typeof ASIDE

export interface GatheringWords<A extends Aside> {
  /** Kinds of the bodies that hold it; absent: bodies and posts. */
  readonly heldBy?: readonly string[]
  readonly topic: string
  readonly host: string
  readonly present: string
  readonly content: string
  /** What may take place beside it. */
  readonly also: readonly A[]
}

/** The fields of a gathering, named as its kind names them, in the order of the form. */
export function gatheringFields<A extends Aside>({ heldBy, topic, host, present, content, also }: GatheringWords<A>) {
  const options = Object.fromEntries(also.map((code) => [code, ASIDE[code]]))
  return {
    subjectId: subjectField(heldBy),
    heldOn: commonFields.heldOn,
    place: field(z.string().trim().min(1, '请填写地点').max(60, '地点不能超过60字'), { label: '地点' }),
    topic: field(z.string().trim().min(2, `请填写${topic}`).max(200, `${topic}不能超过200字`), { label: topic }),
    host: field(idSchema, { label: host, widget: 'person' }),
    recorder: field(idSchema.nullable().default(null), { label: '记录人', widget: 'person' }),
    present: field(z.array(idSchema).min(1, `请从名册中选择${present}`), {
      label: present,
      widget: 'people',
      help: '从名册中选择，可用拼音首字母查找。',
    }),
    absent: field(z.array(idSchema).default([]), {
      label: present.replace(/^(?:参会|参加)/, '请假'),
      widget: 'people',
    }),
    also: field(z.array(z.enum(also as unknown as [A])).default([]), {
      label: topic === '会议议题' ? '会上同时开展' : '同时开展',
      widget: 'choices',
      options,
      help: '一次登记，分别计入；没有开展的、只有部分人参加的不要勾选。',
    }),
    label: commonFields.label,
    studyHours: field(z.number().positive('学时应大于0').max(24, '学时不能超过24').nullable().default(null), {
      label: '集中学习学时',
      widget: 'number',
      help: '不填按1计。',
      with: { field: 'also', choice: 'study_session' },
    }),
    decisions: field(z.string().trim().max(4000, `${content}不能超过4000字`).default(''), {
      label: content,
      widget: 'long',
      help: '本系统为非涉密系统，请勿填写涉密内容。',
    }),
    files: commonFields.files,
    meeting: commonFields.meeting,
    makesUpFor: commonFields.makesUpFor,
  }
}
