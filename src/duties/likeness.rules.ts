/** How alike two titles or sentences are in what is done, by pairs of characters. Pure. */

/** Numbers, periods and days are what may change; what is left says what is done. */
const CHANGING =
  /\d+|[一二三四五六七八九十两半百]+(?=[次期场个篇名项月周季年学])|每?(?:年度?|季度|月|周|半年)(?!轻)|[上下]半年|第?.季度|全年|不少于|不低于|至少|以上|原则上|一般/g

/** Verbs that go with every act and tell none from another. */
const LIGHT = /开展|组织|召开|进行|举办|发送|做好|落实/g

/** Different words for one thing. */
const SYNONYMS: readonly (readonly [said: RegExp, word: string])[] = [
  [/年轻(?=干部|党员|职工|同志)/g, '青年'],
  [/党务工作者/g, '党务干部'],
  [/(?:警示|廉政|过节)提醒|廉洁过节提醒/g, '廉洁提醒'],
  [/看望慰问|走访慰问|走访看望/g, '走访慰问'],
]

/** The same words for the same thing, so that only what differs in fact differs. */
export const inOneWord = (text: string): string =>
  SYNONYMS.reduce((said, [other, word]) => said.replace(other, word), text)

export type Grams = ReadonlyMap<string, number>

const bareOf = (text: string) =>
  inOneWord(text)
    .replace(CHANGING, '')
    .replace(LIGHT, '')
    .replace(/[^\p{L}]/gu, '')

/** The pairs of characters that say what is done, with how often each stands there. */
export function gramsOf(text: string): Grams {
  const bare = bareOf(text)
  const counts = new Map<string, number>()
  for (let i = 0; i + 1 < bare.length; i++) {
    const pair = bare.slice(i, i + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

const sizeOf = (grams: Grams): number => [...grams.values()].reduce((sum, count) => sum + count, 0)

function sharedBy(a: Grams, b: Grams): number {
  let both = 0
  for (const [pair, count] of a) both += Math.min(count, b.get(pair) ?? 0)
  return both
}

/** Between Dice's coefficient and the share of the shorter text: one says more of the same. Of nothing and nothing, 1. */
export function common(a: Grams, b: Grams): number {
  const [both, inA, inB] = [sharedBy(a, b), sizeOf(a), sizeOf(b)]
  if (inA + inB === 0) return 1
  return both === 0 ? 0 : both / (inA + inB) + both / (2 * Math.min(inA, inB))
}

/** How many, and words of a title that tell no act from another. */
const TITLED = /[\d一二三四五六七八九十]+[次期场个篇名]|专题|工作/g
/** So much of the pairs of characters must be common to both. */
const ALIKE = 0.7

/** Whether two titles name the same act, by Dice's coefficient. */
export function alike(one: string, other: string): boolean {
  const [a, b] = [gramsOf(one.replace(TITLED, '')), gramsOf(other.replace(TITLED, ''))]
  const both = sharedBy(a, b)
  return both > 0 && (2 * both) / (sizeOf(a) + sizeOf(b)) >= ALIKE
}
