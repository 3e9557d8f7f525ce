import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay, parseDay } from '#kernel/day.ts'
import { held, type Json, quarterly, run } from './builders.rules.ts'
import { anyScenario, asKnown, type Choose } from './generated.rules.ts'
import { ledgerOf, standingOn } from './ledger.rules.ts'
import { parseScenario } from './scenario.schema.ts'

const evenly = (max: number) => fc.noBias(fc.nat(max))
const ANY = { numRuns: 150 }

const withoutRecords = (rows: readonly Json[]) => rows.map(({ records: _, ...row }) => row)

describe('应办账', () => {
  test('今天及以后的任何一天，账上的状态与引擎逐字相同', () => {
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const choose: Choose = (n) => gen(evenly, n - 1)
        const today = formatDay(parseDay('2020-01-01') + choose(420))
        const scenario = asKnown(anyScenario(choose, choose(3) === 0), today)
        const ledger = ledgerOf(parseScenario(scenario))
        for (const later of [0, 1, 5, choose(60), choose(500)]) {
          const day = formatDay(parseDay(today) + later)
          const engine = run(scenario, day).occurrences
          expect(ledger.map((row) => standingOn(row, day))).toEqual(withoutRecords(engine as unknown as Json[]))
        }
      }),
      ANY,
    )
  })

  test('只算一个主体，与全部算出后取这个主体相同', () => {
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const choose: Choose = (n) => gen(evenly, n - 1)
        const scenario = parseScenario(anyScenario(choose, choose(2) === 0))
        const wanted = (subject: string) => subject === 'b1' || subject === 'p2'
        expect(ledgerOf(scenario, ({ id }) => wanted(id))).toEqual(
          ledgerOf(scenario).filter(({ subject }) => wanted(subject)),
        )
      }),
      ANY,
    )
  })

  test('一行写明以后各天的状态，时间推移不改写', () => {
    const [first] = ledgerOf(parseScenario(quarterly()))
    expect(first).toMatchObject({
      turns: ['2020-01-01', '2020-03-24', '2020-04-01', '2020-04-09'],
      standings: ['upcoming', 'open', 'due-soon', 'entry-open', 'missed'],
    })
    const [done] = ledgerOf(parseScenario(quarterly({}, { records: [held('r1', '2020-02-03')] })))
    expect(done).toMatchObject({ turns: ['2020-01-01'], standings: ['upcoming', 'done'], doneValue: 1 })
  })
})
