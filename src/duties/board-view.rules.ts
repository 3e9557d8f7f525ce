/** What of the board is shown: filters, and the totals of exactly that. */
import type { Board, BoardCell, Step } from './board.schema.ts'
import { RULEBOOK } from './rulebook.schema.ts'
import { STANDING_CODES, STANDING_LABELS, type Standing, type Totals } from './standing.schema.ts'
import { totalsOf } from './totals.rules.ts'

/** `Q1`–`Q4`, `01`–`12`; anything else is the whole year. */
export const PERIODS: Readonly<Record<string, { readonly label: string; readonly from: number; readonly to: number }>> =
  Object.fromEntries([
    ...['一', '二', '三', '四'].map((n, i) => [`Q${i + 1}`, { label: `第${n}季度`, from: 3 * i + 1, to: 3 * i + 3 }]),
    ...Array.from({ length: 12 }, (_, i) => [
      String(i + 1).padStart(2, '0'),
      { label: `${i + 1}月`, from: i + 1, to: i + 1 },
    ]),
  ])

export interface BoardFilter {
  readonly year: number
  readonly point: number | null
  readonly plan: string | null
  /** Key of PERIODS: only what falls due in it. */
  readonly period: string | null
  /** Empty: all. */
  readonly standings: readonly Standing[]
  /** Words in the name of a duty or of a body. */
  readonly find: string
}

export type BoardDuty = Board['duties'][number]
export type BoardSubject = Board['subjects'][number]

export interface BoardRow {
  readonly subject: BoardSubject
  /** Parallel to the view's `duties`; null where the subject does not owe. */
  readonly cells: readonly (readonly BoardCell[] | null)[]
  readonly totals: Totals
}

export interface BoardView {
  readonly duties: readonly BoardDuty[]
  readonly rows: readonly BoardRow[]
  readonly totals: Totals
}

interface Gathered {
  readonly all: BoardCell[]
  readonly shown: Map<number, readonly BoardCell[]>
}

/**
 * Rows and columns that have something to show under the filter. Totals leave the filter by standing aside: a rate
 * over the missed alone would say nothing.
 */
export function viewOf(board: Board, filter: BoardFilter): BoardView {
  const words = filter.find.trim().toLowerCase()
  const names = (text: string) => text.toLowerCase().includes(words)
  const subjectFits = board.subjects.map(({ name }) => names(name))
  const dutyFits = board.duties.map(({ title, stages }) => [title, ...stages.map((one) => one.title)].some(names))
  // Words that name a body show its whole row; others narrow the columns.
  const fits = (subject: number, duty: number) => !words || subjectFits[subject] || dutyFits[duty]
  const wanted = board.duties.map(
    ({ point, planId }) =>
      (filter.point === null || point === filter.point) && (filter.plan === null || planId === filter.plan),
  )
  const rows = new Map<number, Gathered>()
  const columns = new Set<number>()
  for (const { subject, duty, occurrences } of board.cells) {
    if (!wanted[duty] || !fits(subject, duty)) continue
    const row: Gathered = rows.get(subject) ?? { all: [], shown: new Map() }
    rows.set(subject, row)
    const due = occurrences.filter((cell) => isDueIn(cell, filter))
    row.all.push(...due)
    const shown = due.filter(({ standing }) => filter.standings.length === 0 || filter.standings.includes(standing))
    if (shown.length === 0) continue
    columns.add(duty)
    row.shown.set(duty, shown)
  }
  const order = [...columns].sort((a, b) => a - b)
  return {
    duties: order.map((i) => board.duties[i]!),
    rows: board.subjects.flatMap((subject, i) => {
      const row = rows.get(i)
      if (!row || row.shown.size === 0) return []
      return [
        { subject, cells: order.map((duty) => row.shown.get(duty) ?? null), totals: totalsAt(row.all, board.asOf) },
      ]
    }),
    totals: totalsAt(
      [...rows.values()].flatMap(({ all }) => all),
      board.asOf,
    ),
  }
}

