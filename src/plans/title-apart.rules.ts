/** Tasks of one plan that would bear one name are told apart by when they are due. Pure. */
import { describePeriod } from '#duties/describe.rules.ts'
import type { Commitment } from './commitment.schema.ts'
import { type Drafted, draftOf } from './plan.rules.ts'
import type { OfficeNames } from './reader/subject.rules.ts'
import { fitting, titleOf } from './title.rules.ts'

/** A list of days that is longer tells no task from another at a glance, and leaves no room for what is to be done. */
const LONGEST_PERIOD = 40

/** The drafts of a plan in which those of one name and one owner are named with their period: 开展自查（每半年）. */
export function toldApart<T extends { readonly drafted: Drafted }>(items: readonly T[]): T[] {
  const named = items.map((item) => {
    const { title, owes, cadence } = item.drafted.draft
    return { item, name: JSON.stringify([title, owes]), when: describePeriod(cadence) }
  })
  const periods = new Map(
    [...Map.groupBy(named, ({ name }) => name)].map(([name, alike]) => [name, new Set(alike.map(({ when }) => when))]),
  )
  return named.map(({ item, name, when }) => {
    if (periods.get(name)!.size === 1 || when.length > LONGEST_PERIOD) return item
    const { draft } = item.drafted
    return { ...item, drafted: { ...item.drafted, draft: { ...draft, title: fitting(draft.title, `（${when}）`) } } }
  })
}

/** The draft of one commitment of a plan, told apart from its `others` as when all of them were read. */
export function draftAmong(
  commitment: Commitment,
  others: readonly Commitment[],
  year: number,
  office: OfficeNames,
): Drafted {
  const title = titleOf(commitment)
  const alike = others.filter((other) => titleOf(other) === title)
  return toldApart([commitment, ...alike].map((one) => ({ drafted: draftOf(one, year, office) })))[0]!.drafted
}
