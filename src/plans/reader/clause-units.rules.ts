/** Cuts a clause into the stretches that each hold one promise. */
import type { Anchor, Stretch } from './anchor.schema.ts'
import { anchorsIn } from './anchors.rules.ts'
import { type Pair, split } from './clauses.rules.ts'
import { verbsOf } from './predicate.rules.ts'
import { readKind, readType } from './record-type.rules.ts'
import { heldBy } from './subject-phrase.rules.ts'

const LEAD =
  /^(?:[\s、，]|一是|二是|三是|四是|五是|六是|首先|其次|再次|最后|同时|期间|其间|此外|另外|并且|而且|并(?!非)|且|还要|也要|要求|采取|以及|即)+/
const NUMBERED = /^(?:\(?\d{1,2}[、.)．](?!\d(?!\d?月))|[①-⑳]|\([一二三四五六七八九十]+\))/
const JOIN = /(?:和|及|以及|并|且|、)$/

/** A stretch without list numbers and connecting words at its head. */
export function trimLead(text: string, s: Stretch): Stretch {
  let start = s.start
  for (let turn = 0; turn < 4; turn++) {
    const rest = text.slice(start, s.end)
    const lead = NUMBERED.exec(rest) ?? LEAD.exec(rest)
    if (!lead || lead[0] === '' || lead[0].length >= rest.length) break
    start += lead[0].length
  }
  return { start, end: s.end }
}

const within = (a: Stretch, s: Stretch) => a.start >= s.start && a.end <= s.end
/** How far before an anchor its joint or its “是” can stand: a clause without end is not read anew for each of its anchors. */
const NEAR = 60
/** No clause of a plan with two acts is longer. */
const LONGEST = 120
const TESTED = new Set(['test', 'training', 'study', 'lecture'])

/** `primary` are the anchors that can make a promise by themselves: valid counts, amounts and periods. */
export function unitsOf(
  text: string,
  clause: Stretch,
  primary: readonly Anchor[],
  pairs: readonly Pair[],
  inside: Uint8Array,
): Stretch[] {
  return byAnchor(text, clause, primary, pairs, inside).flatMap((unit) => byKind(text, unit, inside))
}

function byAnchor(
  text: string,
  clause: Stretch,
  primary: readonly Anchor[],
  pairs: readonly Pair[],
  inside: Uint8Array,
): Stretch[] {
  const own = anchorsIn(primary, clause)
  if (own.length === 0 && !text.slice(clause.start, clause.end).includes('、')) return byType(text, clause)
  const cuts: number[] = []
  // What the pieces since the last cut hold: periods, and anything else.
  let held = { period: false, other: false }
  let before: Stretch | null = null
  for (const piece of split(text, clause.start, clause.end, '、', inside)) {
    const has = anchorsIn(own, piece)
    const opens = verbsOf(text.slice(piece.start, piece.end))[0]
    const here = { period: has.some((a) => a.is === 'period'), other: has.some((a) => a.is !== 'period') }
    const clash = (here.period && held.period) || (here.other && held.other)
    const loose = has.length === 0 && held.other && opens?.start === 0 && opens.kind === 'act'
    const listed = lists(text, piece, before)
    before = listed === null ? null : piece
    if (clash || loose || listed === true) {
      cuts.push(piece.start)
      held = here
    } else held = { period: held.period || here.period, other: held.other || here.other }
  }
  for (const a of own) {
    if (a.is !== 'period') continue
    const from = Math.max(clause.start, a.start - NEAR)
    const before = text.slice(from, a.start)
    if (a.words.startsWith('每') && JOIN.test(before) && a.start - clause.start > 4) cuts.push(a.start)
    // 党小组会是……会议: a definition that holds a period of its own.
    const is = before.lastIndexOf('是')
    if (is >= 0 && from + is > clause.start + 1 && own[0]!.end <= from + is) cuts.push(from + is + 1)
  }
  cuts.push(...secondObjects(text, own, inside))
  for (const p of pairs) {
    if (p.mark !== '(' || p.start < clause.start || p.end > clause.end - 4) continue
    if (anchorsIn(own, p).length > 0 && !(own[0]!.end <= p.start)) cuts.push(p.end)
  }
  if (own.length === 0 && cuts.length === 0) return byType(text, clause)
  const stops = [...new Set(cuts)].sort((a, b) => a - b)
  const units: Stretch[] = []
  let start = clause.start
  for (const cut of [...stops, clause.end]) {
    if (cut > start) units.push({ start, end: cut })
    start = cut
  }
  return units.map((u) =>
    endAtBracket(
      text,
      { start: u.start, end: u.end - (JOIN.exec(text.slice(u.start, u.end))?.[0].length ?? 0) },
      own,
      pairs,
    ),
  )
}

