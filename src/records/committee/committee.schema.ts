/** 支部委员会会议: the committee of a branch, with whoever it asks in. */
import { z } from 'zod'
import { gatheringFields } from '#records/gathering.schema.ts'
import { MEETING_WORDS } from '#records/meeting/meeting.schema.ts'

export const committeeSchema = z.object(
  gatheringFields({
    heldBy: MEETING_WORDS.committee.heldBy,
    topic: '会议议题',
    host: '主持人',
    present: '参会委员',
    content: '会议内容和决议',
    also: ['thought_analysis', 'study_session', 'organisational_life'],
  }),
)
