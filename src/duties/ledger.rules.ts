/**
 * The ledger: every occurrence with all its standings to come, so that time alone never rewrites a row.
 *
 * What is known today only grows older: no record is held, entered or voided, and nothing approved, on a later day.
 * From today on a standing therefore changes on the days of the period alone, and a row can name them beforehand.
 */
import { type Day, formatDay, type IsoDate, parseDay } from '#kernel/day.ts'
import type { Moment } from './crediting.rules.ts'
import { targetOf } from './measure.rules.ts'
import type { Occurrence } from './occurrences.rules.ts'
import type { Scenario } from './scenario.schema.ts'
import { type Among, type Assessed, assess } from './simulate.rules.ts'
import { standingOf } from './standing.rules.ts'
import { isMute, type OccurrenceRow, type Standing } from './standing.schema.ts'

export interface LedgerRow {
  readonly occurrence: string
  readonly duty: string
  readonly subject: string
  readonly start: IsoDate
  readonly due: IsoDate
  readonly scheduled: IsoDate | null
  readonly closes: IsoDate
  readonly target: number
  /** By the records in time: what is shown of a duty that is done. */
  readonly doneValue: number
  /** By all records: what is shown otherwise. */
  readonly seenValue: number
  /** The days on which the standing turns, in order. */
  readonly turns: readonly IsoDate[]
  /** The standing before the first turn, then from each turn on: one more than turns. */
  readonly standings: readonly Standing[]
}

/** After every day of any fact: all that has been entered is seen. */
const EVER: Moment = { asOf: parseDay('9999-12-31'), known: parseDay('9999-12-31') }

/** The rows of a scenario, of all its subjects or of some; sorted by duty, subject, start and id. */
export function ledgerOf(scenario: Scenario, among?: Among): LedgerRow[] {
  return assess(scenario, EVER, among).assessed.map(ledgerRow)
}

function ledgerRow(assessed: Assessed): LedgerRow {
  const { occurrence, people, evidence, exempt } = assessed
  const { terms, subject, period, id } = occurrence
  const on = (asOf: Day) => standingOf(occurrence, evidence, exempt, { asOf, known: EVER.known }).standing
  const days = turningDays(occurrence)
  const standings = [on(days[0]! - 1)]
  const turns: IsoDate[] = []
  for (const day of days) {
    const standing = on(day)
    if (standing === standings.at(-1)) continue
    turns.push(formatDay(day))
    standings.push(standing)
  }
  return {
    occurrence: id,
    duty: terms.id,
    subject: subject.id,
    ...period.iso,
    target: targetOf(terms, people),
    // Of what must not happen too often everything seen counts, also where it was kept.
    doneValue: (terms.bound === 'at-most' ? evidence.all : evidence.inTime).value,
    seenValue: evidence.all.value,
    turns,
    standings,
  }
}

/** Every day on which the steps of the contract can come out otherwise than on the day before. */
function turningDays({ terms, period }: Occurrence): Day[] {
  const { start, due, scheduled, closes } = period
  const awaited = scheduled === null ? [] : [scheduled - terms.dueSoonDays, scheduled + 1]
  const days = [start, ...awaited, due - terms.dueSoonDays, due + 1, closes + 1]
  return [...new Set(days)].sort((a, b) => a - b)
}

/** A row as it stands on a day: today or a later one. */
export function standingOn(row: LedgerRow, day: IsoDate): Omit<OccurrenceRow, 'records'> {
  const turned = row.turns.filter((turn) => turn <= day).length
  const standing = row.standings[turned]!
  const { occurrence: id, duty, subject, start, due, scheduled, closes, target } = row
  const value = isMute(standing) ? null : standing === 'done' ? row.doneValue : row.seenValue
  return { id, duty, subject, start, due, scheduled, closes, target, value, standing }
}
