/** What a talk proves: that it took place, and with whom. Its content proves nothing and feeds nothing. */
import type { RecordKindRules } from '#records/record.rules.ts'
import { type Talk, talkSchema } from './talk.schema.ts'

export const talk: RecordKindRules<Talk> = {
  kind: 'talk',
  schema: talkSchema,
  class: 1,
  title: ({ heldOn }) => `谈心谈话（${heldOn}）`,
  people: (content) => [
    { id: content.talker, part: 'talker' },
    ...content.with.map((id) => ({ id, part: 'counterpart' as const })),
  ],
  duties: () => [],
  earned: (content) => [
    { kind: 'heart_to_heart_talk', tags: [], quantity: 1, people: content.with, countsPeople: true },
  ],
  mustBelong: () => [],
}