function isDueIn({ due }: BoardCell, { year, period }: BoardFilter): boolean {
  const span = period === null ? undefined : PERIODS[period]
  // What may be finished in the next year (年度工作, due in January) belongs to the year's end.
  const month = Number(due.slice(0, 4)) > year ? 12 : Number(due.slice(5, 7))
  return !span || (span.from <= month && month <= span.to)
}

const totalsAt = (cells: readonly BoardCell[], asOf: string) =>
  totalsOf(cells.map(({ standing, closes }) => ({ standing, closed: asOf > closes })))

/** The longest heading of a point that its place over the columns holds. */
const HEADING = 18

export interface PointGroup {
  readonly key: string
  /** What stands over the columns: a point without a short heading by its number alone. */
  readonly label: string
  readonly full: string
  span: number
}

/** Heads over neighbours that have the same. */
function neighbours(duties: readonly BoardDuty[], headOf: (duty: BoardDuty) => Omit<PointGroup, 'span'>): PointGroup[] {
  const groups: PointGroup[] = []
  for (const duty of duties) {
    const head = headOf(duty)
    const last = groups.at(-1)
    if (last?.key === head.key) last.span++
    else groups.push({ ...head, span: 1 })
  }
  return groups
}

/** Neighbouring duties of one point, for the head of the matrix. */
export const pointGroups = (duties: readonly BoardDuty[]): PointGroup[] =>
  neighbours(duties, ({ point, pointTitle, planId, planTitle }) => {
    // The number of an article of the rulebook would read like one of the plan beside it.
    const ruled = planId === RULEBOOK
    const key = `${planId}/${planTitle}/${ruled ? pointTitle : (point ?? pointTitle)}`
    const full = ruled || point === null ? pointTitle || '未编号' : `${point}. ${pointTitle}`
    const label = !ruled && point !== null && [...full].length > HEADING ? `第${point}条` : full
    return { key, label, full: ruled ? `《${planTitle}》：${full}` : full }
  })

/** Neighbouring duties of one plan, or of the Party's rules, for a line above their points; none where all come from one. */
export function planGroups(duties: readonly BoardDuty[]): PointGroup[] {
  const groups = neighbours(duties, ({ planId, planTitle }) => {
    const label = planId === RULEBOOK ? '党内法规' : planTitle
    return { key: planId, label, full: label }
  })
  return groups.length > 1 ? groups : []
}

/** The points that occur, for the filter. */
export function pointsOf(duties: readonly BoardDuty[]): { point: number; title: string }[] {
  const titles = new Map<number, string>()
  for (const { point, pointTitle } of duties) if (point !== null && !titles.has(point)) titles.set(point, pointTitle)
  return [...titles].sort(([a], [b]) => a - b).map(([point, title]) => ({ point, title }))
}

/** `done,missed` of the address as standings; what is none is dropped. */
export function parseStandings(text: string | undefined): Standing[] {
  const wanted = new Set(text?.split(','))
  return STANDING_CODES.filter((code) => wanted.has(code))
}

/** A rate with its numbers: 80%（8/10）; 暂无应办 where nothing was expected. */
export function rateWords(rate: number | null, of: number): string {
  return rate === null ? '暂无到期事项' : `${Math.round(rate * 1000) / 10}%（${Math.round(rate * of)}/${of}）`
}

/** 2026-03-31 as 3月31日. */
export const dayLabel = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** An occurrence's period with its standing, as its mark is called. */
export function markLabel({ start, due, standing }: BoardCell): string {
  const span = start === due ? dayLabel(due) : `${dayLabel(start)}—${dayLabel(due)}`
  return `${span}：${STANDING_LABELS[standing]}`
}

/** How many marks stand in a line, so that quarters, half-years and years are seen as blocks. */
export function marksPerLine(most: number): number {
  if (most <= 6) return Math.max(most, 1)
  if (most > 24) return 13
  return most % 6 === 0 || most > 10 ? 6 : Math.ceil(most / 2)
}

