/** The engine: a year of 100 bodies × 60 duties with 20,000 records, judged on one day. */

import { parseScenario } from '#duties/scenario.schema.ts'
import { simulate } from '#duties/simulate.rules.ts'
import { formatDay, parseDay } from '#kernel/day.ts'

const BODIES = 100
const DUTIES = 60
const RECORDS = 20_000
const EVERY = ['month', 'quarter', 'half-year', 'year', 'two-months'] as const
const first = parseDay('2026-01-01')

const scenario = (records: number) => ({
  year: 2026,
  bodies: Array.from({ length: BODIES }, (_, i) => ({ id: `b${i}`, kind: 'branch', from: '2020-01-01', to: null })),
  duties: Array.from({ length: DUTIES }, (_, i) => ({
    id: `d${i}`,
    owes: { bodies: 'branch' },
    kind: `kind${i}`,
    cadence: { every: EVERY[i % EVERY.length], times: 1 + (i % 2) },
    exclusive: i % 10 === 0,
  })),
  records: Array.from({ length: records }, (_, i) => {
    const held = first + ((i * 7) % 360)
    return {
      id: `r${i}`,
      kind: `kind${(i * 13) % DUTIES}`,
      bodies: [`b${i % BODIES}`],
      heldOn: formatDay(held),
      enteredOn: formatDay(held + (i % 9)),
    }
  }),
})

function timed<T>(work: () => T): { result: T; ms: number } {
  const start = performance.now()
  const result = work()
  return { result, ms: performance.now() - start }
}

const read = timed(() => parseScenario(scenario(RECORDS)))
const half = parseScenario(scenario(RECORDS / 2))
simulate(half, { asOf: '2026-12-31' })
const whole = timed(() => simulate(read.result, { asOf: '2026-12-31' }))
const less = timed(() => simulate(half, { asOf: '2026-12-31' }))
console.log(
  `${whole.result.occurrences.length.toLocaleString('en')} occurrences, ${RECORDS.toLocaleString('en')} records`,
)
console.log(`reading and checking the scenario: ${read.ms.toFixed(0)} ms`)
console.log(
  `judging: ${whole.ms.toFixed(0)} ms; with half the records ${less.ms.toFixed(0)} ms (ratio ${(whole.ms / less.ms).toFixed(2)})`,
)
