import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay, parseDay } from '#kernel/day.ts'
import { type Json, run } from './builders.rules.ts'
import { anyDay, anyScenario, type Choose } from './generated.rules.ts'
import { STANDING_CODES } from './standing.schema.ts'

/** Without the library's liking for small numbers, under which little would ever be done. */
const evenly = (max: number) => fc.noBias(fc.nat(max))

/** Checks a law on generated scenarios; every choice is the library's, so a failure shrinks. */
function law(check: (scenario: Json, choose: Choose) => void, numRuns = 150): void {
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const choose: Choose = (n) => gen(evenly, n - 1)
      check(anyScenario(choose), choose)
    }),
    { numRuns },
  )
}

const list = (scenario: Json, name: string) => scenario[name] as Json[]
const byId = (scenario: Json, asOf: string) => new Map(run(scenario, asOf).occurrences.map((row) => [row.id, row]))

/** From the worst to the best, as far as a record can change it. */
const BETTER = ['missed', 'entry-open', 'open', 'due-soon', 'exempt', 'done-late', 'done']

describe('规律', () => {
  test('编号不重复，状态合计等于清单条数', () => {
    law((scenario, choose) => {
      const { occurrences, totals } = run(scenario, anyDay(choose))
      expect(new Set(occurrences.map((row) => row.id)).size).toBe(occurrences.length)
      expect(STANDING_CODES.reduce((sum, code) => sum + totals[code], 0)).toBe(occurrences.length)
      expect(totals.expected).toBeLessThanOrEqual(totals.done + totals['done-late'] + totals.missed)
    })
  })

  test('各数组打乱顺序，结果逐字相同', () => {
    law((scenario, choose) => {
      const asOf = anyDay(choose)
      const shuffled: Json = Object.fromEntries(
        Object.entries(scenario).map(([name, value]) => [name, Array.isArray(value) ? shuffle(value, choose) : value]),
      )
      expect(run(shuffled, asOf)).toEqual(run(scenario, asOf))
    })
  })

  test('停止补录之后录入的纪实不使任何一项变为已完成', () => {
    law((scenario, choose) => {
      const asOf = anyDay(choose)
      const known = '2022-01-01'
      const records = list(scenario, 'records')
      const late = records.map((r) => ({ ...r, id: `${r.id}b`, enteredOn: known, correction: null, voidedOn: null }))
      const before = new Map(run(scenario, asOf, known).occurrences.map((row) => [row.id, row.standing]))
      for (const row of run({ ...scenario, records: [...records, ...late] }, asOf, known).occurrences)
        if (row.standing === 'done') expect([row.id, before.get(row.id)]).toEqual([row.id, 'done'])
    })
  })

  test('没有互斥和至多时，增加纪实不使任何一项变差', () => {
    law((generated, choose) => {
      const duties = list(generated, 'duties').map((duty) => ({ ...duty, exclusive: false, bound: 'at-least' }))
      const records = list(generated, 'records')
      const asOf = anyDay(choose)
      const more = byId({ ...generated, duties }, asOf)
      for (const [id, row] of byId({ ...generated, duties, records: records.slice(0, choose(records.length)) }, asOf)) {
        const after = more.get(id)!.standing
        if (row.standing === after) continue
        if (row.standing !== 'upcoming' && row.standing !== 'unknown')
          expect(BETTER.indexOf(after)).toBeGreaterThan(BETTER.indexOf(row.standing))
        else expect(after).toBe('done')
      }
    })
  })

  test('没有互斥时，录入的先后不影响结果', () => {
    law((generated, choose) => {
      const duties = list(generated, 'duties').map((duty) => ({ ...duty, exclusive: false }))
      const same = (order: Choose) => {
        const records = list(generated, 'records').map((r) => ({
          ...r,
          enteredOn: formatDay(parseDay('2019-11-01') + order(29)),
        }))
        return run({ ...generated, duties, records }, asOf)
      }
      const asOf = anyDay(choose)
      expect(same(choose)).toEqual(same(() => 0))
    })
  })

  test('没有放假日时，一切推后400年，结果也推后400年', () => {
    law((generated, choose) => {
      const scenario = { ...generated, calendar: { off: [], work: [] } }
      const asOf = anyDay(choose)
      const shifted = run(shift(scenario) as Json, shift(asOf) as string)
      expect(shifted).toEqual(shift(run(scenario, asOf)))
    })
  })
})

function shuffle<T>(values: readonly T[], choose: Choose): T[] {
  const rest = [...values]
  return values.map(() => rest.splice(choose(rest.length), 1)[0]!)
}

/** Moves every date, year and year label by 400 years, which are whole weeks. */
function shift(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/\d{4}-\d\d-\d\d|^20\d\d$/, (text) => String(Number(text.slice(0, 4)) + 400) + text.slice(4))
  if (Array.isArray(value)) return value.map(shift)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, k === 'year' ? Number(v) + 400 : shift(v)]))
}
