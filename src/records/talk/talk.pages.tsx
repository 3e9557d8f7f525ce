/** The screen of 谈心谈话: the general form, with what it counts for. */
import { lazy, Suspense } from 'react'
import { RECORD_KINDS } from '#records/record.schema.ts'
import type { KindPartProps, WebKind } from '#ui/RecordKinds.tsx'
import { talkSchema } from './talk.schema.ts'

const Counted = lazy(() => import('./counted-talk.pages.tsx').then((page) => ({ default: page.CountedTalk })))

/** Loaded when the form is opened. */
const CountedPart = (props: KindPartProps) => (
  <Suspense>
    <Counted {...props} />
  </Suspense>
)

export const talkScreen: WebKind = {
  label: RECORD_KINDS.talk,
  hint: '只登记谈了、和谁谈；谈话备忘可以不填，仅谈话双方和登记人可见。',
  schema: talkSchema,
  serves: ['heart_to_heart_talk'],
  forPosts: true,
  titleOf: ({ heldOn }) => String(heldOn ?? ''),
  after: { with: CountedPart },
}
