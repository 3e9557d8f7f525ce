/** Two plans side by side: which promises are new, gone, tightened, loosened, moved, or reach others. Pure. */
import { type Cadence, PERIODS_PER_YEAR } from '#duties/duty.schema.ts'
import { listLabel } from '#duties/list.schema.ts'
import { type Names, owesWords } from '#duties/owes-words.rules.ts'
import { bestAssignment } from './assign.rules.ts'
import { saidOf } from './cadence-edit.rules.ts'
import { likeness, ownersOf, type Promised, worded } from './likeness.rules.ts'
import type { Draft } from './plan.schema.ts'
import { isSameButNumbers, isSameText } from './same-text.rules.ts'
import { SCOPE_WORDS, scopeChange } from './scope.rules.ts'

export const PLAN_CHANGES = {
  new: '新增',
  gone: '取消',
  tightened: '加严',
  loosened: '放宽',
  moved: '时间有变',
  owner: '主体有变',
  scope: '对象有变',
  same: '不变',
} as const
export type PlanChange = keyof typeof PLAN_CHANGES

export interface Pair<P extends Promised = Promised> {
  readonly change: PlanChange
  readonly before: P | null
  readonly after: P | null
  /** What changed, where the change alone does not say it: 推迟, 对象收窄：党员、职工 → 党员. */
  readonly details: readonly string[]
}

/** Less alike than this is not the same promise: set on two plans of one bureau, where it pairs no two different acts. */
const FLOOR = 0.6

/** One pair that is the same all but a word is worth more than two that are somewhat alike. */
const SHARP = 4

/** Of pairs that are equally alike, those that stand in the same place of both plans. */
const PLACE = 0.001

/** One sentence that stands in both plans is worth more than any two pairs that are alike. */
const SAME_TEXT = 3

/**
 * Pairs promises so that all pairs together are the most alike there is; each with at most one of the other plan. In
 * the order of the later plan, then what is gone.
 */
export function comparePlans<P extends Promised>(
  before: readonly P[],
  after: readonly P[],
  names: Names = new Map(),
): Pair<P>[] {
  const of = pairing(before, after)
  const taken = new Set(of)
  return [
    ...after.map((young, j): Pair<P> => {
      const old = of[j] === null ? null : before[of[j]!]!
      if (!old) return { change: 'new', before: old, after: young, details: [] }
      return { before: old, after: young, ...changed(old, young, names) }
    }),
    ...before.flatMap((old, i): Pair<P>[] =>
      taken.has(i) ? [] : [{ change: 'gone', before: old, after: null, details: [] }],
    ),
  ]
}

/** For each of `after` the place in `before`. Solved in one direction, so that to swap the plans only swaps the pairs. */
function pairing(before: readonly Promised[], after: readonly Promised[]): (number | null)[] {
  const text = (list: readonly Promised[]) => list.map(({ draft, reading }) => draft.title + reading.quote).join()
  if (text(before) <= text(after)) {
    const turned = bestAssignment(worths(before, after), after.length)
    return after.map((_, j) => {
      const i = turned.indexOf(j)
      return i < 0 ? null : i
    })
  }
  return bestAssignment(worths(after, before), before.length)
}

function worths(rows: readonly Promised[], columns: readonly Promised[]): number[][] {
  const [across, down] = [columns.map(readings), rows.map(readings)]
  return rows.map((row, i) =>
    columns.map((column, j) => {
      const score = Math.max(...down[i]!.flatMap((one) => across[j]!.map((other) => likeness(one, other))))
      const place = PLACE * Math.abs(i / rows.length - j / columns.length)
      if (isSameText(row, column)) return SAME_TEXT + score ** SHARP - place
      return score < FLOOR ? 0 : score ** SHARP - place
    }),
  )
}

/** As a reviewer has corrected it, and as it was read: another plan of the same sentence may be corrected or not. */
const readings = (item: Promised) => [item, ...(item.edited ? [asRead(item)] : [])].map(worded)

/** Before it was corrected; of what was corrected before that was kept, its words with who owes it. */
const asRead = (item: Promised): Promised => ({ ...item, draft: item.read ?? item.draft, edited: false })

/**
 * What changed between two promises. A correction in review mends what was misread: where the later plan says the
 * sentence again and nobody has corrected it there, the two are compared as they were read.
 */
function changed(before: Promised, after: Promised, names: Names): Pick<Pair, 'change' | 'details'> {
  const same = isSameText(before, after)
  const again = !after.edited && (same || isSameButNumbers(before, after))
  // A person marks otherwise than the reader reads, and of some corrections it was not kept what they corrected.
  const otherwise = before.reading.marked !== after.reading.marked || (before.edited && !before.read)
  if (same && again && otherwise) return { change: 'same', details: [] }
  const old = again && before.read ? asRead(before) : before
  return { change: changeOf(old, after), details: detailsOf(old, after, names) }
}

/** Statutory holidays of a year. */
const HOLIDAYS = 7

/** In how many periods of a year something is owed. */
function periods(cadence: Cadence): number {
  switch (cadence.every) {
    case 'once':
      return Math.max(1, cadence.windows?.length ?? 1)
    case 'days':
      return cadence.dates.length
    case 'holidays':
      return (cadence.names?.length || HOLIDAYS) * (cadence.side === 'each' ? 2 : 1)
    default:
      return PERIODS_PER_YEAR[cadence.every] ?? 1
  }
}

