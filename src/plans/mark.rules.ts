/** A stretch of the plan that a reviewer marks: read like any other text, and taken as a promise whatever is found. Pure. */
import type { Commitment, Point } from './commitment.schema.ts'
import { readPlan } from './reader/read.rules.ts'
import { readKind, readType } from './reader/record-type.rules.ts'

/** Code points of a text, `end` exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Blanks and marks at the edges belong to no promise. */
const EDGE = /[\s，。；、：,;:]/

/** The stretch without blanks and marks around it; null when nothing is left or it reaches beyond the text. */
export function trimmed(points: readonly string[], { start, end }: Stretch): Stretch | null {
  if (start < 0 || end > points.length) return null
  let [from, to] = [start, end]
  while (from < to && EDGE.test(points[from]!)) from++
  while (to > from && EDGE.test(points[to - 1]!)) to--
  return to - from < 2 ? null : { start: from, end: to }
}

/** Stands before the marked words, so that they are not taken for the title. */
const TITLE = ['要', '点', '\n']

/**
 * The marked words as a commitment: what the reader finds in them, and where it finds nothing a one-off of this year.
 * @param before the commitment before it in the same point, whose subject goes on
 */
export function readMarked(
  points: readonly string[],
  at: Stretch,
  plan: readonly Point[],
  before: Commitment | undefined,
): Commitment {
  const quote = points.slice(at.start, at.end).join('')
  const found = readPlan(`${TITLE.join('')}${quote.replaceAll('\n', ' ')}。`).commitments[0]
  const shift = at.start - TITLE.length
  const number = pointAt(plan, at.start)?.number ?? null
  const recordType = readType(quote)?.type ?? 'other'
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
    ...{ recordType, kind: readKind(quote, recordType), deadline: null, target: null, counterparty: null },
    ...{
      cadence: { type: 'once', count: 1, bound: 'exactly', unit: '次' },
      modality: 'firm',
      confidence: 0,
      reasons: [],
    },
  }
  const inherited = read.subject === null && before?.point === number && before?.subject
  return {
    ...read,
    ...(inherited ? { subject: before.subject, subjectSource: 'inherited' as const } : {}),
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

/** What is left of a stretch when a part at one of its ends is taken out; null where the part lies inside or is all. */
export function remainder(points: readonly string[], whole: Stretch, part: Stretch): Stretch | null {
  if (part.start > whole.start && trimmed(points, { start: part.end, end: whole.end }) === null)
    return trimmed(points, { start: whole.start, end: part.start })
  if (part.end < whole.end && trimmed(points, { start: whole.start, end: part.start }) === null)
    return trimmed(points, { start: part.end, end: whole.end })
  return null
}
