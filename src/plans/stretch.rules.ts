/** Stretches of a plan's text, and what a marked one does to the tasks that it lies in. Without the reader, for the page. Pure. */
import { quoted } from '#kernel/quoted.ts'
import type { ReviewItem } from './plan.schema.ts'

/** Code points of a text, `end` exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Blanks and marks at the edges belong to no promise. */
const EDGE = /[\s，。；、：,;:]/

/** The stretch without blanks and marks around it; null when nothing is left or it reaches beyond the text. */
export function trimmed(points: readonly string[], { start, end }: Stretch): Stretch | null {
  if (start < 0 || end > points.length) return null
  let [from, to] = [start, end]
  while (from < to && EDGE.test(points[from]!)) from++
  while (to > from && EDGE.test(points[to - 1]!)) to--
  return to - from < 2 ? null : { start: from, end: to }
}

/** What is left of a stretch when a part at one of its ends is taken out; null where the part lies inside or is all. */
export function remainder(points: readonly string[], whole: Stretch, part: Stretch): Stretch | null {
  if (part.start > whole.start && trimmed(points, { start: part.end, end: whole.end }) === null)
    return trimmed(points, { start: whole.start, end: part.start })
  if (part.end < whole.end && trimmed(points, { start: whole.start, end: part.start }) === null)
    return trimmed(points, { start: part.end, end: whole.end })
  return null
}

/**
 * A stretch with the words of one that was taken out of it put back: exactly those, for others may have been taken out
 * since. Null where the two do not touch any more, with nothing but blanks and marks between them.
 * @param before how far it went when they were taken out
 */
export function putBack(
  points: readonly string[],
  whole: Stretch,
  taken: Stretch,
  before: Stretch = taken,
): Stretch | null {
  // A single character beyond what was taken out fell away with it.
  const start = trimmed(points, { start: before.start, end: taken.start }) ? taken.start : before.start
  const end = trimmed(points, { start: taken.end, end: before.end }) ? taken.end : before.end
  const between = points.slice(Math.min(whole.end, end), Math.max(whole.start, start))
  if (between.some((point) => !EDGE.test(point))) return null
  return { start: Math.min(whole.start, start), end: Math.max(whole.end, end) }
}

/** The shortest of the tasks in which a stretch stands. */
export function innermost<I extends Pick<ReviewItem, 'state'> & { readonly reading: Stretch }>(
  items: readonly I[],
  at: Stretch,
): I | undefined {
  const holds = ({ state, reading: { start, end } }: I) => state !== 'rejected' && start <= at.start && at.end <= end
  const length = ({ reading: { start, end } }: I) => end - start
  return items.filter(holds).sort((a, b) => length(a) - length(b))[0]
}

/** Tasks that a stretch holds whole or in part without lying in them. */
export function crossed<I extends Pick<ReviewItem, 'state'> & { readonly reading: Stretch }>(
  items: readonly I[],
  at: Stretch,
): I[] {
  return items.filter(
    ({ state, reading: { start, end } }) =>
      state !== 'rejected' && start < at.end && at.start < end && !(start <= at.start && at.end <= end),
  )
}

/** What to do instead of marking a stretch that reaches over tasks. */
export const crossedWords = (titles: readonly string[]): string =>
  titles.length > 1
    ? `选中的文字跨${titles.length}项任务：${titles.map(quoted).join('')}。要合成一项，请在后一项上选“并入上一项”；要另标一项，请只选其中一项里的文字。`
    : `选中的文字超出了任务${quoted(titles[0] ?? '')}。要另标一项，请只选任务以外或以内的文字；要把它换成这一段，请先把它标为“不作任务”。`

/** What marking a stretch would do, as its button says it. */
export const MARKS = {
  new: '标为一项任务',
  out: '从这项任务中拆出',
  within: '在这项任务里另标一项',
  whole: '已经是一项任务',
  across: '跨任务，不能标',
} as const

/** Which of these it would be, and the tasks that it is about. */
export function markingOf<I extends Pick<ReviewItem, 'state'> & { readonly reading: Stretch }>(
  points: readonly string[],
  items: readonly I[],
  asked: Stretch,
): { readonly does: keyof typeof MARKS; readonly about: readonly I[] } {
  const at = trimmed(points, asked)
  if (!at) return { does: 'new', about: [] }
  const item = innermost(items, at)
  if (item?.reading.start === at.start && item.reading.end === at.end) return { does: 'whole', about: [item] }
  const across = crossed(items, at)
  if (across.length > 0) return { does: 'across', about: across }
  if (!item) return { does: 'new', about: [] }
  return { does: remainder(points, item.reading, at) ? 'out' : 'within', about: [item] }
}
