/** What a change of a duty is entered as: a version, and the withdrawals that it takes back. Pure. */
import type { IsoDate } from '#kernel/day.ts'
import type { Duty, Terms, Version } from './duty.schema.ts'
import type { ChangedTerms } from './duty-change.schema.ts'
import { termsOn } from './terms.rules.ts'
import { type Entered, endingOf, inEffect, isCancelling } from './withdrawal.rules.ts'

export interface Entry {
  /** With an empty set where it does nothing but take a withdrawal back. */
  readonly version: Version
  readonly strikes: readonly string[]
  /** The versions that the duty has with it. */
  readonly versions: readonly Version[]
}

/** How a duty reads, as the form that changes it holds it. */
export const readingOf = (terms: Terms, today: IsoDate) => ({
  title: terms.title,
  owes: terms.owes,
  kind: terms.kind,
  cadence: terms.cadence,
  measure: terms.measure,
  target: terms.target ?? terms.cadence.times,
  bound: terms.bound,
  inForce: { from: terms.inForce?.from ?? today, to: terms.inForce?.to ?? today },
  unit: terms.unit,
  list: terms.list,
  each: terms.each,
  register: terms.register,
  scope: terms.scope,
})

interface Asked {
  readonly effectiveFrom: IsoDate
  /** Null: it is withdrawn. */
  readonly set: ChangedTerms | null
}

/**
 * Whether a change is about the withdrawal that a duty ends with rather than one more after it: another day for it, or
 * a restoration from its very day, with which it is as if it had not been made.
 */
export function takesBack(entered: readonly Entered[], { effectiveFrom, set }: Asked): boolean {
  const [end] = endingOf(inEffect(entered))
  return end !== undefined && (set === null || effectiveFrom === end.effectiveFrom)
}

/**
 * The version that a change of a duty is entered as today.
 * @param entered all versions of the duty so far
 * @param strikes whether it takes back the withdrawal that the duty ends with
 */
export function entryOf(
  duty: Duty,
  entered: readonly Entered[],
  { effectiveFrom, set }: Asked,
  { today, strikes }: { readonly today: IsoDate; readonly strikes: boolean },
): Entry {
  const struck = strikes ? endingOf(inEffect(entered)).map(({ id }) => id) : []
  const kept = inEffect(entered).filter(({ id }) => !struck.includes(id))
  const day = { effectiveFrom, enteredOn: today }
  const version: Version =
    set === null
      ? { ...day, withdrawn: true }
      : { ...day, set: strikes ? differing(set, { ...duty, versions: kept }, day) : set }
  const empty = isCancelling({ ...version, id: '', strikes: struck })
  return { version, strikes: struck, versions: empty ? kept : [...kept, version] }
}

/** What is set otherwise than it reads already: with a withdrawal taken back, that which stays is not said anew. */
function differing(set: ChangedTerms, duty: Duty, { effectiveFrom, enteredOn }: Version): Partial<ChangedTerms> {
  const reading: Readonly<Record<string, unknown>> = readingOf(termsOn(duty, effectiveFrom), enteredOn)
  const text = (value: unknown) => JSON.stringify(value ?? null)
  return Object.fromEntries(Object.entries(set).filter(([name, value]) => text(value) !== text(reading[name])))
}
