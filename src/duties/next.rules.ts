/** How “my next step” groups what is owed, and the words in which it says by when. */
import { civil, type IsoDate, parseDay, weekdayOf } from '#kernel/day.ts'
import type { Next, Step } from './board.schema.ts'
import { sourcePlace } from './board.schema.ts'
import type { Standing } from './standing.schema.ts'

/** The groups of the page, the most urgent first, with the standings that each holds. */
export const STEP_GROUPS = [
  { key: 'missed', title: '逾期待补办', standings: ['missed'], action: '补办登记' },
  { key: 'entry-open', title: '待补录', standings: ['entry-open'], action: '补录' },
  { key: 'due-soon', title: '即将到期', standings: ['due-soon'], action: '登记' },
  { key: 'open', title: '进行中', standings: ['open'], action: '登记' },
] as const satisfies readonly { key: string; title: string; standings: readonly Standing[]; action: string }[]

export interface StepGroup {
  readonly key: string
  readonly title: string
  /** The word on the button of each item. */
  readonly action: string
  readonly steps: readonly Step[]
}

/** The steps in the groups of the page, in the order in which they came; empty groups are left out. */
export function groupSteps(steps: readonly Step[]): StepGroup[] {
  return STEP_GROUPS.map(({ key, title, standings, action }) => ({
    key,
    title,
    action,
    steps: steps.filter((step) => (standings as readonly Standing[]).includes(step.standing)),
  })).filter((group) => group.steps.length > 0)
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/** A day as the office writes it: 3月31日（周二）, with the year where it is not the one of `today`. */
export function dayWords(iso: IsoDate, today: IsoDate): string {
  const day = parseDay(iso)
  const { year, month, day: date } = civil(day)
  const yearWords = iso.slice(0, 4) === today.slice(0, 4) ? '' : `${year}年`
  return `${yearWords}${month}月${date}日（周${WEEKDAYS[weekdayOf(day) - 1]}）`
}

/** How far a day is from today, in words: 今天, 明天, 还有5天, 已过3天. */
export function distanceWords(iso: IsoDate, today: IsoDate): string {
  const days = parseDay(iso) - parseDay(today)
  if (days < 0) return `已过${-days}天`
  return ['今天', '明天', '后天'][days] ?? `还有${days}天`
}

/** By when, as one sentence. What is overdue says so; what can still be entered in time says until when. */
export function deadlineWords(step: Step, today: IsoDate): string {
  const due = dayWords(step.due, today)
  const words: Partial<Record<Standing, () => string>> = {
    missed: () => `应于${due}前完成，${distanceWords(step.due, today)}；补办后显示为“逾期完成”`,
    'entry-open': () =>
      `开展期限${due}已过；期内已开展的，请在${dayWords(step.closes, today)}前补录（${distanceWords(step.closes, today)}）`,
    done: () => `${due}前完成`,
    'done-late': () => `应于${due}前完成`,
    upcoming: () => `${dayWords(step.start, today)}开始，${due}前完成`,
  }
  const usual = () => {
    if (step.scheduled === null) return `${due}前完成，${distanceWords(step.due, today)}`
    const planned = dayWords(step.scheduled, today)
    return step.scheduled >= today
      ? `安排在${planned}，${distanceWords(step.scheduled, today)}；最迟${due}`
      : `原安排在${planned}；最迟${due}，${distanceWords(step.due, today)}`
  }
  return (words[step.standing] ?? usual)()
}

/** Until when a member is to reach an amount; past that, what is still to be done about it. */
export const reachWords = (due: IsoDate, today: IsoDate): string =>
  due < today ? `${dayWords(due, today)}已到期；参加过而没有登记的，请告诉支部补登` : `${dayWords(due, today)}前达到`

/** Where its people stand by name: on the page of its own year, which in January is not the one that runs. */
export const talksYear = ({ start }: Pick<Step, 'start'>): number => Number(start.slice(0, 4))

/** Where no duty is to be done now; `also`: something else waits above, and is not denied. */
export const idleTitle = (also: boolean): string => (also ? '除上面所列，目前没有要办的责任事项' : '目前没有要办的事项')

/** What else is said there: what is done this year, and what comes, or why nothing can come yet. */
export function idleWords({
  counts,
  coming: [first],
  unplanned,
  today,
}: Pick<Next, 'counts' | 'coming' | 'unplanned' | 'today'>): string {
  const next = first
    ? `下一项：${first.title}，${dayWords(first.scheduled ?? first.start, today)}。`
    : unplanned === null
      ? '今后60天内也没有新的事项。'
      : unplannedWords(unplanned)
  return `今年已完成${(counts.done ?? 0) + (counts['done-late'] ?? 0)}项。${next}`
}

/** Of a year for which nothing is asked yet: it is not said that nothing comes. */
export const unplannedWords = (year: number): string => `${year}年要点还没有发布，发布后新的事项会列在这里。`

/** In a list of what comes: the day, and how much room there is around it. */
export function comingWords(
  { standing, scheduled, start, due }: Step,
  today: IsoDate,
): { readonly day: string; readonly room: string } {
  const [from, last] = [dayWords(start, today), dayWords(due, today)]
  if (scheduled !== null && scheduled >= today) return { day: dayWords(scheduled, today), room: `最迟${last}` }
  if (standing === 'upcoming') return { day: `${from}起`, room: `${last}前完成` }
  return { day: `最迟${last}`, room: scheduled === null ? `${from}起` : `原安排在${dayWords(scheduled, today)}` }
}

/** The years of days that are named of steps, in order, whose holidays are not among those known: placed by weekends alone. */
export function unannouncedYears(
  steps: readonly Pick<Step, 'start' | 'due' | 'scheduled' | 'closes' | 'standing'>[],
  known: ReadonlySet<number>,
): number[] {
  const days = steps.flatMap(({ start, due, scheduled, closes, standing }) => [
    ...[scheduled ?? start, due],
    ...(standing === 'entry-open' ? [closes] : []),
  ])
  const years = new Set(days.map((day) => Number(day.slice(0, 4))))
  return [...years].filter((year) => !known.has(year)).sort()
}

/** How much of the target is reached, where it is reached by parts; null where the standing says it all. */
export function progressWords({ measure, value, target, unit }: Step): string | null {
  const known = value !== null
  if (measure === 'counterparts') return `已覆盖 ${known ? value : '未知'} 人 / 应覆盖 ${target} 人`
  if (measure === 'members' || measure === 'ratio')
    return `目标 ${Math.round(target * 100)}%，现为 ${known ? `${Math.round(value * 100)}%` : '未知'}`
  if (target === 1 && !value) return null
  return `已完成 ${known ? Math.round(value * 100) / 100 : '未知'} / 应完成 ${target}${unit ? ` ${unit}` : ''}`
}

/** The numbered point of the plan, or the row of its table, that asks for it, for the line under the title. */
export function sourceWords({ source }: Pick<Step, 'source'>): string {
  return `${source.planTitle}${sourcePlace(source)}`
}

/** Which of the two buttons to take where a meeting can be prepared; null where nothing can be recorded. */
export function prepareWords(standing: Standing): string | null {
  const { action } = STEP_GROUPS.find(({ standings }) => (standings as readonly Standing[]).includes(standing)) ?? {}
  return action ? `会议已经开过的，直接“${action}”；还没有开的，先“准备会议”，开完再登记。` : null
}

/** The first group with a meeting that can be prepared: the words over it say for all groups which button to take. */
export const groupWithHint = (groups: readonly StepGroup[], preparable: (step: Step) => boolean): string | null =>
  groups.find(({ steps }) => steps.some(preparable))?.key ?? null

/** Under the buttons of an opened step: what follows, and which to take; null where the button says it all. */
export function whichWords(standing: Standing, preparable: boolean): string | null {
  return `${lateWords(standing)}${(preparable && prepareWords(standing)) || ''}` || null
}

const lateWords = (standing: Standing) =>
  standing === 'missed' ? '补录已截止，现在登记的算补办，显示为“逾期完成”。' : ''

/** The same where a meeting is planned for it. */
export const plannedWords = (standing: Standing, begun: boolean): string =>
  begun
    ? `${lateWords(standing)}会议时间已到：开过的，登记这次会议；没有开成的，打开会议取消。`
    : `${lateWords(standing)}会议已经安排，开完再登记；改时间或取消，打开会议办理。`
