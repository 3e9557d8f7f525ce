/** 支部委员会会议: the committee of a branch, with whoever it asks in. */
import { z } from 'zod'
import { gatheringFields } from '#records/gathering.schema.ts'

export const committeeSchema = z.object(
  gatheringFields({
    topic: '会议议题',
    host: '主持人',
    present: '参会委员',
    content: '会议内容和决议',
    also: ['thought_analysis', 'study_session', 'organisational_life'],
  }),
)
