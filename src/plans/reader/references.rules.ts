/** Times that are said of festivals named before them: 节后一周内, 假期结束后3个工作日内. */
import type { Anchor, DateAnchor } from './anchor.schema.ts'
import { findDates } from './dates.rules.ts'

const REFERS = /^(?:(?:节日?|收假|放假|假期)(?=结束|[前后])|节(?:日?期间|中))/
/** Between the festivals of one list. */
const LISTED = /^[、和及与以“”]{0,3}$/
/** Between a list and the time that belongs to all of it: 中秋、国庆等节前. */
const OF_ALL = /^[”等]{0,2}$/
/** What stands behind the name of a festival: before or after it, by how many days. */
const SIDE = /(?:节日|假期|假日|小?长假)?(?:前夕|前后|期间|(?:结束|来临)?之?[前后]).*$/

/** No list of festivals is longer. */
const MOST = 20

const isFestival = (a: Anchor): a is DateAnchor => a.is === 'date' && a.festival

/**
 * The anchors of a block, in which a time that refers to festivals names those that stand before it, and the side of
 * the last festival of a list is that of all of them.
 */
export function withReferred(anchors: readonly Anchor[], text: string): Anchor[] {
  const read = [...anchors]
  /** Places of the festivals of the latest list. */
  let named: readonly number[] = []
  for (const [i, a] of anchors.entries()) {
    if (!isFestival(a)) continue
    const last = named.length === 0 ? null : anchors[named.at(-1)!]!
    const between = last ? text.slice(last.end, a.start) : ''
    if (REFERS.test(a.words)) {
      // Of a list right before it the names are read with it.
      const names = last === null || OF_ALL.test(between) ? [] : named.map((at) => bare(anchors[at]!.words))
      read[i] = {
        ...a,
        refers: true,
        words: names.length === 0 ? a.words : names.join('、') + a.words.replace(/^节日/, '节'),
      }
      continue
    }
    named = last && LISTED.test(between) ? [...named.slice(-MOST), i] : [i]
    const side = SIDE.exec(a.words)?.[0]
    if (side === undefined || side === '') continue
    for (const at of named.slice(0, -1)) {
      const one = anchors[at]!
      if (isFestival(one) && !SIDE.test(one.words))
        read[at] = { ...one, windows: windowsBeside(one.words, side) ?? one.windows }
    }
  }
  return read
}

const bare = (words: string) => words.replace(SIDE, '').replace(/[“”"]/g, '')

/** 五一 of 五一、国庆前: the window that it has with the side behind the list. */
const windowsBeside = (name: string, side: string) =>
  findDates(name + side).find(({ start, words }) => start === 0 && words === name + side)?.windows
