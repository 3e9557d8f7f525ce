/** What other slices ask of published duties: how they read on a day. */
import type { Context } from '#kernel/endpoint.ts'
import type { Terms } from './duty.schema.ts'
import { loadOwedDuties } from './scenario.store.ts'
import { termsOn } from './terms.rules.ts'

/** The terms of some duties on a day; one that does not exist is left out. */
export async function termsOfDuties(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  ids: readonly string[],
  day: string,
): Promise<Terms[]> {
  const always = { from: '0001-01-01', to: '9999-12-31', known: '9999-12-31' }
  const duties = await loadOwedDuties(tx, actor.bureauId, always)
  return ids.flatMap((id) => {
    const owed = duties.get(id)
    return owed ? [termsOn(owed.duty, day)] : []
  })
}
