/** Tasks of one plan that would bear one name are told apart by when they are due. Pure. */
import { describePeriod } from '#duties/describe.rules.ts'
import type { Drafted } from './plan.rules.ts'

/** The drafts of a plan in which those of one name and one owner are named with their period: 开展自查（每半年）. */
export function toldApart<T extends { readonly drafted: Drafted }>(items: readonly T[]): T[] {
  const alike = Map.groupBy(items, ({ drafted: { draft } }) => JSON.stringify([draft.title, draft.owes]))
  return items.map((item) => {
    const { draft } = item.drafted
    const others = alike.get(JSON.stringify([draft.title, draft.owes]))!
    const when = describePeriod(draft.cadence)
    const same = others.filter((other) => describePeriod(other.drafted.draft.cadence) === when)
    return same.length === others.length
      ? item
      : { ...item, drafted: { ...item.drafted, draft: { ...draft, title: `${draft.title}（${when}）` } } }
  })
}
