/** The screen of 谈心谈话: the general form. */
import { RECORD_KINDS } from '#records/record.schema.ts'
import type { WebKind } from '#ui/RecordKinds.tsx'
import { talkSchema } from './talk.schema.ts'

export const talkScreen: WebKind = {
  label: RECORD_KINDS.talk,
  hint: '只登记谈了、和谁谈；谈话备忘可以不填，仅谈话双方和登记人可见。',
  schema: talkSchema,
  serves: ['heart_to_heart_talk'],
  forPosts: true,
  titleOf: ({ heldOn }) => String(heldOn ?? ''),
}
