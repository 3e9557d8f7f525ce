/** Notices end after a year: by then they have been read, or what they told of is long over. */
import { type Database, inScope } from '#kernel/db.ts'
import type { RecurringKind } from '#kernel/jobs.ts'

/** Deletes what is older than a year. Which rows those are is told by the policy for deleting, not here: the job sees none. */
export async function endNotices({ app, auth }: Database): Promise<void> {
  const nothing = { account: null, person: null, subjects: [], writes: [] } as const
  const nobody = { ...nothing, roster: false, confidentiality: 0, plans: false, audit: false } as const
  for (const { bureau_id: bureau } of await auth.selectFrom('bureau').select('bureau_id').execute()) {
    await inScope(app, { ...nobody, bureau }, (tx) => tx.deleteFrom('notice').execute())
  }
}

export const noticeEnd: RecurringKind = { kind: 'notice-end', cron: '50 2 * * *', run: endNotices }
