/** What a plain record proves: one credit for each of the duties that it names, and for each kind that it was by itself. */
import type { DutyTerms, Earned, RecordKindRules } from '#records/record.rules.ts'
import { type Plain, plainSchema } from './plain.schema.ts'

export const plain: RecordKindRules<Plain> = {
  kind: 'plain',
  schema: plainSchema,
  class: 0,
  title: ({ title }) => title,
  people: ({ people }) => people.map((id) => ({ id, part: 'present' })),
  duties: ({ duties }) => duties,
  earned: earnedBy,
  mustBelong: () => [],
}

type Done = Pick<Plain, 'quantity' | 'people' | 'items' | 'kinds'>
type Served = Pick<DutyTerms, 'kind' | 'tags' | 'register' | 'step'>

/** The credits of what was done for some duties. */
export function earnedBy({ quantity, people, items, kinds }: Done, duties: readonly Served[]): Earned[] {
  const named = duties.flatMap(({ kind, tags, register, step }): Earned[] =>
    // Of a duty that goes by items each item is proved by a credit of its own.
    register && items.length > 0
      ? items.map((item) => ({ kind: step ?? kind, tags, quantity, people, item }))
      : [{ kind, tags, quantity, people, item: null }],
  )
  const own = kinds.map((kind): Earned => ({ kind, tags: [], quantity, people, item: null }))
  const key = ({ kind, tags, item }: Earned) => JSON.stringify([kind, [...tags].sort(), item])
  return [...new Map([...named, ...own].map((one) => [key(one), one])).values()]
}
