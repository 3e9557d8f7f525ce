/** How often and how much a duty asks, as an office would write it: 每季度1次, 每月第三周星期五, 全年不少于3次. */
import type { Cadence, Measure, Terms } from './duty.schema.ts'
import { listLabel } from './list.schema.ts'

export interface Demand {
  readonly cadence: Cadence
  readonly measure: Measure
  readonly bound: 'at-least' | 'at-most'
  /** Absent or null: the times of the cadence. */
  readonly target?: number | null | undefined
  /** `members`: the quantity that each person is to reach. */
  readonly each?: number | undefined
  /** `sum`, `members`: what it is counted in. */
  readonly unit?: string | null | undefined
  /** `counterparts`, `members`: the list of people. */
  readonly list?: string | null | undefined
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六'] as const
const WEEKDAYS = ['', '一', '二', '三', '四', '五', '六', '日'] as const

const PERIODS = {
  week: '每周',
  'half-month': '每半月',
  month: '每月',
  'two-months': '每两个月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '全年',
} as const

const SIDE_WORDS = { before: '前', after: '后', around: '前后', each: '前、后' } as const

/** Cadence and amount together. */
export function describeCadence(demand: Demand): string {
  const when = describePeriod(demand.cadence)
  const amount = describeAmount(demand)
  const { cadence } = demand
  if (cadence.every === 'year' && cadence.until) return `${PERIODS.year}${amount}，${untilWords(cadence.until)}`
  return isRecurring(demand.cadence) ? `${when}${amount}` : `${when}，${amount}`
}

type InForce = Pick<Terms, 'cadence' | 'inForce'>

/** Cadence, amount and the days in force where those are less than a year: 每周2次，5月1日至9月30日. */
export function describeDemand(demand: Demand & InForce, year: number): string {
  const term = termWords(demand, year)
  if (!term) return describeCadence(demand)
  return takesItsTerm(demand.cadence) ? `${term}，${describeAmount(demand)}` : `${describeCadence(demand)}，${term}`
}

/** When the periods lie in a year, with the days in force where those are less than all of it: 每周，5月1日至9月30日. */
export function describeWhen(terms: InForce, year: number): string {
  const term = termWords(terms, year)
  if (!term) return describePeriod(terms.cadence)
  return takesItsTerm(terms.cadence) ? term : `${describePeriod(terms.cadence)}，${term}`
}

/** The days of a year to which a duty is limited; '' where it is owed all year, or its cadence names its days. */
function termWords({ cadence, inForce }: InForce, year: number): string {
  if (cadence.every === 'days' || (cadence.every === 'once' && cadence.windows?.length)) return ''
  const from = inForce?.from && inForce.from > `${year}-01-01` ? monthDay(inForce.from.slice(5)) : ''
  const to = inForce?.to && inForce.to < `${year}-12-31` ? monthDay(inForce.to.slice(5)) : ''
  if (from) return to ? `${from}至${to}` : `自${from}起`
  return to && `至${to}`
}

/** Whether the one period is all of the days in force, so that nothing is to be called a whole year. */
const takesItsTerm = (cadence: Cadence): boolean =>
  cadence.every === 'once' || (cadence.every === 'year' && !cadence.until)

/** When the periods lie, without the amount. */
export function describePeriod(cadence: Cadence): string {
  switch (cadence.every) {
    case 'week':
      return cadence.weekday ? `每周${WEEKDAYS[cadence.weekday]}` : PERIODS.week
    case 'year':
      return cadence.until ? `${PERIODS.year}，${untilWords(cadence.until)}` : PERIODS.year
    case 'once':
      return cadence.windows?.length ? cadence.windows.map(spanWords).join('、') : '全年内'
    case 'days':
      return (
        fromNewYear(cadence) ?? `${cadence.dates.map(monthDay).join('、')}${aroundWords(cadence.before, cadence.after)}`
      )
    case 'monthly-slot':
      return `每月第${NUMERALS[cadence.slot.week]}周星期${WEEKDAYS[cadence.slot.weekday]}`
    case 'holidays':
      return `${cadence.names?.length ? cadence.names.join('、') : '每个法定节假日'}${SIDE_WORDS[cadence.side ?? 'before']}${cadence.leadDays}个工作日内`
    case 'items':
      return typeof cadence.within === 'number' ? `逐项，每项${cadence.within}天内` : '逐项'
    case 'half-month':
      return PERIODS['half-month']
    default:
      return byDayWords(cadence)
  }
}

/** A year's work may be finished in the next. */
const untilWords = (until: string): string => `次年${monthDay(until)}前完成`

/** 每月25日前, 每季度末月25日前. */
function byDayWords({ every, byDay }: Extract<Cadence, { byDay?: unknown }>): string {
  if (!byDay) return PERIODS[every]
  return `${PERIODS[every]}${every === 'month' ? '' : '末月'}${byDay}日前`
}

/** How much is to be reached in one period: 不少于3次, 至多2次, 应谈人员全覆盖, 达到100%. */
export function describeAmount({ cadence, measure, bound, target, each, list, unit }: Demand): string {
  const goal = target ?? cadence.times
  switch (measure) {
    case 'counterparts':
      return `覆盖${list ? `“${listLabel(list)}”` : '名单'}全部人员`
    case 'members': {
      const whose = list ? `“${listLabel(list)}”中` : ''
      const whom = goal === 1 ? '每人' : `${percent(goal)}的人员每人`
      return `${whose}${whom}达到${each ?? 1}${unit ?? '次'}`
    }
    case 'ratio':
      return `办结率达到${percent(goal)}`
    case 'sum':
      return bound === 'at-most' ? `合计至多${goal}${unit ?? ''}` : `合计不少于${goal}${unit ?? ''}`
    case 'count': {
      const each = namesSeveral(cadence) ? '各' : ''
      if (bound === 'at-most') return `${each}至多${goal}次`
      return cadence.every === 'year' && goal > 1 ? `不少于${goal}次` : `${each}${goal}次`
    }
  }
}

/** Whether the times are asked in each of several periods that are named one by one: 3月8日、5月4日，各1次. */
function namesSeveral(cadence: Cadence): boolean {
  switch (cadence.every) {
    case 'once':
      return (cadence.windows?.length ?? 0) > 1
    case 'days':
      return cadence.dates.length > 1
    case 'holidays':
      return cadence.names?.length !== 1 || cadence.side === 'each'
    default:
      return false
  }
}

/** Whether the period's name alone says when (每季度), so that the amount follows without a comma. */
export const isRecurring = ({ every }: Cadence) => every in PERIODS || every === 'monthly-slot'

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`

/** `06-24` → 6月24日. */
function monthDay(text: string): string {
  const [month, day] = text.split('-').map(Number)
  return `${month}月${day}日`
}

/** Two whole dates of one year without the year, which stands in the duty's days in force: 6月24日—7月8日. */
function spanWords({ from, to }: { from: string; to: string }): string {
  const year = from.slice(0, 4)
  if (year !== to.slice(0, 4)) return `${year}年${monthDay(from.slice(5))}—${to.slice(0, 4)}年${monthDay(to.slice(5))}`
  const whole = from.endsWith('-01-01') && to.endsWith('-12-31')
  if (whole) return '全年内'
  return from === to ? monthDay(from.slice(5)) : `${monthDay(from.slice(5))}—${monthDay(to.slice(5))}`
}

/** 3月31日前, where the days before reach back to the beginning of the year; null elsewhere. */
function fromNewYear({ dates, before, after }: Extract<Cadence, { every: 'days' }>): string | null {
  const [date, another] = dates
  if (!date || another || after > 0) return null
  const [month, day] = date.split('-').map(Number)
  // Of a year of 365 days, the shortest way.
  const since = (Date.UTC(2001, month! - 1, day) - Date.UTC(2001, 0, 1)) / 86_400_000
  return before >= since && since > 0 ? `${monthDay(date)}前` : null
}

function aroundWords(before: number, after: number): string {
  if (before === 0 && after === 0) return ''
  if (after === 0) return `前${before}天内`
  if (before === 0) return `后${after}天内`
  return before === after ? `前后${before}天内` : `前${before}天至后${after}天`
}
