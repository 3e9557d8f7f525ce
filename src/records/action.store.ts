/** What happened to records, in the database. */
import type { Actor } from '#kernel/actor.ts'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { stateAfter } from './action.rules.ts'
import type { ActionView, Finding, RecordAction } from './action.schema.ts'
import type { RecordHead } from './record.store.ts'
import { settleRecord } from './settled.store.ts'

/**
 * Writes an action down and sets the state that follows, in this order: the database takes no state without it. What had
 * been asked of others is over with it.
 */
export async function writeAction(
  tx: Tx,
  actor: Actor,
  head: RecordHead,
  made: {
    readonly action: RecordAction
    readonly day: string
    readonly findings?: readonly Finding[]
    readonly remark?: string
  },
): Promise<void> {
  await tx
    .insertInto('record_action')
    .values({
      ...{ bureau_id: actor.bureauId, id: newId(), record_id: head.id, version: head.version, action: made.action },
      findings: JSON.stringify(made.findings ?? []),
      remark: made.remark || null,
      ...{ made_by: actor.accountId, made_by_name: actor.displayName, made_on: made.day },
      ...{ class: head.class, subject_id: head.subjectId, entered_by: head.enteredBy },
    })
    .execute()
  await tx
    .updateTable('record')
    .set({
      state: stateAfter(made.action, head.proxied && (await doneBy(tx, actor.bureauId, head, 'confirm')) === null),
    })
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', head.id)
    .execute()
  await settleRecord(tx, actor.bureauId, head, made.action)
}

/** The account that has done something to the version that stands; null where nobody has. */
async function doneBy(
  tx: Tx,
  bureau: string,
  { id, version }: RecordHead,
  action: RecordAction,
): Promise<string | null> {
  const row = await tx
    .selectFrom('record_action')
    .select('made_by')
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', id)
    .where('version', '=', version)
    .where('action', '=', action)
    .limit(1)
    .executeTakeFirst()
  return row?.made_by ?? null
}

/** Whether an earlier version of it was returned. */
export async function wasReturned(tx: Tx, bureau: string, { id, version }: RecordHead): Promise<boolean> {
  const row = await tx
    .selectFrom('record_action')
    .select('id')
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', id)
    .where('version', '<', version)
    .where('action', '=', 'return')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** All actions of a record that the actor may see, the latest first. */
export async function listActions(tx: Tx, bureau: string, recordId: string): Promise<ActionView[]> {
  const rows = await tx
    .selectFrom('record_action')
    .select(['action', 'version', 'findings', 'remark', 'made_by', 'made_by_name', 'made_on'])
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', recordId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row, at) => ({
    aboutOwn: isAboutOwn(row, rows.slice(at + 1)),
    action: row.action as RecordAction,
    version: row.version,
    findings: row.findings as unknown as Finding[],
    remark: row.remark,
    madeBy: row.made_by_name,
    madeOn: row.made_on,
  }))
}

interface Made {
  readonly action: string
  readonly version: number
  readonly made_by: string
}

/** Whether it decides the appeal against a return of the same account. @param before what was done before, the latest first */
function isAboutOwn({ action, version, made_by }: Made, before: readonly Made[]): boolean {
  if (action !== 'accept' && action !== 'return') return false
  const own = before.filter((one) => one.version === version)
  const settled = own.findIndex((one) => ['appeal', 'accept', 'return'].includes(one.action))
  return (
    own[settled]?.action === 'appeal' &&
    own.slice(settled).some((one) => one.action === 'return' && one.made_by === made_by)
  )
}

/** The account whose appeal for the version that stands waits to be decided; null where none does. */
export async function appellantOf(tx: Tx, bureau: string, { id, version }: RecordHead): Promise<string | null> {
  const last = await tx
    .selectFrom('record_action')
    .select(['action', 'made_by'])
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', id)
    .where('version', '=', version)
    .where('action', 'in', ['appeal', 'accept', 'return'])
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.action === 'appeal' ? last.made_by : null
}

/** The accounts that have returned the version that stands. */
export async function returnersOf(tx: Tx, bureau: string, { id, version }: RecordHead): Promise<string[]> {
  const rows = await tx
    .selectFrom('record_action')
    .select('made_by')
    .distinct()
    .where('bureau_id', '=', bureau)
    .where('record_id', '=', id)
    .where('version', '=', version)
    .where('action', '=', 'return')
    .execute()
  return rows.map(({ made_by }) => made_by)
}
