/** From the database to the engine: bodies, posts, duties and credits as one scenario. */
import type { Actor } from '#kernel/actor.ts'
import type { Tx } from '#kernel/db.ts'
import { log } from '#kernel/log.ts'
import { listBodies, listPosts } from '#office/office.store.ts'
import { loadCorrections, loadExemptions } from './approval.store.ts'
import type { Source } from './board.rules.ts'
import { type Duty, dutySchema } from './duty.schema.ts'
import type { DutyRecord } from './record.schema.ts'
import type { Scenario } from './scenario.schema.ts'

/** A published duty with where it comes from. */
export interface OwedDuty {
  readonly duty: Duty
  readonly source: Source
  readonly pointTitle: string
}

export interface LoadedScenario {
  readonly scenario: Scenario
  readonly duties: ReadonlyMap<string, OwedDuty>
  /** Record id by the engine's id of it. */
  readonly recordOf: ReadonlyMap<string, string>
}

export interface ScenarioQuery {
  /** Duties in force on any of these days are loaded. */
  readonly from: string
  readonly to: string
  /** The day whose knowledge is asked for. */
  readonly known: string
  /** Only this duty. */
  readonly dutyId?: string
}

export async function dutyYears(tx: Tx, bureau: string): Promise<number[]> {
  const rows = await tx.selectFrom('duty').select('in_force_from').distinct().where('bureau_id', '=', bureau).execute()
  return [...new Set(rows.map((row) => Number(row.in_force_from.slice(0, 4))))].sort((a, b) => b - a)
}

/** Loads what the engine needs; credits only as far as the actor sees them. */
export async function loadScenario(tx: Tx, actor: Actor, query: ScenarioQuery): Promise<LoadedScenario> {
  const bureau = actor.bureauId
  const duties = await loadDuties(tx, bureau, query)
  // A duty of last year that is still open for entry needs what was done for it since it began.
  const from = [...duties.values()].reduce((first, { duty }) => earlier(first, duty.inForce?.from), query.from)
  const { records, recordOf } = await loadRecords(tx, bureau, { ...query, from })
  const exemptions = await loadExemptions(tx, bureau, query.known)
  const bodies = await listBodies(tx, bureau)
  const posts = await listPosts(tx, bureau)
  return {
    duties,
    recordOf,
    scenario: {
      calendar: 'cn',
      bodies: bodies.map(({ id, kind, from, to, recordsSince }) => ({ id, kind, from, to, recordsSince })),
      posts: posts.map(({ id, role, bodyId, holders }) => ({
        id,
        role,
        body: bodyId,
        holders: holders.map(({ personId, from, to }) => ({ person: personId, from, to })),
      })),
      lists: {},
      registers: {},
      duties: [...duties.values()].map((owed) => owed.duty),
      records,
      exemptions,
    },
  }
}

const earlier = (a: string, b: string | null | undefined) => (b && b < a ? b : a)

async function loadDuties(
  tx: Tx,
  bureau: string,
  { from, to, known, dutyId }: ScenarioQuery,
): Promise<Map<string, OwedDuty>> {
  const rows = await tx
    .selectFrom('duty as d')
    .innerJoin('plan as p', (join) => join.onRef('p.bureau_id', '=', 'd.bureau_id').onRef('p.id', '=', 'd.plan_id'))
    .where('d.bureau_id', '=', bureau)
    .where('d.in_force_from', '<=', to)
    .where('d.in_force_to', '>=', from)
    // What was not yet published was owed by nobody.
    .where('d.entered_on', '<=', known)
    .$if(dutyId !== undefined, (q) => q.where('d.id', '=', dutyId!))
    .orderBy('p.year')
    .orderBy('d.plan_id')
    .orderBy('d.ordinal')
    .select([
      'd.id',
      'd.title',
      'd.point',
      'd.quote',
      'd.definition',
      'd.plan_id',
      'd.commitment_id',
      'p.title as plan_title',
      'p.year',
      'p.points',
    ])
    .execute()
  const readable = rows.flatMap((row) => {
    const parsed = dutySchema.safeParse({ ...(row.definition as object), id: row.id, title: row.title })
    if (parsed.success) return [{ ...row, duty: parsed.data }]
    // One duty that cannot be read must not take the board from everybody.
    log.error({ duty: row.id, problem: parsed.error.issues[0]?.message }, 'a published duty cannot be read')
    return []
  })
  return new Map(
    readable.map((row) => [
      row.id,
      {
        duty: row.duty,
        source: {
          planId: row.plan_id,
          planTitle: row.plan_title,
          year: row.year,
          point: row.point,
          quote: row.quote,
          commitmentId: row.commitment_id,
        },
        pointTitle:
          (row.points as { number: number | null; title: string }[]).find(({ number }) => number === row.point)
            ?.title ?? '',
      },
    ]),
  )
}

async function loadRecords(
  tx: Tx,
  bureau: string,
  { from, known }: ScenarioQuery,
): Promise<{ records: DutyRecord[]; recordOf: Map<string, string> }> {
  const corrections = await loadCorrections(tx, bureau, known)
  const rows = await tx
    .selectFrom('credit')
    .selectAll()
    .where('bureau_id', '=', bureau)
    .where('held_on', '>=', from)
    .where('known_from', '<=', known)
    .where((eb) => eb.or([eb('voided_on', 'is', null), eb('voided_on', '>', known)]))
    .orderBy('record_id')
    .execute()
  // A correction can add a credit to a record that was entered earlier: each day of entry counts as a record of its own.
  const groups = Map.groupBy(rows, (row) => `${row.record_id}@${row.entered_on}`)
  const recordOf = new Map<string, string>()
  const records = [...groups].map(([id, credits]): DutyRecord => {
    const { record_id, held_on, entered_on, makes_up_for } = credits[0]!
    recordOf.set(id, record_id)
    return {
      id,
      heldOn: held_on,
      enteredOn: entered_on,
      makesUpFor: makes_up_for,
      correction: corrections.get(record_id) ?? null,
      credits: credits.map((credit) => ({
        kind: credit.kind,
        tags: credit.tags,
        bodies: credit.subject_is_post ? [] : [credit.subject_id],
        posts: credit.subject_is_post ? [credit.subject_id] : [],
        quantity: credit.quantity,
        people: credit.people,
        item: credit.item,
      })),
    }
  })
  return { records, recordOf }
}
