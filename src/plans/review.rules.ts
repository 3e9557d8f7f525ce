/** The list of the review: what is shown, in which order, what “all” means, what stops an acceptance. */
import { quoted } from '#kernel/quoted.ts'
import type { Commitment } from './commitment.schema.ts'
import { hindrance } from './hindrance.rules.ts'
import { COMMITMENT_STATES, type Draft, type ReviewItem } from './plan.schema.ts'

export type ItemState = ReviewItem['state']
/** What can be decided on an item; `carried`: the earlier version of the plan goes on asking it. */
export type Decision = ItemState | 'carried'
/** What an item is shown as: one that was joined to another is no task of its own, but was not refused either. */
export type ShownState = Decision | 'joined'
export const SHOWN_STATES: Readonly<Record<ShownState, string>> = {
  ...COMMITMENT_STATES,
  joined: '已并入其他任务',
  carried: '沿用上一版任务',
}

export function shownState({ state, reading }: ReviewItem): ShownState {
  if (state !== 'rejected') return state
  return reading.joined ? 'joined' : reading.carriedBy ? 'carried' : state
}

/** How an item stands, in words; of one that was joined, to which; of one that was left with an earlier version, with what. */
export function stateWords(item: ReviewItem, items: readonly ReviewItem[]): string {
  const state = shownState(item)
  const { carriedBy } = item.reading
  if (state === 'carried' && carriedBy) return `不作任务：沿用《${carriedBy.plan}》的${quoted(carriedBy.title)}`
  const into = state === 'joined' && items.find(({ id }) => id === item.reading.joined?.id)
  return into ? `已并入${quoted(into.draft.title)}` : SHOWN_STATES[state]
}

export type Tier = Commitment['tier']

export interface ReviewFilter {
  readonly point: number | null
  readonly state: ShownState | null
  readonly tier: Tier | null
  /** Only what a person should look at before accepting. */
  readonly notes: boolean
  /** Only what is asked already by another plan or by the rulebook. */
  readonly doubled: boolean
  readonly order: 'text' | 'confidence'
}

export const NO_FILTER: ReviewFilter = {
  point: null,
  state: null,
  tier: null,
  notes: false,
  doubled: false,
  order: 'text',
}

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

/** @param doubled the items that are asked already */
export function visibleItems(
  items: readonly ReviewItem[],
  filter: ReviewFilter,
  doubled: { has(id: string): boolean } = new Set(),
): ReviewItem[] {
  const shown = items.filter(
    (item) =>
      (filter.point === null || (item.reading.point === filter.point && item.reading.place === undefined)) &&
      (filter.state === null || shownState(item) === filter.state) &&
      (filter.tier === null || item.reading.tier === filter.tier) &&
      (!filter.notes || needsLook(item)) &&
      (!filter.doubled || (item.state !== 'rejected' && doubled.has(item.id))),
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

export function countStates(items: readonly ReviewItem[]): Readonly<Record<ShownState, number>> {
  const counts: Record<ShownState, number> = { proposed: 0, accepted: 0, rejected: 0, joined: 0, carried: 0 }
  for (const item of items) counts[shownState(item)]++
  return counts
}

/** How far a review is, for the list of plans and the plan itself. */
export function countWords(counts: Readonly<Record<ShownState, number>>): string {
  const { proposed, accepted, rejected, joined, carried } = counts
  const total = proposed + accepted + rejected + joined + carried
  const apart = [
    ...(carried > 0 ? [`，${SHOWN_STATES.carried}${carried}`] : []),
    ...(joined > 0 ? [`，${SHOWN_STATES.joined}${joined}`] : []),
  ].join('')
  return `共${total}条任务：已采纳${accepted}，不作任务${rejected}，待审核${proposed}${apart}`
}

/** How many duties the tasks have become; why that may be more. */
export const dutiesWords = ({ duties, accepted }: { readonly duties: number; readonly accepted: number }): string =>
  `责任事项${duties}项${duties > accepted ? '（由几个主体分别负责的，每个主体一项）' : ''}`

/** What the item asked for before a decision, so that it can be taken back. */
export interface Change {
  readonly id: string
  readonly from: Decision
}

/** One step of a review that can be taken back. */
export type Step =
  | { readonly kind: 'decided'; readonly changes: readonly Change[] }
  | { readonly kind: 'marked'; readonly id: string }
  /** `id` became a part of `first`, or stands alone again. */
  | { readonly kind: 'joined' | 'separated'; readonly id: string; readonly first: string }
  /** The draft as it was before. */
  | { readonly kind: 'edited'; readonly id: string; readonly draft: Draft }
  /** The plan year, and with it every draft. */
  | { readonly kind: 'year'; readonly from: number; readonly to: number }

/** The versions that the reviewer's own changes have made of items: only from there is anything taken back. */
export type OwnVersions = ReadonlyMap<string, number>

type Versioned = Pick<ReviewItem, 'id' | 'version'>

/**
 * With what a change of the reviewer has made, and the steps that can still be taken back: those before a change that
 * somebody else made in between cannot.
 * @param step what made it, where that is one of the steps already
 */
export function withOwn(
  own: OwnVersions,
  steps: readonly Step[],
  made: readonly Versioned[],
  step?: Step,
): { readonly own: OwnVersions; readonly steps: readonly Step[] } {
  const between = made.filter(({ id, version }) => own.has(id) && own.get(id) !== version - 1).map(({ id }) => id)
  const at = step && steps.includes(step) ? steps.indexOf(step) : steps.length
  return {
    own: new Map([...own, ...made.map(({ id, version }) => [id, version] as const)]),
    steps: [...stepsWithout(steps.slice(0, at), between), ...steps.slice(at)],
  }
}

/** How many items taking back a step would change. */
export const sizeOf = (step: Step | undefined): number =>
  step === undefined ? 0 : step.kind === 'decided' ? step.changes.length : 1

/** The steps that say nothing of an item that somebody else has changed meanwhile. */
export function stepsWithout(steps: readonly Step[], ids: readonly string[]): Step[] {
  const changed = new Set(ids)
  return steps.filter((step) => !itemsOf(step).some((id) => changed.has(id)))
}

/** The items that a step is about. */
export function itemsOf(step: Step): readonly string[] {
  if (step.kind === 'year') return []
  if (step.kind === 'decided') return step.changes.map(({ id }) => id)
  return 'first' in step ? [step.id, step.first] : [step.id]
}

/** Only what changes is decided; a decision that changes nothing is none. What was joined is taken apart first. */
export function changesTo(items: readonly ReviewItem[], ids: readonly string[], state: Decision): Change[] {
  const wanted = new Set(ids)
  return items.flatMap((item): Change[] => {
    const from = shownState(item)
    return wanted.has(item.id) && from !== state && from !== 'joined' ? [{ id: item.id, from }] : []
  })
}
