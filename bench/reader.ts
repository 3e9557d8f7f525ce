/** The plan reader: time by length of text, and peak memory. */
import { readFileSync } from 'node:fs'
import { readPlan } from '#plans/reader/read.rules.ts'

const plan = readFileSync(new URL('../src/app/demo/plan.txt', import.meta.url), 'utf8')
const ofLength = (length: number) => plan.repeat(Math.ceil(length / plan.length)).slice(0, length)

function timed(text: string): number {
  const start = performance.now()
  readPlan(text)
  return performance.now() - start
}

// Warm: the first runs compile.
for (let i = 0; i < 5; i++) timed(ofLength(6_000))

const usual = Math.min(...Array.from({ length: 7 }, () => timed(ofLength(6_000))))
console.log(`6,000 characters: ${usual.toFixed(1)} ms`)
const perCharacter = usual / 6_000
for (const length of [10_000, 100_000, 1_000_000]) {
  const time = timed(ofLength(length))
  console.log(
    `${length.toLocaleString('en')} characters: ${time.toFixed(0)} ms, ${(time / length / perCharacter).toFixed(2)} × the cost per character of 6,000`,
  )
}
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
