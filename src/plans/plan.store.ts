/** Plans, their commitments and duties in the database. */
import { sql } from 'kysely'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { listBodies, listPosts } from '#office/office.store.ts'
import type { Commitment, Point, Unquantified } from './commitment.schema.ts'
import type { Drafted } from './plan.rules.ts'
import type { PlanCell, PlanSummary } from './plan.schema.ts'
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

/** As `shownState` tells them: what was joined with another task, or left with an earlier version, was not set aside. */
const stateCount = (shown: string) => sql<number>`count(c.id) filter (where ${shown} = case
  when c.state = 'rejected' and c.reading ->> 'joined' is not null then 'joined'
  when c.state = 'rejected' and c.reading ->> 'carriedBy' is not null then 'carried'
  else c.state end)`

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
      stateCount('carried').as('carried'),
      eb
        .exists(
          eb
            .selectFrom('file as f')
            .select('f.id')
            .whereRef('f.bureau_id', '=', 'p.bureau_id')
            .whereRef('f.id', '=', 'p.file_id'),
        )
        .as('kept'),
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

const toSummary = ({ proposed, accepted, rejected, joined, carried, duties, ...row }: SummaryRow): PlanSummary => ({
  ...{ id: row.id, title: row.title, year: row.year, namedYear: row.named_year },
  fileName: row.file_name,
  fileKept: row.kept === true,
  state: row.state as PlanSummary['state'],
  problem: row.problem,
  jobId: row.job_id,
  counts: { proposed, accepted, rejected, joined, carried, duties: duties ?? 0 },
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
