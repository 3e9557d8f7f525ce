/** Plans, their commitments and duties in the database. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { listBodies, listPosts } from '#office/office.store.ts'
import type { Commitment, Point, Unquantified } from './commitment.schema.ts'
import type { Drafted } from './plan.rules.ts'
import type { PlanCell, PlanSummary, ReviewItem } from './plan.schema.ts'
import type { OfficeNames } from './reader/subject.rules.ts'

/** The names by which the subjects of a plan are resolved. */
export async function officeNames(tx: Tx, bureau: string): Promise<OfficeNames> {
  const [bodies, posts] = [await listBodies(tx, bureau), await listPosts(tx, bureau)]
  return {
    bodies: bodies.map(({ id, name, kind }) => ({ id, name, kind })),
    posts: posts.map(({ id, name, role, bodyId, holders }) => ({
      ...{ id, name, role, body: bodyId },
      holders: holders.filter(({ to }) => to === null).map(({ personId }) => personId),
    })),
  }
}

/** As `shownState` tells them: what was joined with another task was not set aside. */
const stateCount = (shown: string) => sql<number>`count(c.id) filter (where ${shown} =
  case when c.state = 'rejected' and c.reading ->> 'joined' is not null then 'joined' else c.state end)`

const fileKept = sql<boolean>`exists (select from file f where f.bureau_id = p.bureau_id and f.id = p.file_id)`

function summaries(tx: Tx, bureau: string) {
  return tx
    .selectFrom('plan as p')
    .leftJoin('commitment as c', (join) =>
      join.onRef('c.bureau_id', '=', 'p.bureau_id').onRef('c.plan_id', '=', 'p.id'),
    )
    .where('p.bureau_id', '=', bureau)
    .groupBy(['p.bureau_id', 'p.id'])
    .select((eb) => [
      'p.id',
      'p.title',
      'p.year',
      'p.named_year',
      'p.file_name',
      'p.state',
      'p.problem',
      'p.created_at',
      'p.published_at',
      'p.removed_at',
      stateCount('proposed').as('proposed'),
      stateCount('accepted').as('accepted'),
      stateCount('rejected').as('rejected'),
      stateCount('joined').as('joined'),
      fileKept.as('kept'),
      eb
        .selectFrom('job as j')
        .whereRef('j.bureau_id', '=', 'p.bureau_id')
        .whereRef('j.object_id', '=', 'p.id')
        .orderBy('j.created_at', 'desc')
        .limit(1)
        .select('j.id')
        .as('job_id'),
      eb
        .selectFrom('duty as d')
        .whereRef('d.bureau_id', '=', 'p.bureau_id')
        .whereRef('d.plan_id', '=', 'p.id')
        .select(sql<number>`count(*)`.as('n'))
        .as('duties'),
    ])
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number]

const toSummary = ({ proposed, accepted, rejected, joined, duties, ...row }: SummaryRow): PlanSummary => ({
  ...{ id: row.id, title: row.title, year: row.year, namedYear: row.named_year },
  fileName: row.file_name,
  fileKept: row.kept,
  state: row.state as PlanSummary['state'],
  problem: row.problem,
  jobId: row.job_id,
  counts: { proposed, accepted, rejected, joined, duties: duties ?? 0 },
  createdAt: row.created_at.toISOString(),
  publishedAt: row.published_at?.toISOString() ?? null,
  removedAt: row.removed_at?.toISOString() ?? null,
})

export async function listPlans(tx: Tx, bureau: string): Promise<PlanSummary[]> {
  const rows = await summaries(tx, bureau).orderBy('p.year', 'desc').orderBy('p.created_at', 'desc').execute()
  return rows.map(toSummary)
}

export interface StoredPlan {
  readonly summary: PlanSummary
  readonly text: string
  readonly points: Point[]
  readonly unquantified: Unquantified[]
  readonly cells: PlanCell[]
}

export async function findPlan(tx: Tx, bureau: string, id: string): Promise<StoredPlan | null> {
  const row = await summaries(tx, bureau)
    .where('p.id', '=', id)
    .select(['p.text', 'p.points', 'p.unquantified', 'p.cells'])
    .executeTakeFirst()
  if (!row) return null
  return {
    summary: toSummary(row),
    text: row.text,
    points: row.points as unknown as Point[],
    unquantified: row.unquantified as unknown as Unquantified[],
    cells: row.cells as unknown as PlanCell[],
  }
}

function items(tx: Kysely<DB>, bureau: string) {
  return (
    tx
      .selectFrom('commitment as c')
      .leftJoin('person as p', (join) =>
        join.onRef('p.bureau_id', '=', 'c.bureau_id').onRef('p.id', '=', 'c.changed_by'),
      )
      .where('c.bureau_id', '=', bureau)
      // What a reviewer has marked follows what stands before it in the text.
      .orderBy('c.ordinal')
      .orderBy('c.start_at')
      .orderBy('c.id')
      .select(['c.id', 'c.plan_id', 'c.version', 'c.state', 'c.edited', 'c.reading', 'c.draft', 'p.name as changed_by'])
  )
}

