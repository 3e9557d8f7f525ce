/** What the records show of one occurrence: once by those in time, once by all that are seen. */
import { type CreditIndex, type Fit, isInTime, type Moment } from './crediting.rules.ts'
import { Tally, targetOf } from './measure.rules.ts'
import type { Occurrence } from './occurrences.rules.ts'
import { compareCodePoints } from './order.rules.ts'
import type { Premises } from './premises.rules.ts'
import { type DoneBy, doneAtAll, doneInTime, eligibleItems, registerOf } from './ratio.rules.ts'

export interface Sum {
  readonly value: number
  readonly met: boolean
  /** Value above the target, which is what an `at-most` duty forbids. */
  readonly exceeded: boolean
  /** Ids of the records counted, sorted. */
  readonly records: readonly string[]
}

export interface Evidence {
  /** Whether the register is known to be complete; true where none is needed. */
  readonly complete: boolean
  /** Nobody on the list, or no eligible item. */
  readonly empty: boolean
  /** Records inside the period and in time (step 4). */
  readonly inTime: Sum
  /** All seen records inside the period and make-ups (step 9). */
  readonly all: Sum
}

/** The people who count, for `counterparts` and `members`, and the fits that were credited. */
export interface Credited {
  readonly people: ReadonlySet<string> | null
  readonly fits: readonly Fit[]
}

export function evidenceOf(
  occurrence: Occurrence,
  { people, fits }: Credited,
  index: CreditIndex,
  premises: Premises,
  at: Moment,
): Evidence {
  if (occurrence.terms.measure === 'ratio') return ratioEvidence(occurrence, index, premises, at)
  const inTime = fits.filter((fit) => !fit.makesUp && isInTime(fit.record, occurrence, at))
  const all = sumOf(occurrence, people, fits)
  return {
    complete: true,
    empty: people?.size === 0,
    inTime: inTime.length === fits.length ? all : sumOf(occurrence, people, inTime),
    all,
  }
}

function sumOf({ terms }: Occurrence, people: ReadonlySet<string> | null, fits: readonly Fit[]): Sum {
  const tally = new Tally(terms, people)
  for (const fit of fits) tally.add(fit.credits)
  const { value, met } = tally
  const records = fits.map((fit) => fit.record.id).sort(compareCodePoints)
  return { value, met, exceeded: value > targetOf(terms, people), records }
}

function ratioEvidence(occurrence: Occurrence, index: CreditIndex, premises: Premises, at: Moment): Evidence {
  const items = eligibleItems(occurrence, premises)
  const target = targetOf(occurrence.terms, null)
  return {
    complete: registerOf(occurrence.terms, premises)?.complete ?? false,
    empty: items.length === 0,
    inTime: share(doneInTime(occurrence, items, index, at), target),
    all: share(doneAtAll(occurrence, items, index), target),
  }
}

function share(done: DoneBy, target: number): Sum {
  const records = [...done.values()].filter((record) => record !== null)
  const value = done.size === 0 ? 0 : records.length / done.size
  const ids = new Set(records.map((record) => record.id))
  return { value, met: value >= target, exceeded: false, records: [...ids].sort(compareCodePoints) }
}
