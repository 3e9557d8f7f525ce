/** Where the predicate of a clause begins, and what kind of verb it is. */
import { ACTS, NOUNS, OPENERS, SHORT_ACTS, SHORT_OPENERS, type VerbGroup, WEAK } from './lexicon/verbs.rules.ts'

export type VerbKind = 'act' | 'weak' | 'opener'

export interface Verb {
  readonly kind: VerbKind
  readonly word: string
  readonly start: number
  readonly end: number
}

const literal = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const words = (groups: readonly VerbGroup[]) => groups.flatMap((g) => g.words.split(' '))

const KIND = new Map<string, VerbKind | 'noun'>()
for (const w of words(OPENERS)) KIND.set(w, 'opener')
for (const w of words(WEAK)) KIND.set(w, 'weak')
for (const w of words(ACTS)) KIND.set(w, 'act')
for (const w of words(NOUNS)) KIND.set(w, 'noun')
const LONG = [...KIND.keys()].sort((a, b) => b.length - a.length).map(literal)
const TOKEN = new RegExp(
  [`(?<act>${SHORT_ACTS.map((r) => r.pattern).join('|')})`, ...LONG, ...SHORT_OPENERS.map((r) => r.pattern)].join('|'),
  'g',
)

/** 分管…的, 联系…的 before a post describe the post and are no predicate. */
/** So is 学习 in the name of the group that learns. */
const MODIFIER =
  /(?:理论)?学习(?=中心组)|(?:分管|主管|协管|联系|包保|挂钩|挂点|负责(?!人|同志|干部)|包联)[^，。；、]{0,12}?的?(?=(?:局|院|校|公司|厅|县|区|市|处室|部门|单位|班子|党委|党组|院系|学院|支部|科室|业务)*(?:领导|成员|书记|委员|负责人|负责同志|干部|主任|处长|科长|部长|院长|同志))/g

/** Every verb, adverb and preposition of a clause in order; nouns that hold such characters are passed over. */
export function verbsOf(text: string): Verb[] {
  const masked = [...text.matchAll(MODIFIER)].map((m) => ({ start: m.index, end: m.index + m[0].length }))
  const found: Verb[] = []
  for (const m of text.matchAll(TOKEN)) {
    const kind = m.groups?.act === undefined ? (KIND.get(m[0]) ?? 'opener') : 'act'
    const start = m.index
    if (kind === 'noun' || masked.some((s) => start >= s.start && start < s.end)) continue
    found.push({ kind, word: m[0], start, end: start + m[0].length })
  }
  return found
}
