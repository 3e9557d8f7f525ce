/** What a clause is read in, and which of its anchors can make a promise. */
import type { AmountAnchor, Anchor, CountAnchor, DateAnchor, PeriodAnchor, Stretch } from './anchor.schema.ts'
import { anchorsIn } from './anchors.rules.ts'
import type { Block, Placed } from './block.schema.ts'
import type { Carry, Season } from './draft.schema.ts'
import { followed } from './next-month.rules.ts'
import { amountCounts, periodCounts } from './valid.rules.ts'

/** What a clause is read in. */
export interface Scene {
  readonly placed: Placed
  readonly block: Block
  readonly anchors: readonly Anchor[]
  readonly season: Season | null
  readonly speaker: string | null
  /** The plan year; null where the document names none. */
  readonly year: number | null
  /** The first sentence of a numbered point that goes on: its title. */
  readonly titular: boolean
  /** The short title of the point (支部党员大会。一般每季度召开1次。), '' where it has none. */
  readonly topic: string
}

/** Where a stretch of a block stands in the document (UTF-16 units). */
export const inDocument = (block: Block, s: Stretch): Stretch => ({
  start: block.map[s.start]!,
  end: block.map[s.end - 1]! + 1,
})

export interface Parts {
  readonly own: readonly Anchor[]
  readonly counts: readonly CountAnchor[]
  readonly amount: AmountAnchor | null
  readonly periods: readonly PeriodAnchor[]
  readonly dates: readonly DateAnchor[]
}

/** The anchors of a stretch that can make a promise. */
export function partsOf(scene: Scene, unit: Stretch, carry: Carry): Parts {
  const text = scene.block.text
  const own = anchorsIn(scene.anchors, unit)
  const follows = carry.last?.draft.target != null
  return {
    own,
    counts: own.filter((a) => a.is === 'count'),
    amount: own.filter((a) => a.is === 'amount').find((a) => amountCounts(a, text, unit, follows)) ?? null,
    periods: own.flatMap((a) => {
      const period = a.is === 'period' && periodCounts(a, text, unit) ? followed(a, carry) : null
      return period ? [period] : []
    }),
    dates: own.filter((a) => a.is === 'date'),
  }
}
