/** Plans that were put away are deleted after thirty days, with their tasks and their files. */
import { sql } from 'kysely'
import { type Database, inScope, type Scope, type Tx } from '#kernel/db.ts'
import { removeStored } from '#kernel/files.ts'
import type { RecurringKind } from '#kernel/jobs.ts'
import { log } from '#kernel/log.ts'

/** Deletes what was put away long enough ago. One bureau whose plans cannot be deleted keeps no other from it. */
export async function cleanPlans({ app, auth }: Database, dataFolder: string): Promise<void> {
  const nothing = { account: null, person: null, subjects: [], writes: [] } as const
  for (const { bureau_id: bureau } of await auth.selectFrom('bureau').select('bureau_id').execute()) {
    const scope: Scope = { ...nothing, bureau, roster: false, confidentiality: 0, plans: true, audit: false }
    try {
      const files = await inScope(app, scope, (tx) => deleteRemoved(tx, bureau))
      for (const id of files) await removeStored(dataFolder, bureau, id)
    } catch (error) {
      log.error({ bureau, error: (error as Error).message }, 'plans were not cleaned')
    }
  }
}

/** Returns the files that nothing needs any more. The plans are held first: whoever fetches one back comes before or after. */
async function deleteRemoved(tx: Tx, bureau: string): Promise<string[]> {
  const plans = await tx
    .selectFrom('plan')
    .select(['id', 'file_id'])
    .where('bureau_id', '=', bureau)
    .where('removed_at', '<', sql<Date>`now() - interval '30 days'`)
    .forUpdate()
    .execute()
  if (plans.length === 0) return []
  const ids = plans.map(({ id }) => id)
  const files = plans.map((plan) => plan.file_id)
  await tx.deleteFrom('commitment').where('bureau_id', '=', bureau).where('plan_id', 'in', ids).execute()
  await tx.deleteFrom('file').where('bureau_id', '=', bureau).where('id', 'in', files).execute()
  await tx.deleteFrom('plan').where('bureau_id', '=', bureau).where('id', 'in', ids).execute()
  return files
}

export const planCleaning = (dataFolder: string): RecurringKind => ({
  kind: 'plan-cleaning',
  cron: '20 3 * * *',
  run: (db) => cleanPlans(db, dataFolder),
})
