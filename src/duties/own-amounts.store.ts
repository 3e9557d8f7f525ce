/** The own amounts from as little of the bureau as they hang on: few duties, the own bodies, what was done for these. */
import type { Tx } from '#kernel/db.ts'
import { amountDuties, kindsOf, type OwnQuestion, ownAmountsOf, type Reckoned } from './own-amounts.rules.ts'
import { beginning, loadOwing, loadRecords } from './scenario.store.ts'

export async function loadOwnAmounts(tx: Tx, bureau: string, question: OwnQuestion): Promise<Reckoned[]> {
  const { bodies, from, to, asOf } = question
  if (bodies.length === 0) return []
  const query = { from, to, known: asOf }
  const { scenario, duties } = await loadOwing(tx, bureau, query, { bodies, duties: amountDuties })
  if (scenario.duties.length === 0) return []
  const asked = { from: beginning(scenario, query), known: asOf, subjects: bodies, kinds: kindsOf(scenario.duties) }
  const { records, recordOf } = await loadRecords(tx, bureau, asked)
  return ownAmountsOf({ scenario: { ...scenario, records }, duties, recordOf }, question)
}
