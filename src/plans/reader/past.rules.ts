/** Tells reports of the time before the plan from the plan: sections, and stretches within a paragraph. */
import { AHEAD_HEADS, DONE, PAST, PAST_HEADS, type PastWord, PRESENT } from './lexicon/past.rules.ts'
import { verbsOf } from './predicate.rules.ts'

const any = (rows: readonly PastWord[]) => new RegExp(rows.map((r) => r.pattern).join('|'))
const IS_PAST = any(PAST)
const IS_DONE = any(DONE)
const IS_PRESENT = any(PRESENT)
const IS_PAST_HEAD = any(PAST_HEADS)
const IS_AHEAD_HEAD = any(AHEAD_HEADS)

const yearsIn = (words: string) => (words.match(/20\d\d(?=年)/g) ?? []).map(Number)

/** 2030年度完成3项 in a plan for 2031: the years that it names are all before the plan. */
export function isBefore(words: string, year: number | null): boolean {
  const named = yearsIn(words)
  return year !== null && named.length > 0 && named.every((y) => y < year)
}

/** Whether all that stands under a heading was done before the plan. */
export function isPastHead(name: string, year: number | null): boolean {
  if (IS_AHEAD_HEAD.test(name)) return false
  const bare = name.replace(/20\d\d年度?的?/, '')
  if (isBefore(name, year)) return true
  return (
    yearsIn(name).length === 0 &&
    IS_PAST_HEAD.test(bare) &&
    (verbsOf(bare)[0]?.start !== 0 || /^(?:回顾|总结)/.test(bare))
  )
}

/** Whether a heading after a report turns to what is to be done. */
export const isAheadHead = (name: string, year: number | null): boolean =>
  IS_AHEAD_HEAD.test(name) || IS_PRESENT.test(name) || (year !== null && yearsIn(name).some((y) => y >= year))

/** What a clause says of the time that it and those after it speak of; null where it says nothing. */
export function tenseOf(words: string, year: number | null): 'past' | 'present' | null {
  if (IS_PRESENT.test(words) || (year !== null && yearsIn(words).some((y) => y >= year))) return 'present'
  if (IS_PAST.test(words)) return 'past'
  // 2030年12月，… of a plan for 2031; 落实2030年的整改清单 speaks of a thing only.
  return isBefore(words, year) && /^(?:在|截至|截止|至)?20\d\d年/.test(words) ? 'past' : null
}

/** A clause that tells of what is done already. */
export const isDone = (words: string): boolean => IS_DONE.test(words)
