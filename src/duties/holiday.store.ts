/** The holidays that a bureau has entered. */
import { sql } from 'kysely'
import type { Tx } from '#kernel/db.ts'
import { type Calendar, CHINESE_CALENDAR } from './calendar.rules.ts'
import { calendarWith, daysWith } from './holiday.rules.ts'
import type { Arrangement, HolidaySpan } from './holiday.schema.ts'
import type { Scenario } from './scenario.schema.ts'

/** One entry: of its year the last one holds. */
export interface HolidayEntry extends Omit<Arrangement, 'holidays'> {
  readonly id: string
  /** Null: what was entered before is taken back. */
  readonly holidays: HolidaySpan[] | null
  readonly madeBy: string
  readonly madeOn: string
}

/** Everything that was entered, the latest first. */
export async function listEntries(tx: Tx, bureau: string): Promise<HolidayEntry[]> {
  const rows = await tx
    .selectFrom('holiday_year')
    .where('bureau_id', '=', bureau)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .select(['id', 'year', 'notice', 'holidays', 'made_by_name', 'made_on', sql<string[]>`work::text[]`.as('work')])
    .execute()
  return rows.map(({ made_by_name, made_on, holidays, ...row }) => ({
    ...row,
    holidays: holidays as HolidaySpan[] | null,
    madeBy: made_by_name,
    madeOn: made_on,
  }))
}

/** The entries that hold: of each year the last one, unless it takes back, and no year that ships with the system. */
export function holding(entries: readonly HolidayEntry[]): (Arrangement & HolidayEntry)[] {
  const latest = new Map<number, HolidayEntry>()
  for (const entry of entries) if (!latest.has(entry.year)) latest.set(entry.year, entry)
  return [...latest.values()].flatMap((entry) =>
    entry.holidays === null || CHINESE_CALENDAR.years.has(entry.year) ? [] : [{ ...entry, holidays: entry.holidays }],
  )
}

/** The calendar that a bureau goes by. */
export async function loadCalendar(tx: Tx, bureau: string): Promise<Calendar> {
  return calendarWith(holding(await listEntries(tx, bureau)))
}

/** The same as a scenario names it. */
export async function scenarioCalendar(tx: Tx, bureau: string): Promise<Scenario['calendar']> {
  const entered = holding(await listEntries(tx, bureau))
  return entered.length === 0 ? 'cn' : daysWith(entered)
}
