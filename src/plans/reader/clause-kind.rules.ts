/** Clauses that promise nothing themselves: heads, subjects, motives, conditions, what is past. */
import type { Anchor, Stretch } from './anchor.schema.ts'
import type { Clause } from './clauses.rules.ts'
import { AFTER_EVENT } from './lexicon/asks.rules.ts'
import { MOTIVES, NEVER, VAGUE } from './lexicon/never.rules.ts'
import { oneOff } from './one-off.rules.ts'
import { isBefore, isDone } from './past.rules.ts'
import { verbsOf } from './predicate.rules.ts'
import type { Parts } from './scene.rules.ts'
import { asSubject, type SubjectPhrase } from './subject-phrase.rules.ts'

const any = (rows: readonly { readonly pattern: string }[]) => new RegExp(rows.map((r) => r.pattern).join('|'))
const IS_NEVER = any(NEVER)
const IS_VAGUE = any(VAGUE)
const IS_MOTIVE = any(MOTIVES)
const IS_AFTER_EVENT = new RegExp(AFTER_EVENT.pattern)
const HEAD_FILLER =
  /^(?:节点|一周|一个月|\d+天|时段|时期|重要|关键|重大|节假日|节日|[在于的各前后起内等、和及与至]|开始|期间|之前|左右|每年|每?逢|每到|分别|利用|以来|中|底|初)*$/
/** 5月为党风廉政教育月，期间……: the month of what comes after. */
const THEMED = /^[为是][^，。；、]{2,20}[月周日季]$/
const SHARE = /^每[周月季年]度?的/
const OCCASION = /^以.*为(?:契机|载体|抓手|重点|主题|主线|依托|平台|目标|牵引|引领|统领)$/
const SOURCE = /^(?:按照?|根据|依据|以|为了?|针对|依托|围绕|聚焦)/

/** 会后10日内, 到岗一个月内: a time that hangs on an event, which no calendar tells. */
export const hangsOnEvent = (words: string): boolean => IS_AFTER_EVENT.test(words)

const actless = (words: string) => verbsOf(words).every((v) => v.kind === 'opener')

/** A clause of nothing but dates and frequencies (上半年，). */
export function isHead(text: string, clause: Stretch, own: readonly Anchor[]): boolean {
  if (own.length === 0 || own.some((a) => a.is === 'count' || a.is === 'amount')) return false
  let rest = ''
  let at = clause.start
  for (const a of own) {
    rest += text.slice(at, a.start)
    at = a.end
  }
  if (
    own.length === 1 &&
    own[0]!.is === 'date' &&
    own[0]!.start === clause.start &&
    THEMED.test(rest + text.slice(at, clause.end))
  )
    return true
  return HEAD_FILLER.test(rest + text.slice(at, clause.end))
}

/** 每月的四次例会，两次用于……: the whole that the next clauses divide. */
export function isWhole(words: string, own: readonly Anchor[]): boolean {
  return SHARE.test(words) && own.every((a) => a.is !== 'count') && actless(words)
}

/** A clause that is only a subject (各党支部，); 班子成员之间 is one too. */
export function subjectAlone(words: string, own: readonly Anchor[], mark: string): SubjectPhrase | null {
  return own.length === 0 && mark !== '' && actless(words) ? asSubject(words.replace(/之间$/, '')) : null
}

/** 对新任职的干部，: whom the acts of the next clauses are done to; null for a clause that says more or something else. */
export function towards(words: string, own: readonly Anchor[], mark: string): string | null {
  const [first] = verbsOf(words)
  const addressed = mark === '，' && own.length === 0 && first?.word === '对' && first.start === 0
  return addressed && actless(words) ? words.slice(first.end).replace(/^于/, '') : null
}

/** 2030年度完成3项 in a plan for 2031; 开展2030年度述职 is done in 2031. */
const isReport = (words: string, year: number | null) =>
  isBefore(words, year) &&
  (verbsOf(words).find((v) => v.kind === 'act')?.start ?? words.length) > words.search(/20\d\d年/)

/** Conditions, thresholds, scoring, what is past: numbers in them promise nothing. */
export function isNever(words: string, own: readonly Anchor[], mark: string, year: number | null): boolean {
  const condition = mark === '，' && /[^目]的$/.test(words) && own.every((a) => a.is !== 'date')
  return condition || isReport(words, year) || isDone(words) || IS_NEVER.test(words)
}

/** A clause that gives a motive, means or standard for the next one. */
export function isMotive(words: string, parts: Parts, primary: readonly Anchor[], clause: Clause): boolean {
  if (primary.length > 0) return false
  if (OCCASION.test(words) && parts.dates.every((d) => d.windows.length === 0)) return true
  if (parts.dates.length > 0 || clause.mark !== '，' || /进行/.test(words)) return false
  return IS_MOTIVE.test(words) && (SOURCE.test(words) || oneOff(words) === null)
}

/** A vague word of time with nothing firmer beside it; it stands over the rest of the sentence. */
export function isVague(words: string, parts: Parts, primary: readonly Anchor[]): boolean {
  return primary.length === 0 && parts.dates.length === 0 && IS_VAGUE.test(words)
}
