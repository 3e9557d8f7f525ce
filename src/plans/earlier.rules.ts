/** A changed plan beside the one that was published before it for the same year: what goes on, what is otherwise, what is gone. Pure. */
import type { Owes } from '#duties/duty.schema.ts'
import type { Names } from '#duties/owes-words.rules.ts'
import { comparePlans, PLAN_CHANGES } from './compare.rules.ts'
import type { Earlier, EarlierDuty } from './earlier.schema.ts'
import type { ReviewItem } from './plan.schema.ts'

/** A duty of a published plan as it stands today. */
export interface StandingDuty {
  readonly id: string
  readonly commitmentId: string
  readonly title: string
  readonly owes: Owes
  /** How many times it has been changed since it was published. */
  readonly seen: number
  readonly withdrawn: boolean
  /** Whether nothing of it falls due today or later: it need not be withdrawn, nor can it be asked again. */
  readonly over: boolean
}

export interface PublishedVersion {
  readonly title: string
  readonly items: readonly ReviewItem[]
  readonly duties: readonly StandingDuty[]
}

/** So much of what a plan asks must stand in the later one, else the two are different plans of one year. */
const LEAST = 0.5

const isLeft = ({ reading }: ReviewItem) => reading.carriedBy !== undefined
const isTask = (item: ReviewItem) => item.state === 'accepted' || isLeft(item)
const CHANGED = '发布后调整过'
const LEFT_OUT = { rejected: '本版审核为“不作任务”', proposed: '本版没有发布这一项' } as const

/** The later plan: what is published of it is what was accepted. */
export interface LaterPlan {
  readonly items: readonly ReviewItem[]
  readonly published: boolean
}

/**
 * What earlier versions of a plan still ask beside it.
 * @param versions the plans that were published for its year before it, the latest first
 */
export function earlierOf(
  { items, published }: LaterPlan,
  versions: readonly PublishedVersion[],
  names: Names,
): Omit<Earlier, 'twins'> {
  const own = items.filter(({ reading }) => !reading.joined)
  const carried = new Set(own.flatMap(({ reading }) => reading.carriedBy?.id ?? []))
  const told = versions.flatMap((version) => {
    const pairs = comparePlans(version.items.filter(isTask), own, names).flatMap(({ before, ...pair }) =>
      before === null ? [] : [{ version, before, ...pair }],
    )
    const paired = pairs.filter(({ after }) => after !== null).length
    return pairs.length > 0 && paired / pairs.length >= LEAST ? [{ version, pairs }] : []
  })
  // What was left with a version that is too unlike this one to be told of: as the version that left it says it, and last.
  const pairs = told.flatMap((one) => one.pairs).toSorted((a, b) => Number(isLeft(a.before)) - Number(isLeft(b.before)))
  const made = Map.groupBy(
    versions.flatMap((version) => version.duties),
    ({ commitmentId }) => commitmentId,
  )
  const duties: EarlierDuty[] = []
  const same = new Map<string, Earlier['same'][number]>()
  const weighed = new Set<string>()
  for (const { version, before, after, change, details } of pairs) {
    const { reading, draft } = before
    const asked = reading.carriedBy ?? { id: before.id, title: draft.title, plan: version.title }
    const { id } = asked
    if (weighed.has(id)) continue
    weighed.add(id)
    const all = made.get(id) ?? []
    const standing = all.filter(({ withdrawn }) => !withdrawn)
    if (standing.length === 0 || carried.has(id)) continue
    const touched = all.some(({ seen }) => seen > 0) || standing.length < all.length
    const alike = change === 'same' && !touched
    if (alike) same.set(after!.id, { itemId: after!.id, carriedBy: asked })
    const state = after?.state
    const out = state === 'rejected' || (published && state === 'proposed') ? LEFT_OUT[state] : null
    const relation = after === null || out ? 'gone' : alike ? 'same' : 'changed'
    const why = [
      ...(relation === 'changed' && change !== 'same' ? [PLAN_CHANGES[change], ...details] : []),
      ...(touched ? [CHANGED] : []),
      ...(out ? [out] : []),
    ]
    for (const { id: duty, seen, title, owes } of standing.filter(({ over }) => !over))
      duties.push({
        ...{ id: duty, seen, title, owes, plan: asked.plan, relation, details: why },
        itemId: after?.id ?? null,
      })
  }
  return { versions: told.map(({ version }) => version.title), duties, same: [...same.values()] }
}
