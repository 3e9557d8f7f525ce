/** Finds every word of frequency, count, amount and date in a block, each character used once. */
import type { AmountAnchor, Anchor, Bound, CountAnchor, PeriodAnchor, Stretch } from './anchor.schema.ts'
import { findDates } from './dates.rules.ts'
import { LOOKALIKES } from './lexicon/lookalikes.rules.ts'
import { PERIODS } from './lexicon/periods.rules.ts'
import { AMOUNTS, TIMES, type UnitWord } from './lexicon/units.rules.ts'
import { NUMBER, numeral, numeralRange } from './numerals.rules.ts'

export const AT_LEAST = '至少|不得?少于|不得?低于|不小于|最少|最低|达到|达|超过|争取'
export const AT_MOST = '不得?超过|不得?多于|不得?高于|最多|至多|不大于'
const AFTER = '及?以上|及?以内|以下|左右'
const units = (rows: readonly UnitWord[]) =>
  [...rows]
    .sort((a, b) => b.unit.length - a.unit.length)
    .map((r) => (r.notBefore ? `${r.unit}(?!${r.notBefore})` : r.unit))
    .join('|')
const RANGE = `${NUMBER}(?:[-至到]+${NUMBER}|、\\d{1,3})?`
const BEFORE = `(?<pre>${AT_MOST}|${AT_LEAST})?(?:于|为)?`

const COUNT = new RegExp(
  `${BEFORE}(?<n>${RANGE})(?:余|多)?(?<unit>${units(TIMES)})(?<each>/?每?人(?!次|员))?(?<post>${AFTER})?`,
  'g',
)
const SPLIT_COUNT = new RegExp(
  `${BEFORE}(?<n>${NUMBER})(?<unit>次|期|场)[-至到](?<m>${NUMBER})(?:次|期|场)(?<post>${AFTER})?`,
  'g',
)
const AMOUNT = new RegExp(
  `${BEFORE}(?<n>${RANGE})(?:余|多)?(?<unit>${units(AMOUNTS)})(?<each>/?每?人(?!次|员))?(?<post>${AFTER})?`,
  'g',
)
const PERCENT = new RegExp(
  `${BEFORE}(?:(?<n>\\d{1,3}(?:\\.\\d+)?)%|百分之(?<c>[一二三四五六七八九十百]+))(?<post>${AFTER})?`,
  'g',
)
const SHY = new Set(AMOUNTS.filter((r) => r.shy).map((r) => r.unit))
const PERIOD_RULES = PERIODS.map((row) => ({ row, regex: new RegExp(row.pattern, 'g') }))
const LOOKALIKE = new RegExp(LOOKALIKES.map((r) => `(?:${r.pattern})`).join('|'), 'g')

const boundOf = (pre: string | undefined, post: string | undefined): Bound | null => {
  if (pre !== undefined) return new RegExp(`^(?:${AT_MOST})$`).test(pre) ? 'at-most' : 'at-least'
  if (post?.endsWith('以上')) return 'at-least'
  return post?.endsWith('以内') || post === '以下' ? 'at-most' : null
}
const opOf = (bound: Bound | null): AmountAnchor['op'] =>
  bound === 'at-least' ? '>=' : bound === 'at-most' ? '<=' : '='

function counts(text: string): (CountAnchor | AmountAnchor)[] {
  const found: (CountAnchor | AmountAnchor)[] = []
  for (const regex of [SPLIT_COUNT, COUNT, AMOUNT]) {
    for (const m of text.matchAll(regex)) {
      const g = m.groups!
      const range = numeralRange(g.m === undefined ? g.n!.replace(/[-至到]+/, '-') : `${g.n}-${g.m}`)
      if (!range || range.value <= 0 || /[第十百千万.]/.test(text[m.index - 1] ?? '')) continue
      const bound = boundOf(g.pre, g.post)
      const unit = g.unit! + (g.each ? '/人' : '')
      const place = { words: m[0], start: m.index, end: m.index + m[0].length }
      if (regex !== AMOUNT) {
        if (Number.isInteger(range.value)) found.push({ is: 'count', ...place, ...range, unit, bound })
      } else {
        // 一项, 一个 and their like are grammar, not numbers.
        const shy = SHY.has(g.unit!)
        if (shy && g.n === '一' && bound === null) continue
        found.push({ is: 'amount', ...place, ...range, unit, op: opOf(bound), bounded: bound !== null, shy })
      }
    }
  }
  return found
}

function percents(text: string): AmountAnchor[] {
  const found: AmountAnchor[] = []
  for (const m of text.matchAll(PERCENT)) {
    const g = m.groups!
    const value = g.n === undefined ? numeral(g.c!) : Number(g.n)
    if (value === null || value > 100) continue
    const bound = boundOf(g.pre, g.post)
    // A whole cannot be exceeded: 达到100% means all of them.
    const op = value === 100 && bound !== 'at-most' ? '=' : opOf(bound)
    found.push({
      is: 'amount',
      words: m[0],
      start: m.index,
      end: m.index + m[0].length,
      value,
      max: null,
      unit: '%',
      op,
      bounded: true,
      shy: false,
    })
  }
  return found
}

function periods(text: string): PeriodAnchor[] {
  const found: PeriodAnchor[] = []
  for (const { row, regex } of PERIOD_RULES) {
    for (const m of text.matchAll(regex)) {
      if (m[0] === '') continue
      found.push({
        is: 'period',
        words: m[0],
        start: m.index,
        end: m.index + m[0].length,
        every: row.every,
        rule: row.rule ? m[0] : null,
        weak: row.weak === true,
        adjective: row.adjective === true,
        times: row.lists ? m[0].split(/[、和及]/).length : (row.times ?? null),
      })
    }
  }
  return found
}

/** All anchors of a text (folded, without spaces), in order; of two readings of one character the longer is kept. */
export function findAnchors(text: string): Anchor[] {
  const blots = new Uint16Array(text.length)
  for (const m of text.matchAll(LOOKALIKE)) blots.fill(m[0].length, m.index, m.index + m[0].length)
  const taken = new Uint8Array(text.length)
  const all: Anchor[] = [...periods(text), ...findDates(text), ...counts(text), ...percents(text)]
  all.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  const kept: Anchor[] = []
  for (const a of all) {
    let free = true
    for (let i = a.start; i < a.end && free; i++) free = taken[i] === 0 && blots[i]! < a.end - a.start
    if (!free) continue
    taken.fill(1, a.start, a.end)
    kept.push(a)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/** Those of `anchors` (in order) that lie within a stretch; found by halving, so that long sentences stay cheap. */
export function anchorsIn(anchors: readonly Anchor[], s: Stretch): Anchor[] {
  let low = 0
  let high = anchors.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (anchors[mid]!.start < s.start) low = mid + 1
    else high = mid
  }
  const found: Anchor[] = []
  for (let i = low; i < anchors.length && anchors[i]!.start < s.end; i++)
    if (anchors[i]!.end <= s.end) found.push(anchors[i]!)
  return found
}
