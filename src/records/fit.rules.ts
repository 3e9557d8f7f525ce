/** What a day of holding means for the occurrence that somebody came to record: in time, late, made up for, or beside it. */
import type { Measure } from '#duties/duty.schema.ts'
import type { IsoDate } from '#kernel/day.ts'

/** As much of an occurrence as the day is judged by. */
export interface FitPeriod {
  readonly start: IsoDate
  readonly due: IsoDate
  readonly closes: IsoDate
  readonly measure: Measure
}

export const FITS = {
  'in-time': { type: 'success', text: '开展日期在本期内，在登记截止日前提交，计为按时完成。' },
  'late-entry': {
    type: 'warning',
    text: '补录：登记截止日已过，将显示为“逾期完成”，不会抹去逾期。',
  },
  'make-up': { type: 'warning', text: '补办：将显示为“逾期完成”，不会抹去逾期；这次只计入这一期，不再计入别的时期。' },
  'early-item': {
    type: 'success',
    text: '开展日期在本期之前：选上的台账事项照样计为办结，在登记截止日前提交，计为按时完成。',
  },
  'late-item': {
    type: 'warning',
    text: '开展日期在本期之后：选上的台账事项仍计为办结；办结率达到目标后，这一期显示为“逾期完成”，不会抹去逾期。',
  },
  before: { type: 'warning', text: '开展日期早于本期的开始日，不会计入这一期。请核对日期。' },
  unrelated: { type: 'info', text: '开展日期在本期之后，未选“补办”，不会计入这一期。' },
} as const satisfies Record<string, { type: 'success' | 'warning' | 'info'; text: string }>
export type Fit = keyof typeof FITS

/** Whether what was held on a day can only count as made up for: the period was over by then. */
export const isAfterPeriod = ({ due }: FitPeriod, heldOn: IsoDate): boolean => heldOn > due

/**
 * How a record held on `heldOn` and entered on `today` would count.
 * @param makingUp the person says that it makes up for this period
 */
export function fitOf(period: FitPeriod, heldOn: IsoDate, today: IsoDate, makingUp: boolean): Fit {
  // An item of a rate is done whenever it is done.
  const rate = period.measure === 'ratio'
  if (heldOn < period.start && !rate) return 'before'
  if (isAfterPeriod(period, heldOn)) return rate ? 'late-item' : makingUp ? 'make-up' : 'unrelated'
  if (today > period.closes) return 'late-entry'
  return heldOn < period.start ? 'early-item' : 'in-time'
}
