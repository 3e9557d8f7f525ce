/** Reads one clause: what it hands on, and the promises in it. */
import type { Anchor, Stretch } from './anchor.schema.ts'
import { anchorsIn } from './anchors.rules.ts'
import { addFrequency, addTotal, handOn, saysYearly, shifted } from './carry.rules.ts'
import {
  hangsOnEvent,
  isHead,
  isMotive,
  isNever,
  isVague,
  isWhole,
  subjectAlone,
  towards,
} from './clause-kind.rules.ts'
import { trimLead, unitsOf } from './clause-units.rules.ts'
import type { Clause, Pair } from './clauses.rules.ts'
import { canClose, closeBy, closes } from './closing.rules.ts'
import type { Carry, Draft } from './draft.schema.ts'
import { lasts } from './lasting.rules.ts'
import { tenseOf } from './past.rules.ts'
import { verbsOf } from './predicate.rules.ts'
import { promiseOf } from './promise.rules.ts'
import { readKind, readType } from './record-type.rules.ts'
import { inDocument, partsOf, type Scene } from './scene.rules.ts'
import { vouchedSubject } from './subject-of.rules.ts'
import { agentOf, heldBy, subjectBehindTime } from './subject-phrase.rules.ts'
import { carriesOut } from './verifiable.rules.ts'

const EXPLAINS = /^(?:听取|征求|收集|广泛听取|广泛征求)[^，；]*(?:意见|建议)/

/** What is kept to can be counted, though not checked by itself: 落实双重组织生活制度，每年至少2次. */
const COUNTABLE = /^(?:落实|执行)/

const ADDS = /^(?:并|同时|还)/

/** A clause with what is around it. `line` is handed on beyond the sentence (3月：…。…). */
export interface Place {
  readonly clause: Clause
  readonly next: Clause | undefined
  /** The mark before the clause. */
  readonly before: string
  readonly pairs: readonly Pair[]
  readonly inside: Uint8Array
  readonly line: Carry
}

/** The promises of a clause; `carry` is changed to what the clause hands on. */
export function readClause(scene: Scene, place: Place, carry: Carry): Draft[] {
  const text = scene.block.text
  const { mark } = place.clause
  const clause = trimLead(text, place.clause)
  const words = text.slice(clause.start, clause.end)
  const own = anchorsIn(scene.anchors, clause)
  if (words === '') return []
  if (place.before === '；' && carry.loose) {
    carry.dates = []
    carry.datesAt = null
  }
  // A report goes on over sentences, until the plan speaks again.
  const tense = scene.placed.past ? 'past' : tenseOf(words, scene.year)
  if (tense !== null) carry.past = place.line.past = tense === 'past'
  if (carry.past) return []
  if (isHead(text, clause, own) || isWhole(words, own)) {
    handOn(own, carry)
    if (mark === ':') handOn(own, place.line)
    carry.loose = false
    carry.head ??= clause.start
    return []
  }
  const alone = subjectAlone(words, own, mark)
  if (alone) {
    carry.subject = alone
    // 支委会，每月1次: the name of the meeting tells what is done too.
    carry.before = heldBy(words) === null ? null : { start: clause.start, words, acts: true, firm: true }
    if (mark === ':') place.line.subject = alone
    carry.head ??= clause.start
    return []
  }
  const toward = towards(words, own, mark)
  if (toward !== null) {
    carry.toward = toward
    carry.head ??= clause.start
    return []
  }
  // ……。2月底前完成。 ends all that its sentence left open.
  const open = place.before === '。' ? carry.made.filter(({ deadline }) => deadline === null) : []
  const ended = open.length > 0 ? open : carry.latest
  if (!carry.before?.firm && canClose(ended, own) && closes(text, clause, own)) {
    closeBy(
      ended,
      scene,
      clause,
      own.filter((a) => a.is === 'date'),
    )
    return []
  }
  const lasting = carry.latest.at(-1)
  if (lasting && !carry.before && lasts(text, clause, own)) {
    lasting.end = inDocument(scene.block, clause).end
    return []
  }
  if (isNever(words, own, mark, scene.year)) {
    carry.vague = true
    carry.head = null
    return []
  }
  // 到岗一个月内谈话: it is owed when something happens, and no calendar tells when that is.
  if (hangsOnEvent(words) && own.every((a) => a.is === 'amount')) {
    carry.subject = subjectBehindTime(words, shifted(own, clause), verbsOf(words)) ?? carry.subject
    carry.before = beforeOf(clause, words)
    return []
  }
  const parts = partsOf(scene, clause, carry)
  const primary: Anchor[] = [
    ...parts.counts,
    ...parts.periods.filter((p) => !p.weak || p.adjective),
    ...own.filter((a) => a.is === 'amount' && (a === parts.amount || a.unit === '%' || a.bounded)),
  ].sort((a, b) => a.start - b.start)
  if (isMotive(words, parts, primary, place.clause)) return []
  if (isVague(words, parts, primary)) carry.vague = true
  if (carry.subject?.person === false) carry.organ = carry.subject.words
  if (primary.length > 0) carry.subject = vouchedSubject(words, shifted(own, clause), verbsOf(words)) ?? carry.subject
  const units = unitsOf(text, clause, primary, place.pairs, place.inside)
  const drafts: Draft[] = []
  /** Whether the unit before has made a promise of its own. */
  let before = false
  for (const [i, unit] of units.entries()) {
    const here = trimLead(text, unit)
    if (here.end <= here.start) continue
    const head = i === 0 || drafts.length === 0 ? (leansBack(scene, here, carry) ?? carry.head) : null
    const span = { start: head ?? here.start, end: unit.end === clause.end ? endOf(text, place, here.end) : here.end }
    const draft = readUnit(scene, here, span, carry, place.pairs, i + 1 < units.length)
    const made = before
    before = draft !== null
    if (!draft) continue
    const beside = i > 0 && !made && text[unit.start - 1] === '和' ? sharing(scene, units[i - 1]!, draft) : null
    drafts.push(...(beside ? [beside] : []), draft)
  }
  // 举办读书班1期，时间不少于3天，6月底前完成: one act, measured twice.
  const same = drafts.every((d) => carry.latest.some(({ action }) => action === d.action))
  carry.made = [...carry.made, ...drafts]
  if (drafts.length > 0) carry.latest = same ? [...carry.latest, ...drafts] : drafts
  carry.before = drafts.length === 0 && own.length === 0 ? beforeOf(clause, words) : null
  // …讲党课1次，并开展谈心谈话，每半年1次: what comes after counts the act that was added, not the one before it.
  if (carry.before?.acts && ADDS.test(text.slice(place.clause.start, clause.end)) && readType(words)) carry.last = null
  return drafts
}

