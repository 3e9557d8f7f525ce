/** Turns one stretch of a clause into a promise, or says that it is none. */
import type { PlanCadence } from '#plans/commitment.schema.ts'
import { actionOf, counterpartyOf } from './action.rules.ts'
import type { Anchor, PeriodAnchor, Stretch } from './anchor.schema.ts'
import { cadenceOf, targetOf } from './cadence.rules.ts'
import type { Carry, Draft } from './draft.schema.ts'
import { actsAnew, namesMatter, unnamed } from './elision.rules.ts'
import { deadlineOf, reasonsOf } from './explain.rules.ts'
import { earlierBound, type Facts, factsOf, isOwnMatter } from './facts.rules.ts'
import { type Grounds, groundsOf } from './grounds.rules.ts'
import { SOFT } from './lexicon/never.rules.ts'
import { oneOff } from './one-off.rules.ts'
import { verbsOf } from './predicate.rules.ts'
import { ratedAct, rateName } from './rate.rules.ts'
import { readKind, readType, type TypeReading } from './record-type.rules.ts'
import { reportName } from './report-name.rules.ts'
import { inDocument, type Scene } from './scene.rules.ts'
import { subjectOf } from './subject-of.rules.ts'
import { isOthers } from './subject-phrase.rules.ts'
import { runsThrough } from './verifiable.rules.ts'

const SOFTLY = new RegExp(SOFT.map((r) => r.pattern).join('|'))
/** Shorter actions than this are told by their heading too (支委会：召开). */
const TELLING = 8
/** Acts that say nothing without what they are done to, which stands in the heading. */
const BARE = /^(?:检查|督查|公示|走访|调研|通报|报告|汇报|研究|研讨|学习|培训|测试|慰问)$/

const WHITHER = /^(?:到|赴|深入|走进|与|向|对|为)[^，；]{3,}/
/** Shorter than this nothing but a verb and whoever acts is said. */
const MATTER = 7
const HOW_MANY = /^((?:[^：]*：)?(?:联系|结对|帮扶|走访|慰问)+)[\d一二两三四五六七八九十]+[名个户家]/

/** 发展党员2至3名 as a heading: its number is no other act's. */
const ITS_NUMBER = /(?:不少于|至少)?[\d一二两三四五六七八九十]+(?:[至到~—-][\d一二两三四五六七八九十]+)?[名人个项次]$/

export interface Promised {
  readonly draft: Draft
  readonly period: PeriodAnchor | null
  /** Only the year's total of the promise before it (每月1次，全年不少于10次). */
  readonly bare: boolean
}

