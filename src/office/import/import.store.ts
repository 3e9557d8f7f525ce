/** Imports and their staged rows in the database. */
import { sql } from 'kysely'
import type { Tx } from '#kernel/db.ts'
import type { KeyedRow } from './column.schema.ts'
import type { Judged } from './finding.rules.ts'
import type {
  Action,
  Change,
  Counts,
  Import,
  ImportKindCode,
  ImportRow,
  ImportState,
  Problem,
} from './import.schema.ts'
import type { StagedRow } from './kind.api.ts'

/** Minutes without a word of its job after which an import counts as stuck. */
const SILENCE = 2

export const NO_COUNTS: Counts = { create: 0, update: 0, same: 0, problem: 0 }

/** How many rows that were confirmed have neither been written nor say why not. */
export const outstanding = ({ found, written }: { readonly found: Counts; readonly written: Counts }): number =>
  found.create + found.update - (written.create + written.update + written.problem)

/** An import as its jobs need it. */
export interface ImportHead {
  readonly kind: ImportKindCode
  readonly state: ImportState
  readonly fileId: string
  readonly fileName: string
  /** In whose name it works: whoever has confirmed it, until then whoever began it. */
  readonly byName: string
  readonly found: Counts
  readonly written: Counts
  readonly position: number
}

/** The import; with `lock` nobody else moves it until the end of the transaction. Null where it is not there, or not in sight. */
export async function importHead(tx: Tx, bureau: string, id: string, lock = false): Promise<ImportHead | null> {
  const row = await tx
    .selectFrom('import')
    .selectAll()
    .where('bureau_id', '=', bureau)
    .where('id', '=', id)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst()
  if (!row) return null
  return {
    kind: row.kind as ImportKindCode,
    state: row.state as ImportState,
    fileId: row.file_id,
    fileName: row.file_name,
    byName: row.confirmed_by_name ?? row.created_by_name,
    found: foundOf(row).found,
    written: { ...NO_COUNTS, ...(row.written as unknown as Partial<Counts>) },
    position: row.position,
  }
}

/** What was found, as its column keeps it: the rows by what becomes of them, and of those the ones with a remark. */
function foundOf({ found }: { readonly found: unknown }): { found: Counts; remarked: number } {
  const { remarked = 0, ...counts } = found as Partial<Counts> & { remarked?: number }
  return { found: { ...NO_COUNTS, ...counts }, remarked }
}

export interface ImportChange {
  readonly state?: ImportState
  readonly problem?: string | null
  readonly job_id?: string
  readonly confirmed_by_name?: string
  readonly found?: Counts & { readonly remarked: number }
  readonly written?: Counts
  readonly position?: number
  readonly finished_at?: Date
}

export async function changeImport(tx: Tx, bureau: string, id: string, change: ImportChange): Promise<void> {
  const { found, written, ...rest } = change
  await tx
    .updateTable('import')
    .set({
      ...rest,
      ...(found ? { found: JSON.stringify(found) } : {}),
      ...(written ? { written: JSON.stringify(written) } : {}),
    })
    .where('bureau_id', '=', bureau)
    .where('id', '=', id)
    .execute()
}

/** Imports in sight, the latest first. */
export async function listImports(
  tx: Tx,
  bureau: string,
  { id, limit }: { id?: string; limit: number },
): Promise<Import[]> {
  const rows = await tx
    .selectFrom('import as i')
    .leftJoin('job as j', (join) => join.onRef('j.bureau_id', '=', 'i.bureau_id').onRef('j.id', '=', 'i.job_id'))
    .where('i.bureau_id', '=', bureau)
    .$if(id !== undefined, (q) => q.where('i.id', '=', id!))
    .orderBy('i.created_at', 'desc')
    .limit(limit)
    .selectAll('i')
    .select(sql<boolean>`coalesce(j.updated_at, i.created_at) < now() - make_interval(mins => ${SILENCE})`.as('silent'))
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('import_row as r')
            .select('r.place')
            .whereRef('r.bureau_id', '=', 'i.bureau_id')
            .whereRef('r.import_id', '=', 'i.id')
            .whereRef('r.place', '>', 'i.position')
            .where('r.action', 'in', ['create', 'update'])
            .where('i.state', '=', 'failed'),
        )
        .as('left'),
    )
    .execute()
  return rows.map((row) => {
    const { found, remarked } = foundOf(row)
    const written = { ...NO_COUNTS, ...(row.written as unknown as Partial<Counts>) }
    const halfway = row.state === 'failed' && row.position > 0
    return {
      id: row.id,
      kind: row.kind as ImportKindCode,
      fileName: row.file_name,
      state: row.state as ImportState,
      problem: row.problem,
      jobId: row.job_id,
      stuck: halfway
        ? row.left === true || outstanding({ found, written }) === 0
        : (row.state === 'reading' || row.state === 'writing') && row.silent,
      ...{ found, written, remarked },
      createdBy: row.created_by_name,
      createdAt: row.created_at.toISOString(),
    }
  })
}

