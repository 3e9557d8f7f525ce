/** The secretary of the committee has checked what is older than a month, and sent two records back. */
import { isChecked } from '#duties/record-state.rules.ts'
import { type Day, formatDay } from '#kernel/day.ts'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { ACTION_STATES, type RecordAction } from '#records/action.schema.ts'
import type { RecordKind } from '#records/record.schema.ts'

const CHECKED_AFTER_DAYS = 30
const SENT_BACK = 2
const FINDINGS = [{ field: 'files', remark: '请补传会议通知或签到表，以便核对出席人数。' }]

export interface Checks {
  readonly bureau: string
  readonly today: Day
  /** Who has checked, in whose scope the transaction is. */
  readonly checker: { readonly account: string; readonly name: string }
  /** The branch whose latest records went back. */
  readonly careless: string
}

/** Writes what the checker did with the records that somebody else has entered. */
export async function writeChecks(tx: Tx, { bureau, today, checker, careless }: Checks): Promise<void> {
  const rows = await tx
    .selectFrom('record')
    .select(['id', 'version', 'kind', 'class', 'subject_id', 'entered_by', 'entered_on'])
    .where('bureau_id', '=', bureau)
    .where('state', '=', 'submitted')
    .where('entered_by', '!=', checker.account)
    .orderBy('entered_on', 'desc')
    .orderBy('id')
    .execute()
  const checked = rows.filter(({ kind }) => isChecked(kind as RecordKind))
  const back = checked.filter(({ subject_id }) => subject_id === careless).slice(0, SENT_BACK)
  const until = formatDay(today - CHECKED_AFTER_DAYS)
  const done: [RecordAction, typeof rows][] = [
    ['return', back],
    ['accept', checked.filter((row) => row.entered_on <= until && !back.includes(row))],
  ]
  for (const [action, records] of done) {
    if (records.length === 0) continue
    await tx
      .insertInto('record_action')
      .values(
        records.map(({ id, version, class: level, subject_id, entered_by }) => ({
          ...{ bureau_id: bureau, id: newId(), record_id: id, version, action, class: level, subject_id, entered_by },
          findings: JSON.stringify(action === 'return' ? FINDINGS : []),
          ...{ made_by: checker.account, made_by_name: checker.name, made_on: formatDay(today) },
        })),
      )
      .execute()
    await tx
      .updateTable('record')
      .set({ state: ACTION_STATES[action].to })
      .where('bureau_id', '=', bureau)
      .where(
        'id',
        'in',
        records.map(({ id }) => id),
      )
      .execute()
  }
}
