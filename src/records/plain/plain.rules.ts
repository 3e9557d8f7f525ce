/** What a plain record proves: one credit for each of the duties that it names. */
import type { RecordKindRules } from '#records/record.rules.ts'
import { type Plain, plainSchema } from './plain.schema.ts'

export const plain: RecordKindRules<Plain> = {
  kind: 'plain',
  schema: plainSchema,
  class: 0,
  title: ({ title }) => title,
  people: ({ people }) => people.map((id) => ({ id, part: 'present' })),
  duties: ({ duties }) => duties,
  earned: ({ quantity, people }, duties) => {
    const distinct = new Map(duties.map(({ kind, tags }) => [`${kind} ${[...tags].sort().join(' ')}`, { kind, tags }]))
    return [...distinct.values()].map(({ kind, tags }) => ({ kind, tags, quantity, people }))
  },
  mustBelong: () => [],
}