/** Imports, or the one, whose last word was said before a moment: that of the job, where there was one. */
export async function silentImports(
  tx: Tx,
  bureau: string,
  before: Date,
  id?: string,
): Promise<{ id: string; fileId: string; createdBy: string }[]> {
  return tx
    .selectFrom('import as i')
    .leftJoin('job as j', (join) => join.onRef('j.bureau_id', '=', 'i.bureau_id').onRef('j.id', '=', 'i.job_id'))
    .where('i.bureau_id', '=', bureau)
    .$if(id !== undefined, (q) => q.where('i.id', '=', id!))
    .where((eb) => eb(eb.fn.coalesce('j.updated_at', 'i.created_at'), '<', before))
    .select(['i.id', 'i.file_id as fileId', 'i.created_by as createdBy'])
    .execute()
}

/** Stages findings in their order from `place` on, with the cells that they were found in. */
export async function stageRows(
  tx: Tx,
  bureau: string,
  { id, kind }: { readonly id: string; readonly kind: ImportKindCode },
  place: number,
  judged: readonly Judged[],
  rows: readonly KeyedRow[],
): Promise<void> {
  const cells = new Map(rows.map((row) => [row.row, row.cells]))
  const input = judged.map((one, i) => ({ ...one, place: place + i, cells: cells.get(one.row) ?? {} }))
  await sql`
    insert into import_row (bureau_id, import_id, place, row, kind, action, title, cells, problems, changes, value, target_id)
    select ${bureau}, ${id}, r.place, r.row, ${kind}, r.action, r.title, r.cells, r.problems, r.changes, r.value, r.target
    from jsonb_to_recordset(${JSON.stringify(input)}::jsonb) as r (place int, row int, action text, title text, cells jsonb,
      problems jsonb, changes jsonb, value jsonb, target uuid)
  `.execute(tx)
}

/** The next rows that are to be written, after `position`. */
export async function nextRows(
  tx: Tx,
  bureau: string,
  id: string,
  position: number,
  limit: number,
): Promise<StagedRow[]> {
  const rows = await tx
    .selectFrom('import_row')
    .select(['place', 'row', 'action', 'target_id', 'value'])
    .where('bureau_id', '=', bureau)
    .where('import_id', '=', id)
    .where('place', '>', position)
    .where('action', 'in', ['create', 'update'])
    .orderBy('place')
    .limit(limit)
    .execute()
  return rows.map(({ place, row, action, target_id, value }) => ({
    place,
    row,
    action: action as 'create' | 'update',
    target: target_id!,
    value,
  }))
}

/** Takes away the rows up to a place that have been written; those that were not are problems now. */
export async function closeRows(
  tx: Tx,
  bureau: string,
  id: string,
  upTo: number,
  refused: ReadonlyMap<number, string>,
): Promise<void> {
  const input = [...refused].map(([place, message]) => ({ place, problems: [{ column: null, message }] }))
  await sql`
    update import_row r set action = 'problem', problems = i.problems, value = null, target_id = null
    from jsonb_to_recordset(${JSON.stringify(input)}::jsonb) as i (place int, problems jsonb)
    where r.bureau_id = ${bureau} and r.import_id = ${id} and r.place = i.place
  `.execute(tx)
  await tx
    .deleteFrom('import_row')
    .where('bureau_id', '=', bureau)
    .where('import_id', '=', id)
    .where('place', '<=', upTo)
    .where('action', '!=', 'problem')
    .execute()
}

export async function removeRows(tx: Tx, bureau: string, id: string): Promise<void> {
  await tx.deleteFrom('import_row').where('bureau_id', '=', bureau).where('import_id', '=', id).execute()
}

export interface RowQuery {
  readonly action?: Action | undefined
  /** Only those with a remark. */
  readonly remarked?: boolean | undefined
  readonly limit: number
  readonly offset: number
}

/** Rows of an import by their number in the sheet; `total` counts all that match. */
export async function findRows(
  tx: Tx,
  bureau: string,
  id: string,
  { action, remarked, limit, offset }: RowQuery,
): Promise<{ rows: (ImportRow & { cells: Record<string, string> })[]; total: number }> {
  const matching = tx
    .selectFrom('import_row')
    .where('bureau_id', '=', bureau)
    .where('import_id', '=', id)
    .$if(action !== undefined, (q) => q.where('action', '=', action!))
    .$if(remarked === true, (q) => q.where(sql<boolean>`changes @> '[{"remark": true}]'`))
  const rows = await matching
    .orderBy('row')
    .limit(limit)
    .offset(offset)
    .select(['row', 'action', 'title', 'problems', 'changes', 'cells'])
    .execute()
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return {
    total,
    rows: rows.map((row) => ({
      row: row.row,
      action: row.action as Action,
      title: row.title,
      problems: row.problems as unknown as Problem[],
      changes: row.changes as unknown as Change[],
      cells: row.cells as Record<string, string>,
    })),
  }
}
