/** 主题党日: a day of the members of a branch, with whatever takes place on it. */
import { z } from 'zod'
import { gatheringFields } from '#records/gathering.schema.ts'
import { MEETING_WORDS } from '#records/meeting/meeting.schema.ts'

export const partyDaySchema = z.object(
  gatheringFields({
    heldBy: MEETING_WORDS.party_day.heldBy,
    topic: '活动主题',
    host: '组织者',
    present: '参加人员',
    content: '活动内容',
    also: ['lecture', 'study_session', 'organisational_life'],
  }),
)