/** How much a year asks: times, and what is to be reached beside them. Of a ceiling less is more. */
function asked({ draft, reading, edited }: Promised): { times: number; amount: number | null; unit: string } {
  const { cadence, measure, target, each = 1, bound, unit = '' } = draft
  const sign = bound === 'at-most' ? -1 : 1
  const a = periods(cadence)
  const yearTotal = edited ? undefined : reading.cadence.yearTotal
  if (measure === 'count') return { times: sign * Math.max(yearTotal?.count ?? 0, a * target), amount: null, unit: '' }
  if (measure === 'counterparts') return { times: a, amount: null, unit: '' }
  if (measure === 'sum') return { times: 1, amount: sign * a * target, unit }
  return { times: a, amount: measure === 'members' ? target * each : target, unit: `${measure}${unit}` }
}

function changeOf(before: Promised, after: Promised): PlanChange {
  const [old, young] = [asked(before), asked(after)]
  const comparable = old.amount !== null && young.amount !== null && old.unit === young.unit
  // An amount that is new asks more than none, one that is gone less.
  const amounts = comparable
    ? Math.sign(young.amount! - old.amount!)
    : Number(young.amount !== null) - Number(old.amount !== null)
  const more = (old.unit === young.unit && Math.sign(young.times - old.times)) || amounts
  const firmer = Number(after.reading.modality === 'firm') - Number(before.reading.modality === 'firm')
  if (more > 0 || (more === 0 && firmer > 0)) return 'tightened'
  if (more < 0 || (more === 0 && firmer < 0)) return 'loosened'
  if (who(before) !== who(after)) return 'owner'
  if (when(before) !== when(after)) return 'moved'
  return scopeOf(before, after) || listsOf(before, after) ? 'scope' : 'same'
}

/** What a reviewer corrected counts, not what was read. */
const wordsOf = ({ draft, reading, edited }: Promised) => (edited ? draft.title : reading.quote)
const scopeOf = (before: Promised, after: Promised) => scopeChange(wordsOf(before), wordsOf(after))

/** The lists of people of both in words, where they differ; null where they do not, or one has none. */
function listsOf(...both: readonly [before: Promised, after: Promised]): string | null {
  const lists = both.map(({ draft: { list } }) => (list ? listLabel(list) : null))
  return lists.every((list) => list !== null) && lists[0] !== lists[1] ? lists.join(' → ') : null
}

function detailsOf(before: Promised, after: Promised, names: Names): string[] {
  const [from, to] = [ownerWords(before, names), ownerWords(after, names)]
  const lists = listsOf(before, after)
  const scope = scopeOf(before, after)
  const [old, young] = [lastDay(before), lastDay(after)]
  // 上半年1期 that becomes one in each half is not put off.
  const moved =
    old !== null && young !== null && old !== young && periods(before.draft.cadence) === periods(after.draft.cadence)
  return [
    ...(who(before) !== who(after) && from !== to ? [`责任主体有变：${from} → ${to}`] : []),
    ...(moved ? [young < old ? '提前' : '推迟'] : []),
    ...(!moved && changeOf(before, after) === 'owner' && when(before) !== when(after) ? [PLAN_CHANGES.moved] : []),
    ...(scope ? [`${SCOPE_WORDS[scope.way]}：${scope.before} → ${scope.after}`] : []),
    ...(!scope && lists ? [`名单有变：${lists}`] : []),
  ]
}

/** The last day of what is due once, as it lies to the plan year. */
const lastDay = ({ draft: { cadence, inForce } }: Promised): number | null =>
  cadence.every === 'once' && cadence.windows?.length
    ? Math.max(...cadence.windows.map(({ to }) => inPlanYear(to, inForce)))
    : null

/** A day as it lies to the year in which the promise begins to be in force, so that plans of two years compare: 次年1月 comes after 12月. */
const inPlanYear = (day: string, { from }: Draft['inForce']) =>
  (Number(day.slice(0, 4)) - Number(from.slice(0, 4))) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8))

/** Days and slots as they lie to the plan year, as one text. */
function when({ draft, reading, edited }: Promised): string {
  const { inForce } = draft
  const { times: _, ...cadence } = saidOf(draft.cadence)
  const days = ({ from, to }: Draft['inForce']) => [inPlanYear(from, inForce), inPlanYear(to, inForce)]
  if (cadence.every === 'once' || (cadence.every === 'year' && !cadence.until)) {
    const windows = (cadence.every === 'once' ? cadence.windows : null) ?? []
    return JSON.stringify([windows.map(days), days(inForce), loose()])
  }
  return JSON.stringify([Object.entries(cadence).sort(), days(inForce), loose()])

  /** What was read of the time and the duty cannot hold: a week without its day, a term of school. */
  function loose(): string | null {
    if (edited || cadence.every === 'monthly-slot' || cadence.every === 'holidays' || cadence.every === 'items')
      return null
    if (cadence.every === 'week' && cadence.weekday) return null
    if ('byDay' in cadence && cadence.byDay) return null
    const { rule } = reading.cadence
    return rule ? slotWords(rule) : reading.deadline?.resolved === null ? reading.deadline.text : null
  }
}

/** 每个月第三个星期五 and 每月第3周周五 as one. */
const slotWords = (rule: string) =>
  rule
    .replace(/星期|礼拜/g, '周')
    .replace(/[\s个]/g, '')
    .replace(/(第)([一二三四五])/g, (_, first: string, digit: string) => `${first}${'一二三四五'.indexOf(digit) + 1}`)
    .replace(/(第\d)周周/g, '$1周')

/** Who owes, in words; those of the plan where a single body or post is not known by name. */
function ownerWords({ draft: { owes }, reading: { subject } }: Promised, names: Names): string {
  const known = owes.every((one) => !('body' in one || 'post' in one) || names.has(Object.values(one)[0]!))
  return owes.length > 0 && known ? owes.map((one) => owesWords(one, names)).join('、') : (subject ?? '未明确')
}

const who = ({ draft, reading }: Promised) => [...ownersOf(draft.owes, reading.subject)].sort().join()
