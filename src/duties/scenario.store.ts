/** From the database to the engine: bodies, posts, duties and credits as one scenario. */
import { sql } from 'kysely'
import { counting, type Tx } from '#kernel/db.ts'
import { log } from '#kernel/log.ts'
import { listBodies, listPosts } from '#office/office.store.ts'
import { loadCorrections, loadExemptions } from './approval.store.ts'
import type { Source } from './board.rules.ts'
import { type Duty, dutySchema, type Terms } from './duty.schema.ts'
import { listVersions } from './duty-version.store.ts'
import { scenarioCalendar } from './holiday.store.ts'
import { loadLists } from './list.store.ts'
import { reaches, reachOf, sharedDays } from './reach.rules.ts'
import type { DutyRecord } from './record.schema.ts'
import { loadRegisters } from './register.store.ts'
import { ruleOf } from './rulebook.rules.ts'
import { RULEBOOK } from './rulebook.schema.ts'
import type { Scenario } from './scenario.schema.ts'
import { termsOn } from './terms.rules.ts'
import { inEffect } from './withdrawal.rules.ts'

/** A published duty with where it comes from. */
export interface OwedDuty {
  readonly duty: Duty
  /** As it reads on the day whose knowledge was asked for. */
  readonly terms: Terms
  readonly known: string
  readonly source: Source
  readonly pointTitle: string
}

export interface LoadedScenario {
  /** With every duty that shares records with those asked for. */
  readonly scenario: Scenario
  /** The duties asked for. */
  readonly duties: ReadonlyMap<string, OwedDuty>
  /** Record id by the engine's id of it. */
  readonly recordOf: ReadonlyMap<string, string>
}

export interface ScenarioQuery {
  /** Duties that reach any of these days are loaded. */
  readonly from: string
  readonly to: string
  /** The day whose knowledge is asked for. */
  readonly known: string
}

/** Everything of a scenario but what was done. */
export type Owing = Omit<LoadedScenario, 'recordOf'>

export async function dutyYears(tx: Tx, bureau: string): Promise<number[]> {
  const rows = await tx.selectFrom('duty').select('in_force_from').distinct().where('bureau_id', '=', bureau).execute()
  return [...new Set(rows.map((row) => Number(row.in_force_from.slice(0, 4))))].sort((a, b) => b - a)
}

/** Loads what the engine needs; credits only as far as the transaction sees them. */
export async function loadScenario(tx: Tx, bureau: string, query: ScenarioQuery): Promise<LoadedScenario> {
  const { scenario, duties } = await loadOwing(tx, bureau, query)
  const { records, recordOf } = await loadRecords(tx, bureau, { from: beginning(scenario, query), known: query.known })
  return { scenario: { ...scenario, records }, duties, recordOf }
}

/** The first day of which records are needed: a duty that began earlier needs what was done for it since then. */
export const beginning = ({ duties }: Scenario, { from }: ScenarioQuery): string =>
  duties.map(reachOf).reduce((first, reach) => (reach.from < first ? reach.from : first), from)

/** What is wanted of all that is owed. */
interface Part {
  readonly bodies: readonly string[]
  readonly duties: (published: readonly Duty[]) => readonly Duty[]
}

/**
 * Loads who owes what, without records.
 * @param part what some bodies owe by some duties; absent: everything
 */
export async function loadOwing(tx: Tx, bureau: string, query: ScenarioQuery, part?: Part): Promise<Owing> {
  const all = await loadDuties(tx, bureau, query.known)
  const wanted = part && new Set(part.duties([...all.values()].map(({ duty }) => duty)).map(({ id }) => id))
  const published = wanted ? new Map([...all].filter(([id]) => wanted.has(id))) : all
  const days = sharedDays(
    [...published.values()].map(({ duty }) => duty),
    query,
  )
  const reaching = ({ from, to }: { from: string; to: string }) =>
    [...published].filter(([, { duty }]) => reaches(duty, { from, to }))
  const exemptions = await loadExemptions(tx, bureau, query.known)
  const bodies = await listBodies(tx, bureau)
  const posts = await listPosts(tx, bureau)
  const duties = reaching(days).map(([, { duty }]) => duty)
  return {
    duties: new Map(reaching(query)),
    scenario: {
      calendar: await scenarioCalendar(tx, bureau),
      bodies: bodies.map(({ id, kind, from, to, recordsSince }) => ({ id, kind, from, to, recordsSince })),
      posts: posts.map(({ id, role, bodyId, holders }) => ({
        id,
        role,
        body: bodyId,
        holders: holders.map(({ personId, from, to }) => ({ person: personId, from, to })),
      })),
      lists: await loadLists(tx, bureau, duties, { bodies, posts }, part?.bodies),
      registers: await loadRegisters(tx, bureau, duties, query.known),
      duties,
      records: [],
      exemptions,
    },
  }
}

/** The duties that reach the days asked for, with where they come from; in the order of their plans. */
export async function loadOwedDuties(
  tx: Tx,
  bureau: string,
  { from, to, known }: ScenarioQuery,
): Promise<ReadonlyMap<string, OwedDuty>> {
  const published = await loadDuties(tx, bureau, known)
  return new Map([...published].filter(([, { duty }]) => reaches(duty, { from, to })))
}

