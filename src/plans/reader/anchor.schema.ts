/** What the scanner finds in a block of text: words of frequency, counts, amounts and dates, with where they stand. */
import type { PlanCadence, PlanTarget, PlanWindow } from '#plans/commitment.schema.ts'

export type Bound = 'exactly' | 'at-least' | 'at-most'

/** Offsets are UTF-16 units in the text of a block. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

export interface PeriodAnchor extends Stretch {
  readonly is: 'period'
  readonly words: string
  readonly every: PlanCadence['type']
  readonly rule: string | null
  readonly weak: boolean
  readonly adjective: boolean
  readonly times: number | null
}

export interface CountAnchor extends Stretch {
  readonly is: 'count'
  readonly words: string
  readonly value: number
  readonly max: number | null
  readonly unit: string
  /** null: the words beside the number set no bound. */
  readonly bound: Bound | null
}

export interface AmountAnchor extends Stretch {
  readonly is: 'amount'
  readonly words: string
  readonly value: number
  readonly max: number | null
  readonly unit: string
  readonly op: PlanTarget['op']
  readonly bounded: boolean
  /** The unit is too often no number to stand without a bound or a verb of result. */
  readonly shy: boolean
}

export interface DateAnchor extends Stretch {
  readonly is: 'date'
  readonly words: string
  /** Empty where the words name no day that is fixed for every year. */
  readonly windows: readonly PlanWindow[]
  readonly festival: boolean
  /** Only the end of the window is said (6月底前). */
  readonly by: boolean
  /** Says 节前 or 节后 of festivals that were named before, or of all. */
  readonly refers?: true
}

export type Anchor = PeriodAnchor | CountAnchor | AmountAnchor | DateAnchor
