/** 支部党员大会: a meeting of all members of a branch. */
import { z } from 'zod'
import { gatheringFields } from '#records/gathering.schema.ts'
import { MEETING_WORDS } from '#records/meeting/meeting.schema.ts'

export const assemblySchema = z.object(
  gatheringFields({
    heldBy: MEETING_WORDS.assembly.heldBy,
    topic: '会议议题',
    host: '主持人',
    present: '参会党员',
    content: '会议内容和决议',
    also: ['lecture', 'party_day', 'study_session', 'organisational_life'],
  }),
)
export type Assembly = z.infer<typeof assemblySchema>
