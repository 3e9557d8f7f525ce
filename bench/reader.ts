/** The plan reader: time by length of text, and peak memory. */
import { readFileSync } from 'node:fs'
import { compose } from '#documents/compose.rules.ts'
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

/** A table whose time goes on from its first row over all the others. */
function merged(count: number): number {
  const cell = (column: number, text: string, goesOn = false) => ({
    column,
    paragraphs: goesOn ? [] : [text],
    merged: goesOn,
  })
  const head = ['时间', '完成时限', '工作任务'].map((text, column) => cell(column, text))
  const rows = Array.from({ length: count }, (_, i) => [cell(0, '全年', i > 0), cell(1, '3月'), cell(2, '开展检查')])
  const { text, cells } = compose([{ is: 'table', rows: [head, ...rows] }])
  const start = performance.now()
  readPlan(text, cells)
  return performance.now() - start
}
const few = merged(3_000)
const many = merged(30_000)
console.log(
  `a merged cell over 30,000 rows: ${many.toFixed(0)} ms, ${(many / few / 10).toFixed(2)} × the cost per row of 3,000`,
)
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
