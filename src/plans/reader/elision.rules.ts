/** What a clause leaves out because it was said before, and dates that only name an event. */
import type { Anchor, DateAnchor, Stretch } from './anchor.schema.ts'
import type { Verb } from './predicate.rules.ts'
import { asSubject } from './subject-phrase.rules.ts'

/** 讲1次, 召开2次: the verb stands, what is done was said before. */
export function unnamed(words: string, unit: Stretch, verbs: readonly Verb[], own: readonly Anchor[]): boolean {
  const main = verbs.find((v) => v.kind !== 'opener')
  // 积极分子培养考察1次: what is done is named before its last verb.
  if (main?.kind !== 'act' || !own.some((a) => a.is === 'count')) return false
  let left = ''
  let at = main.end
  for (const a of own) {
    if (a.start - unit.start < main.end) continue
    left += words.slice(at, a.start - unit.start)
    at = a.end - unit.start
  }
  return /^(?:为宜|左右|以上|即可)?$/.test(left + words.slice(at))
}

/** A shorter rest (共, 原则上) names no matter. */
const MATTER = 6

/** 积极分子培养考察每半年1次: words beside the number that name what is done, though no verb does. */
export function namesMatter(words: string, unit: Stretch, own: readonly Anchor[]): boolean {
  let rest = words
  for (const a of own.toReversed()) rest = rest.slice(0, a.start - unit.start) + rest.slice(a.end - unit.start)
  return rest.length >= MATTER && asSubject(rest) === null
}

/** 召开“七一”座谈会: the day stands only in a name. */
export const isNamed = (text: string, d: DateAnchor) =>
  d.festival && d.windows.length > 0 && /[“”·]/.test(d.words + (text[d.start - 1] ?? '')) && !/[前后间]$/.test(d.words)
