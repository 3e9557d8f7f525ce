/** Entering the holidays of a year that the system does not bring along; everything that hangs on them follows. */
import { z } from 'zod'
import { formatDay } from '#kernel/day.ts'
import { type CommandContext, type Context, command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { lockId } from '#kernel/lock.ts'
import { Refusal } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import { builtInYears, type Calendar } from './calendar.rules.ts'
import { calendarWith, faultOf, missingHolidays, nextYear } from './holiday.rules.ts'
import {
  type Arrangement,
  enterSchema,
  type HolidayYear,
  holidayEffectSchema,
  holidaysSchema,
} from './holiday.schema.ts'
import { type HolidayEntry, holding, listEntries, loadCalendar } from './holiday.store.ts'
import { holidayChanges } from './holiday-change.rules.ts'
import { withEffect } from './holiday-effect.api.ts'

/** The calendar that the actor's bureau goes by, for other slices. */
export const bureauCalendar = ({ tx, actor }: Pick<Context, 'tx' | 'actor'>): Promise<Calendar> =>
  loadCalendar(tx, actor.bureauId)

const entryOf = ({ id, madeBy, madeOn, holidays }: HolidayEntry) => ({
  ...{ id, madeBy, madeOn },
  takenBack: holidays === null,
})

const list = query({
  summary: '节假日安排：系统自带的和本单位录入的年度，历次录入',
  grant: 'self',
  input: z.object({}),
  output: holidaysSchema,
  run: async ({ tx, actor }) => {
    const entries = await listEntries(tx, actor.bureauId)
    const entered = holding(entries)
    const next = nextYear(calendarWith(entered))
    const own = entered.map(
      (entry): HolidayYear => ({
        ...{ year: entry.year, notice: entry.notice, holidays: entry.holidays, work: entry.work },
        ...{ url: null, entry: entryOf(entry), last: entry.year === next - 1 },
      }),
    )
    const shipped = builtInYears().map((year): HolidayYear => ({ ...year, entry: null, last: false }))
    return {
      years: [...own, ...shipped].sort((a, b) => b.year - a.year),
      next,
      nextReplaces: entries.find(({ year }) => year === next)?.id ?? null,
      mayEnter: actor.grants.has('plan.publish'),
      history: entries.map((entry, i) => ({
        ...entryOf(entry),
        year: entry.year,
        correction: entries.slice(i + 1).find(({ year }) => year === entry.year)?.holidays != null,
        changes: changesOf(entry, entries.slice(i + 1)),
      })),
    }
  },
})

/** What an entry changed in the last arrangement of its year before it, if that was taken back meanwhile or not. */
function changesOf({ holidays, ...entry }: HolidayEntry, earlier: readonly HolidayEntry[]): string[] | null {
  const before = earlier.find((one) => one.year === entry.year && one.holidays !== null)
  return before?.holidays && holidays
    ? holidayChanges({ ...before, holidays: before.holidays }, { ...entry, holidays })
    : null
}

/** Takes the bureau's calendar for itself, and gives what holds of a year that may be changed. */
async function requireYear({ tx, actor }: Context, year: number, replaces: string | null) {
  await lockId(tx, `holidays ${actor.bureauId}`)
  const entries = await listEntries(tx, actor.bureauId)
  const entered = holding(entries)
  const next = nextYear(calendarWith(entered))
  const current = entered.find((entry) => entry.year === year)
  if (year > next)
    throw new Refusal('UNPROCESSABLE_CONTENT', `请先录入${next}年的放假安排。`, { field: 'year', rule: 'order' })
  if (year < next && !current)
    throw new Refusal('CONFLICT', `${year}年的放假安排由系统自带，不能改动。`, { field: 'year', rule: 'shipped' })
  if ((entries.find((entry) => entry.year === year)?.id ?? null) !== replaces)
    throw new Refusal('CONFLICT', `${year}年的放假安排刚刚有人改过，请刷新后再改。`, { rule: 'version' })
  return { current, next, entered }
}

async function add(
  context: CommandContext,
  { year, notice, work, holidays }: Omit<HolidayEntry, 'id' | 'madeBy' | 'madeOn'>,
) {
  const { tx, actor, today } = context
  const id = newId()
  await tx
    .insertInto('holiday_year')
    .values({
      ...{ bureau_id: actor.bureauId, id, year, notice, work: work.toSorted() },
      holidays: holidays && JSON.stringify(holidays),
      ...{ made_by: actor.accountId, made_by_name: actor.displayName, made_on: formatDay(today) },
    })
    .execute()
  // Working days and holidays place and close what is due on any day.
  context.touch({ subjects: 'all' })
  return id
}

const enter = command({
  summary: '录入或更正一年的放假安排；按节假日、工作日确定的期限随即重算',
  grant: 'plan.publish',
  input: enterSchema,
  output: z.object({ id: idSchema, effect: holidayEffectSchema }),
  run: async (context, { replaces, incomplete, ...written }) => {
    const arrangement = inOrder(written)
    const { current, entered } = await requireYear(context, arrangement.year, replaces)
    const fault = faultOf(arrangement, [...builtInYears(), ...entered])
    if (fault) throw new Refusal('UNPROCESSABLE_CONTENT', `${fault.message}。`, { field: fault.field, rule: 'days' })
    const missing = missingHolidays(arrangement.holidays)
    if (missing.length > 0 && !incomplete)
      throw new Refusal('UNPROCESSABLE_CONTENT', `没有写明${missing.join('、')}。通知中确实没有的，请勾选确认。`, {
        rule: 'incomplete',
      })
    const { year, notice, holidays, work } = arrangement
    if (current && JSON.stringify(arrangement) === JSON.stringify(inOrder(current)))
      throw new Refusal('CONFLICT', '与已录入的相同，没有改动。', { rule: 'same' })
    const title = `${year}年放假安排已${current ? '更正' : '录入'}`
    const done = await withEffect(context, title, () => add(context, arrangement))
    context.audit(done.id, {
      year,
      notice,
      holidays: holidays.length,
      work: work.length,
      corrects: current?.id ?? null,
    })
    return done
  },
})

const inOrder = ({ year, notice, holidays, work }: Arrangement): Arrangement => ({
  ...{ year, notice },
  holidays: holidays.map(({ name, from, to }) => ({ name, from, to })).sort((a, b) => (a.from < b.from ? -1 : 1)),
  work: work.toSorted(),
})

const takeBack = command({
  summary: '撤回录入的一年放假安排：当作还没有公布',
  grant: 'plan.publish',
  input: z.object({ year: z.number().int(), replaces: idSchema }),
  output: z.object({ effect: holidayEffectSchema }),
  run: async (context, { year, replaces }) => {
    const { current, next } = await requireYear(context, year, replaces)
    if (!current) throw new Refusal('CONFLICT', `${year}年的放假安排没有录入。`, { rule: 'state' })
    if (year < next - 1) throw new Refusal('CONFLICT', `请先撤回${next - 1}年的放假安排。`, { rule: 'order' })
    const nothing = { year, notice: '', holidays: null, work: [] }
    const { id, effect } = await withEffect(context, `${year}年放假安排已撤回`, () => add(context, nothing))
    context.audit(id, { year, takesBack: current.id })
    return { effect }
  },
})

export const holidays = { list, enter, takeBack }
