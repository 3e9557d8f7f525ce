/** The tasks of a plan in review, in the database. */
import type { Kysely } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import type { Commitment } from './commitment.schema.ts'
import type { Drafted } from './plan.rules.ts'
import type { ReviewItem } from './plan.schema.ts'

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

function toItem(row: ItemRow): ReviewItem {
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

export async function listItems(tx: Tx, bureau: string, planId: string): Promise<ReviewItem[]> {
  return (await items(tx, bureau).where('c.plan_id', '=', planId).execute()).map(toItem)
}

export async function findItems(
  tx: Tx,
  bureau: string,
  ids: readonly string[],
): Promise<(ReviewItem & { planId: string })[]> {
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
