/** What somebody has of each amount that everybody on a list is to reach, such as hours of training. Pure. */
import type { IsoDate } from '#kernel/day.ts'
import { contributionsOf, coverageOf } from './coverage.rules.ts'
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

/** What the bureau owes and has recorded, with the rows that duties and records come from (`LoadedScenario`). */
interface Known {
  readonly scenario: Scenario
  readonly duties: ReadonlyMap<string, unknown>
  readonly recordOf: ReadonlyMap<string, string>
}

/** With the records that it is the sum of by their ids, whoever may read them. */
export type Reckoned = Omit<OwnAmount, 'records'> & {
  readonly records: readonly { readonly recordId: string; readonly heldOn: IsoDate; readonly quantity: number }[]
}

/** Hours are entered in quarters and tenths, whose sums have tails in binary. */
const rounded = (sum: number): number => Math.round(sum * 100) / 100

/** Of each duty the period that runs on the day, or that was the last to begin in the year. */
export function ownAmountsOf(
  { scenario, duties, recordOf }: Known,
  { person, bodies, from, to, asOf }: OwnQuestion,
): Reckoned[] {
  const own = new Set(bodies)
  const { occurrences, basis } = judge(scenario, { asOf, known: asOf }, ({ id }) => own.has(id))
  const begun = occurrences.filter(
    ({ row, occurrence }) =>
      occurrence.terms.measure === 'members' &&
      duties.has(row.duty) &&
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
    // A record that was corrected can stand in the scenario as several.
    const byRecord = Map.groupBy(contributionsOf(judged, basis, person), ({ record }) => recordOf.get(record)!)
    const records = [...byRecord].map(([recordId, parts]) => ({
      recordId,
      heldOn: parts[0]!.heldOn,
      quantity: rounded(parts.reduce((sum, part) => sum + part.quantity, 0)),
    }))
    return [
      {
        ...{ dutyId: row.duty, title, start: row.start, due: row.due, unit: unit ?? '次', each },
        ...{ quantity: rounded(covered.quantity), enough: covered.enough, records },
      },
    ]
  })
}
