/** Which meeting a record was made of. */
import type { Tx } from '#kernel/db.ts'
import { INVITATIONS } from '#notices/notice.schema.ts'
import { settle } from '#notices/notify.api.ts'

/** Says which record was made of a meeting; false where the meeting is not there for it. */
export async function linkRecord(
  tx: Tx,
  bureau: string,
  made: {
    readonly meeting: string
    readonly record: string
    readonly kind: string
    readonly subjectId: string
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set({ record_id: made.record })
    .where('bureau_id', '=', bureau)
    .where('id', '=', made.meeting)
    .where('kind', '=', made.kind)
    .where('subject_id', '=', made.subjectId)
    .where('state', '=', 'planned')
    .where('record_id', 'is', null)
    .executeTakeFirst()
  const linked = Number(numUpdatedRows) === 1
  if (linked) await settle(tx, made.meeting, INVITATIONS)
  return linked
}

/** The meeting that a record was made of; null where it was made of none. */
export async function meetingOfRecord(tx: Tx, bureau: string, record: string): Promise<string | null> {
  const row = await tx
    .selectFrom('meeting')
    .select('id')
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', record)
    .executeTakeFirst()
  return row?.id ?? null
}

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

/** When the meeting that a record was made of was to begin; null where it was made of none, or held on another day. */
export async function startOf(tx: Tx, bureau: string, record: { readonly id: string; readonly heldOn: string }) {
  const row = await tx
    .selectFrom('meeting')
    .select('starts_at')
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', record.id)
    .where('held_on', '=', record.heldOn)
    .executeTakeFirst()
  return row?.starts_at ?? null
}

/** The record is none of its meeting any more: another one can be made of it. */
export async function freeMeeting(tx: Tx, bureau: string, record: string): Promise<void> {
  await tx
    .updateTable('meeting')
    .set({ record_id: null })
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', record)
    .execute()
}
