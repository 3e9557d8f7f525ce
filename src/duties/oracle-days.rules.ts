/** The days and periods of the naive engine that the tests hold the real one against. Nothing of the system uses this file. */
import builtIn from './calendar.data.json' with { type: 'json' }
import type { Slot, Terms } from './duty.schema.ts'
import type { Item, Scenario } from './scenario.schema.ts'

export const ALL = Array.from({ length: 2200 }, (_, i) => new Date(Date.UTC(2018, 0, 1 + i)).toISOString().slice(0, 10))
const INDEX = new Map(ALL.map((date, i) => [date, i]))
export const at = (date: string) => INDEX.get(date) ?? Number.NaN
const plus = (date: string, days: number) => ALL[at(date) + days] ?? ''
const weekday = (date: string) => new Date(date).getUTCDay() || 7
const monday = (date: string) => plus(date, 1 - weekday(date))
export const half = (part: unknown[], whole: unknown[]) => part.length * 2 >= whole.length
const groups = (key: (date: string) => string) => [...Map.groupBy(ALL, key).values()]
export const by =
  <T>(key: (value: T) => string) =>
  (a: T, b: T) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0

export interface Span {
  from?: string | null
  to?: string | null
}
export const covers = ({ from, to }: Span, date: string) => (!from || from <= date) && (!to || date <= to)
const within = (span: Span) => ALL.filter((date) => covers(span, date))

interface Days {
  off: Map<string, string>
  work: string[]
}
const isOff = (cal: Days, date: string) => cal.off.has(date) || (weekday(date) > 5 && !cal.work.includes(date))

const YEARS = Object.values(builtIn.years)
export const CHINESE: Days = {
  off: new Map(YEARS.flatMap((year) => year.off).map(({ date, name }) => [date, name])),
  work: YEARS.flatMap((year) => year.work),
}

export function workday(cal: Days, date: string, n: number, step: 1 | -1): string {
  let day = date
  for (let left = n; left > 0; ) {
    day = plus(day, step)
    if (!isOff(cal, day)) left--
  }
  return day
}

const FIXED_DAYS: Record<string, string> = { 青年节: '05-04', 建党节: '07-01', 建军节: '08-01' }
/** The last day of the holiday that a day belongs to. */
const lastOf = (cal: Days, date: string): string =>
  cal.off.get(plus(date, 1)) === cal.off.get(date) ? lastOf(cal, plus(date, 1)) : date

interface Full {
  days: string[]
  scheduled?: string | undefined
  item?: Item | undefined
}

function slotDay(cal: Days, slot: Slot, month: string[]): string | undefined {
  const count = (upTo: string, day: number) =>
    within({ from: month[0]!, to: upTo }).filter((date) => weekday(date) === day).length
  const number = {
    'nth-weekday': (date: string) => count(date, slot.weekday),
    'calendar-week': (date: string) => new Set(within({ from: month[0]!, to: date }).map(monday)).size,
    'full-week': (date: string) => count(date, 1),
    'iso-from-first-thursday': (date: string) => count(plus(monday(date), 3), 4),
  }[slot.reading]
  const named = month.find((date) => weekday(date) === slot.weekday && number(date) === slot.week)
  if (!named || slot.offDay === 'keep' || !isOff(cal, named)) return named
  const after = month.find((date) => date > named && !isOff(cal, date))
  const before = month.findLast((date) => date < named && !isOff(cal, date))
  if (slot.offDay === 'skip') return undefined
  return slot.offDay === 'next-working-day' ? (after ?? before) : (before ?? after)
}

export function fullPeriods(s: Scenario, cal: Days, { cadence, ...duty }: Terms): Full[] {
  const blocks = (n: number) => groups((d) => `${d.slice(0, 4)} ${Math.floor((Number(d.slice(5, 7)) - 1) / n)}`)
  const plain = (list: string[][]) => list.map((days): Full => ({ days }))
  const size = { month: 1, 'two-months': 2, quarter: 3, 'half-year': 6, year: 12 }
  switch (cadence.every) {
    case 'half-month':
      return plain(groups((date) => `${date.slice(0, 7)} ${date.slice(8) <= '15'}`))
    case 'week': {
      const named = (days: string[]) => days.find((date) => weekday(date) === cadence.weekday)
      return groups(monday)
        .map((days): Full => ({ days, scheduled: named(days) }))
        .filter(({ scheduled }) => !scheduled || !isOff(cal, scheduled))
    }
    case 'monthly-slot':
      return groups((date) => date.slice(0, 7)).flatMap((days) => {
        const scheduled = slotDay(cal, cadence.slot, days)
        return scheduled ? [{ days, scheduled }] : []
      })
    case 'once':
      return plain((cadence.windows ?? [duty.inForce!]).map(within))
    case 'days': {
      const { before, after } = cadence
      const dates = ALL.slice(100, 2000).filter((date) => cadence.dates.includes(date.slice(5)))
      return dates.map((date) => ({
        days: within({ from: plus(date, -before), to: plus(date, after) }),
        scheduled: date,
      }))
    }
    case 'holidays': {
      const { names, side, leadDays } = cadence
      const firsts = [...cal.off.keys()].filter((date) => cal.off.get(plus(date, -1)) !== cal.off.get(date))
      const runs = firsts.map((first) => {
        return { name: cal.off.get(first)!, first, last: lastOf(cal, first) }
      })
      const asked = runs.filter(({ name }) => !names || names.some((one) => name.split('、').includes(one)))
      const fixed = (names ?? []).flatMap((name) =>
        ALL.filter((date) => date.slice(5) === FIXED_DAYS[name]).map((date) => ({ first: date, last: date })),
      )
      return [...asked, ...fixed]
        .filter(({ first }) => first > '2019-06' && first < '2023')
        .flatMap(({ first, last }) => {
          const [from, to] = [workday(cal, first, leadDays, -1), workday(cal, last, leadDays, 1)]
          const before = { days: within({ from, to: plus(first, -1) }) }
          const after = { days: within({ from: plus(last, 1), to }) }
          if (side === 'each') return [before, after]
          return [side === 'after' ? after : side === 'around' ? { days: within({ from, to }) } : before]
        })
    }
    case 'items':
      return s.registers[duty.register!]!.items.map((item) => {
        const to = typeof cadence.within === 'number' ? plus(item.from, cadence.within) : item.to
        return { days: within({ from: item.from, to: to ?? '' }), item }
      })
    default: {
      const byDay = String(('byDay' in cadence && cadence.byDay) || 31).padStart(2, '0')
      return plain(blocks(size[cadence.every]).map((d) => d.filter((date) => date <= d.at(-1)!.slice(0, 8) + byDay)))
    }
  }
}

export function periods(full: Full[], { inForce }: Terms): Full[] {
  const clipped = full
    .map((p) => ({ ...p, cut: p.days.filter((date) => covers(inForce!, date)) }))
    .filter((p) => p.cut.length > 0)
    .sort(by(({ days, item }) => `${days[0]} ${days.at(-1)} ${item?.id}`))
  const kept = clipped.filter((p) => half(p.cut, p.days) && (!p.scheduled || p.cut.includes(p.scheduled)))
  const longest = clipped.find((p) => clipped.every((q) => q.cut.length <= p.cut.length))
  const list = kept.length > 0 ? kept : longest ? [longest] : []
  return list.map(({ cut, scheduled, item }) => {
    return { days: cut, scheduled: scheduled && cut.includes(scheduled) ? scheduled : undefined, item }
  })
}
