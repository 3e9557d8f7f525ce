/** From the anchors of one promise to cadence, deadline and target. */
import type { PlanCadence, PlanTarget, PlanWindow } from '#plans/commitment.schema.ts'
import type { AmountAnchor, Bound, CountAnchor, DateAnchor, PeriodAnchor } from './anchor.schema.ts'
import { around } from './dates.rules.ts'

export interface Found {
  readonly period: PeriodAnchor | null
  readonly count: CountAnchor | null
  /** The year's total beside a period (每季度1次，全年不少于5次). */
  readonly total: CountAnchor | null
  readonly amount: AmountAnchor | null
  /** Dates of the clause itself, of the sentence before it, of the heading or of the cell. */
  readonly dates: readonly DateAnchor[]
  /** A bound word earlier in the clause (至少为…讲1次). */
  readonly earlierBound: Bound | null
  /** 各 stands over the listed dates. */
  readonly each: boolean
  /** The period stands in a cell of its own, away from the number. */
  readonly apart: boolean
  /** The act runs through its window and is not done at one moment. */
  readonly runs: boolean
}

const SPAN_MONTHS = 4

/** Periods of a year. */
export const PERIODS: Partial<Record<PlanCadence['type'], number>> = {
  monthly: 12,
  bimonthly: 6,
  quarterly: 4,
  semiannual: 2,
}

const movable = (dates: readonly DateAnchor[]) => dates.some((d) => d.windows.length === 0)

/** Windows of several dates together, without repetition. */
export function windowsOf(dates: readonly DateAnchor[]): PlanWindow[] {
  if (movable(dates)) return []
  const seen = new Map<string, PlanWindow>()
  for (const d of dates) for (const w of d.windows) seen.set(`${w.from}${w.to}`, w)
  const windows = [...seen.values()]
  return dates.length > 1 && dates.every(({ by }) => by) ? oneByOne(windows) : windows
}

/** 6月底前、12月底前: of several ends each window begins where the one before it is over. */
const oneByOne = (windows: readonly PlanWindow[]): PlanWindow[] =>
  windows.map((window, i) => {
    const before = windows[i - 1]
    return before && window.from <= before.to && before.to < window.to
      ? { from: around(before.to, -1, 1).to, to: window.to }
      : window
  })

/** 1-12月 says no more than the year; 12月底前 is a deadline all the same. */
export const isWholeYear = (d: DateAnchor) => !d.by && d.windows.some((w) => w.from === '01-01' && w.to === '12-31')
const monthsIn = (w: PlanWindow) => Number(w.to.slice(0, 2)) - Number(w.from.slice(0, 2)) + 1

/** The cadence of a promise; the cases are those of the annotation guideline, section 2. */
export function cadenceOf(f: Found): PlanCadence {
  const windows = windowsOf(f.dates)
  const rule = f.period?.rule ?? (movable(f.dates) ? f.dates.map((d) => d.words).join('、') : null)
  const extras = {
    ...(rule === null ? {} : { rule }),
    ...(f.total ? { yearTotal: { count: f.total.value, bound: f.total.bound ?? ('exactly' as const) } } : {}),
  }
  if (f.count || (f.amount?.max ?? null) !== null) {
    const n = (f.count ?? f.amount)!
    const bound = n.max !== null ? 'at-least' : (f.count?.bound ?? f.earlierBound ?? 'exactly')
    const own = { bound, unit: n.unit, ...(n.max === null ? {} : { countMax: n.max }), ...extras } as const
    const several = n.value > 1 || n.max !== null
    const yearly = several ? 'n-per-year' : 'annual'
    if (f.period) {
      // 联席会4次, with 每季度 in the cell beside it: the year's number, spread over the periods.
      const periods = f.apart ? PERIODS[f.period.every] : undefined
      if (periods !== undefined && n.value >= periods && n.value % periods === 0)
        return { type: f.period.every, count: n.value / periods, ...own, yearTotal: { count: n.value, bound } }
      if (f.period.times !== null) return { type: f.period.every, count: f.period.times * n.value, ...own }
      if (f.period.every === 'annual' && f.each && windows.length > 1)
        return { type: 'n-per-year', count: n.value * windows.length, ...own }
      return { type: f.period.every === 'annual' ? yearly : f.period.every, count: n.value, ...own }
    }
    if (movable(f.dates)) return { type: 'rule', count: n.value, ...own }
    if (f.each && windows.length > 1) return { type: 'n-per-year', count: n.value * windows.length, ...own }
    if (several) return { type: 'n-per-year', count: n.value, ...own }
    return { type: bound === 'at-least' && windows.length === 0 ? 'annual' : 'once', count: n.value, ...own }
  }
  if (f.amount) {
    if (f.amount.unit === '%')
      return f.period && !f.period.weak
        ? { type: f.period.every, count: 1, bound: null, ...extras }
        : { type: 'ongoing', count: null, bound: null, ...extras }
    if (f.period) return { type: f.period.every, count: 1, bound: null, ...extras }
    if (/^(?:学时|课时|学分|小时|个月|天|个工作日|分)/.test(f.amount.unit) && windows.length === 0)
      return { type: 'annual', count: 1, bound: null, ...extras }
    return { type: 'once', count: 1, bound: 'exactly', unit: '次', ...extras }
  }
  if (f.period) {
    const bound = f.earlierBound ?? 'exactly'
    if (f.period.every === 'annual' && f.each && windows.length > 1)
      return { type: 'n-per-year', count: windows.length, bound, unit: '次', ...extras }
    return { type: f.period.every, count: f.period.times ?? 1, bound, unit: '次', ...extras }
  }
  if (movable(f.dates)) return { type: 'rule', count: 1, bound: 'exactly', unit: '次', ...extras }
  if (f.each && windows.length > 1)
    return { type: 'n-per-year', count: windows.length, bound: 'exactly', unit: '次', ...extras }
  if (f.runs && windows.length === 1 && monthsIn(windows[0]!) >= SPAN_MONTHS)
    return { type: 'ongoing', count: null, bound: null, ...extras }
  return { type: 'once', count: 1, bound: 'exactly', unit: '次', ...extras }
}

const TAIL = /(?:达到|达|为|保持在|保持|控制在|均|要|应|确保|实现|不低于|力争)+$/

const BEHIND = /^的?([^，。；、:()\d]{1,12})/
const OF = /^的(?!要求|标准|规定|任务|目标)([^，。；、:()\d]{2,12})/

/** The target that an amount sets; `before` and `after` are the clause around it. A range is a count and no target. */
export function targetOf(amount: AmountAnchor | null, before: string, after: string): PlanTarget | null {
  if (!amount || amount.max !== null) return null
  const held = /[^，。；、:“”()\d%]{1,30}$/.exec(before.replace(TAIL, ''))?.[0] ?? ''
  // 不少于24学时的集中培训 says behind the number what is measured, 集中培训不少于24学时 before it.
  const behind = (amount.shy ? BEHIND : OF).exec(after)?.[1]
  const noun = behind ?? held
  return {
    metric:
      noun.replace(/(?<=.{2})(?:一般|原则上)$/, '').replace(/^(?:达到|确保|保证|落实好|落实|实现|力争|完成)+/, '') ||
      amount.unit,
    op: amount.op,
    value: amount.value,
    unit: amount.unit,
  }
}
