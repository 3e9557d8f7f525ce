/** Two plans side by side as a list on paper, and which two that are. Pure. */
import { describeCadence } from '#duties/describe.rules.ts'
import type { Names } from '#duties/owes-words.rules.ts'
import { comparePlans, type Pair, PLAN_CHANGES } from './compare.rules.ts'
import type { PlanReview, PlanSummary, ReviewItem } from './plan.schema.ts'
import { plainText } from './same-text.rules.ts'
import { forceWords, ownersWords, placeWords } from './wording.rules.ts'

/** Pairs of what both plans ask after review: what is no task stands in none, unless the earlier version asks it still. */
export function compareReviews(before: PlanReview, after: PlanReview, names: Names): Pair<ReviewItem>[] {
  const promised = ({ items }: PlanReview) =>
    items.filter(({ state, reading }) => state !== 'rejected' || reading.carriedBy !== undefined)
  const [old, young] = [plainText(before.text), plainText(after.text)]
  return comparePlans(promised(before), promised(after), names).map((pair) => {
    if (pair.change === 'gone' && stands(pair.before, young)) return { ...pair, details: [STANDS.gone] }
    if (pair.change === 'new' && stands(pair.after, old)) return { ...pair, details: [STANDS.new] }
    return pair
  })
}

/** A sentence that stands in a plan and is no task there is not gone from it, nor new in the other. */
const STANDS = { gone: '原句还在，没有列为任务', new: '原来就有这句，没有列为任务' } as const
/** Shorter words may stand anywhere. */
const SHORTEST = 8

function stands(item: ReviewItem | null, text: string): boolean {
  const words = plainText(item?.reading.quote ?? '')
  return words.length >= SHORTEST && text.includes(words)
}

const yearOf = ({ namedYear, year }: PlanSummary) => namedYear ?? year

/** The plans that were published for the same year before this one: its earlier versions, the latest first. */
export function earlierVersions(plan: PlanSummary, others: readonly PlanSummary[]): PlanSummary[] {
  const isEarlier = ({ id, year, state, publishedAt }: PlanSummary) =>
    id !== plan.id &&
    year === plan.year &&
    state === 'published' &&
    (plan.publishedAt === null || publishedAt! < plan.publishedAt)
  return others.filter(isEarlier).sort((a, b) => b.publishedAt!.localeCompare(a.publishedAt!))
}

/**
 * What a plan is set beside unless another is chosen: its earlier version, else the plan of the year before, else the
 * latest before, else any.
 */
export function earlierPlan(plan: PlanSummary, others: readonly PlanSummary[]): PlanSummary | undefined {
  const before = others.filter((one) => yearOf(one) < yearOf(plan)).sort((a, b) => yearOf(b) - yearOf(a))
  return earlierVersions(plan, others)[0] ?? before[0] ?? others[0]
}

/** What a plan is set beside, for the heading over both. */
export function besideWords(plan: PlanSummary, other: PlanSummary): string {
  if (other.year === plan.year) return earlierVersions(plan, [other]).length > 0 ? '与上一版对照' : '与同年度另一份对照'
  return yearOf(other) === yearOf(plan) - 1 ? '与上年要点对照' : `与${yearOf(other)}年要点对照`
}

/** Who, how often, by when: below the words of a promise. */
export function commitmentFacts({ draft, edited }: ReviewItem, year: number, names: Names): string {
  const force = forceWords(draft.inForce)
  return [
    ownersWords(draft.owes, names),
    describeCadence(draft),
    ...(force === `${year}年全年` ? [] : [force]),
    ...(edited ? ['已更正'] : []),
  ].join(' · ')
}

/** The promise as it stands after review, over the words of the plan. */
export const commitmentWords = ({ reading, draft, edited }: ReviewItem): string =>
  [placeWords(reading), edited ? draft.title : reading.quote].filter(Boolean).join(' ')

export const compareColumns = (before: PlanReview, after: PlanReview) => [
  { head: '序号', share: 6 },
  { head: '变化', share: 16 },
  { head: before.plan.title, share: 39 },
  { head: after.plan.title, share: 39 },
]

export function compareCells(before: PlanReview, after: PlanReview, names: Names): string[][] {
  const side = (item: ReviewItem | null, { plan }: PlanReview) =>
    item ? `${commitmentWords(item)}\n${commitmentFacts(item, plan.year, names)}` : '没有'
  return compareReviews(before, after, names).map((pair, index) => [
    String(index + 1),
    [PLAN_CHANGES[pair.change], ...pair.details].join('\n'),
    side(pair.before, before),
    side(pair.after, after),
  ])
}
