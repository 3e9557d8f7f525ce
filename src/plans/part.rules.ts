/** What the parts of a task say once it has been cut in two or joined from two: read anew, so that neither says too much. Pure. */
import type { Commitment, Point } from './commitment.schema.ts'
import { readMarked, respan, type Shared } from './mark.rules.ts'
import { findAnchors } from './reader/anchors.rules.ts'
import { endedBy } from './reader/closing.rules.ts'
import { verbsOf } from './reader/predicate.rules.ts'
import { readType } from './reader/record-type.rules.ts'
import type { Stretch } from './stretch.rules.ts'

const slice = (points: readonly string[], { start, end }: Stretch) => points.slice(start, end).join('')
const acts = (words: string) => verbsOf(words).some(({ kind }) => kind !== 'opener')

/** What a part of a task shares with the rest of it: the time at its head, and the act behind it where it says none. */
export function sharedBy(points: readonly string[], whole: Stretch, part: Stretch): Shared {
  const words = slice(points, part)
  const timed = findAnchors(words).some(({ is }) => is === 'date' || is === 'period')
  const all = slice(points, whole)
  const head = findAnchors(all)[0]
  const led = !timed && part.start > whole.start && head?.start === 0 && (head.is === 'date' || head.is === 'period')
  const rest = slice(points, { start: part.end, end: whole.end })
  // 书记与委员 of 书记与委员、委员与党员每半年谈心1次.
  const bare = findAnchors(words).length === 0 && !acts(words)
  const from = Math.min(...[findAnchors(rest)[0], verbsOf(rest)[0]].map((one) => one?.start ?? rest.length))
  return { lead: led ? `${all.slice(0, head.end)}，` : '', tail: bare ? rest.slice(from) : '' }
}

/** What is left of a task whose other part was taken out; what only its place in the plan tells stays as it was. */
export function readRest(
  points: readonly string[],
  whole: Commitment,
  rest: Stretch,
  plan: readonly Point[],
  before: Commitment | undefined,
): Commitment {
  const shared = sharedBy(points, whole, rest)
  const again = readMarked(points, rest, plan, before, shared)
  const short = respan(whole, points, rest)
  if (again.confidence === 0) return short
  const told = `${shared.lead}${again.quote}${shared.tail}`
  const placed = again.deadline === null && whole.deadline !== null && whole.deadline.where !== 'quote'
  const { marked: _, ...reading } = again
  return {
    ...short,
    ...reading,
    ...(again.subject === null ? { subject: whole.subject, subjectSource: whole.subjectSource } : {}),
    ...(placed ? { deadline: whole.deadline, cadence: whole.cadence } : {}),
    ...(readType(told) === null ? { recordType: whole.recordType, kind: whole.kind } : {}),
  }
}

/** A task with another one joined to it: as it was before that was taken out of it, else with the day by which that ends it. */
export function readJoined(
  points: readonly string[],
  { id, reading: one }: { readonly id: string; readonly reading: Commitment },
  other: Commitment,
  at: Stretch,
): Commitment {
  const { takenFrom } = other
  const whole = takenFrom?.id === id && takenFrom.start === at.start && takenFrom.end === at.end && takenFrom.reading
  if (whole) return { ...respan(one, points, at), ...whole }
  const joined = respan(one, points, at)
  return other.start > one.start ? endedBy(joined, other) : joined
}

/** A reading without what was done to it, to be kept with another. */
export const kept = ({
  takenFrom: _,
  joined: __,
  carriedBy: ___,
  ...reading
}: Commitment): NonNullable<Commitment['joined']>['reading'] => reading
