/** Who of a list has been reached, and on which day first. Pure. */
import { formatDay, type IsoDate } from '#kernel/day.ts'
import { peopleOf, Tally } from './measure.rules.ts'
import { type Basis, creditedFits, type Judged } from './simulate.rules.ts'

export interface Covered {
  readonly person: string
  /** The first day on which a record that counts names the person; null while none does. */
  readonly since: IsoDate | null
  readonly quantity: number
  /** Named once, for `counterparts`; as much as each is to reach, for `members`. */
  readonly enough: boolean
}

/** Everybody on the list of an occurrence with what all records show, whenever entered; empty for other measures. */
export function coverageOf({ occurrence }: Judged, basis: Basis): Covered[] {
  const people = peopleOf(occurrence, basis.premises)
  if (!people) return []
  const tally = new Tally(occurrence.terms, people)
  const since = new Map<string, number>()
  for (const { record, credits } of creditedFits(occurrence, basis)) {
    tally.add(credits)
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
