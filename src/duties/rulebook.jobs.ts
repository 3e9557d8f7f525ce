/** In December the rules that are on lay their duties for the next year. */
import { todayInBeijing } from '#kernel/day.ts'
import type { RecurringKind } from '#kernel/jobs.ts'
import { log } from '#kernel/log.ts'
import { bureauIds } from './ledger.store.ts'
import { rollRules } from './rulebook.store.ts'

export const rulebookRoll: RecurringKind = {
  kind: 'rulebook-roll',
  cron: '10 3 * * *',
  run: async (db) => {
    for (const bureau of await bureauIds(db)) {
      const rules = await rollRules(db, bureau, todayInBeijing())
      if (rules > 0) log.info({ bureau, rules }, 'duties of the rulebook laid for a new year')
    }
  },
}
