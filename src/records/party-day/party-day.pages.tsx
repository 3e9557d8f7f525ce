/** The screen of 主题党日: the form of a gathering. */
import { gatheringParts } from '#records/gathering.pages.tsx'
import { RECORD_KINDS } from '#records/record.schema.ts'
import type { WebKind } from '#ui/RecordKinds.tsx'
import { partyDaySchema } from './party-day.schema.ts'

export const partyDayScreen: WebKind = {
  label: RECORD_KINDS.party_day,
  hint: '每月相对固定的一天开展的活动；当天的党课、集中学习、组织生活会可一并登记。',
  schema: partyDaySchema,
  serves: ['party_day'],
  forPosts: false,
  prepared: true,
  titleOf: ({ topic }) => String(topic ?? ''),
  after: gatheringParts('party_day'),
}
