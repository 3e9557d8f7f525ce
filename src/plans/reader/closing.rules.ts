/** A clause that only says by when the act before it is done: 组织述职评议，12月20日前完成. */
import type { Commitment, PlanWindow } from '#plans/commitment.schema.ts'
import type { Anchor, DateAnchor, Stretch } from './anchor.schema.ts'
import { findAnchors } from './anchors.rules.ts'
import { PERIODS, windowsOf } from './cadence.rules.ts'
import type { Draft } from './draft.schema.ts'
import { fold } from './fold.rules.ts'
import { CLOSINGS } from './lexicon/closings.rules.ts'
import { inDocument, type Scene } from './scene.rules.ts'

const CLOSES = new RegExp(`^(?:${CLOSINGS.map(({ pattern }) => pattern).join('|')})$`)

/** Whether nothing stands in a clause but a day and that something is over by then. */
export function closes(text: string, clause: Stretch, own: readonly Anchor[]): boolean {
  if (own.length === 0 || own.some((a) => a.is !== 'date')) return false
  let rest = ''
  let at = clause.start
  for (const a of own) {
    rest += text.slice(at, a.start)
    at = a.end
  }
  return CLOSES.test(rest + text.slice(at, clause.end))
}

/** What recurs is ended by a day; it is done on days only where there is one for each of its periods (3月、6月、9月、12月召开). */
export function canClose(drafts: readonly Draft[], own: readonly Anchor[]): boolean {
  const dates = own.filter((a) => a.is === 'date')
  const ends = dates.every(({ by }) => by)
  const times = windowsOf(dates).length
  return drafts.length > 0 && (ends || drafts.every(({ cadence }) => (PERIODS[cadence.type] ?? times) === times))
}

/** Lets the acts of the clause before end on the days of a closing clause. */
export function closeBy(drafts: readonly Draft[], scene: Scene, clause: Stretch, dates: readonly DateAnchor[]): void {
  const text = scene.block.text.slice(dates[0]!.start, dates.at(-1)!.end)
  const reasons = dates.map((d): Commitment['reasons'][number] => ({
    field: 'deadline',
    words: d.words,
    ...inDocument(scene.block, d),
    why: '句末写明的时限',
  }))
  for (const draft of drafts) {
    const resolved = ending([draft.deadline?.resolved ?? []].flat(), dates)
    // Of several acts of one clause the last one is quoted with it.
    const quoted = draft === drafts.at(-1)
    draft.deadline = { text, resolved, where: quoted ? 'quote' : 'inherited' }
    if (quoted) draft.end = inDocument(scene.block, clause).end
    draft.reasons = [...draft.reasons, ...reasons]
    draft.tier = 1
    draft.cadence = timed(draft.cadence, resolved, dates)
  }
}

/** A task to which a reviewer has joined a clause: with its days where that only ends it. */
export function endedBy(task: Commitment, clause: Pick<Commitment, 'quote' | 'start'>): Commitment {
  const words = fold(clause.quote).replace(/\s+/g, '')
  const dates = findAnchors(words).filter((a) => a.is === 'date')
  if (!closes(words, { start: 0, end: words.length }, findAnchors(words))) return task
  const resolved = ending([task.deadline?.resolved ?? []].flat(), dates)
  const text = words.slice(dates[0]!.start, dates.at(-1)!.end)
  return {
    ...task,
    tier: 1,
    deadline: { text, resolved, where: 'quote' },
    cadence: timed(task.cadence, resolved, dates),
  }
}

/** 春节前, 次年1月20日前: no day that is the same in every year; a day for each period says when each is. */
function timed(
  cadence: Commitment['cadence'],
  resolved: PlanWindow | PlanWindow[] | null,
  dates: readonly DateAnchor[],
): Commitment['cadence'] {
  if (Array.isArray(resolved) && PERIODS[cadence.type] === resolved.length && !dates[0]!.by)
    return { ...cadence, type: 'n-per-year', count: resolved.length * (cadence.count ?? 1) }
  if (resolved === null && (cadence.type === 'once' || cadence.type === 'annual'))
    return { ...cadence, type: 'rule', rule: dates.map((d) => d.words).join('、') }
  return cadence
}

/** 四季度…，12月20日前完成: from the first day that was said to the last one that is. */
function ending(before: readonly PlanWindow[], dates: readonly DateAnchor[]): PlanWindow | PlanWindow[] | null {
  const said = windowsOf(dates)
  const [only, ...more] = said
  if (!only) return null
  if (more.length > 0 || before.length === 0) return said.length === 1 ? only : said
  const last = before.at(-1)!
  const inside = last.from <= only.from && only.to <= last.to
  const window = inside && !dates[0]!.by ? only : { from: last.from <= only.to ? last.from : only.from, to: only.to }
  return before.length === 1 ? window : [...before.slice(0, -1), window]
}
