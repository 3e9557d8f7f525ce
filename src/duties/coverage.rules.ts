/** Who of a list has been reached, on which day first, and how many of how many. Pure. */
import { formatDay, type IsoDate, parseDay } from '#kernel/day.ts'
import type { Terms } from './duty.schema.ts'
import { holds } from './interval.rules.ts'
import { isByPeople, peopleOf, Tally } from './measure.rules.ts'
import { occurrencesOf } from './occurrences.rules.ts'
import { premisesOf } from './premises.rules.ts'
import type { Scenario } from './scenario.schema.ts'
import { type Basis, creditedFits, type Judged } from './simulate.rules.ts'
import type { Standing } from './standing.schema.ts'

export interface Covered {
  readonly person: string
  /** The first day on which a record that counts and may be told of names the person; null while none does. */
  readonly since: IsoDate | null
  readonly quantity: number
  /** Named once, for `counterparts`; as much as each is to reach, for `members`. */
  readonly enough: boolean
}

/**
 * Everybody on the list of an occurrence with what all records show, whenever entered; empty for other measures.
 * @param mayTell whether the day of a record may be told
 */
export function coverageOf(
  { occurrence }: Judged,
  basis: Basis,
  mayTell: (recordId: string) => boolean = () => true,
): Covered[] {
  const people = peopleOf(occurrence, basis.premises)
  if (!people) return []
  const tally = new Tally(occurrence.terms, people)
  const since = new Map<string, number>()
  for (const { record, credits } of creditedFits(occurrence, basis)) {
    tally.add(credits)
    if (!mayTell(record.id)) continue
    for (const person of credits.flatMap((credit) => credit.people))
      since.set(person, Math.min(since.get(person) ?? Number.POSITIVE_INFINITY, record.heldOn))
  }
  return [...people].map((person) => ({
    person,
    since: since.has(person) ? formatDay(since.get(person)!) : null,
    quantity: tally.byPerson.get(person) ?? 0,
    enough: occurrence.terms.measure === 'members' ? tally.reaches(person) : tally.byPerson.has(person),
  }))
}

export interface Contribution {
  /** The record by its id in the scenario. */
  readonly record: string
  readonly heldOn: IsoDate
  readonly quantity: number
}

/** Of which records the quantity of somebody on the list is the sum, by their days. */
export function contributionsOf({ occurrence }: Judged, basis: Basis, person: string): Contribution[] {
  return creditedFits(occurrence, basis)
    .flatMap(({ record, credits }) => {
      const own = credits.filter(({ people }) => people.includes(person))
      const quantity = own.reduce((sum, credit) => sum + credit.quantity, 0)
      return own.length > 0 ? [{ record: record.id, heldOn: formatDay(record.heldOn), quantity }] : []
    })
    .sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1))
}

/** Somebody who is on the list, but for too few days of the period to be asked about in it. */
export interface Newcomer {
  readonly person: string
  /** Since when on the list. */
  readonly from: IsoDate
}

/** Who is on the list of an occurrence on a day, or was at its end, and is left out for less than half of its days. */
export function newcomersOf({ occurrence }: Judged, { premises }: Basis, asOf: IsoDate): Newcomer[] {
  const counted = peopleOf(occurrence, premises)
  if (!counted) return []
  const day = Math.min(parseDay(asOf), occurrence.period.days.to)
  return [...premises.peopleOn(occurrence.terms.list ?? '', occurrence.subject.id)].flatMap(([person, spans]) => {
    const now = spans.find((span) => holds(span, day))
    if (!now || counted.has(person) || !Number.isFinite(now.from)) return []
    return [{ person, from: formatDay(now.from) }]
  })
}

export interface Listed {
  /** Of the version by which the occurrence is judged. */
  readonly terms: Terms
  readonly size: number
}

/** The occurrences that are measured by people, with how many are on the list, by id. Needs no records. */
export function listedIn(scenario: Scenario, known: IsoDate): Map<string, Listed> {
  const byPeople = scenario.duties.filter(({ measure, versions }) =>
    [measure, ...versions.map(({ set }) => set?.measure)].some(isByPeople),
  )
  const premises = premisesOf(scenario)
  const listed = new Map<string, Listed>()
  for (const occurrence of occurrencesOf(byPeople, parseDay(known), premises)) {
    const people = peopleOf(occurrence, premises)
    if (people) listed.set(occurrence.id, { terms: occurrence.terms, size: people.size })
  }
  return listed
}

export interface Amount {
  readonly owed: number
  readonly reached: number | null
}

/** The value of a standing in people: for `members` it is a share of the list. */
export function amountOf(measure: string, value: number | null, size: number): Amount {
  if (value === null) return { owed: size, reached: null }
  return { owed: size, reached: measure === 'members' ? Math.round(value * size) : value }
}

/** What several posts have reached together: only of what has begun and is known and asked of them. */
export function togetherOf(rows: readonly (Amount & { readonly standing: Standing })[]): {
  owed: number
  reached: number
} {
  const asked = rows.filter(
    ({ standing, reached }) => reached !== null && standing !== 'upcoming' && standing !== 'exempt',
  )
  return {
    owed: asked.reduce((sum, { owed }) => sum + owed, 0),
    reached: asked.reduce((sum, { reached }) => sum + (reached ?? 0), 0),
  }
}
