/** In a table, the line that shows what was achieved often repeats the line that schedules it. */
import type { Draft } from './draft.schema.ts'

/** A promise with the table row and the line that it was read from (offsets of lines in document order). */
export interface Rowed {
  readonly draft: Draft
  readonly row: number
  readonly line: number
}

const ALIKE = 0.6
/** So many promises before one of the same row can be repeated by it. */
const MOST = 40

function pairsIn(text: string): Set<string> {
  const bare = text.replace(/[\s\d，、。：:“”《》()（）]|完成|开展|组织|举办|召开|不少于|以上/g, '')
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < bare.length; i++) pairs.add(bare.slice(i, i + 2))
  return pairs
}

/** The share of the pairs of characters of `a` that `b` holds too. */
function likeness(a: string, b: string): number {
  const left = pairsIn(a)
  const right = pairsIn(b)
  if (left.size === 0) return 0
  let shared = 0
  for (const p of left) if (right.has(p)) shared++
  return shared / left.size
}

const dated = (d: Draft) => d.deadline?.where === 'quote' && d.deadline.resolved !== null
const SCHEDULED = new Set<string>(['weekly', 'monthly', 'bimonthly', 'quarterly', 'semiannual', 'rule'])
const news = (d: Draft) => d.target !== null || (d.cadence.count ?? 0) > 1

/** The scheduled promise that says most of what `draft` says; undefined when none says enough of it. */
function closest(draft: Draft, earlier: readonly Rowed[], text: string): Rowed | undefined {
  let best: Rowed | undefined
  let most = ALIKE
  for (const k of earlier) {
    const like = likeness(draft.action, text.slice(k.draft.start, k.draft.end))
    if (like >= most && (best === undefined || like > most)) {
      best = k
      most = like
    }
  }
  return best
}

/**
 * Drops a promise that only repeats a scheduled one of its row; one that adds a number to the line before it is
 * joined to that line; one with a date or a number of its own elsewhere stays.
 */
export function withoutRepeats(all: readonly Rowed[], text: string): Rowed[] {
  const kept: Rowed[] = []
  /** Places in `kept` of the latest scheduled promises of the row; rows come one after another. */
  let row: number[] = []
  for (const one of all) {
    if (kept.at(-1)?.row !== one.row) row = []
    const earlier = row.map((at) => kept[at]!).filter((k) => k.line < one.line)
    const like =
      dated(one.draft) || SCHEDULED.has(one.draft.cadence.type) ? undefined : closest(one.draft, earlier, text)
    const keep = () => {
      if (one.draft.tier === 1) row = [...row.slice(-MOST), kept.length]
      kept.push(one)
    }
    if (!like) {
      keep()
      continue
    }
    const a = like.draft
    const b = one.draft
    const said = a.cadence.count === b.cadence.count || a.cadence.yearTotal?.count === b.cadence.count
    if (!news(b) || (said && b.target === null)) continue
    if (one.line === like.line + 1 && !news(a) && a.cadence.type === 'once') {
      const cadence = b.target === null ? { ...b.cadence } : a.cadence
      const joined: Draft = {
        ...a,
        end: b.end,
        cadence,
        target: b.target,
        reasons: [...a.reasons, ...b.reasons.filter((r) => r.field === 'count' || r.field === 'target')],
      }
      kept[kept.indexOf(like)] = { ...like, draft: joined }
    } else keep()
  }
  return kept
}
