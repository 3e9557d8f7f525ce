/** The page of talks: own occurrences of one duty side by side, and the numbers of all posts by period. Pure. */
import type { Step } from './board.schema.ts'
import type { OwnCoverage, Pair } from './coverage.schema.ts'

type Cell = OwnCoverage['people'][number]

export interface OwnGroup {
  readonly key: string
  readonly title: string
  readonly subject: string
  readonly list: string
  readonly once: boolean
  readonly each: number
  readonly unit: string
  /** By their beginning. */
  readonly periods: readonly Step[]
  /** By name; a cell is null where the person was not on the list for half of the period. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly cells: readonly (Cell | null)[] }[]
  /** Who came too late for that period. */
  readonly newcomers: OwnCoverage['newcomers']
  /** The place of the period that runs now or ran last. */
  readonly current: number
}

/** Head of what is counted by people and is no talk. */
export const OTHER_LISTS = '学习和其他逐人任务'

/** Groups what the actor owes by duty and subject; people in the order of their names, as the server gives them. */
export function ownGroups(own: readonly OwnCoverage[], today: string): OwnGroup[] {
  const groups = Map.groupBy(own, ({ step }) => `${step.dutyId} ${step.subject.id}`)
  return [...groups].map(([key, unsorted]) => {
    const entries = unsorted.toSorted((a, b) => (a.step.start < b.step.start ? -1 : 1))
    const { step, list, once, each, unit } = entries.at(-1)!
    const current = Math.max(
      0,
      entries.findLastIndex((entry) => entry.step.start <= today),
    )
    return {
      ...{ key, title: step.title, subject: step.subject.name, list, once, each, unit },
      periods: entries.map((entry) => entry.step),
      people: peopleOf(entries),
      newcomers: entries[current]!.newcomers,
      current,
    }
  })
}

function peopleOf(entries: readonly OwnCoverage[]): OwnGroup['people'] {
  const names = new Map(entries.flatMap(({ people }) => people.map(({ id, name }) => [id, name] as const)))
  const byId = entries.map(({ people }) => new Map(people.map((one) => [one.id, one])))
  // The longest list has most of them in order; whoever stands only on another follows.
  const longest = [...entries].sort((a, b) => b.people.length - a.people.length)[0]!.people.map(({ id }) => id)
  const order = [...new Set([...longest, ...names.keys()])]
  return order.map((id) => ({ id, name: names.get(id)!, cells: byId.map((cells) => cells.get(id) ?? null) }))
}

/** Why some who are on the list are not asked about: 王堃（2026-11-20起）…. */
export function newcomerWords(newcomers: OwnCoverage['newcomers']): string {
  const names = newcomers.map(({ name, from }) => `${name}（${from}起）`).join('、')
  return `本期不计：${names}。到本期末在名单上不满一半天数；需要时仍可登记。`
}

/** Of the years that have duties the last before one: what is still entered and made up for stands there. */
export const yearBefore = (years: readonly number[], year: number): number | undefined =>
  years.filter((one) => one < year).toSorted((a, b) => b - a)[0]

/** Whether something can still be recorded for a period, for who has not been reached. */
export const isRecordable = ({ standing }: Step): boolean =>
  ['open', 'due-soon', 'entry-open', 'missed', 'done-late', 'unknown'].includes(standing)

export interface PairMatrix {
  readonly periods: readonly { readonly key: string; readonly start: string; readonly due: string }[]
  readonly rows: readonly {
    readonly id: string
    readonly name: string
    readonly cells: readonly (Pair['rows'][number] | null)[]
  }[]
}

/** Posts or bodies × periods, posts in the office's own order: nobody is ranked. */
export function pairMatrix({ rows }: Pair): PairMatrix {
  const keyOf = ({ start, due }: Step) => `${start} ${due}`
  const periods = [...new Map(rows.map(({ step }) => [keyOf(step), { start: step.start, due: step.due }]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, days]) => ({ key, ...days }))
  const bySubject = Map.groupBy(rows, ({ step }) => step.subject.id)
  return {
    periods,
    rows: [...bySubject].map(([id, cells]) => ({
      id,
      name: cells[0]!.step.subject.name,
      cells: periods.map(({ key }) => cells.find(({ step }) => keyOf(step) === key) ?? null),
    })),
  }
}

/** A period in few characters: 第一季度, 上半年, 3月, 全年; else its days. */
export function periodWords(start: string, due: string): string {
  const [from, to] = [start.slice(5), due.slice(5)]
  if (start.slice(0, 4) !== due.slice(0, 4)) return `${start}—${due}`
  const named: Readonly<Record<string, string>> = {
    '01-01 12-31': '全年',
    '01-01 06-30': '上半年',
    '07-01 12-31': '下半年',
    '01-01 03-31': '第一季度',
    '04-01 06-30': '第二季度',
    '07-01 09-30': '第三季度',
    '10-01 12-31': '第四季度',
  }
  const month = Number(from.slice(0, 2))
  const whole = from.endsWith('-01') && from.slice(0, 2) === to.slice(0, 2) && Number(to.slice(3)) >= 28
  return named[`${from} ${to}`] ?? (whole ? `${month}月` : `${dayWords(from)}—${dayWords(to)}`)
}

const dayWords = (day: string) => `${Number(day.slice(0, 2))}月${Number(day.slice(3))}日`
