/** The day of each period by which its work is owed: 每月25日前, 每季度末月25日前, 每季度第一个月10日前, 次月10日前. */
import type { Commitment, PlanWindow } from '#plans/commitment.schema.ts'
import { monthWindow } from './dates.rules.ts'
import { isNextMonth } from './next-month.rules.ts'
import { numeral } from './numerals.rules.ts'

type Cadence = Commitment['cadence']

const BY_DAY = /(?<day>\d{1,2})[日号](?:之?前|以前)$/
const LAST_MONTH = /(?:末月?|尾月|最后[一1]?个?月)(?:的)?\d/
const NTH_MONTH = /(?:第(?<nth>[一二三四五六1-6])个?月|(?<first>首月|初月))(?:的)?\d/
/** Months of a period that has more than one. */
const MONTHS: Partial<Record<Cadence['type'], number>> = { quarterly: 3, semiannual: 6 }

export interface ByDay {
  readonly day: number
  /** Of which month of the period: 1 is its first. */
  readonly month: number
  /** Months of the period. */
  readonly months: number
  /** What is owed for the period before (次月10日前通报). */
  readonly next: boolean
}

/** The day by which each period's work is owed; null where the words name none. */
export function byDayOf({ type, rule = '' }: Cadence): ByDay | null {
  const day = Number(BY_DAY.exec(rule)?.groups?.day ?? 0)
  const months = type === 'monthly' ? 1 : MONTHS[type]
  if (/[、和及]/.test(rule) || day < 1 || day > 31 || months === undefined) return null
  const next = isNextMonth(rule)
  const { nth, first } = NTH_MONTH.exec(rule)?.groups ?? {}
  const said = first !== undefined || next ? 1 : nth === undefined ? null : numeral(nth)
  const month = months === 1 || LAST_MONTH.test(rule) ? months : said
  return month === null || month > months ? null : { day, month, months, next }
}

/** From the first day of each period of the year to that day, for a month that is not the last of its period. */
export function windowsBy({ day, month, months }: ByDay): PlanWindow[] {
  return Array.from({ length: 12 / months }, (_, i) => {
    const first = i * months + 1
    const last = monthWindow(first + month - 1)
    const until = `${last.to.slice(0, 3)}${String(day).padStart(2, '0')}`
    return { from: monthWindow(first).from, to: until < last.to ? until : last.to }
  })
}
