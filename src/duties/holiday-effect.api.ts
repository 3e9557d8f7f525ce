/** What follows from another arrangement of holidays: told to whoever enters it and to whoever owes what moves. */
import { civil, formatDay } from '#kernel/day.ts'
import type { CommandContext } from '#kernel/endpoint.ts'
import { notify } from '#notices/notify.api.ts'
import { plainNames, subjectNames } from '#office/office.store.ts'
import type { HolidayEffect } from './holiday.schema.ts'
import { scenarioCalendar } from './holiday.store.ts'
import { holidayEffect } from './holiday-effect.rules.ts'
import { ALL_DAYS } from './reach.rules.ts'
import { loadOwing } from './scenario.store.ts'

/**
 * Makes a change of the calendar, and tells what it moves from today on.
 * @param title what was done, for those who are told
 */
export async function withEffect(
  context: CommandContext,
  title: string,
  change: () => Promise<string>,
): Promise<{ id: string; effect: HolidayEffect }> {
  const { tx, actor } = context
  const today = formatDay(context.today)
  // What is over can still be entered for some days, which move too.
  const from = `${civil(context.today).year - 1}-01-01`
  const { scenario } = await loadOwing(tx, actor.bureauId, { ...ALL_DAYS, from, known: today })
  const id = await change()
  const names = plainNames(await subjectNames(tx, actor.bureauId))
  const after = await scenarioCalendar(tx, actor.bureauId)
  const { subjects, ...effect } = holidayEffect(scenario, after, { today, names })
  if (subjects.length > 0)
    await notify(
      context,
      { subjects },
      { kind: 'deadlines_moved', title, text: '您这里有期限随之变动，请看日历。', to: '/calendar', once: true },
    )
  return { id, effect }
}
