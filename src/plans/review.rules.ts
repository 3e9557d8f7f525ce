/** The list of the review: what is shown, in which order, what “all” means, what stops an acceptance. */
import type { Commitment } from './commitment.schema.ts'
import { hindrance } from './hindrance.rules.ts'
import type { ReviewItem } from './plan.schema.ts'

export type ItemState = ReviewItem['state']
export type Tier = Commitment['tier']

export interface ReviewFilter {
  readonly point: number | null
  readonly state: ItemState | null
  readonly tier: Tier | null
  /** Only what a person should look at before accepting. */
  readonly notes: boolean
  readonly order: 'text' | 'confidence'
}

export const NO_FILTER: ReviewFilter = { point: null, state: null, tier: null, notes: false, order: 'text' }

/** Whether a person should look twice: notes of the reader, little confidence, something missing. */
export function needsLook({ draft, reading }: ReviewItem): boolean {
  return draft.review.length > 0 || reading.confidence < LOW || hindrance(draft) !== null
}

const LOW = 0.6
const CONFIDENT = 0.85

/** What is read with confidence and lacks nothing: may be accepted without opening each. */
export function isConfident(item: ReviewItem): boolean {
  return item.state === 'proposed' && item.reading.confidence >= CONFIDENT && !needsLook(item)
}

export function visibleItems(items: readonly ReviewItem[], filter: ReviewFilter): ReviewItem[] {
  const shown = items.filter(
    (item) =>
      (filter.point === null || item.reading.point === filter.point) &&
      (filter.state === null || item.state === filter.state) &&
      (filter.tier === null || item.reading.tier === filter.tier) &&
      (!filter.notes || needsLook(item)),
  )
  return filter.order === 'text' ? shown : shown.sort((a, b) => a.reading.confidence - b.reading.confidence)
}

/** The item `step` places away from the current one, held at both ends; the first where none is current. */
export function neighbour(items: readonly ReviewItem[], current: string | null, step: 1 | -1): string | null {
  const at = items.findIndex(({ id }) => id === current)
  if (at === -1) return items[0]?.id ?? null
  return items[Math.min(items.length - 1, Math.max(0, at + step))]?.id ?? null
}

/** Where to go after a decision: the next one that is undecided, else stay. */
export function nextUndecided(items: readonly ReviewItem[], current: string): string {
  const at = items.findIndex(({ id }) => id === current)
  const rest = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))]
  return rest.find(({ state }) => state === 'proposed')?.id ?? current
}

export function countStates(items: readonly ReviewItem[]): Readonly<Record<ItemState, number>> {
  const counts: Record<ItemState, number> = { proposed: 0, accepted: 0, rejected: 0 }
  for (const { state } of items) counts[state]++
  return counts
}

/** What the item asked for before a decision, so that it can be taken back. */
export interface Change {
  readonly id: string
  readonly from: ItemState
}

/** Only what changes is decided; a decision that changes nothing is none. */
export function changesTo(items: readonly ReviewItem[], ids: readonly string[], state: ItemState): Change[] {
  const wanted = new Set(ids)
  return items
    .filter((item) => wanted.has(item.id) && item.state !== state)
    .map(({ id, state: from }) => ({ id, from }))
}
