/** The screen of 支部党员大会: the form of a gathering. */
import { gatheringParts } from '#records/gathering.pages.tsx'
import { RECORD_KINDS } from '#records/record.schema.ts'
import type { WebKind } from '#ui/RecordKinds.tsx'
import { assemblySchema } from './assembly.schema.ts'

export const assemblyScreen: WebKind = {
  label: RECORD_KINDS.assembly,
  hint: '全体党员参加的会议；会上同时开展的党课、主题党日、集中学习、组织生活会可一并登记。',
  schema: assemblySchema,
  serves: ['branch_assembly'],
  forPosts: false,
  prepared: true,
  titleOf: ({ topic }) => String(topic ?? ''),
  after: gatheringParts('assembly'),
}
