/** What stands on a day: from the ledger for today and later, by the engine for any day before. */
import { sql } from 'kysely'
import { type Day, formatDay } from '#kernel/day.ts'
import { seeingAll, subjectsInSight, type Tx } from '#kernel/db.ts'
import { isCurrent } from './ledger.store.ts'
import { loadOwedDuties, loadScenario, type OwedDuty, type ScenarioQuery } from './scenario.store.ts'
import { judge } from './simulate.rules.ts'
import type { OccurrenceRow, Standing } from './standing.schema.ts'

/** An occurrence as boards show it: without the records that were counted, which its reasons name. */
export type StandingRow = Omit<OccurrenceRow, 'records'>

export interface StandingsQuery extends ScenarioQuery {
  readonly asOf: string
  /** Of these bodies and posts only, as far as they are in sight; absent: of all in sight. */
  readonly subjects?: readonly string[]
}

export interface Standings {
  readonly duties: ReadonlyMap<string, OwedDuty>
  /** Occurrences that share a day with the span asked for, sorted by duty, subject, start and id. */
  readonly rows: readonly StandingRow[]
}

/** The standings of the subjects that the transaction sees. */
export async function loadStandings(tx: Tx, bureau: string, query: StandingsQuery, today: Day): Promise<Standings> {
  const now = formatDay(today)
  const stored = query.asOf >= now && query.known >= now && (await isCurrent(tx, bureau))
  return stored ? fromLedger(tx, bureau, query) : byEngine(tx, bureau, query)
}

/** Those of some subjects, in sight or not: for whoever belongs to a body, and is told what it owes without seeing it. */
export const standingsOfOwn = (
  tx: Tx,
  bureau: string,
  query: StandingsQuery & Required<Pick<StandingsQuery, 'subjects'>>,
  today: Day,
): Promise<Standings> => seeingAll(tx, () => loadStandings(tx, bureau, query, today))

/**
 * The standings as the engine finds them, whatever is stored. Judged on everything that the bureau knows, so that a
 * number does not hang on who asks.
 */
export async function byEngine(tx: Tx, bureau: string, query: StandingsQuery): Promise<Standings> {
  const sight = await subjectsInSight(tx)
  const seen = sight === 'all' ? null : new Set(sight)
  const wanted = query.subjects ? new Set(query.subjects.filter((id) => seen?.has(id) ?? true)) : seen
  const { scenario, duties } = await seeingAll(tx, () => loadScenario(tx, bureau, query))
  const { occurrences } = judge(scenario, query, wanted ? ({ id }) => wanted.has(id) : undefined)
  const shown = occurrences.filter(({ row }) => duties.has(row.duty) && row.due >= query.from && row.start <= query.to)
  return { duties, rows: shown.map(({ row: { records: _, ...row } }) => row) }
}

async function fromLedger(tx: Tx, bureau: string, query: StandingsQuery): Promise<Standings> {
  const duties = await loadOwedDuties(tx, bureau, query)
  if (duties.size === 0) return { duties, rows: [] }
  const standing = sql<Standing>`standings[width_bucket(${query.asOf}::date, turns) + 1]`
  const rows = await tx
    .selectFrom('ledger')
    .where('bureau_id', '=', bureau)
    .where('duty_id', 'in', [...duties.keys()])
    .where('due_day', '>=', query.from)
    .where('start_day', '<=', query.to)
    .$if(query.subjects !== undefined, (q) => q.where(sql<boolean>`subject_id = any(${query.subjects}::uuid[])`))
    .select(['occurrence', 'duty_id', 'subject_id', 'start_day', 'due_day', 'scheduled', 'closes', 'target'])
    .select(standing.as('standing'))
    .select(
      sql<number | null>`case ${standing} when 'not-applicable' then null when 'unknown' then null
        when 'done' then done_value else seen_value end`.as('value'),
    )
    .orderBy('duty_id')
    .orderBy('subject_id')
    .orderBy('start_day')
    .orderBy(sql`occurrence collate "C"`)
    .execute()
  return {
    duties,
    rows: rows.map((row) => ({
      id: row.occurrence,
      duty: row.duty_id,
      subject: row.subject_id,
      start: row.start_day,
      due: row.due_day,
      scheduled: row.scheduled,
      closes: row.closes,
      target: row.target,
      value: row.value,
      standing: row.standing,
    })),
  }
}
