/** What somebody has of each amount that everybody on a list is to reach, such as hours of training. Pure. */
import type { IsoDate } from '#kernel/day.ts'
import { coverageOf } from './coverage.rules.ts'
import type { OwnAmount } from './coverage.schema.ts'
import type { Duty } from './duty.schema.ts'
import type { Scenario } from './scenario.schema.ts'
import { judge } from './simulate.rules.ts'

export interface OwnQuestion {
  readonly person: string
  /** The bodies to which the person belongs. */
  readonly bodies: readonly string[]
  /** The year asked for, and the day whose knowledge is asked for. */
  readonly from: IsoDate
  readonly to: IsoDate
  readonly asOf: IsoDate
}

const everyTerms = ({ versions, ...base }: Duty) => [base, ...versions.map(({ set }) => ({ ...base, ...set }))]

/**
 * The duties on which such amounts hang, by any version of them: those measured so, and, where one of these is
 * exclusive, every exclusive one, since they share records.
 */
export function amountDuties(duties: readonly Duty[]): Duty[] {
  const byMembers = (duty: Duty) => everyTerms(duty).some(({ measure }) => measure === 'members')
  const isExclusive = (duty: Duty) => everyTerms(duty).some(({ exclusive }) => exclusive)
  const sharing = duties.some((duty) => byMembers(duty) && isExclusive(duty))
  return duties.filter((duty) => byMembers(duty) || (sharing && isExclusive(duty)))
}

/** The kinds of credit that the duties take, by any version of them. */
export const kindsOf = (duties: readonly Duty[]): string[] => [
  ...new Set(duties.flatMap(everyTerms).map(({ kind }) => kind)),
]

/** Of each duty the period that runs on the day, or that was the last to begin in the year. */
export function ownAmountsOf(
  scenario: Scenario,
  asked: ReadonlySet<string>,
  { person, bodies, from, to, asOf }: OwnQuestion,
): OwnAmount[] {
  const own = new Set(bodies)
  const { occurrences, basis } = judge(scenario, { asOf, known: asOf }, ({ id }) => own.has(id))
  const begun = occurrences.filter(
    ({ row, occurrence }) =>
      occurrence.terms.measure === 'members' &&
      asked.has(row.duty) &&
      row.standing !== 'not-applicable' &&
      row.standing !== 'exempt' &&
      row.start <= asOf &&
      row.start <= to &&
      row.due >= from,
  )
  const latest = new Map(
    begun.toSorted((a, b) => (a.row.start < b.row.start ? -1 : 1)).map((one) => [one.row.duty, one]),
  )
  return [...latest.values()].flatMap((judged) => {
    const covered = coverageOf(judged, basis).find((one) => one.person === person)
    if (!covered) return []
    const { row, occurrence } = judged
    const { title, each, unit } = occurrence.terms
    // Hours are entered in quarters and tenths, whose sums have tails in binary.
    const quantity = Math.round(covered.quantity * 100) / 100
    const { duty: dutyId, start, due } = row
    return [{ dutyId, title, start, due, unit: unit ?? '次', each, quantity, enough: covered.enough }]
  })
}
