/** A stretch of the plan that a reviewer marks: read like any other text, and taken as a promise whatever is found. Pure. */
import type { Commitment, Point } from './commitment.schema.ts'
import { findAnchors } from './reader/anchors.rules.ts'
import { isNextMonth, recurs } from './reader/next-month.rules.ts'
import { verbsOf } from './reader/predicate.rules.ts'
import { readPlan } from './reader/read.rules.ts'
import { readKind, readType } from './reader/record-type.rules.ts'
import { reportName } from './reader/report-name.rules.ts'
import { agentOf, asSubject, heldBy, isOthers, subjectBehindTime } from './reader/subject-phrase.rules.ts'
import type { Stretch } from './stretch.rules.ts'
import type { Beside } from './table-place.rules.ts'

/** Stands before the marked words, so that they are not taken for the title. */
const TITLE = ['要', '点', '\n']

/** What marked words share with the rest of a task: read with them, and no part of them. */
export interface Shared {
  readonly lead: string
  readonly tail: string
}

/**
 * The marked words as a commitment: what the reader finds in them, and where it finds nothing a one-off of this year.
 * @param before the commitment before it, whose subject goes on in its sentence
 */
export function readMarked(
  points: readonly string[],
  at: Stretch,
  plan: readonly Point[],
  before: Commitment | undefined,
  { lead, tail }: Shared = { lead: '', tail: '' },
): Commitment {
  const quote = points.slice(at.start, at.end).join('')
  const words = `${lead}${quote.replaceAll('\n', ' ').replace(JOINS, '')}${tail}`
  const head = headOver(points, at, pointAt(plan, at.start))
  // 每月1次 under 支委会 says how often; what is done and by whom the heading says.
  const bare = head !== null && readType(words) === null && !acts(words)
  const told = bare ? `${words}${verbsOf(head)[0]?.start === 0 ? '' : '开展'}${head}` : words
  const found = readPlan(`${TITLE.join('')}${told}。`).commitments[0]
  const shift = at.start - TITLE.length - [...lead].length
  const number = pointAt(plan, at.start)?.number ?? null
  const recordType = readType(bare ? head : words)?.type ?? 'other'
  const read: Commitment = found ?? {
    ...{
      quote,
      ...at,
      point: null,
      tier: 2,
      subject: null,
      subjectSource: 'none',
      action: [...quote].slice(0, 60).join(''),
    },
    ...{
      recordType,
      kind: readKind(bare ? head : words, recordType),
      deadline: null,
      target: null,
      counterparty: null,
    },
    ...{
      cadence: { type: 'once', count: 1, bound: 'exactly', unit: '次' },
      modality: 'firm',
      confidence: 0,
      reasons: [],
    },
  }
  const over = head === null || acts(head) ? null : (heldBy(head) ?? asSubject(head)?.words ?? null)
  const named = read.subject === null ? namedIn(words) : null
  const beside = sameSentence(points, before, at) ? before : null
  const inherited = read.subject === null && named === null ? (beside?.subject ?? null) : null
  const reported = beside && reportName(read.action, beside.action)
  return {
    ...read,
    ...(beside && isNextMonth(read.cadence.rule) ? afterIt(read.cadence, beside) : {}),
    ...(bare ? { action: head } : reported ? { action: reported } : {}),
    ...(over !== null && read.subjectSource !== 'explicit' ? { subject: over, subjectSource: 'heading' as const } : {}),
    ...(named === null ? {} : { subject: named, subjectSource: 'explicit' as const }),
    ...(read.subject && isOthers(read.subject) && before?.subject ? { besides: before.subject } : {}),
    ...(over === null && inherited ? { subject: inherited, subjectSource: 'inherited' as const } : {}),
    quote,
    ...at,
    point: number,
    // A person says that it is one; how often and by whom is still to be looked at.
    confidence: Math.min(read.confidence, 0.5),
    marked: true,
    reasons: read.reasons
      .map((reason) => ({ ...reason, start: reason.start + shift, end: reason.end + shift }))
      .filter(({ start, end }) => start >= at.start && end <= at.end),
  }
}

/** 次月10日前通报 recurs with what it follows; after one certain day it is once. */
function afterIt({ rule, ...cadence }: Commitment['cadence'], { cadence: { type } }: Commitment): Partial<Commitment> {
  const every = recurs(type)
  return every
    ? { cadence: { ...cadence, type: every, ...(rule ? { rule } : {}) } }
    : { cadence: { ...cadence, type: 'once' }, deadline: { text: rule ?? '', resolved: null, where: 'quote' } }
}

