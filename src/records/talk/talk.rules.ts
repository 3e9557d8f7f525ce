/** What a talk proves: that it took place, and with whom. Its content proves nothing and feeds nothing. */
import type { Earned, HeldPost, RecordKindRules, Spoken } from '#records/record.rules.ts'
import { type Talk, talkSchema } from './talk.schema.ts'

/** What a talk with some people earns. */
export const earnedByTalk = (people: readonly string[]): Earned[] => [
  { kind: 'heart_to_heart_talk', tags: [], quantity: 1, people, countsPeople: true },
]

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
  earned: (content) => earnedByTalk(content.with),
  alsoFor,
  mustBelong: () => [],
}

/**
 * A talk speaks for whatever else its talker holds, and for the bodies in which that stands. Where the others hold
 * posts in one of these bodies too, they have talked with the talker as well: members of one leading group, of one
 * branch's committee. A superior's talk is not the other's: their posts stand in different bodies.
 */
function alsoFor({ subjectId, talker, with: others }: Talk, held: readonly HeldPost[]): Spoken[] {
  const own = held.filter(({ person }) => person === talker)
  if (!own.some(({ post, body }) => post === subjectId || body === subjectId)) return []
  const bodies = new Set(own.map(({ body }) => body))
  const peers = held.filter(({ person, body }) => others.includes(person) && bodies.has(body))
  const spoken = [
    ...own.map(({ post }) => ({ subjectId: post, subjectIsPost: true, people: others })),
    ...[...bodies].map((body) => ({ subjectId: body, subjectIsPost: false, people: others })),
    ...peers.map(({ post }) => ({ subjectId: post, subjectIsPost: true, people: [talker] })),
  ]
  return [...new Map(spoken.map((one) => [one.subjectId, one])).values()].filter((one) => one.subjectId !== subjectId)
}
