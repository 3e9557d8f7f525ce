/** 主题党日: a day of the members of a branch, with whatever takes place on it. */
import { z } from 'zod'
import { gatheringFields } from '#records/gathering.schema.ts'

export const partyDaySchema = z.object(
  gatheringFields({
    topic: '活动主题',
    host: '组织者',
    present: '参加人员',
    content: '活动内容',
    also: ['lecture', 'study_session', 'organisational_life'],
  }),
)
