import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay, parseDay } from '#kernel/day.ts'
import { held, quarterly, run } from './builders.rules.ts'
import { effectOfChange } from './change-effect.rules.ts'
import { anyScenario, type Choose } from './generated.rules.ts'
import { parseScenario } from './scenario.schema.ts'

const version = (set: object, effectiveFrom = '2020-07-01') => ({ effectiveFrom, enteredOn: '2020-06-10', set })

describe('年中调整的影响', () => {
  test('每季度改为每月：上半年不动，下半年的两季换成六个月', () => {
    const scenario = parseScenario(quarterly({}, { records: [held('r1', '2020-02-03')] }))
    const effect = effectOfChange(scenario, 'd1', version({ cadence: { every: 'month', times: 1 } }), '2020-06-10')
    const kinds = effect.changes.map(({ kind }) => kind)
    expect(effect).toMatchObject({ stay: 2, others: 0, lose: [], find: [], none: false })
    // Two of the months begin with the quarters that they replace.
    expect(['gone', 'moved', 'came'].map((one) => kinds.filter((kind) => kind === one).length)).toEqual([0, 2, 4])
  })

  test('次数提高：还没有到期的要求有变，状态不变也算影响', () => {
    const effect = effectOfChange(parseScenario(quarterly()), 'd1', version({ target: 2 }), '2020-06-10')
    expect(effect.changes.map(({ kind }) => kind)).toEqual(['asked', 'asked'])
    expect(effect.stay).toBe(2)
  })

  test('固定日改到另一天：期限不变，安排日有变的也算影响', () => {
    const rest = { week: 3, reading: 'nth-weekday' as const, offDay: 'keep' as const }
    const slot = (weekday: number) => ({ every: 'monthly-slot' as const, times: 1, slot: { ...rest, weekday } })
    const scenario = parseScenario(quarterly({ cadence: slot(5) }))
    const effect = effectOfChange(scenario, 'd1', version({ cadence: slot(4) }), '2020-06-10')
    expect(effect.changes.map(({ kind }) => kind)).toEqual(Array(6).fill('shifted'))
    expect(effect.stay).toBe(6)
  })

  test('撤销：到期在后的都不再应办', () => {
    const scenario = parseScenario(quarterly())
    const withdrawn = { effectiveFrom: '2020-04-01', enteredOn: '2020-06-10', withdrawn: true }
    expect(effectOfChange(scenario, 'd1', withdrawn, '2020-06-10')).toMatchObject({ stay: 1, none: true })
  })

  test('改种类：已经计入的纪实不再计入，列得出来', () => {
    const scenario = parseScenario(quarterly({}, { records: [held('r1', '2020-05-03')] }))
    const effect = effectOfChange(scenario, 'd1', version({ kind: 'lecture' }, '2020-04-01'), '2020-06-10')
    expect(effect.lose).toEqual(['r1'])
  })

  test('预览与调整以后引擎给出的清单完全一致；改了又改回来，以后的与原来相同', () => {
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const choose: Choose = (n) => gen((max: number) => fc.noBias(fc.nat(max)), n - 1)
        const json = anyScenario(choose)
        const plain = { ...json, duties: (json.duties as object[]).map((duty) => ({ ...duty, versions: [] })) }
        const scenario = parseScenario(plain)
        const today = formatDay(parseDay('2020-02-01') + choose(300))
        const target = scenario.duties[0]!
        const changed = { effectiveFrom: today, enteredOn: today, set: { target: 1 + choose(4) } }
        const effect = effectOfChange(scenario, target.id, changed, today)
        const after = {
          ...plain,
          duties: (plain.duties as unknown as { id: string }[]).map((d) =>
            d.id === target.id ? { ...d, versions: [changed] } : d,
          ),
        }
        const before = run(plain, today).occurrences.filter(({ duty }) => duty === target.id)
        const now = run(after, today).occurrences.filter(({ duty }) => duty === target.id)
        const count = (kind: string) => effect.changes.filter((change) => change.kind === kind).length
        expect(before.length - count('gone') + count('came')).toBe(now.length)
        const back = { ...changed, set: { target: target.target ?? null } }
        const restored = {
          ...plain,
          duties: (plain.duties as unknown as { id: string }[]).map((d) =>
            d.id === target.id ? { ...d, versions: [changed, back] } : d,
          ),
        }
        const future = (rows: typeof now) => rows.filter(({ start }) => start >= today)
        expect(future(run(restored, today).occurrences)).toEqual(future(run(plain, today).occurrences))
      }),
      { numRuns: 100 },
    )
  })
})
