/** The ledger in PostgreSQL: kept by the last step of every command, thrown away and rebuilt to the same rows. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, inScope, type Scope, seeingAll, type Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import type { Touch } from '#kernel/touch.schema.ts'
import builtIn from './calendar.data.json' with { type: 'json' }
import { type LedgerRow, ledgerOf } from './ledger.rules.ts'
import { mergeTouches, subjectsConcerned } from './ledger-touch.rules.ts'
import { ALL_DAYS, ALL_KNOWN } from './reach.rules.ts'
import type { Scenario } from './scenario.schema.ts'
import { beginning, loadOwing, loadRecords } from './scenario.store.ts'
import type { Standing } from './standing.schema.ts'

/** Raised whenever the engine answers otherwise than before, so that what was written before is written anew. */
const EDITION = 1

/** What the rows follow from beside the bureau's own data. */
const BASIS = `${EDITION}:${createHash('sha256').update(JSON.stringify(builtIn)).digest('hex').slice(0, 16)}`

/** Everything known is wanted: nothing that has been entered lies in the future. */
const ALWAYS = { ...ALL_DAYS, known: ALL_KNOWN }

/** Rows of one INSERT: thirteen parameters each, and PostgreSQL takes 65,535. */
const CHUNK = 2000

/** Whether the bureau's ledger was written by this edition of the engine and the calendar. */
export async function isCurrent(tx: Tx, bureau: string): Promise<boolean> {
  const state = await tx.selectFrom('ledger_state').select('basis').where('bureau_id', '=', bureau).executeTakeFirst()
  return state?.basis === BASIS
}

/**
 * Brings the ledger up to date with what a command has changed. A record locks the subjects that it speaks for, so
 * that two entries for one branch follow one another; whatever changes who owes what locks the bureau's ledger.
 */
export async function settleLedger(tx: Tx, bureau: string, touches: readonly Touch[]): Promise<void> {
  const touch = mergeTouches(touches)
  await lockLedger(tx, bureau, touch)
  await seeingAll(tx, async () => {
    if (!(await isCurrent(tx, bureau))) return
    const query = { ...(touch.days ?? ALWAYS), known: ALL_KNOWN }
    const { scenario } = await loadOwing(tx, bureau, query)
    if (scenario.duties.length === 0) return
    const subjects = subjectsConcerned(touch, scenario)
    const wanted = subjects === 'all' ? undefined : [...subjects]
    if (wanted?.length === 0) return
    const { records } = await loadRecords(tx, bureau, {
      from: beginning(scenario, query),
      known: ALL_KNOWN,
      subjects: wanted,
    })
    const rows = ledgerOf({ ...scenario, records }, wanted && (({ id }) => subjects.includes(id)))
    const before = await storedRows(tx, bureau, { duties: scenario.duties.map(({ id }) => id), subjects: wanted })
    await writeDifference(tx, bureau, before, rows)
  })
}

