/** What is asked of nobody any more once something has been done with a record. */
import type { Tx } from '#kernel/db.ts'
import { settle } from '#notices/notify.api.ts'
import { SETTLES } from './action.rules.ts'
import type { RecordHead } from './record.store.ts'

/** @param head as it was before; to be called once its new state is written */
export async function settleRecord(
  tx: Tx,
  bureau: string,
  { id, state, subjectId }: Pick<RecordHead, 'id' | 'state' | 'subjectId'>,
  done: keyof typeof SETTLES,
): Promise<void> {
  await settle(tx, id, SETTLES[done])
  if (state !== 'proxied') return
  // Of many that were imported for a body or post one notice asks: over with the last of them.
  const left = await tx
    .selectFrom('record')
    .select('id')
    .where('bureau_id', '=', bureau)
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'proxied')
    .limit(1)
    .executeTakeFirst()
  if (!left) await settle(tx, subjectId, ['record_proxied'])
}
