/** A sentence over a list of points that says who does them all, or when: 各支部每季度开展以下活动：(1)…(2)…. */
import type { Anchor } from './anchor.schema.ts'
import { findAnchors } from './anchors.rules.ts'
import type { Block, Cell } from './block.schema.ts'
import { verbsOf } from './predicate.rules.ts'
import { inDocument } from './scene.rules.ts'
import { asSubject, subjectBehindTime } from './subject-phrase.rules.ts'

/** Where the sentence begins in the text of its block, and what it says of the points behind it. */
export interface LeadIn {
  readonly at: number
  readonly role: Cell | null
  readonly season: Cell | null
}

const LEADS =
  /(?:以下|下列|如下|下述|[一二两三四五六七八九十几\d]+(?:件(?:实事|事)|项(?:工作|任务|内容|活动|要求)|个方面|点(?:要求)?)|做到|做好)[^，。；:]{0,12}:$/

const isTime = (a: Anchor): boolean => a.is === 'date' || (a.is === 'period' && !a.weak && !a.adjective)

/** What a block says at its end of the list behind it; null where it says nothing of the kind. */
export function leadInOf(block: Block): LeadIn | null {
  const { text } = block
  if (block.cell || block.labelled || !LEADS.test(text)) return null
  const at = Math.max(...['。', '！', '？', '；'].map((stop) => text.lastIndexOf(stop))) + 1
  const words = text.slice(at)
  const anchors = findAnchors(words)
  // 每季度召开1次例会，重点做好以下工作: what asks for something itself is read as a sentence.
  const acts = verbsOf(words.slice(0, Math.max(0, words.lastIndexOf('，')))).some(({ kind }) => kind !== 'opener')
  if (acts || anchors.some(({ is }) => is === 'count')) return null
  const times = anchors.filter(isTime)
  const who = subjectBehindTime(words, times, verbsOf(words)) ?? asSubject(words.split('，').at(-1)!.slice(0, -1))
  const time = times.length === 1 ? times[0]! : null
  const from = who ? words.indexOf(who.words) : -1
  const cell = (start: number, said: string): Cell => ({
    words: said,
    ...inDocument(block, { start: at + start, end: at + start + said.length }),
  })
  const role = who && from >= 0 ? cell(from, who.words) : null
  const season = time ? { ...cell(time.start, time.words), led: true as const } : null
  return role || season ? { at, role, season } : null
}
