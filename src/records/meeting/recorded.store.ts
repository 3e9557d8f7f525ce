/** Which meetings have their record. */
import type { Tx } from '#kernel/db.ts'

/** Those of some meetings of which a record was made. */
export async function recordedMeetings(tx: Tx, bureau: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('meeting')
    .select('id')
    .where('bureau_id', '=', bureau)
    .where('id', 'in', [...ids])
    .where('record_id', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
