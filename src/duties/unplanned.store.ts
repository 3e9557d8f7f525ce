/** Years for which no plan has been published yet and no rule is in force. */
import { seeingAll, type Tx } from '#kernel/db.ts'

/** Whether anything is asked of anybody in a year, by a plan or a rule; in a transaction that sees all. */
async function isAsked(tx: Tx, bureau: string, year: number): Promise<boolean> {
  const row = await tx
    .selectFrom('duty')
    .select('id')
    .where('bureau_id', '=', bureau)
    .where('in_force_from', '<=', `${year}-12-31`)
    .where('in_force_to', '>=', `${year}-01-01`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The first year of some days for which nothing is asked yet. Whether that is so is the same for everybody. */
export const firstUnplanned = (tx: Tx, bureau: string, days: readonly string[]): Promise<number | null> =>
  seeingAll(tx, async () => {
    for (const year of new Set(days.map((day) => Number(day.slice(0, 4)))))
      if (!(await isAsked(tx, bureau, year))) return year
    return null
  })
