/** What earlier clauses of a sentence hand on to later ones. */
import type { Anchor, PeriodAnchor, Stretch } from './anchor.schema.ts'
import type { Carry, Draft } from './draft.schema.ts'
import { followed } from './next-month.rules.ts'

/** 每月1次，全年不少于10次: one promise with the year's total beside its frequency. */
export function addTotal(last: NonNullable<Carry['last']>, total: Draft): boolean {
  const { cadence } = last.draft
  if (!last.period || last.period.weak || last.period.every === 'annual' || cadence.yearTotal || !total.cadence.count)
    return false
  last.draft.cadence = {
    ...cadence,
    yearTotal: { count: total.cadence.count, bound: total.cadence.bound ?? 'exactly' },
  }
  last.draft.end = total.end
  last.draft.reasons = [
    ...last.draft.reasons,
    ...total.reasons.filter((r) => r.field === 'count').map((r) => ({ ...r, why: '全年合计' })),
  ]
  return true
}

/** Why a frequency holds that stands in the column of time. */
export const FROM_CELL = '频次取自时间栏'

/** 节前廉政提醒，元旦、春节前各1次: the festivals are named after the comma. */
const ANY_FESTIVAL = /^(?:重[要大]|各|每个?|主要)*(?:节|假)/

/** 开展读书分享，每学期2次, with a month in the cell beside it: the number belongs to the act before it. */
export function addFrequency(last: NonNullable<Carry['last']>, number: Draft): boolean {
  const { cadence, deadline, reasons } = last.draft
  const timed = !last.period && cadence.type === 'once' && deadline?.where === 'cell'
  // The cell says how often, what stands after the comma how many times then.
  const celled = reasons.some((r) => r.why === FROM_CELL) && number.cadence.type === cadence.type
  const festive = cadence.type === 'rule' && number.cadence.type === 'rule' && ANY_FESTIVAL.test(cadence.rule ?? '')
  if ((!timed && !celled && !festive) || cadence.count !== 1) return false
  // 发展党员10名，其中专家2名 are two amounts; 集中轮训，每人16学时 is one, and a rate holds by itself.
  const { target } = number
  if (target !== null && (last.draft.target !== null || target.unit === '%')) return false
  if (target !== null) last.draft.target = target
  else last.draft.cadence = number.cadence
  last.draft.end = number.end
  last.draft.reasons = [
    ...last.draft.reasons,
    ...number.reasons.filter((r) => /^(?:cadence|count|target)$/.test(r.field)),
  ]
  return true
}

/** 9月底前召开组织生活会，每年1次: as often as it has days is said once more, and no other promise is made. */
export function saysYearly(
  last: NonNullable<Carry['last']>,
  number: { readonly draft: Draft; readonly period: PeriodAnchor | null },
): boolean {
  const { cadence, deadline, reasons } = last.draft
  const times = [deadline?.resolved ?? []].flat().length * (cadence.count ?? 1)
  const { period, draft } = number
  const yearly = period?.every === 'annual' && draft.target === null
  const same = draft.action === last.draft.action && draft.subject === last.draft.subject
  if (last.period || !yearly || !same || draft.cadence.count !== times) return false
  last.draft.end = draft.end
  last.draft.reasons = [...reasons, ...draft.reasons.filter(({ field }) => /^(?:cadence|count)$/.test(field))]
  return true
}

/** The same stretches, counted from the start of another. */
export const shifted = <T extends Stretch>(rows: readonly T[], by: Stretch): T[] =>
  rows.map((a) => ({ ...a, start: a.start - by.start, end: a.end - by.start }))

/** Dates and the first frequency of a head go on to the clauses after it. */
export function handOn(own: readonly Anchor[], to: Carry): void {
  const dates = own.filter((a) => a.is === 'date')
  if (dates.length > 0) {
    to.dates = dates
    to.datesAt = { start: dates[0]!.start, end: dates.at(-1)!.end }
  }
  const period = own.find((a) => a.is === 'period')
  to.period = (period && followed(period, to)) ?? to.period
}
