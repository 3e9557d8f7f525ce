/** Two plans side by side as a list on paper, and which two that are. Pure. */
import { describeCadence } from '#duties/describe.rules.ts'
import type { Names } from '#duties/owes-words.rules.ts'
import { comparePlans, type Pair, PLAN_CHANGES } from './compare.rules.ts'
import type { PlanReview, PlanSummary, ReviewItem } from './plan.schema.ts'
import { forceWords, ownersWords, placeWords } from './wording.rules.ts'

/** Pairs of what both plans ask after review: what is no task stands in none. */
export function compareReviews(before: PlanReview, after: PlanReview, names: Names): Pair<ReviewItem>[] {
  const promised = ({ items }: PlanReview) => items.filter(({ state }) => state !== 'rejected')
  return comparePlans(promised(before), promised(after), names)
}

/** What a plan is set beside unless another is chosen: the one of the year before, else the latest before, else any. */
export function earlierPlan(plan: PlanSummary, others: readonly PlanSummary[]): PlanSummary | undefined {
  const year = ({ namedYear, year }: PlanSummary) => namedYear ?? year
  const before = others.filter((one) => year(one) < year(plan)).sort((a, b) => year(b) - year(a))
  return before[0] ?? others[0]
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