async function loadDuties(tx: Tx, bureau: string, known: string): Promise<Map<string, OwedDuty>> {
  const rows = await tx
    .selectFrom('duty as d')
    .leftJoin('plan as p', (join) => join.onRef('p.bureau_id', '=', 'd.bureau_id').onRef('p.id', '=', 'd.plan_id'))
    .leftJoin('commitment as c', (join) =>
      join.onRef('c.bureau_id', '=', 'd.bureau_id').onRef('c.id', '=', 'd.commitment_id'),
    )
    .where('d.bureau_id', '=', bureau)
    // What was not yet published was owed by nobody.
    .where('d.entered_on', '<=', known)
    .orderBy('p.year')
    .orderBy('d.plan_id')
    .orderBy('d.rule_id')
    // By the place in the source before the days in force: what has days of its own stays with its article.
    .orderBy('d.ordinal')
    .orderBy('d.in_force_from')
    .select([
      'd.rule_id',
      'd.in_force_from',
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
      sql<string | null>`c.reading ->> 'place'`.as('place'),
    ])
    .execute()
  const versions = Map.groupBy(await listVersions(tx, bureau, { known }), ({ dutyId }) => dutyId)
  const readable = rows.flatMap((row) => {
    const own = inEffect(versions.get(row.id) ?? []).map(({ effectiveFrom, enteredOn, set, withdrawn }) => ({
      ...{ effectiveFrom, enteredOn, set, withdrawn },
    }))
    const parsed = dutySchema.safeParse({
      ...(row.definition as object),
      ...{ id: row.id, title: row.title, versions: own },
    })
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
        terms: termsOn(row.duty, known),
        known,
        ...originOf(row),
      },
    ]),
  )
}

interface OriginRow {
  readonly plan_id: string | null
  readonly plan_title: string | null
  readonly year: number | null
  readonly points: unknown
  readonly commitment_id: string | null
  readonly rule_id: string | null
  readonly in_force_from: string
  readonly point: number | null
  readonly quote: string
  /** The row of a table, which stands in no point. */
  readonly place: string | null
}

/** Where a duty comes from: the sentence of a plan, or the article of a rule. */
function originOf(row: OriginRow): Pick<OwedDuty, 'source' | 'pointTitle'> {
  const { point, quote } = row
  if (row.rule_id !== null) {
    const rule = ruleOf(row.rule_id)
    const planTitle = rule?.citation.document.replace(/^《|》$/g, '') ?? row.rule_id
    const year = Number(row.in_force_from.slice(0, 4))
    const source = { planId: RULEBOOK, planTitle, year, point, place: null, quote, commitmentId: row.rule_id }
    return { source, pointTitle: rule?.theme ?? '' }
  }
  const points = row.points as readonly { number: number | null; title: string }[]
  return {
    source: {
      planId: row.plan_id!,
      planTitle: row.plan_title!,
      year: row.year!,
      point,
      place: row.place,
      quote,
      commitmentId: row.commitment_id!,
    },
    pointTitle: row.place ?? points.find(({ number }) => number === point)?.title ?? '',
  }
}

interface RecordsQuery {
  readonly from: string
  readonly known: string
  readonly subjects?: readonly string[] | undefined
  /** Kinds of credit; absent: all. */
  readonly kinds?: readonly string[]
}

/**
 * What was done since a day, as known on another; of some subjects only where they are given, but everything that
 * names an item: a rate over the whole bureau counts it for others too.
 */
export async function loadRecords(
  tx: Tx,
  bureau: string,
  { from, known, subjects, kinds }: RecordsQuery,
): Promise<{ records: DutyRecord[]; recordOf: Map<string, string> }> {
  const corrections = await loadCorrections(tx, bureau, known)
  const rows = await counting(tx, () =>
    tx
      .selectFrom('credit')
      .selectAll()
      .where('bureau_id', '=', bureau)
      .where('held_on', '>=', from)
      .where('known_from', '<=', known)
      .where((eb) => eb.or([eb('voided_on', 'is', null), eb('voided_on', '>', known)]))
      .$if(subjects !== undefined, (q) =>
        q.where((eb) => eb.or([eb('subject_id', 'in', [...subjects!]), eb('item', 'is not', null)])),
      )
      .$if(kinds !== undefined, (q) => q.where('kind', 'in', [...kinds!]))
      .orderBy('record_id')
      .execute(),
  )
  const approvalOf = ({ record_id, version }: (typeof rows)[number]) =>
    corrections.get(record_id)?.find((approved) => version <= approved.version)?.correction ?? null
  // A correction can add a credit to a record that was entered earlier: each day of entry counts as a record of its
  // own, and so does what was approved of it.
  const groups = Map.groupBy(rows, (row) => `${row.record_id}@${row.entered_on}${approvalOf(row) ? '+' : ''}`)
  const recordOf = new Map<string, string>()
  const records = [...groups].map(([id, credits]): DutyRecord => {
    const { record_id, held_on, entered_on, makes_up_for, label } = credits[0]!
    recordOf.set(id, record_id)
    return {
      id,
      heldOn: held_on,
      enteredOn: entered_on,
      makesUpFor: makes_up_for,
      label,
      correction: approvalOf(credits[0]!),
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
