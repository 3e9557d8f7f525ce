/** The screen of 支部委员会: the form of a gathering. */
import { gatheringParts } from '#records/gathering.pages.tsx'
import { RECORD_KINDS } from '#records/record.schema.ts'
import type { WebKind } from '#ui/RecordKinds.tsx'
import { committeeSchema } from './committee.schema.ts'

export const committeeScreen: WebKind = {
  label: RECORD_KINDS.committee,
  hint: '支部委员参加的会议；会上分析思想状况、集中学习、召开组织生活会的，可一并登记。',
  schema: committeeSchema,
  serves: ['branch_committee'],
  forPosts: false,
  prepared: true,
  titleOf: ({ topic }) => String(topic ?? ''),
  after: gatheringParts('committee'),
}
