/** Every night some of the ledger is compared with the engine. */
import { todayInBeijing } from '#kernel/day.ts'
import type { Database } from '#kernel/db.ts'
import type { RecurringKind } from '#kernel/jobs.ts'
import { log } from '#kernel/log.ts'
import { bureauIds, checkLedger, reportIncident } from './ledger.store.ts'

/** Bodies and posts of each bureau that one night compares; another choice every night. */
const SUBJECTS = 50

/** Compares a sample of each bureau's ledger; a difference is reported as an incident and never mended in silence. */
export async function checkSample(db: Database): Promise<void> {
  const seed = todayInBeijing()
  for (const bureau of await bureauIds(db)) {
    const { different } = await checkLedger(db, bureau, { subjects: SUBJECTS, seed })
    if (different.length === 0) continue
    log.error({ bureau, different: different.length }, 'the ledger differs from the engine')
    await reportIncident(db, bureau, different)
  }
}

export const nightlyLedgerCheck: RecurringKind = { kind: 'ledger-check', cron: '30 2 * * *', run: checkSample }
