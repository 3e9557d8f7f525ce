/** Two plans side by side: which promises are new, gone, tightened, loosened or moved. Pure. */
import type { Commitment } from './commitment.schema.ts'

export const PLAN_CHANGES = {
  new: '新增',
  gone: '取消',
  tightened: '加严',
  loosened: '放宽',
  moved: '时间有变',
  owner: '主体有变',
  same: '不变',
} as const
export type PlanChange = keyof typeof PLAN_CHANGES

export interface Pair<C extends Commitment = Commitment> {
  readonly change: PlanChange
  readonly before: C | null
  readonly after: C | null
}

/** How alike two promises must be to be the same one, 0–1: measured on plans of one organ in following years. */
const ALIKE = 0.45

/** Numbers, periods and days are what may change; what is left says what is done. */
const CHANGING =
  /\d+|[一二三四五六七八九十两半百]+(?=[次期场个篇名项月周季年学])|每?(?:年度?|季度|月|周|半年)|[上下]半年|第?.季度|不少于|不低于|至少|以上|原则上|一般/g

function pairsOf(text: string): Map<string, number> {
  const bare = text.replace(CHANGING, '').replace(/[^\p{L}]/gu, '')
  const counts = new Map<string, number>()
  for (let i = 0; i + 1 < bare.length; i++) {
    const pair = bare.slice(i, i + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** Dice's coefficient over pairs of characters. */
function alike(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let both = 0
  let all = 0
  for (const [pair, count] of a) {
    both += Math.min(count, b.get(pair) ?? 0)
    all += count
  }
  for (const count of b.values()) all += count
  return all === 0 ? 0 : (2 * both) / all
}

/** Pairs every promise with at most one of the other plan, the most alike first; in the order of the later plan, then what is gone. */
export function comparePlans<C extends Commitment>(before: readonly C[], after: readonly C[]): Pair<C>[] {
  const [old, young] = [before, after].map((list) =>
    list.map((commitment) => ({ commitment, words: pairsOf(commitment.quote), action: pairsOf(commitment.action) })),
  ) as [Worded<C>[], Worded<C>[]]
  const candidates = old.flatMap((a, i) =>
    young.flatMap((b, j) => {
      const score = Math.max(alike(a.words, b.words), alike(a.action, b.action)) + kinship(a.commitment, b.commitment)
      return score >= ALIKE ? [{ i, j, score }] : []
    }),
  )
  candidates.sort((a, b) => b.score - a.score || a.j - b.j || a.i - b.i)
  const of = new Map<number, number>()
  const taken = new Set<number>()
  for (const { i, j } of candidates) {
    if (of.has(j) || taken.has(i)) continue
    of.set(j, i)
    taken.add(i)
  }
  return [
    ...after.map((commitment, j): Pair<C> => {
      const earlier = of.get(j)
      if (earlier === undefined) return { change: 'new', before: null, after: commitment }
      return { change: changeOf(before[earlier]!, commitment), before: before[earlier]!, after: commitment }
    }),
    ...before.flatMap((commitment, i): Pair<C>[] =>
      taken.has(i) ? [] : [{ change: 'gone', before: commitment, after: null }],
    ),
  ]
}

interface Worded<C> {
  readonly commitment: C
  readonly words: Map<string, number>
  readonly action: Map<string, number>
}

/** A kind with a meaning of its own weighs for its like and against others: meetings share most of their words. */
function kinship(a: Commitment, b: Commitment): number {
  if (a.kind === b.kind) return a.kind.startsWith('general_') ? 0.05 : 0.15
  return a.recordType === b.recordType ? 0 : -0.2
}

const PER_YEAR: Partial<Record<Commitment['cadence']['type'], number>> = {
  weekly: 52,
  monthly: 12,
  bimonthly: 6,
  quarterly: 4,
  semiannual: 2,
}

/** How much a year asks: times, and what each of them is to reach. */
function asked({ cadence, target }: Commitment): { times: number; amount: number | null } {
  const times = cadence.yearTotal?.count ?? (PER_YEAR[cadence.type] ?? 1) * (cadence.count ?? 1)
  // Of a ceiling less is more.
  const ceiling = (cadence.yearTotal?.bound ?? cadence.bound) === 'at-most'
  return { times: ceiling ? -times : times, amount: target ? (target.op === '<=' ? -1 : 1) * target.value : null }
}

function changeOf(before: Commitment, after: Commitment): PlanChange {
  const [old, young] = [asked(before), asked(after)]
  const comparable = old.amount !== null && young.amount !== null && before.target?.unit === after.target?.unit
  // An amount that is new asks more than none, one that is gone less.
  const amounts = comparable
    ? Math.sign(young.amount! - old.amount!)
    : Number(young.amount !== null) - Number(old.amount !== null)
  const more = Math.sign(young.times - old.times) || amounts
  const firmer = Number(after.modality === 'firm') - Number(before.modality === 'firm')
  if (more > 0 || (more === 0 && firmer > 0)) return 'tightened'
  if (more < 0 || (more === 0 && firmer < 0)) return 'loosened'
  if (when(before) !== when(after)) return 'moved'
  return who(before) === who(after) ? 'same' : 'owner'
}

/** Days and slots, as one text. */
const when = ({ cadence, deadline }: Commitment) =>
  JSON.stringify([cadence.type, cadence.rule ?? null, deadline ? (deadline.resolved ?? deadline.text) : null])

const who = ({ subject }: Commitment) => (subject ?? '').replace(/^(?:局|各|每名|每个|全体)+|[\s“”]/g, '')