/** What a clause without a number says to be done; null without a verb. */
function beforeOf({ start }: Stretch, words: string): Carry['before'] {
  const said = verbsOf(words).filter((v) => v.kind !== 'opener')
  const acts = said.some((v) => v.kind === 'act') || COUNTABLE.test(said[0]?.word ?? '')
  return said[0] ? { start, words, acts, firm: acts && carriesOut(said[0]) } : null
}

/** 支委会和党小组会每月召开1次: the form of meeting that stands beside another one and shares all that is said of it. */
function sharing(scene: Scene, at: Stretch, draft: Draft): Draft | null {
  const words = scene.block.text.slice(at.start, at.end)
  const type = readType(words)?.type
  const held = heldBy(words)
  if (!type || !held || anchorsIn(scene.anchors, at).length > 0 || verbsOf(words).length > 0) return null
  return {
    ...{ ...draft, ...inDocument(scene.block, at) },
    ...{ action: words, recordType: type, kind: readKind(words, type) },
    ...(draft.subject === heldBy(draft.action) ? { subject: held } : {}),
  }
}

/** 召开座谈会，听取……意见: what is done at a meeting belongs to its span. */
function endOf(text: string, place: Place, end: number): number {
  const { clause, next } = place
  if (!next || clause.mark !== '，' || !/会$/.test(text.slice(clause.start, end))) return end
  return EXPLAINS.test(text.slice(next.start, next.end)) ? next.end : end
}

/** 各科室要组织学习，每月不少于2次: where the clause begins whose verb a bare number counts; null for a clause with its own. */
function leansBack({ block, anchors }: Scene, here: Stretch, carry: Carry): number | null {
  if (carry.before === null || carry.head !== null) return null
  if (closes(block.text, here, anchorsIn(anchors, here))) return carry.before.start
  if (carry.last !== null || !carry.before.acts) return null
  const words = block.text.slice(here.start, here.end)
  return readType(words) === null && verbsOf(words).every((v) => v.kind === 'opener') ? carry.before.start : null
}

function readUnit(
  scene: Scene,
  here: Stretch,
  span: Stretch,
  carry: Carry,
  pairs: readonly Pair[],
  more: boolean,
): Draft | null {
  const words = scene.block.text.slice(here.start, here.end)
  const promised = promiseOf(scene, here, span, carry)
  if (promised?.bare && carry.last && addTotal(carry.last, promised.draft)) return null
  const numberOnly =
    promised?.draft.cadence.count && readType(words) === null && verbsOf(words).every((v) => v.kind === 'opener')
  if (promised && carry.last && saysYearly(carry.last, promised)) return null
  if (numberOnly && carry.last && addFrequency(carry.last, promised.draft)) return null
  const draft = promised?.draft ?? null
  const at = shifted(anchorsIn(scene.anchors, here), here)
  // In a chain of nouns (月度…制度、季度…制度) what stands before the period belongs to its noun only.
  const chained = more && at.some((a) => a.is === 'period' && a.adjective)
  const subject = chained ? null : (subjectBehindTime(words, at, verbsOf(words)) ?? agentOf(words, at))
  if (subject)
    carry.subject =
      draft?.subject && draft.subjectSource === 'explicit' ? { words: draft.subject, person: subject.person } : subject
  const parts = partsOf(scene, here, carry)
  carry.period = parts.periods.find((p) => !p.adjective || p.every === 'semiannual') ?? carry.period
  const said = parts.dates.filter((d) => !pairs.some((p) => p.mark === '(' && p.start < d.start && d.end < p.end))
  if (said.length > 0 && draft?.deadline?.where !== 'cell') {
    handOn(said, carry)
    carry.loose = true
  }
  if (draft) carry.last = { draft, period: promised!.period }
  if (draft?.subject) carry.owners.push({ subject: draft.subject, kind: draft.kind })
  carry.head = null
  return draft
}
