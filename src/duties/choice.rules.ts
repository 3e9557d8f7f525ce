/** How a duty is offered where something is entered for it: its unit, and why one that was chosen is not offered. Pure. */
import type { IsoDate } from '#kernel/day.ts'
import type { Duty, Terms } from './duty.schema.ts'
import { dayWords } from './next.rules.ts'
import { isOwedBy } from './owing.rules.ts'
import { reachOf } from './reach.rules.ts'
import { termsOn } from './terms.rules.ts'

/** How records are counted one by one, whatever quantity they name. */
export const TIMES = '次'
/** How the items of a register are counted that a record did. */
export const ITEMS = '项'
/** Added up, in no unit that anybody named. */
export const UNNAMED = '数量'

/** What the records of a duty are counted in. */
export const unitOf = ({ unit, measure }: Pick<Terms, 'unit' | 'measure'>): string =>
  unit ?? (measure === 'sum' ? UNNAMED : TIMES)

/** What goes by the items of a register, of which a record names those that it did: their rate, or each by itself. */
export const itemsAsked = ({ measure, cadence }: Pick<Terms, 'measure' | 'cadence'>): 'rate' | 'each' | null =>
  measure === 'ratio' ? 'rate' : cadence.every === 'items' ? 'each' : null

/** Why a duty is not among those of a body or post on a day. */
export function absenceWords(
  duty: Duty,
  subject: { readonly id: string; readonly kind: string; readonly post: boolean },
  day: IsoDate,
): string {
  if (!isOwedBy(termsOn(duty, day).owes, subject)) return '不由所选单位（岗位）负责'
  const { from, to } = reachOf(duty)
  if (day < from || day > to) return `该日不在任务期限内：${plain(dayWords(from, day))}至${plain(dayWords(to, from))}`
  return '所选单位（岗位）该日没有这项任务'
}

/** Of a span of months the day of the week is no help. */
const plain = (words: string) => words.replace(/（.*$/, '')
