/** Versions of published duties in the database. */
import { type Expression, sql } from 'kysely'
import type { Tx } from '#kernel/db.ts'
import type { Version } from './duty.schema.ts'
import type { Entered } from './withdrawal.rules.ts'

export interface StoredVersion extends Entered {
  readonly dutyId: string
  readonly reason: string
  readonly by: string
}

/** Versions entered by a day, of all duties or of one, in the order of entry; also withdrawals that were taken back. */
export async function listVersions(
  tx: Tx,
  bureau: string,
  { known, dutyId }: { readonly known: string; readonly dutyId?: string },
): Promise<StoredVersion[]> {
  const rows = await tx
    .selectFrom('duty_version')
    .selectAll()
    .where('bureau_id', '=', bureau)
    .where('entered_on', '<=', known)
    .$if(dutyId !== undefined, (q) => q.where('duty_id', '=', dutyId!))
    // Ids are made in the order of time.
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    dutyId: row.duty_id,
    effectiveFrom: row.effective_from,
    enteredOn: row.entered_on,
    ...(row.withdrawn ? { withdrawn: true } : { set: row.set as Version['set'] }),
    strikes: row.strikes,
    reason: row.reason,
    by: row.entered_by_name,
  }))
}

/** The title that a duty `d` of a query had been given by a day, or by its first day where that comes later; null where no version has given it another. */
export const titleOn = (day: Expression<unknown>) =>
  sql<string | null>`(
    select v.set ->> 'title' from duty_version as v
    where v.bureau_id = d.bureau_id and v.duty_id = d.id and v.effective_from <= greatest(${day}, d.in_force_from) and v.set ->> 'title' is not null
    order by v.effective_from desc, v.entered_on desc, v.id desc limit 1
  )`
