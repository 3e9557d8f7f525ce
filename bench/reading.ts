/** How well plans are read that the reader was not written for: `bench/plans/*.txt`, each promise marked with what it is. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Commitment } from '#plans/commitment.schema.ts'
import { readPlan } from '#plans/reader/read.rules.ts'

/** `{{quote}}[cadence; deadline; target; subject; record type]`; `-` is none, `*` is not asked. */
const MARK = /\{\{([^}]*)\}\}\[([^\]]*)\]/g

interface Gold {
  readonly start: number
  readonly end: number
  readonly fields: readonly string[]
}

function goldOf(marked: string): { text: string; gold: Gold[] } {
  const gold: Gold[] = []
  let text = ''
  let at = 0
  for (const mark of marked.matchAll(MARK)) {
    text += marked.slice(at, mark.index)
    const start = [...text].length
    text += mark[1]
    gold.push({ start, end: [...text].length, fields: mark[2]!.split(';').map((field) => field.trim()) })
    at = mark.index + mark[0].length
  }
  return { text: text + marked.slice(at), gold }
}

const BOUNDS = { 'at-least': ' >=', 'at-most': ' <=', exactly: '' } as const
const OPERATIONS = { '>=': '>=', '<=': '<=', '=': '=' } as const

/** The fields of a commitment as the marks write them. */
function fieldsOf({ cadence, deadline, target, subject, recordType }: Commitment): string[] {
  const { type, count, bound } = cadence
  const short = type === 'n-per-year' ? 'n' : type
  const resolved = deadline?.resolved ? [deadline.resolved].flat() : []
  return [
    type === 'ongoing' ? type : `${short} ${count ?? 1}${BOUNDS[(bound ?? 'exactly') as keyof typeof BOUNDS] ?? ''}`,
    resolved.map(({ from, to }) => `${from}..${to}`).join(',') || '-',
    target ? `${OPERATIONS[target.op as keyof typeof OPERATIONS]} ${target.value}` : '-',
    subject ?? '-',
    recordType,
  ]
}

const plain = (text: string) =>
  text
    .replace(/[\s“”]/g, '')
    .replace(/^(?:局|各|每名|全体)/, '')
    .replace('n-per-year', 'n')
const equal = (found: string, wanted: string, i: number) =>
  wanted === '*' ||
  plain(found) === plain(wanted) ||
  (i === 3 &&
    wanted !== '-' &&
    found !== '-' &&
    (plain(found).includes(plain(wanted)) || plain(wanted).includes(plain(found))))

const overlap = (a: Gold | Commitment, b: Gold | Commitment) => {
  const both = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return both / (Math.max(a.end, b.end) - Math.min(a.start, b.start) || 1)
}

const FIELDS = ['cadence', 'deadline', 'target', 'subject', 'record type'] as const
/** What was found, with how sure the reader was and whether it could be scheduled as it stands. */
const trust: { confidence: number; right: boolean }[] = []
const misses = process.argv.includes('--misses')
const sum = { gold: 0, read: 0, found: 0, schedulable: 0, right: [0, 0, 0, 0, 0] }
const f1 = (hits: number, a: number, b: number) => ((200 * hits) / (a + b || 1)).toFixed(1)

const folder = new URL('./plans/', import.meta.url)
for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
  const { text, gold } = goldOf(readFileSync(new URL(name, folder), 'utf8'))
  const read = readPlan(text).commitments
  const free = new Set(read)
  let found = 0
  let schedulable = 0
  for (const wanted of gold) {
    const match = [...free].sort((a, b) => overlap(b, wanted) - overlap(a, wanted))[0]
    const words = [...text].slice(wanted.start, wanted.end).join('')
    if (!match || overlap(match, wanted) < 0.5) {
      if (misses) console.log(`  ${name} not found: ${words}`)
      continue
    }
    free.delete(match)
    found++
    const fields = fieldsOf(match)
    const right = wanted.fields.map((field, i) => equal(fields[i]!, field, i))
    right.forEach((yes, i) => {
      if (yes) sum.right[i]!++
      else if (misses) console.log(`  ${name} ${FIELDS[i]} “${fields[i]}” for “${wanted.fields[i]}”: ${words}`)
    })
    const whole = right.slice(0, 3).every(Boolean)
    if (whole) schedulable++
    trust.push({ confidence: match.confidence, right: whole })
  }
  for (const { confidence } of [...free].filter(({ tier }) => tier === 1)) trust.push({ confidence, right: false })
  // Gold has no tiers here: what is marked is asked for, and a one-off beside it is not wrong.
  const wrong = [...free].filter(({ tier }) => tier === 1)
  if (misses) for (const { quote } of wrong) console.log(`  ${name} not asked for: ${quote}`)
  const counted = found + wrong.length
  console.log(
    `${name.padEnd(14)} marked ${gold.length}, found F1 ${f1(found, gold.length, counted)}, schedulable F1 ${f1(schedulable, gold.length, counted)}`,
  )
  sum.gold += gold.length
  sum.read += counted
  sum.found += found
  sum.schedulable += schedulable
}
console.log(
  `all: ${sum.gold} marked, found F1 ${f1(sum.found, sum.gold, sum.read)}, schedulable F1 ${f1(sum.schedulable, sum.gold, sum.read)}`,
)
console.log(
  `right of found: ${FIELDS.map((field, i) => `${field} ${((100 * sum.right[i]!) / sum.found).toFixed(0)} %`).join(', ')}`,
)
for (const [from, to] of [
  [0, 0.6],
  [0.6, 0.85],
  [0.85, 1.01],
] as const) {
  const those = trust.filter(({ confidence }) => confidence >= from && confidence < to)
  const mean = those.reduce((sum, { confidence }) => sum + confidence, 0) / (those.length || 1)
  const right = those.filter((one) => one.right).length / (those.length || 1)
  console.log(
    `confidence ${from}–${Math.min(to, 1)}: ${those.length}, said ${mean.toFixed(2)}, right ${right.toFixed(2)}`,
  )
}
