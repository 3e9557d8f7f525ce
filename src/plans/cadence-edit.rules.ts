/** Turning one cadence into another while it is edited. */
import type { Cadence } from '#duties/duty.schema.ts'

/** A cadence of another kind with the usual values; the times stay. */
export function asCadence(every: Cadence['every'], { times }: Cadence): Cadence {
  const usual = {
    week: { every: 'week', times },
    'half-month': { every: 'half-month', times },
    month: { every: 'month', times },
    'two-months': { every: 'two-months', times },
    quarter: { every: 'quarter', times },
    'half-year': { every: 'half-year', times },
    year: { every: 'year', times },
    once: { every: 'once', times },
    days: { every: 'days', times, dates: [], before: 7, after: 7 },
    'monthly-slot': {
      every: 'monthly-slot',
      times,
      slot: { week: 1, weekday: 5, reading: 'nth-weekday', offDay: 'next-working-day' },
    },
    holidays: { every: 'holidays', times, leadDays: 10 },
    items: { every: 'items', times },
  } satisfies { readonly [E in Cadence['every']]: Extract<Cadence, { every: E }> }
  return usual[every]
}

/** Only what a cadence says: a part that is null says no more than one that is not there. */
export const saidOf = <C extends Cadence>(cadence: C): C =>
  Object.fromEntries(Object.entries(cadence).filter(([, part]) => part !== null && part !== undefined)) as C

const MONTH_DAY = /(\d{1,2})\s*[-./月]\s*(\d{1,2})日?/g
const IS_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const BETWEEN = /[\s、，,；;和及]/g

/** Days of the year in what was typed: 3-8, 05-04, 7月1日; in order, each once; and what of it is no day. */
export function monthDaysIn(text: string): { readonly days: readonly string[]; readonly rest: string } {
  const days: string[] = []
  const rest = text.normalize('NFKC').replace(MONTH_DAY, (words, month: string, day: string) => {
    const one = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    if (!IS_DAY.test(one)) return words
    days.push(one)
    return ''
  })
  return { days: [...new Set(days)].sort(), rest: rest.replace(BETWEEN, '') }
}