/** Reads one stretch; `span` is what will be quoted (it may take in a head before the stretch). Null: no promise. */
export function promiseOf(scene: Scene, unit: Stretch, span: Stretch, carry: Carry): Promised | null {
  const facts = factsOf(scene, unit, span, carry)
  const grounds = groundsOf(scene, facts, carry)
  if (!grounds) return null
  const { text } = scene.block
  const { words, parts, verbs } = facts
  const period = grounds.tier === 2 ? null : periodOf(scene, facts, carry)
  // …，9月底前完成: what is done the clause before says.
  const closing = facts.closes && carry.before !== null
  const own = closing ? null : readType(words)
  const nothingDone = closing || unnamed(words, unit, verbs, parts.own)
  const noVerb = !verbs.some((v) => v.kind !== 'opener')
  const anew = noVerb && actsAnew(words, unit, parts.own, carry)
  const last =
    !closing &&
    own === null &&
    parts.amount?.unit !== '%' &&
    (nothingDone || (noVerb && !anew && !namesMatter(words, unit, parts.own)))
      ? (carry.last?.draft ?? null)
      : null
  const before =
    own === null && (noVerb || nothingDone) && !last && (closing || carry.before?.acts) ? carry.before : null
  const heading = scene.topic || scene.placed.heading
  const objectless = nothingDone || !verbs.some((v) => v.kind === 'act')
  const listed = grounds.tier === 2 ? oneOff(words)?.type : null
  const recordType =
    listed ??
    own?.type ??
    last?.recordType ??
    (before ? readType(before.words)?.type : null) ??
    (objectless ? readType(heading)?.type : null) ??
    'other'
  const subject = subjectOf(scene, unit, parts.own, verbs, carry, recordType)
  const rated = parts.amount?.unit === '%' ? ratedAct(own, carry) : null
  const kind =
    last?.kind ?? readKind(rated ?? (own ? words : `${closing ? '' : words}${before?.words ?? heading}`), recordType)
  const besides = besidesOf(subject.words, kind, carry)
  const said = before ? { start: before.start, end: before.start + before.words.length } : unit
  const doing = actionOf(text, said, subject.words, parts.own)
  // 联系1个支部，每季度到联系支部1次: where to is said, and how many they are belongs to the act before.
  // 发展党员4名，入党积极分子每季度考察1次: what is done is said before the verb.
  const apart = last !== null && nothingDone && !noVerb && subject.source !== 'explicit' && doing.length >= MATTER
  const action = last && !apart && !WHITHER.test(doing) ? last.action.replace(HOW_MANY, '$1') : doing
  // A rate is that of the act before it in the sentence (举办培训班，参训率…), else told by its heading.
  const of = (parts.amount?.unit === '%' && carry.last?.draft.action) || heading.replace(ITS_NUMBER, '')
  const toward = recordType === 'talk' || recordType === 'visit' || nothingDone ? carry.toward : null
  const headed = (own === null || BARE.test(action)) && !last && !closing && !scene.block.cell && of !== ''
  const name = rated
    ? rateName(action, rated, toward)
    : toward !== null && nothingDone && !last && !closing
      ? `${action}${toward}`
      : (reportName(action, reportedBy(carry)) ??
        (headed && action.length <= TELLING && !complete(action) ? `${of}：${action}` : action))
  const draft: Draft = {
    ...(grounds.quoted ?? inDocument(scene.block, span)),
    tier: grounds.tier,
    subject: subject.words,
    subjectSource: subject.source,
    ...(besides === null ? {} : { besides }),
    action: name,
    ...(apart ? { recordType: 'other', kind: 'general_other' } : { recordType, kind }),
    cadence: cadenceIn(scene, facts, period),
    deadline: deadlineOf(scene, facts.dates, facts.where, carry) ?? (anew ? seasonOf(carry) : null),
    target: atLeast(
      targetOf(
        parts.amount,
        measured(
          timeless(text, { start: unit.start, end: parts.amount?.start ?? unit.end }, parts.own),
          subject.words,
        ) || action,
        text.slice(parts.amount?.end ?? unit.end, unit.end),
      ),
      earlierBound(text, facts),
    ),
    counterparty: subject.counterparty ?? counterpartyOf(words) ?? toward,
    modality: SOFTLY.test(words) ? 'soft' : 'firm',
    confidence: confidenceOf(facts, grounds, carry, own, last !== null),
    reasons: reasonsOf(scene, { ...facts, periods: parts.periods, amount: parts.amount, period, subject }, own, carry),
  }
  const yearly = parts.periods.length > 0 && parts.periods.every((p) => p.weak)
  const bare =
    last !== null && (noVerb || nothingDone) && facts.count !== null && yearly && subject.source !== 'explicit'
  return { draft, period, bare }
}

/** 汛期（5月1日至9月30日）成立突击队，每周…: from when to when all of the sentence is said. */
function seasonOf({ last }: Carry): Draft['deadline'] {
  const said = last?.draft.deadline
  return said?.resolved && !Array.isArray(said.resolved) && SPAN.test(said.text)
    ? { ...said, where: 'inherited' }
    : null
}
const SPAN = /[至到~—-]/

/** The act that a report behind it can be about. */
const reportedBy = ({ last, before }: Carry): string => last?.draft.action ?? before?.words ?? ''

/** 作中心发言 says what is done without its heading. */
const complete = (action: string): boolean => {
  const [verb] = verbsOf(action)
  return verb?.kind === 'act' && verb.start === 0 && action.length - verb.end >= OBJECT
}
const OBJECT = 4

/** 党组书记讲1次，机关党委书记讲1次，其他党组成员讲1次: who owes the same before; else whoever owes what stands before. */
function besidesOf(subject: string | null, kind: Draft['kind'], { owners }: Carry): string | null {
  if (subject === null || !isOthers(subject)) return null
  const named = owners.filter((one) => !isOthers(one.subject))
  const same = named.filter((one) => one.kind === kind)
  const told = (same.length > 0 ? same : named.slice(-1)).map((one) => one.subject)
  return told.length === 0 ? null : [...new Set(told)].join('、')
}

