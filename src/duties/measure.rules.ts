/** How much of an occurrence is done: count, sum, counterparts and members. (`ratio` has a file of its own.) */
import type { Measure, Terms } from './duty.schema.ts'
import { coveredDays, type Interval, isAtLeastHalf, lengthOf } from './interval.rules.ts'
import type { Occurrence } from './occurrences.rules.ts'
import type { Premises } from './premises.rules.ts'
import type { Credit } from './record.schema.ts'

/** Whether a duty goes by the people of a list. */
export const isByPeople = (measure: Measure | undefined): boolean => measure === 'counterparts' || measure === 'members'

/** Those who are on a list for at least half of a period's days. */
export const onListFor = (listed: ReadonlyMap<string, readonly Interval[]>, days: Interval): Set<string> =>
  new Set(
    [...listed].flatMap(([person, spans]) => (isAtLeastHalf(coveredDays(spans, days), lengthOf(days)) ? person : [])),
  )

/** The people of the duty's list who count for an occurrence; null for other measures. */
export const peopleOf = ({ terms, subject, period }: Occurrence, premises: Premises): ReadonlySet<string> | null =>
  isByPeople(terms.measure) ? onListFor(premises.peopleOn(terms.list ?? '', subject.id), period.days) : null

/** `counterparts` computes its target: everybody on the list. The others have one, else how often the cadence asks. */
export function targetOf(terms: Terms, people: ReadonlySet<string> | null): number {
  if (terms.measure === 'counterparts') return people?.size ?? 0
  return terms.target ?? terms.cadence.times
}

/**
 * Adds up the records of one occurrence. Quantities are decimals (0.1 + 0.2 is 0.3): sums are rounded to
 * six places, which also makes them independent of the order.
 */
export class Tally {
  readonly #terms: Terms
  readonly #people: ReadonlySet<string> | null
  readonly #target: number
  #records = 0
  #sum = 0
  readonly #byPerson = new Map<string, number>()

  constructor(terms: Terms, people: ReadonlySet<string> | null) {
    this.#terms = terms
    this.#people = people
    this.#target = targetOf(terms, people)
  }

  /** Adds one record by those of its credits that fit. */
  add(credits: readonly Credit[]): void {
    this.#records++
    for (const credit of credits) {
      this.#sum += credit.quantity
      if (!this.#people) continue
      for (const person of new Set(credit.people))
        if (this.#people.has(person)) this.#byPerson.set(person, (this.#byPerson.get(person) ?? 0) + credit.quantity)
    }
  }

  /** What each person on the list has been named with. */
  get byPerson(): ReadonlyMap<string, number> {
    return this.#byPerson
  }

  /** In the unit of the measure; `members` as a share of 0–1, which is 1 for an empty list. */
  get value(): number {
    switch (this.#terms.measure) {
      case 'sum':
        return decimal(this.#sum)
      case 'counterparts':
        return this.#byPerson.size
      case 'members': {
        const of = this.#people?.size ?? 0
        return of === 0 ? 1 : [...(this.#people ?? [])].filter((person) => this.reaches(person)).length / of
      }
      default:
        return this.#records
    }
  }

  /** Whether a person's own quantities sum to what each is to reach. */
  reaches(person: string): boolean {
    return decimal(this.#byPerson.get(person) ?? 0) >= this.#terms.each
  }

  get met(): boolean {
    return this.value >= this.#target
  }
}

function decimal(sum: number): number {
  return Math.round(sum * 1e6) / 1e6
}
