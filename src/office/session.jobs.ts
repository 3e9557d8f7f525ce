/** Sessions end in the database too: what opens nothing any more is kept no longer than somebody may be told why. */
import { sql } from 'kysely'
import type { Database } from '#kernel/db.ts'
import type { RecurringKind } from '#kernel/jobs.ts'

/** Days after which nobody comes back to a page that was left open. */
const LEFT_DAYS = 7

/** Deletes the sessions that nobody has used for a week. */
export async function endSessions({ auth }: Database): Promise<void> {
  await auth
    .deleteFrom('session')
    .where('last_seen_at', '<', sql<Date>`now() - make_interval(days => ${LEFT_DAYS})`)
    .execute()
}

export const sessionEnd: RecurringKind = { kind: 'session-end', cron: '40 2 * * *', run: endSessions }
