/** The proper names of bodies at the head of a clause, also those that hold a verb's characters (监督检查党支部, 宣传处). */
import type { Stretch } from './anchor.schema.ts'
import { NAMED_BODIES, NO_BODIES } from './lexicon/subjects.rules.ts'
import { type Verb, verbsOf } from './predicate.rules.ts'

const ENDING = new RegExp(`(?:${NAMED_BODIES.map((row) => row.ending).join('|')})$`)
const NONE = new RegExp(NO_BODIES.map((row) => row.pattern).join('|'))
const NAME = /^[\u4e00-\u9fff]{3,16}$/
/** 重点检查党支部…: how an act is done, before a verb that is none of a name. */
const MANNER = /^(?:专项|重点|集中|随机|联合|全面|实地|现场|分批|轮流|交叉|逐个|半年|年终|年中|年底|年度)/
const AND = /以及|[、和与及]/
/** No list of names is longer. */
const LONGEST = 60

const isAllVerbs = (words: string): boolean =>
  verbsOf(words).reduce((end, { start, end: to }) => (start === end ? to : end), 0) === words.length

/** Whether words are the name of one body; `isOrgan` knows the kinds of bodies by their own words. */
function isName(words: string, isOrgan: (words: string) => boolean): boolean {
  const ending = ENDING.exec(words)
  if (!ending || !NAME.test(words) || NONE.test(words)) return false
  const verbs = verbsOf(words)
  const [first] = verbs
  if (!first) return true
  if (verbs.some(({ kind }) => kind === 'opener') || MANNER.test(words)) return false
  // 宣传教育处 is nothing but verbs before its ending; 走访业务处 and 完成支部… are acts.
  if (first.start === 0) return !/支部|小组/.test(ending[0]) && isAllVerbs(words.slice(0, ending.index))
  return !isOrgan(words.slice(0, first.start))
}

/**
 * The names at the head of `text`, up to its first anchor or to where they end before a predicate; null where no such
 * names stand there.
 */
export function namesAtHead(
  text: string,
  anchors: readonly Stretch[],
  verbs: readonly Verb[],
  isOrgan: (words: string) => boolean,
): string | null {
  const limit = Math.min(anchors[0]?.start ?? text.length, LONGEST)
  const stops = [limit, ...verbs.map(({ start }) => start).filter((start) => start < limit)]
  for (const stop of stops.sort((a, b) => b - a)) {
    const head = text.slice(0, stop).replace(/(?:要|应|须|均|都|各|分别|共同|联合|于|在|，)+$/, '')
    const names = head.split(AND)
    if (!names.every((name) => isName(name, isOrgan) || (verbsOf(name).length === 0 && isOrgan(name)))) continue
    if (!names.some((name) => isName(name, isOrgan))) continue
    // A name that holds a verb is one only where another verb says what is done.
    const inside = verbsOf(head).length > 0
    if (!inside || verbs.some(({ start, kind }) => start >= head.length && kind !== 'opener')) return head
  }
  return null
}
