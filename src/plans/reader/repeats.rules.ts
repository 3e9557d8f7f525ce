/** In a table, the line that shows what was achieved often repeats the line that schedules it. */
import type { Draft } from './draft.schema.ts'

/** A promise with the table row and the line that it was read from (offsets of lines in document order). */
export interface Rowed {
  readonly draft: Draft
  readonly row: number
  readonly line: number
}

const ALIKE = 0.6

function pairsIn(text: string): Set<string> {
  const bare = text.replace(/[\s\d，、。：:“”《》()（）]|完成|开展|组织|举办|召开|不少于|以上/g, '')
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < bare.length; i++) pairs.add(bare.slice(i, i + 2))
  return pairs
}

/** The share of the pairs of characters of `a` that `b` holds too. */
export function likeness(a: string, b: string): number {
  const left = pairsIn(a)
  const right = pairsIn(b)
  if (left.size === 0) return 0
  let shared = 0
  for (const p of left) if (right.has(p)) shared++
  return shared / left.size
}

const dated = (d: Draft) => d.deadline?.where === 'quote' && d.deadline.resolved !== null
const news = (d: Draft) => d.target !== null || (d.cadence.count ?? 0) > 1

/**
 * Drops a promise that only repeats a scheduled one of its row; one that adds a number to the line before it is
 * joined to that line; one with a date or a number of its own elsewhere stays.
 */
export function withoutRepeats(all: readonly Rowed[], text: string): Rowed[] {
  const kept: Rowed[] = []
  const quote = (d: Draft) => text.slice(d.start, d.end)
  for (const one of all) {
    const earlier = kept.filter((k) => k.row === one.row && k.line < one.line && k.draft.tier === 1)
    const like = dated(one.draft) ? undefined : earlier.find((k) => likeness(one.draft.action, quote(k.draft)) >= ALIKE)
    if (!like) {
      kept.push(one)
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
    } else kept.push(one)
  }
  return kept
}
