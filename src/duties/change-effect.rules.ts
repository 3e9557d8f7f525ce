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
}

const isLate = (standing: Standing | null) => standing === 'missed' || standing === 'done-late'

/** Compares the scenario as it is with the scenario in which the duty has one more version. */
export const effectOfChange = (scenario: Scenario, dutyId: string, version: Version, today: IsoDate): ChangeEffect =>
  effectOfChanges(scenario, new Map([[dutyId, version]]), today)

/** The same for several duties at once, each with one more version. */
export function effectOfChanges(
  scenario: Scenario,
  versions: ReadonlyMap<string, Version>,
  today: IsoDate,
): ChangeEffect {
  const changed = {
    ...scenario,
    duties: scenario.duties.map((duty) => {
      const version = versions.get(duty.id)
      return version ? { ...duty, versions: [...duty.versions, version] } : duty
    }),
  }
  const before = simulate(scenario, { asOf: today }).occurrences
  const after = simulate(changed, { asOf: today }).occurrences
  const own = (rows: typeof before) => rows.filter(({ duty }) => versions.has(duty))
  const counted = (rows: typeof before) => new Set(own(rows).flatMap(({ records }) => records))
  const [had, has] = [counted(before), counted(after)]
  const changes = changesBetween(before, after, true)
  const mine = changes.filter(({ row }) => versions.has(row.duty))
  const gone = mine.filter(({ kind }) => kind === 'gone').length
  const turned = mine.filter(({ kind }) => kind !== 'gone' && kind !== 'came').length
  return {
    stay: own(before).length - gone - turned,
    changes: mine,
    others: changes.length - mine.length,
    lose: [...had].filter((record) => !has.has(record)),
    find: [...has].filter((record) => !had.has(record)),
    forgiven: mine.filter(({ before, after }) => isLate(before) && !isLate(after)).length,
    none: own(after).every(({ duty, due }) => due < versions.get(duty)!.effectiveFrom),
  }
}
