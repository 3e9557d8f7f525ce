/** Who may check records, and whether an appeal has anybody to decide it beside whoever returned the record. */
import { sql } from 'kysely'
import { formatDay } from '#kernel/day.ts'
import type { Context } from '#kernel/endpoint.ts'
import { grantees } from '#office/office.store.ts'
import type { RecordHead } from './record.store.ts'

type Asker = Pick<Context, 'tx' | 'actor' | 'today'>

/** The accounts that may check the records of the bureau today and can sign in. */
export async function checkersOf({ tx, actor, today }: Asker): Promise<string[]> {
  const people = await grantees(tx, actor.bureauId, 'record.check', formatDay(today))
  const { rows } = await sql<{ accounts: string[] }>`select app_accounts_of(${people}::uuid[]) as accounts`.execute(tx)
  return rows[0]!.accounts
}

/**
 * Whether the version that stands was returned, and nobody else could decide about that: everybody else who may check
 * had returned it as well before the appeal, or has entered it. Then whoever returned it decides, lest nobody does.
 */
export async function decidesAlone(asker: Asker, head: RecordHead): Promise<boolean> {
  const returners = await firstReturners(asker, head)
  if (returners.length === 0) return false
  return (await checkersOf(asker)).every((account) => account === head.versionBy || returners.includes(account))
}

/** Whoever returned the version that stands before it was appealed for. */
async function firstReturners({ tx, actor }: Asker, { id, version }: RecordHead): Promise<string[]> {
  const rows = await tx
    .selectFrom('record_action')
    .select(['action', 'made_by'])
    .where('bureau_id', '=', actor.bureauId)
    .where('record_id', '=', id)
    .where('version', '=', version)
    .where('action', 'in', ['return', 'appeal'])
    .orderBy('made_at')
    .execute()
  const appeal = rows.findIndex(({ action }) => action === 'appeal')
  return rows.slice(0, appeal < 0 ? undefined : appeal).map(({ made_by }) => made_by)
}
