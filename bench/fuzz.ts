/** A hundred thousand random and mutated texts: none stops the reader, and every quote is the text at its offsets. */
import { readdirSync, readFileSync } from 'node:fs'
import { readPlan } from '#plans/reader/read.rules.ts'

const RUNS = 100_000
const PIECES = [
  ...'每月季度年周五1235两十次场名项%，。；：、（）“”《》\n\t 召开会谈心党支部书记至少以上前后-—\u{20BB7}\u{1F600}',
]

/** Numbers that are the same in every run (mulberry32). */
let state = 20_260_101
function choose(n: number): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n)
}

const folder = new URL('./plans/', import.meta.url)
const plans = readdirSync(folder).map((name) =>
  readFileSync(new URL(name, folder), 'utf8').replace(/\{\{|\}\}\[[^\]]*\]/g, ''),
)

/** Some hundred characters of a plan with a few cuts, swaps and insertions; or pieces without sense. */
function anyText(): string {
  if (choose(3) === 0) return Array.from({ length: choose(160) }, () => PIECES[choose(PIECES.length)]).join('')
  const plan = plans[choose(plans.length)]!
  const from = choose(plan.length)
  let text = plan.slice(from, from + 20 + choose(300))
  for (let i = choose(6); i > 0; i--) {
    const at = choose(text.length)
    const cut = choose(3) === 0 ? choose(30) : 0
    text = text.slice(0, at) + (choose(2) === 0 ? PIECES[choose(PIECES.length)] : '') + text.slice(at + cut)
  }
  return text
}

let commitments = 0
let slowest = 0
const started = performance.now()
for (let run = 0; run < RUNS; run++) {
  const text = anyText()
  const points = [...text]
  const before = performance.now()
  const reading = readPlan(text)
  slowest = Math.max(slowest, performance.now() - before)
  for (const { quote, start, end } of reading.commitments) {
    commitments++
    if (points.slice(start, end).join('') !== quote || quote === '')
      throw new Error(`the quote is not the text: ${JSON.stringify(text)}`)
  }
}
console.log(
  `${RUNS.toLocaleString('en')} texts, ${commitments.toLocaleString('en')} commitments in ${((performance.now() - started) / 1000).toFixed(0)} s, the slowest ${slowest.toFixed(0)} ms: no crash, every quote is the text at its offsets`,
)
