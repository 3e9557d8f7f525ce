/** 每季度检查1次，次月10日前通报: a time in the month after a period, which recurs with that period. */
import type { PlanCadence } from '#plans/commitment.schema.ts'
import type { PeriodAnchor } from './anchor.schema.ts'
import type { Carry } from './draft.schema.ts'
import { NEXT_MONTH } from './lexicon/periods.rules.ts'

const NEXT = new RegExp(`^(?:${NEXT_MONTH})`)
/** Periods that a month follows. */
const FOLLOWED = new Set<PlanCadence['type']>(['monthly', 'quarterly', 'semiannual'])

export const isNextMonth = (words: string | undefined): boolean => words !== undefined && NEXT.test(words)

/** The words of a text that name a time in the next month; null without. */
export const nextMonthIn = (text: string): string | null =>
  new RegExp(`(?:${NEXT_MONTH})的?(?:\\d{1,2}[日号]|[初底]|[上中下]旬)(?:之?前|以前)?`).exec(text)?.[0] ??
  /(?<=[于在])(?:次|翌)月/.exec(text)?.[0] ??
  null

/** How often what is due in the next month recurs after `over`; null where that is no period that a month follows. */
export const recurs = (over: PlanCadence['type']): PlanCadence['type'] | null => (FOLLOWED.has(over) ? over : null)

/** The period with how often it recurs by what stands before it; null where it is the month after one certain day. */
export function followed(period: PeriodAnchor, { last, period: before, dates }: Carry): PeriodAnchor | null {
  if (!isNextMonth(period.words)) return period
  const over = last?.period ?? before
  const every = over ? recurs(over.every) : dates.length > 0 || last?.draft.deadline ? null : period.every
  return every && { ...period, every }
}
