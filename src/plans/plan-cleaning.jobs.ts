/** Plans that were put away are deleted after thirty days, with their tasks and their files. */
import { type Database, inScope, type Scope } from '#kernel/db.ts'
import { removeStored } from '#kernel/files.ts'
import type { RecurringKind } from '#kernel/jobs.ts'

/** Deletes what was put away long enough ago. Which rows those are is told by the policies for deleting. */
export async function cleanPlans({ app, auth }: Database, dataFolder: string): Promise<void> {
  const nothing = { account: null, person: null, subjects: [], writes: [] } as const
  for (const { bureau_id: bureau } of await auth.selectFrom('bureau').select('bureau_id').execute()) {
    const scope: Scope = { ...nothing, bureau, roster: false, confidentiality: 0, plans: true, audit: false }
    const files = await inScope(app, scope, async (tx) => {
      const gone = await tx
        .deleteFrom('file')
        .where('bureau_id', '=', bureau)
        .where('purpose', '=', 'plan')
        .returning('id')
        .execute()
      await tx.deleteFrom('commitment').where('bureau_id', '=', bureau).execute()
      await tx.deleteFrom('plan').where('bureau_id', '=', bureau).execute()
      return gone.map(({ id }) => id)
    })
    for (const id of files) await removeStored(dataFolder, bureau, id)
  }
}

export const planCleaning = (dataFolder: string): RecurringKind => ({
  kind: 'plan-cleaning',
  cron: '20 3 * * *',
  run: (db) => cleanPlans(db, dataFolder),
})