/** 党员每年至少为群众办实事2件: the bound stands before the amount, with other words between. */
const atLeast = (target: Draft['target'], bound: ReturnType<typeof earlierBound>): Draft['target'] =>
  target !== null && target.op === '=' && bound === 'at-least' ? { ...target, op: '>=' } : target

/** What is measured, without whoever owes it and that he must. */
const measured = (words: string, subject: string | null): string =>
  (subject !== null && words.startsWith(subject) ? words.slice(subject.length) : words)
    .replace(MUST, '')
    .replace(/人均$/, '')
const MUST = /^(?:原则上|一般|每人|人均|至少|必须|应当|须|应|要|需)+/

/** A stretch without its times: 全年, “七一”前 and 每年 are no part of what is measured. */
const timeless = (text: string, { start, end }: Stretch, anchors: readonly Anchor[]): string =>
  anchors
    .filter((a) => (a.is === 'date' || a.is === 'period') && a.start >= start && a.end <= end)
    .reduceRight((left, a) => left.slice(0, a.start - start) + left.slice(a.end - start), text.slice(start, end))

/** The frequency of a promise: its own, else that of the head of the sentence, else that of its cell. */
function periodOf(scene: Scene, facts: Facts, carry: Carry): PeriodAnchor | null {
  const { parts, firm, dated } = facts
  // A rate holds all year; a frequency at the head of the sentence is another act's.
  if (parts.amount?.unit === '%' && facts.count === null) return parts.periods.find((p) => !p.weak) ?? null
  const anchored = facts.count !== null || parts.amount !== null || firm !== null || facts.total !== null
  const own = firm ?? (anchored ? parts.periods.find((p) => !(dated && p.adjective && p.weak)) : undefined)
  // 每月学习1次，年底前评选10项; “五四”期间举办1场: a time of its own leaves the frequency before it behind.
  const apart = parts.dates.length > 0
  const carried = anchored && !apart && !isOwnMatter(facts.words, facts.unit, parts, carry) ? carry.period : null
  return own ?? carried ?? facts.alongside ?? scene.season?.period ?? null
}

function cadenceIn({ block: { text }, season }: Scene, facts: Facts, period: PeriodAnchor | null): PlanCadence {
  const apart = period !== null && period === season?.period && season.where === 'cell'
  // The number of a cell is that of its period, and of a task that has neither number nor period of its own.
  const numbered = facts.count !== null || facts.total !== null || facts.parts.amount !== null
  const celled = !numbered && (apart || period === null) ? (season?.count ?? null) : null
  return cadenceOf({
    period,
    apart,
    count: facts.count ?? celled,
    total: facts.total,
    amount: facts.parts.amount,
    dates: facts.dates,
    earlierBound: earlierBound(text, facts),
    each: sharedOut(text, facts),
    runs: runsThrough(facts.words, facts.dates),
  })
}

/** 在“三八”、“五四”各开展1次: 各 after the dates and before the number. */
function sharedOut(text: string, facts: Facts): boolean {
  const { unit, count, parts, dates } = facts
  const lead = text.slice(unit.start, count?.start ?? unit.end)
  const at = Math.max(lead.lastIndexOf('各'), parts.dates.some((d) => d.windows.length > 1) ? lead.indexOf('分别') : -1)
  if (at < 0) return false
  return parts.dates.length > 0 ? dates.some((d) => d.end <= unit.start + at) : at === 0
}

function confidenceOf(facts: Facts, grounds: Grounds, carry: Carry, type: TypeReading | null, elided: boolean): number {
  const { parts, dates } = facts
  const handed = !facts.firm && carry.period !== null && (facts.count !== null || parts.amount !== null)
  const inName =
    dates.length > 0 &&
    dates.every((d) => d.festival) &&
    facts.where === 'quote' &&
    parts.own.every((a) => a.is === 'date')
  return Math.max(0.3, grounds.trust - (handed ? 0.1 : 0) - (inName ? 0.08 : 0) - (type || elided ? 0 : 0.08))
}
