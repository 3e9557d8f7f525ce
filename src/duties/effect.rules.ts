/** What a duty owes from a day on: periods that ended before are left out, one that is under way counts in whole. */
import type { Day } from '#kernel/day.ts'
import { civil, formatDay, parseDay } from '#kernel/day.ts'
import type { Calendar } from './calendar.rules.ts'
import type { Duty, Terms } from './duty.schema.ts'
import { awaitsNewYear, hangsOnNotice } from './festival.schema.ts'
import { type Period, periodsOf } from './periods.rules.ts'
import { type Premises, premisesOf } from './premises.rules.ts'
import { ALL_DAYS, reachOf } from './reach.rules.ts'
import { parseScenario } from './scenario.schema.ts'
import { stagesIn } from './stages.rules.ts'

/** The calendar alone: what a period is does not hang on who owes. */
const NOBODY = premisesOf(parseScenario({}))

/** Periods of the duty by start, by the calendar alone. */
const allPeriods = (terms: Terms, premises: Premises): Period[] => periodsOf(terms, premises, new Set())

/** The same, of whatever is not asked of the items of a register. */
export const periodsByCalendar = (terms: Terms, calendar: Calendar): Period[] =>
  allPeriods(terms, { ...NOBODY, calendar })

/**
 * The duty as it is owed from a day of effect; null where all its periods have ended by then.
 *
 * A plan is often published when a part of its year is over. Whoever is told of a duty in May did not miss it in
 * March, but what was done in April for the quarter that is under way counts. So the beginning of its days in force
 * moves to the beginning of the first period that is due on the day of effect or later; single windows and dates
 * that ended before fall away. Duties of a register's items are left as they are: each item brings its own days.
 */
export function owedFrom(duty: Duty, effect: Day, calendar: Calendar): Duty | null {
  const premises = { ...NOBODY, calendar }
  if (duty.cadence.every === 'items') return duty
  if (hangsOnNotice(duty.cadence) && !calendar.years.has(civil(effect).year)) return fromDay(duty, effect)
  const all = allPeriods(duty, premises)
  const kept = all.filter(({ due }) => due >= effect)
  if (kept.length === all.length) return duty
  // Before the next 元旦 something is owed still, once its holidays are announced.
  if (kept.length === 0)
    return awaitsNewYear(duty.cadence, duty.inForce?.to ?? '', calendar.years) ? fromDay(duty, effect) : null
  const remaining = withoutPast(duty, effect, premises)
  const past = all.filter(({ due }) => due < effect)
  // Lead times before holidays can overlap: then the day after the last past period separates them.
  const starts = [Math.min(...kept.map(({ start }) => start)), Math.max(...past.map(({ due }) => due)) + 1]
  const narrowed = starts.map((from) => ({ ...remaining, inForce: { ...duty.inForce, from: formatDay(from) } }))
  return narrowed.find((one) => allPeriods(one, premises).every(({ due }) => due >= effect)) ?? narrowed[0]!
}

/** Whether nothing that a duty asks, as it reads from a day on, falls due then or later. */
export const isOver = (duty: Duty, day: Day, calendar: Calendar): boolean =>
  reachOf(duty).to < formatDay(day) ||
  stagesIn(duty, { ...ALL_DAYS, from: formatDay(day) }).every(
    ({ terms }) => owedFrom({ ...terms, versions: [] }, day, calendar) === null,
  )

/** Holidays that are announced later must not place anything before the day of effect. */
function fromDay(duty: Duty, effect: Day): Duty {
  const from = duty.inForce?.from
  return from && parseDay(from) >= effect ? duty : { ...duty, inForce: { ...duty.inForce, from: formatDay(effect) } }
}

function withoutPast(duty: Duty, effect: Day, premises: Premises): Duty {
  const { cadence } = duty
  if (cadence.every === 'once' && cadence.windows) {
    const windows = cadence.windows.filter(({ to }) => parseDay(to) >= effect)
    return { ...duty, cadence: { ...cadence, windows } }
  }
  if (cadence.every !== 'days') return duty
  const dates = cadence.dates.filter((date) =>
    allPeriods({ ...duty, cadence: { ...cadence, dates: [date] } }, premises).some(({ due }) => due >= effect),
  )
  return { ...duty, cadence: { ...cadence, dates } }
}
