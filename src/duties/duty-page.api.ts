/** The page of one duty. */
import { z } from 'zod'
import { reads } from '#kernel/actor.ts'
import { dayOf, daysInMonth, formatDay } from '#kernel/day.ts'
import { query } from '#kernel/endpoint.ts'
import { notFound } from '#kernel/refusal.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { plainNames, subjectNames } from '#office/office.store.ts'
import { factsOf, slotWords } from './duty-facts.rules.ts'
import { historyOf } from './duty-history.api.ts'
import { dutyPageSchema } from './duty-page.schema.ts'
import { loadCalendar } from './holiday.store.ts'
import { officeOf } from './list.store.ts'
import { extentWords } from './owers-extent.rules.ts'
import { ALL_DAYS, reachOf } from './reach.rules.ts'
import { loadOwedDuties } from './scenario.store.ts'
import { slotReadings } from './slot-readings.rules.ts'
import { aheadOf } from './stages.rules.ts'
import { loadStandings } from './standings.store.ts'
import { termsOn } from './terms.rules.ts'
import { totalsOf } from './totals.rules.ts'

export const dutyPage = query({
  summary: '一项责任事项：依据、要求、日期怎样确定、全年各次应办',
  grant: 'board.read',
  input: z.object({ id: idSchema, year: z.number().int().min(2000).max(2100).optional(), asOf: daySchema.optional() }),
  output: dutyPageSchema,
  run: async ({ tx, actor, today }, { id, year: asked, asOf = formatDay(today) }) => {
    const known = asOf
    const always = { ...ALL_DAYS, known }
    const owed = (await loadOwedDuties(tx, actor.bureauId, always)).get(id)
    if (!owed) throw notFound('项责任事项')
    const { duty, terms, source, pointTitle } = owed
    const years = yearsOf(reachOf(duty))
    const current = Number(asOf.slice(0, 4))
    const year = asked ?? (years.includes(current) ? current : years.at(-1)!)
    const query = { from: `${year}-01-01`, to: `${year}-12-31`, known, asOf }
    const { rows } = await loadStandings(tx, actor.bureauId, query, today)
    const own = rows.filter((row) => row.duty === id && reads(actor, row.subject))
    const bySubject = Map.groupBy(own, (row) => row.subject)
    const subjects = await subjectNames(tx, actor.bureauId)
    const names = plainNames(subjects)
    const register = terms.register ? await registerName({ tx, bureau: actor.bureauId }, terms.register) : null
    const words = slotWords(terms)
    const slotOf = (month: number) => {
      const { cadence } = termsOn(duty, formatDay(dayOf(year, month, daysInMonth(year, month))))
      return cadence.every === 'monthly-slot' ? cadence.slot : null
    }
    return {
      ...{ id, title: terms.title, source, pointTitle, year, asOf, years },
      ahead: aheadOf(duty, asOf, names),
      history: await historyOf(tx, actor.bureauId, duty, { known, names }),
      facts: factsOf(terms, names, register, extentWords(terms.owes, await officeOf(tx, actor.bureauId), asOf)),
      readings:
        words && terms.cadence.every === 'monthly-slot'
          ? {
              words,
              list: slotReadings(terms.cadence.slot, { year, slotOf }, await loadCalendar(tx, actor.bureauId)).map(
                inArrays,
              ),
            }
          : null,
      rows: [...subjects.values()]
        .filter(({ id: subject }) => bySubject.has(subject))
        .map(({ id: subject, name, post }) => ({
          subject: { id: subject, name, post },
          cells: bySubject.get(subject)!.map(({ id: occurrence, standing, start, due, closes, value, target }) => ({
            ...{ occurrence, standing, start, due, closes, value, target },
          })),
        })),
      totals: totalsOf(own.map(({ standing, closes }) => ({ standing, closed: asOf > closes }))),
    }
  },
})

const inArrays = ({ months, ...rest }: ReturnType<typeof slotReadings>[number]) => ({ ...rest, months: [...months] })

const yearsOf = ({ from, to }: { from: string; to: string }): number[] => {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  return Array.from({ length: Math.min(last - first + 1, 50) }, (_, i) => first + i)
}

async function registerName(
  { tx, bureau }: { tx: Parameters<typeof subjectNames>[0]; bureau: string },
  code: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('register')
    .select('name')
    .where('bureau_id', '=', bureau)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.name ?? null
}