async function lockLedger(tx: Tx, bureau: string, touch: Touch): Promise<void> {
  const record = touch.subjects !== 'all' && touch.days && !touch.items && !touch.people
  if (!record) {
    await lockWhole(tx, bureau)
    return
  }
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`ledger ${bureau}`}, 0))`.execute(tx)
  // In one order for everybody: of two commands for the same subjects neither waits for the other's second lock.
  for (const id of [...touch.subjects].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${id}`}, 0))`.execute(tx)
}

/** Writes the whole ledger of a bureau anew. Gives what `ledgerDigest` gives of it. */
export async function rebuildLedger(db: Database, bureau: string): Promise<LedgerDigest> {
  return inScope(db.app, wholeBureau(bureau), (tx) => rebuildWithin(tx, bureau))
}

/** `rebuildLedger` in a transaction that is open already. */
export async function rebuildWithin(tx: Tx, bureau: string): Promise<LedgerDigest> {
  await lockWhole(tx, bureau)
  return seeingAll(tx, async () => {
    await tx.deleteFrom('ledger').where('bureau_id', '=', bureau).execute()
    const rows = ledgerOf(await wholeScenario(tx, bureau))
    await insertRows(tx, bureau, rows)
    const state = { basis: BASIS, rebuilt_at: new Date() }
    await tx
      .insertInto('ledger_state')
      .values({ bureau_id: bureau, ...state })
      .onConflict((conflict) => conflict.column('bureau_id').doUpdateSet(state))
      .execute()
    return digestOf(rows)
  })
}

const lockWhole = (tx: Tx, bureau: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${bureau}`}, 0))`.execute(tx)

/** Rebuilds the ledgers that another edition has written, or none. Gives the bureaus. */
export async function rebuildStaleLedgers(db: Database): Promise<string[]> {
  const rebuilt: string[] = []
  for (const bureau of await bureauIds(db)) {
    if (await inScope(db.app, wholeBureau(bureau), (tx) => isCurrent(tx, bureau))) continue
    await rebuildLedger(db, bureau)
    rebuilt.push(bureau)
  }
  return rebuilt
}

export async function bureauIds(db: Database): Promise<string[]> {
  const rows = await db.auth.selectFrom('bureau').select('bureau_id').orderBy('bureau_id').execute()
  return rows.map((row) => row.bureau_id)
}

export interface LedgerCheck {
  /** Whether this edition has written the ledger; another one's is not compared. */
  readonly current: boolean
  readonly rows: number
  /** Occurrences that stand otherwise, or are missing on one side; at most twenty of them. */
  readonly different: readonly string[]
}

/**
 * Compares the ledger with the engine. With `sample` only some subjects are compared, chosen by the seed.
 */
export async function checkLedger(
  db: Database,
  bureau: string,
  sample?: { readonly subjects: number; readonly seed: number },
): Promise<LedgerCheck> {
  return inScope(db.app, wholeBureau(bureau), async (tx) => {
    await lockWhole(tx, bureau)
    if (!(await isCurrent(tx, bureau))) return { current: false, rows: 0, different: [] }
    const scenario = await wholeScenario(tx, bureau)
    const all = [...scenario.bodies, ...scenario.posts].map(({ id }) => id).sort()
    const chosen = sample && sampleOf(all, sample)
    const engine = ledgerOf(scenario, chosen && (({ id }) => chosen.includes(id)))
    const stored = await storedRows(tx, bureau, { subjects: chosen })
    const { changed, gone } = differenceOf(stored, engine)
    return {
      current: true,
      rows: engine.length,
      different: [...changed, ...gone].map(({ occurrence }) => occurrence).slice(0, 20),
    }
  })
}

function sampleOf(ids: readonly string[], { subjects, seed }: { subjects: number; seed: number }): string[] {
  const order = (id: string) => createHash('sha256').update(`${seed} ${id}`).digest('hex')
  return ids.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, subjects)
}

export interface LedgerDigest {
  readonly rows: number
  /** SHA-256 over all rows in order: equal ledgers have equal digests. */
  readonly sha256: string
}

/** The digest of what is stored now. */
export async function ledgerDigest(db: Database, bureau: string): Promise<LedgerDigest> {
  return inScope(db.app, wholeBureau(bureau), async (tx) => digestOf(await storedRows(tx, bureau, {})))
}

function digestOf(rows: readonly LedgerRow[]): LedgerDigest {
  const hash = createHash('sha256')
  for (const line of rows.map((row) => JSON.stringify(inOrder(row))).sort()) hash.update(`${line}\n`)
  return { rows: rows.length, sha256: hash.digest('hex') }
}

async function wholeScenario(tx: Tx, bureau: string): Promise<Scenario> {
  const { scenario } = await loadOwing(tx, bureau, ALWAYS)
  const { records } = await loadRecords(tx, bureau, { from: beginning(scenario, ALWAYS), known: ALL_KNOWN })
  return { ...scenario, records }
}

/** Incidents found since the ledger was last rebuilt, the latest first. */
export async function openIncidents(tx: Tx, bureau: string): Promise<{ foundAt: Date; different: string[] }[]> {
  const rows = await tx
    .selectFrom('incident as i')
    .leftJoin('ledger_state as s', 's.bureau_id', 'i.bureau_id')
    .where('i.bureau_id', '=', bureau)
    .where((eb) => eb.or([eb('s.rebuilt_at', 'is', null), eb('i.found_at', '>', eb.ref('s.rebuilt_at'))]))
    .orderBy('i.found_at', 'desc')
    .limit(20)
    .select(['i.found_at', 'i.detail'])
    .execute()
  return rows.map(({ found_at, detail }) => ({
    foundAt: found_at,
    different: (detail as { different: string[] }).different,
  }))
}

/** Reports that the ledger differs; ids of occurrences only, nothing of any record. */
export async function reportIncident(db: Database, bureau: string, different: readonly string[]): Promise<void> {
  const row = { bureau_id: bureau, id: newId(), kind: 'ledger', detail: JSON.stringify({ different }) }
  await inScope(db.app, wholeBureau(bureau), (tx) =>
    seeingAll(tx, () => tx.insertInto('incident').values(row).execute()),
  )
}

/** What no person may have: the whole bureau, for keeping what follows from it. It writes nothing but the ledger. */
const wholeBureau = (bureau: string): Scope => ({
  bureau,
  account: null,
  person: null,
  subjects: 'all',
  writes: [],
  roster: false,
  confidentiality: 0,
  plans: false,
  audit: false,
})

interface Wanted {
  readonly duties?: readonly string[] | undefined
  readonly subjects?: readonly string[] | undefined
}

async function storedRows(tx: Tx, bureau: string, { duties, subjects }: Wanted): Promise<LedgerRow[]> {
  const rows = await tx
    .selectFrom('ledger')
    .where('bureau_id', '=', bureau)
    .$if(duties !== undefined, (q) => q.where('duty_id', 'in', [...duties!]))
    .$if(subjects !== undefined, (q) => q.where('subject_id', 'in', [...subjects!]))
    .select(['occurrence', 'duty_id', 'subject_id', 'start_day', 'due_day', 'scheduled', 'closes', 'target'])
    .select(['done_value', 'seen_value', 'standings', sql<string[]>`turns::text[]`.as('turns')])
    .execute()
  return rows.map((row) => ({
    occurrence: row.occurrence,
    duty: row.duty_id,
    subject: row.subject_id,
    start: row.start_day,
    due: row.due_day,
    scheduled: row.scheduled,
    closes: row.closes,
    target: row.target,
    doneValue: row.done_value,
    seenValue: row.seen_value,
    turns: row.turns,
    standings: row.standings as Standing[],
  }))
}

/** The fields in one order, for comparing and for the digest. */
const inOrder = (row: LedgerRow) => [
  row.occurrence,
  row.duty,
  row.subject,
  row.start,
  row.due,
  row.scheduled,
  row.closes,
  row.target,
  row.doneValue,
  row.seenValue,
  row.turns,
  row.standings,
]

function differenceOf(before: readonly LedgerRow[], after: readonly LedgerRow[]) {
  const stored = new Map(before.map((row) => [row.occurrence, JSON.stringify(inOrder(row))]))
  const kept = new Set(after.map(({ occurrence }) => occurrence))
  return {
    changed: after.filter((row) => stored.get(row.occurrence) !== JSON.stringify(inOrder(row))),
    gone: before.filter(({ occurrence }) => !kept.has(occurrence)),
  }
}

async function writeDifference(tx: Tx, bureau: string, before: readonly LedgerRow[], after: readonly LedgerRow[]) {
  const { changed, gone } = differenceOf(before, after)
  const known = new Set(before.map(({ occurrence }) => occurrence))
  const stale = [...changed, ...gone].map(({ occurrence }) => occurrence).filter((id) => known.has(id))
  // One parameter however many: of single ones PostgreSQL takes 65,535.
  if (stale.length > 0)
    await sql`delete from ledger where bureau_id = ${bureau} and occurrence = any(${stale}::text[])`.execute(tx)
  await insertRows(tx, bureau, changed)
}

async function insertRows(tx: Tx, bureau: string, rows: readonly LedgerRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) {
    const values = rows.slice(i, i + CHUNK).map((row) => ({
      bureau_id: bureau,
      duty_id: row.duty,
      subject_id: row.subject,
      occurrence: row.occurrence,
      start_day: row.start,
      due_day: row.due,
      scheduled: row.scheduled,
      closes: row.closes,
      target: row.target,
      done_value: row.doneValue,
      seen_value: row.seenValue,
      turns: [...row.turns],
      standings: [...row.standings],
    }))
    await tx.insertInto('ledger').values(values).execute()
  }
}
