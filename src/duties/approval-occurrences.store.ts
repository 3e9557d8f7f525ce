/** What an exemption is asked from: the occurrences whose days it touches, as they stand today. */
import { sql } from 'kysely'
import type { Tx } from '#kernel/db.ts'
import type { ExemptedOccurrence } from './approval.schema.ts'
import type { Exempting } from './approval.store.ts'
import { MEASURES, type Measure } from './duty.schema.ts'
import type { Standing } from './standing.schema.ts'

/** Where an occurrence of the ledger `l` stands on a day. */
const standingOn = (day: string) => sql<Standing>`l.standings[width_bucket(${day}::date, l.turns) + 1]`

/** How the occurrences stand whose days an exemption that is asked for would touch. */
export async function standingsTouched(
  tx: Tx,
  bureau: string,
  { dutyId, subjectId, from, to }: Exempting,
  today: string,
): Promise<Standing[]> {
  const rows = await tx
    .selectFrom('ledger as l')
    .where('l.bureau_id', '=', bureau)
    .where('l.duty_id', '=', dutyId)
    .where('l.subject_id', '=', subjectId)
    .where('l.start_day', '<=', to)
    .where('l.due_day', '>=', from)
    .select(standingOn(today).as('standing'))
    .execute()
  return rows.map(({ standing }) => standing)
}

/** By id of the application, those in sight in the order of their days; an application for nothing owed is left out. */
export async function occurrencesAsked(
  tx: Tx,
  bureau: string,
  today: string,
): Promise<ReadonlyMap<string, readonly ExemptedOccurrence[]>> {
  const standing = standingOn(today)
  const rows = await tx
    .selectFrom('approval as a')
    .innerJoin('ledger as l', (join) =>
      join
        .onRef('l.bureau_id', '=', 'a.bureau_id')
        .onRef('l.duty_id', '=', 'a.duty_id')
        .onRef('l.subject_id', '=', 'a.subject_id')
        .onRef('l.start_day', '<=', 'a.to_day')
        .onRef('l.due_day', '>=', 'a.from_day'),
    )
    .innerJoin('duty as d', (join) => join.onRef('d.bureau_id', '=', 'a.bureau_id').onRef('d.id', '=', 'a.duty_id'))
    .where('a.bureau_id', '=', bureau)
    .where('a.kind', '=', 'exemption')
    .select(['a.id', 'l.occurrence', 'l.start_day', 'l.due_day', 'l.target', standing.as('standing')])
    .select([
      sql<string | null>`d.definition ->> 'measure'`.as('measure'),
      sql<string | null>`d.definition ->> 'unit'`.as('unit'),
      sql<number | null>`case ${standing} when 'not-applicable' then null when 'unknown' then null
        when 'done' then l.done_value else l.seen_value end`.as('value'),
    ])
    .orderBy('l.start_day')
    .execute()
  const found = rows.map((row) => ({
    id: row.id,
    ...{ occurrence: row.occurrence, start: row.start_day, due: row.due_day, standing: row.standing },
    ...{ measure: measureOf(row.measure), value: row.value, target: row.target, unit: row.unit },
  }))
  const byId = Map.groupBy(found, ({ id }) => id)
  return new Map([...byId].map(([id, list]) => [id, list.map(({ id: _, ...one }) => one)]))
}

const measureOf = (code: string | null): Measure =>
  code !== null && Object.hasOwn(MEASURES, code) ? (code as Measure) : 'count'