/**
 * Marked words that stand in a row of a table: what the sentence itself does not say, its columns do.
 * @param beside the columns of its row
 */
export function readInRow(
  points: readonly string[],
  at: Stretch,
  plan: readonly Point[],
  { owner, time }: Beside,
): Commitment {
  const timed = (words: string) => findAnchors(words).some(({ is }) => is === 'date' || is === 'period')
  const own = timed(points.slice(at.start, at.end).join(''))
  const lead = time !== null && !own && timed(time) ? `${time}，` : ''
  const read = readMarked(points, at, plan, undefined, { lead, tail: '' })
  // 擦亮品牌 promises nothing by itself, and is to be done by the day beside it all the same.
  const { cadence, deadline } =
    lead !== '' && read.confidence === 0
      ? readMarked(points, at, plan, undefined, { lead: `${lead}完成`, tail: '' })
      : read
  return {
    ...read,
    ...(owner !== null && read.subjectSource !== 'explicit' ? { subject: owner, subjectSource: 'cell' as const } : {}),
    cadence,
    deadline: deadline && lead !== '' ? { ...deadline, where: 'cell' } : deadline,
  }
}

/** Leads from a part to the one that was cut off behind it. */
const JOINS = /(?:以及|并且|[和及并、])$/

/** Who acts where the reader finds no promise that could say it: 每次学习前由宣传委员拟定方案. */
const namedIn = (words: string): string | null =>
  (subjectBehindTime(words, findAnchors(words), verbsOf(words)) ?? agentOf(words))?.words ?? null

/** Whether only clauses lie between a commitment and marked words: beyond a full stop somebody else may be meant. */
const sameSentence = (points: readonly string[], before: Stretch | undefined, at: Stretch): before is Stretch =>
  before !== undefined && !/[。！？\n]/.test(points.slice(before.start, at.start).join(''))

const acts = (words: string) => verbsOf(words).some(({ kind }) => kind !== 'opener')

const LISTED =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[、.．)）]|[①-⑳◆●■])\s*/
const HEAD_LONGEST = 24

/** What stands over marked words: the words before them in their line, else the short line above, else their point. */
function headOver(points: readonly string[], at: Stretch, point: Point | undefined): string | null {
  const line = points.lastIndexOf('\n', at.start - 1) + 1
  const above = line < 2 ? 0 : points.lastIndexOf('\n', line - 2) + 1
  const lead = points.slice(line, at.start).join('')
  const heads = [
    lead,
    lead.trim() === '' && above > 0 ? points.slice(above, line).join('') : '',
    point?.title,
    point?.heading,
  ]
  return heads.map(asHead).find((head) => head !== null) ?? null
}

function asHead(line: string | undefined): string | null {
  const bare = (line ?? '')
    .trim()
    .replace(LISTED, '')
    .replace(/[\s:：。(（—-]+$/, '')
  return bare.length < 2 || bare.length > HEAD_LONGEST || /[，。；！？]/.test(bare) ? null : bare
}

export const pointAt = (plan: readonly Point[], at: number): Point | undefined =>
  plan.findLast(({ start, end }) => start <= at && at < end)

/** The commitment over another stretch of the text; the words that led to it stay where they still stand in it. */
export function respan(commitment: Commitment, points: readonly string[], at: Stretch): Commitment {
  return {
    ...commitment,
    ...at,
    quote: points.slice(at.start, at.end).join(''),
    reasons: commitment.reasons.filter(({ start, end }) => start >= at.start && end <= at.end),
  }
}

/**
 * How far a commitment goes when one that was joined to it is taken out: as far as it went before, and over what else
 * has been joined to it.
 */
export function apart(before: Stretch, others: readonly (Stretch & Pick<Commitment, 'joined'>)[]): Stretch {
  // How far it went before the first of them was joined says how far it goes alone.
  const alone = others.reduce((least, { joined }) => (joined && size(joined) < size(least) ? joined : least), before)
  return {
    start: Math.min(alone.start, ...others.map(({ start }) => start)),
    end: Math.max(alone.end, ...others.map(({ end }) => end)),
  }
}

const size = ({ start, end }: Stretch) => end - start
