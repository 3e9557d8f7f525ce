/** Waiting for whoever works on the same thing. */
import { sql } from 'kysely'
import type { Tx } from './db.ts'

/** Makes a second submission of the same id wait for the first: only then does it see that there is nothing left to do. */
export async function lockId(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)
}

/**
 * Many may hold this one together, but none of them beside whoever holds it alone: a period is not closed while
 * something is being entered into it.
 */
export async function lockTogether(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${id}, 0))`.execute(tx)
}
