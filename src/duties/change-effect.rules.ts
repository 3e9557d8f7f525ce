/** What a change of a duty would do: both lists by the engine, and what differs. Pure. */
import type { IsoDate } from '#kernel/day.ts'
import { type Change, changesBetween } from './changes.rules.ts'
import type { Version } from './duty.schema.ts'
import type { Scenario } from './scenario.schema.ts'
import { simulate } from './simulate.rules.ts'
import type { Standing } from './standing.schema.ts'

export interface ChangeEffect {
  /** Occurrences of the duty that stay as they are, in number. */
  readonly stay: number
  /** Occurrences of the duty that come, fall away or would stand otherwise. */
  readonly changes: readonly Change[]
  /** Occurrences of other duties that would stand otherwise, because the two share records. */
  readonly others: number
  /** Records that count for the duty now and would count no more, and those that would begin to. */
  readonly lose: readonly string[]
  readonly find: readonly string[]
  /** Occurrences that were missed or done late and would be so no more. */
  readonly forgiven: number
  /** True where the duty would be owed by nobody any more from its day of effect on. */
  readonly none: boolean
  /** The periods that are under way on the day of effect. */
  readonly underWay: readonly Span[]
  /** Those of them that nobody would owe any more, in part or in whole. */
  readonly unowed: readonly Span[]
  /** The first that would be owed from the day of effect on. */
  readonly next: Span | null
}

interface Span {
  readonly start: IsoDate
  readonly due: IsoDate
}

const isLate = (standing: Standing | null) => standing === 'missed' || standing === 'done-late'

/** A duty with the versions that it would have. */
export interface Changing {
  readonly dutyId: string
  readonly versions: readonly Version[]
  readonly effectiveFrom: IsoDate
}

/** Compares the scenario as it is with the scenario in which the duty has other versions. */
export const effectOfChange = (scenario: Scenario, changing: Changing, today: IsoDate): ChangeEffect =>
  effectOfChanges(scenario, [changing], today)

/** The same for several duties at once. */
export function effectOfChanges(scenario: Scenario, changing: readonly Changing[], today: IsoDate): ChangeEffect {
  const of = new Map(changing.map((one) => [one.dutyId, one]))
  const dayOf = ({ duty }: { readonly duty: string }): IsoDate => of.get(duty)!.effectiveFrom
  const changed = {
    ...scenario,
    duties: scenario.duties.map((duty) => {
      const versions = of.get(duty.id)?.versions
      return versions ? { ...duty, versions: [...versions] } : duty
    }),
  }
  const before = simulate(scenario, { asOf: today }).occurrences
  const after = simulate(changed, { asOf: today }).occurrences
  const own = (rows: typeof before) => rows.filter(({ duty }) => of.has(duty))
  const counted = (rows: typeof before) => new Set(own(rows).flatMap(({ records }) => records))
  const [had, has] = [counted(before), counted(after)]
  const changes = changesBetween(before, after, () => true)
  const mine = changes.filter(({ row }) => of.has(row.duty))
  const gone = mine.filter(({ kind }) => kind === 'gone').length
  const turned = mine.filter(({ kind }) => kind !== 'gone' && kind !== 'came').length
  return {
    stay: own(before).length - gone - turned,
    changes: mine,
    others: changes.length - mine.length,
    lose: [...had].filter((record) => !has.has(record)),
    find: [...has].filter((record) => !had.has(record)),
    forgiven: mine.filter(({ before, after }) => isLate(before) && !isLate(after)).length,
    none: own(after).every((row) => row.due < dayOf(row)),
    ...passing(own(before), own(after), dayOf),
  }
}

/** What becomes of the periods that are under way on the day of effect. */
function passing<R extends Span>(before: readonly R[], after: readonly R[], dayOf: (row: R) => IsoDate) {
  const open = after.filter((row) => row.due >= dayOf(row))
  const underWay = spansOf(before.filter((row) => row.start < dayOf(row) && row.due >= dayOf(row)))
  return {
    underWay,
    unowed: open.some((row) => row.start <= dayOf(row)) ? [] : underWay,
    next: spansOf(open)[0] ?? null,
  }
}

/** The periods of occurrences, each once, by their beginning. */
export const spansOf = (rows: readonly Span[]): Span[] =>
  [...new Map(rows.map(({ start, due }) => [`${start} ${due}`, { start, due }]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, span]) => span)