/** 观看教育片不少于2部并撰写心得1篇: where a second act begins behind 并 or 和, with a number of its own like the first. */
function secondObjects(text: string, own: readonly Anchor[], inside: Uint8Array): number[] {
  const numbers = own.filter((a) => a.is === 'count' || (a.is === 'amount' && a.unit !== '%'))
  const cuts: number[] = []
  for (const [i, number] of numbers.entries()) {
    const next = numbers[i + 1]
    if (!next) break
    const between = text.slice(number.end, next.start)
    const joint = /[并和及且]/.exec(between)
    const at = number.end + (joint?.index ?? 0) + 1
    if (!joint || inside[at - 1]) continue
    const opens = verbsOf(text.slice(at, next.end)).find((v) => v.kind !== 'opener')
    if (opens?.kind === 'act' && opens.start <= MANNER) cuts.push(at)
  }
  return cuts
}
/** 并各撰写: so much may stand before the second verb. */
const MANNER = 4

/** 观看教育片、开展知识测试: acts of a list, each with its object. Null: the piece is no act; true: so is the one before it. */
function lists(text: string, piece: Stretch, before: Stretch | null): boolean | null {
  const words = text.slice(trimLead(text, piece).start, piece.end)
  const verb = verbsOf(words).find((v) => v.kind !== 'opener' || v.start > 0)
  if (words.length < 5 || verb?.kind !== 'act' || verb.start > 0 || /等[^，、]{0,6}$/.test(words)) return null
  return before !== null
}

/** 谈话(不少于2次，已开展的请注明): the promise ends where its bracket turns to something else. */
function endAtBracket(text: string, unit: Stretch, own: readonly Anchor[], pairs: readonly Pair[]): Stretch {
  const bracket = pairs.find(
    (p) => p.mark === '(' && within(p, unit) && unit.end - p.end < 4 && own.some((a) => within(a, p)),
  )
  if (!bracket) return unit
  const last = own.filter((a) => within(a, bracket)).at(-1)!
  const comma = text.slice(last.end, bracket.end).search(/[，；]/)
  return comma < 0 ? unit : { start: unit.start, end: last.end + comma }
}

/** 召开组织生活会并开展民主评议党员: two acts that two kinds of record prove. */
function byKind(text: string, unit: Stretch, inside: Uint8Array): Stretch[] {
  if (unit.end - unit.start > LONGEST) return [unit]
  for (const { index } of text.slice(unit.start, unit.end).matchAll(/并|[和、]/g)) {
    const at = unit.start + index
    const second = { start: at + 1, end: unit.end }
    const right = text.slice(second.start, second.end)
    // 并 joins acts, 和 what is done too: 组织生活会和民主评议党员; 、 the forms of meeting under one verb.
    const left = text.slice(unit.start, at)
    const main = verbsOf(left).find(({ kind }) => kind !== 'opener')?.word ?? ''
    const listed = isHeld(right) && (HOLDS.test(main) || isHeld(left))
    const said = text[at] !== '、' && verbsOf(right)[0]?.start === 0
    const opens = listed || said || (text[at] === '和' && readType(right)?.start === 0)
    if (inside[at] || !opens) continue
    const [one, other] = [ownKind(left), ownKind(right)]
    if (one !== null && other !== null && one !== other)
      return [{ start: unit.start, end: at }, ...byKind(text, second, inside)]
  }
  return [unit]
}

/** What forms of meeting are held with; what is checked, or done at one of them, is another matter. */
const HOLDS = /^(?:组织)?(?:召开|开展|举行|举办|进行|实施|完成)$/
const COUNTED = /^(?:至少|不少于)?[\d一二两三四]{1,2}次/

/** Nothing but a form of meeting and how often: 党小组会, 1次党课. */
function isHeld(words: string): boolean {
  const bare = words.replace(COUNTED, '')
  return heldBy(bare) !== null && verbsOf(bare).every(({ kind, start }) => kind === 'opener' || start === 0)
}

/** The kind of its own that words lead to; null where they lead to a general one. */
function ownKind(words: string): string | null {
  const type = readType(words)?.type
  const kind = type ? readKind(words, type) : null
  return kind?.startsWith('general_') ? null : kind
}

/** 专题学习和闭卷测试: two nouns under one verb whose records differ. */
function byType(text: string, clause: Stretch): Stretch[] {
  const m = /([^，、和《》“”]{2,8})和([^，、和《》“”的]{2,6})$/.exec(text.slice(clause.start, clause.end))
  if (!m) return [clause]
  const left = readType(m[1]!)?.type
  const right = readType(m[2]!)?.type
  if (!left || !right || left === right || !TESTED.has(left) || !TESTED.has(right)) return [clause]
  const second = clause.end - m[2]!.length
  return [
    { start: clause.start, end: second - 1 },
    { start: second, end: clause.end },
  ]
}