/** A period with its year said once. */
export function spanLabel(from: string, to: string): string {
  const start = `${from.slice(0, 4)}年${dayLabel(from)}`
  if (from === to) return start
  return `${start}—${from.slice(0, 4) === to.slice(0, 4) ? '' : `${to.slice(0, 4)}年`}${dayLabel(to)}`
}

type Asking = Pick<Board['duties'][number], 'title' | 'cadence' | 'stages'>

type Told = Pick<Asking, 'title' | 'cadence'>

/** What is called what, and what is asked of it, on the day that it is due: as it read then, whatever was changed since. */
export const toldOn = ({ stages, ...now }: Asking, due: string): Told =>
  stages.findLast(({ from }) => from <= due) ?? stages[0] ?? now

/** What a duty was called or has asked in a year up to a day; where that changed within it, from which day on. */
export function toldIn(
  duty: Asking,
  what: keyof Told,
  { year, asOf }: { readonly year: number; readonly asOf: string },
) {
  const { stages } = duty
  const [first, last] = [`${year}-01-01`, asOf < `${year}-12-31` ? asOf : `${year}-12-31`]
  const within = stages.filter(({ from }, i) => from <= last && (stages[i + 1]?.from ?? '9') > first)
  const turns = within.filter((stage, i) => stage[what] !== within[i - 1]?.[what])
  if (turns.length < 2) return turns[0]?.[what] ?? duty[what]
  return turns.map((one, i) => (i === 0 ? one[what] : `自${dayLabel(one.from)}起：${one[what]}`)).join('\n')
}

/** What a board of another day takes into account, and the other way to look at that day. Of a day to come there is one. */
export function asOfWords(asOf: string, known: string, today: string) {
  if (asOf > today)
    return { words: '预计情况：按今天已经录入的纪实和已经定下的要求推算，以后登记的还不在内。', other: null }
  return known === asOf
    ? {
        words: '情况，只计当天及以前已经录入的纪实，之后补录的不计。',
        other: { label: '计入之后补录的', known: today },
      }
    : {
        words: '情况，按现在已经录入的纪实计算，包括当天之后补录的。',
        other: { label: '只看当天已录入的', known: undefined },
      }
}

/** What is reached of the target: people, shares or amounts; null where nothing can be said. */
export function amountWords({
  measure,
  value,
  target,
  unit,
}: Pick<Step, 'measure' | 'value' | 'target' | 'unit'>): string | null {
  if (value === null) return null
  if (measure === 'counterparts') return peopleWords(value, target)
  const share = measure === 'members' || measure === 'ratio'
  const show = (number: number) =>
    share ? `${Math.round(number * 1000) / 10}%` : `${Math.round(number * 100) / 100}${unit ?? ''}`
  return `${show(value)}（目标${show(target)}）`
}

/** People reached of those owed, with the rate: 15/20人（75%）. */
export function peopleWords(reached: number, owed: number): string {
  return owed === 0 ? '0人' : `${reached}/${owed}人（${Math.round((reached / owed) * 1000) / 10}%）`
}

/** The filter in words, for paper; null where everything is shown. */
export function filterWords({ point, period, standings, find }: BoardFilter): string | null {
  const words = [
    period === null ? null : PERIODS[period]?.label && `${PERIODS[period].label}到期`,
    point === null ? null : `第${point}条`,
    standings.length === 0 ? null : standings.map((code) => STANDING_LABELS[code]).join('、'),
    find ? `含“${find}”` : null,
  ].filter(Boolean)
  return words.length === 0 ? null : words.join('；')
}

/** The figures above the board, which add up: what is past its closing day is in the rates, what is done before is told apart. */
export function totalsWords(totals: Totals): readonly (readonly [string, string])[] {
  const done = Math.round((totals.rateDone ?? 0) * totals.expected)
  return [
    ['全部已完成（含逾期）', `${totals.done + totals['done-late']}项`],
    ['其中未到补录截止', `${totals.done + totals['done-late'] - done}项`],
    ['其中已过补录截止', `${done}项`],
    ['完成率', rateWords(totals.rateDone, totals.expected)],
    ['按期完成率', rateWords(totals.rateOnTime, totals.expected)],
  ]
}
