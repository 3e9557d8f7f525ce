/** Cuts a block into sentences and clauses without cutting inside quotation marks, titles and brackets. */
import type { Stretch } from './anchor.schema.ts'

const CLOSER: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '《': '》',
  '(': ')',
  '【': '】',
  '〈': '〉',
  '[': ']',
}
const OPENERS = new Map(Object.entries(CLOSER).map(([open, close]) => [close, open]))
/** A pair further apart than this is taken for a missing mark. */
const FAR = 120

export interface Pair extends Stretch {
  readonly mark: string
}

/** Matching pairs of marks; one without a partner is ignored. `end` is after the closing mark. */
export function pairsOf(text: string): Pair[] {
  const open: { mark: string; at: number }[] = []
  const pairs: Pair[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c in CLOSER) open.push({ mark: c, at: i })
    const mark = OPENERS.get(c)
    if (mark === undefined) continue
    for (let k = open.length - 1; k >= 0 && k >= open.length - 6; k--) {
      if (open[k]!.mark !== mark) continue
      if (i - open[k]!.at <= FAR) pairs.push({ mark, start: open[k]!.at, end: i + 1 })
      open.length = k
      break
    }
  }
  return pairs
}

/** For every character whether it stands inside a pair. */
export function covered(length: number, pairs: readonly Stretch[]): Uint8Array {
  const inside = new Uint8Array(length)
  for (const p of pairs) inside.fill(1, p.start, p.end)
  return inside
}

export interface Clause extends Stretch {
  /** The mark after it, '' at the end of the block. */
  readonly mark: string
}

/** Splits [from, to) at those of `marks` that stand outside every pair; empty pieces are dropped. */
export function split(text: string, from: number, to: number, marks: string, inside: Uint8Array): Clause[] {
  const parts: Clause[] = []
  let start = from
  for (let i = from; i <= to; i++) {
    const end = i === to
    if (!end && (inside[i] || !marks.includes(text[i]!))) continue
    if (i > start) parts.push({ start, end: i, mark: end ? '' : text[i]! })
    start = i + 1
  }
  return parts
}
