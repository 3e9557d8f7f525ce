/** What was read and what would be owed, in office Chinese for the review screen. */
import { sourcePlace } from '#duties/board.schema.ts'
import { describeDemand, describePeriod } from '#duties/describe.rules.ts'
import type { Owes } from '#duties/duty.schema.ts'
import { type Names, owesWords } from '#duties/owes-words.rules.ts'
import {
  BOUNDS,
  CADENCE_TYPES,
  type Commitment,
  type PlanCadence,
  type PlanTarget,
  type Reason,
} from './commitment.schema.ts'
import type { Draft, ReviewItem } from './plan.schema.ts'

export const REASON_FIELDS: Readonly<Record<Reason['field'], string>> = {
  cadence: '频次',
  count: '次数',
  deadline: '期限',
  target: '指标',
  subject: '责任主体',
  recordType: '类型',
  kind: '种类',
  tier: '类别',
  modality: '语气',
  counterparty: '对象',
}

export const TIERS = { 1: '有频次、期限或指标', 2: '无期限，年内完成' } as const

/** Where it stands in the plan: 第3条, or the row of a table; null where the plan has no numbers. */
export const placeWords = ({ point, place }: Pick<Commitment, 'point' | 'place'>): string | null =>
  sourcePlace({ point, place: place ?? null }) || null

/** All who owe; a sentence of its own where nobody was found. */
export function ownersWords(owes: readonly Owes[], names: Names): string {
  return owes.length === 0 ? '未明确由谁负责' : owes.map((one) => owesWords(one, names)).join('、')
}

/** How often, as it was read: 每季度至少1次. */
export function readCadenceWords({ type, count, countMax, bound, unit, rule, yearTotal }: PlanCadence): string {
  const amount = count === null ? '' : `${count}${countMax ? `–${countMax}` : ''}${unit ?? '次'}`
  const name = type === 'n-per-year' ? '每年' : type === 'rule' && rule ? rule : CADENCE_TYPES[type]
  const total = yearTotal ? `，全年${BOUNDS[yearTotal.bound]}${yearTotal.count}${unit ?? '次'}` : ''
  return type === 'once' && amount ? `${amount}${total}` : `${name}${bound ? BOUNDS[bound] : ''}${amount}${total}`
}

const COMPARISONS = { '=': '达到', '>=': '不低于', '<=': '不超过' } as const

/** An amount or rate, as it was read: 谈话率达到100%. */
export function readTargetWords({ metric, op, value, unit }: PlanTarget): string {
  return `${metric}${COMPARISONS[op]}${value}${unit === 'percent' ? '%' : unit}`
}

/** Cadences whose days hang on something else than the calendar, so that a deadline without a date still says when. */
const HANGING: ReadonlySet<Draft['cadence']['every']> = new Set(['holidays', 'days', 'items', 'monthly-slot'])

/**
 * By when: the plan's own words while they still hold, else the days that a reviewer has set; null where the cadence
 * alone says it.
 */
export function deadlineWords({
  reading,
  draft,
  edited,
}: Pick<ReviewItem, 'reading' | 'draft' | 'edited'>): string | null {
  const { deadline } = reading
  if (!edited) return deadline?.text ?? null
  const { cadence } = draft
  const set = cadence.every === 'once' ? (cadence.windows ?? []) : []
  if (!deadline || set.length === 0)
    return deadline && deadline.resolved === null && HANGING.has(cadence.every) ? deadline.text : null
  const read = [deadline.resolved ?? []].flat().map(({ from, to }) => `${from} ${to}`)
  const same = set.map(({ from, to }) => `${from.slice(5)} ${to.slice(5)}`).join() === read.join()
  return same ? deadline.text : describePeriod(cadence)
}

/** How often and how much, with the days in force where those are less than a year. */
export const demandWords = (draft: Draft): string => describeDemand(draft, Number(draft.inForce.from.slice(0, 4)))

/** 2020-01-01至2020-12-31 as 2020年全年; other days as they are. */
export function forceWords({ from, to }: Draft['inForce']): string {
  const year = from.slice(0, 4)
  return from === `${year}-01-01` && to === `${year}-12-31` ? `${year}年全年` : `${from} 至 ${to}`
}

/** 0–1 as a level with its number. */
export function confidenceLevel(confidence: number): { level: 'high' | 'middle' | 'low'; words: string } {
  const level = confidence >= 0.85 ? 'high' : confidence >= 0.6 ? 'middle' : 'low'
  return {
    level,
    words: `${{ high: '把握较大', middle: '把握一般', low: '把握较小' }[level]} ${Math.round(confidence * 100)}%`,
  }
}