type ItemRow = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number]

export type StoredItem = ReviewItem & Pick<Drafted, 'read'>

function toItem(row: ItemRow): StoredItem {
  const { draft, alternatives, read } = row.draft as unknown as Drafted
  return {
    ...(read ? { read } : {}),
    id: row.id,
    version: row.version,
    state: row.state as ReviewItem['state'],
    edited: row.edited,
    changedBy: row.changed_by,
    reading: row.reading as unknown as Commitment,
    draft,
    alternatives,
  }
}

export async function listItems(tx: Tx, bureau: string, planId: string): Promise<StoredItem[]> {
  return (await items(tx, bureau).where('c.plan_id', '=', planId).execute()).map(toItem)
}

export async function findItems(
  tx: Tx,
  bureau: string,
  ids: readonly string[],
): Promise<(StoredItem & { planId: string })[]> {
  const rows = await items(tx, bureau)
    .where('c.id', 'in', [...ids])
    .execute()
  return rows.map((row) => ({ ...toItem(row), planId: row.plan_id }))
}

export interface ItemChange {
  readonly id: string
  /** The version that the change was made on; nothing happens when somebody else was faster. */
  readonly version: number
  readonly state?: ReviewItem['state']
  readonly draft?: Drafted
  /** The same commitment over another stretch of the text. */
  readonly reading?: Commitment
  readonly edited?: boolean
}

const columnsOf = (reading: Commitment) => ({
  start_at: reading.start,
  end_at: reading.end,
  quote: reading.quote,
  reading: JSON.stringify(reading),
})

export interface AddedItem {
  /** The item that it follows; null at the beginning. */
  readonly after: string | null
  readonly reading: Commitment
  readonly drafted: Drafted
  readonly by: string | null
  readonly at: Date
}

/** Adds a commitment to a plan in review, to be decided on like the others. Gives its id. */
export async function addItem(tx: Tx, bureau: string, planId: string, item: AddedItem): Promise<string> {
  const id = newId()
  const before = item.after
    ? await tx
        .selectFrom('commitment')
        .where('bureau_id', '=', bureau)
        .where('id', '=', item.after)
        .select('ordinal')
        .executeTakeFirstOrThrow()
    : { ordinal: -1 }
  await tx
    .insertInto('commitment')
    .values({
      bureau_id: bureau,
      id,
      plan_id: planId,
      ordinal: before.ordinal,
      ...columnsOf(item.reading),
      draft: JSON.stringify(item.drafted),
      state: 'proposed',
      changed_by: item.by,
      changed_at: item.at,
    })
    .execute()
  return id
}

/** Takes out a commitment that a reviewer had marked; the database refuses any other. */
export async function removeItem(tx: Tx, bureau: string, id: string): Promise<void> {
  await tx.deleteFrom('commitment').where('bureau_id', '=', bureau).where('id', '=', id).execute()
}

/** Applies a change to the version it was made on. False when that is not the version of the row any more. */
export async function changeItem(
  tx: Tx,
  bureau: string,
  change: ItemChange,
  by: string | null,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('commitment')
    .set((eb) => ({
      version: eb('version', '+', 1),
      changed_by: by,
      changed_at: at,
      ...(change.state ? { state: change.state } : {}),
      ...(change.draft ? { draft: JSON.stringify(change.draft) } : {}),
      ...(change.reading ? columnsOf(change.reading) : {}),
      ...(change.edited === undefined ? {} : { edited: change.edited }),
    }))
    .where('bureau_id', '=', bureau)
    .where('id', '=', change.id)
    .where('version', '=', change.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Puts what was read into the plan, all in the transaction of the caller. */
export async function saveReading(
  tx: Tx,
  bureau: string,
  planId: string,
  plan: {
    title: string
    year: number
    namedYear: number | null
    text: string
    points: Point[]
    unquantified: Unquantified[]
    cells: readonly PlanCell[]
  },
  commitments: readonly { reading: Commitment; drafted: Drafted }[],
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan')
    .set({
      title: plan.title,
      year: plan.year,
      named_year: plan.namedYear,
      text: plan.text,
      points: JSON.stringify(plan.points),
      unquantified: JSON.stringify(plan.unquantified),
      cells: JSON.stringify(plan.cells),
      state: 'review',
      problem: null,
    })
    .where('bureau_id', '=', bureau)
    .where('id', '=', planId)
    .where('state', '=', 'reading')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return false
  const rows = commitments.map(({ reading, drafted }, ordinal) => ({
    id: newId(),
    ordinal,
    start_at: reading.start,
    end_at: reading.end,
    quote: reading.quote,
    reading,
    draft: drafted,
  }))
  if (rows.length === 0) return true
  await sql`
    insert into commitment (bureau_id, id, plan_id, ordinal, start_at, end_at, quote, reading, draft, state)
    select ${bureau}, r.id, ${planId}, r.ordinal, r.start_at, r.end_at, r.quote, r.reading, r.draft, 'proposed'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, ordinal int, start_at int, end_at int, quote text, reading jsonb, draft jsonb)
  `.execute(tx)
  return true
}
