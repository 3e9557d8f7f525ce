/** What a clause leaves out because it was said before, and dates that only name an event. */
import type { Anchor, DateAnchor, Stretch } from './anchor.schema.ts'
import type { Carry } from './draft.schema.ts'
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
  const rest = unanchored(words, unit, own)
  return rest.length >= MATTER && asSubject(rest) === null
}

const unanchored = (words: string, unit: Stretch, own: readonly Anchor[]): string =>
  own.toReversed().reduce((left, a) => left.slice(0, a.start - unit.start) + left.slice(a.end - unit.start), words)

/** Beside a number they name nothing that is done. */
const HOW = /^(?:原则上|一般|分别|共计?|合计|总计|累计|时间|次数|平均|至少|最少|频次|不得?|应|须|需|要|各|均)+$/

/** 成立突击队，每周巡堤不少于2次: a short word that is done again and again, after what is done once. */
export function actsAnew(words: string, unit: Stretch, own: readonly Anchor[], { last }: Pick<Carry, 'last'>): boolean {
  const rest = unanchored(words, unit, own)
  const again = own.some((a) => a.is === 'period' && !a.weak)
  return again && last?.draft.cadence.type === 'once' && /^[\u4e00-\u9fff]{2,}$/.test(rest) && !HOW.test(rest)
}

/** 召开“七一”座谈会: the day stands only in a name. */
export const isNamed = (text: string, d: DateAnchor) =>
  d.festival && d.windows.length > 0 && /[“”·]/.test(d.words + (text[d.start - 1] ?? '')) && !/[前后间]$/.test(d.words)
