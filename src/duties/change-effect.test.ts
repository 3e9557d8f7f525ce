import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay, parseDay } from '#kernel/day.ts'
import { held, quarterly, run } from './builders.rules.ts'
import { effectOfChange } from './change-effect.rules.ts'
import type { Version } from './duty.schema.ts'
import { anyScenario, type Choose } from './generated.rules.ts'
import { parseScenario, type Scenario } from './scenario.schema.ts'

const version = (set: object, effectiveFrom = '2020-07-01') => ({ effectiveFrom, enteredOn: '2020-06-10', set })

const effectOf = (scenario: Scenario, dutyId: string, one: Version, today: string) =>
  effectOfChange(scenario, { dutyId, versions: [one], effectiveFrom: one.effectiveFrom }, today)

describe('年中调整的影响', () => {
  test('每季度改为每月：上半年不动，下半年的两季换成六个月', () => {
    const scenario = parseScenario(quarterly({}, { records: [held('r1', '2020-02-03')] }))
    const effect = effectOf(scenario, 'd1', version({ cadence: { every: 'month', times: 1 } }), '2020-06-10')
    const kinds = effect.changes.map(({ kind }) => kind)
    expect(effect).toMatchObject({ stay: 2, others: 0, lose: [], find: [], none: false })
    // Two of the months begin with the quarters that they replace.
    expect(['gone', 'moved', 'came'].map((one) => kinds.filter((kind) => kind === one).length)).toEqual([0, 2, 4])
  })

  test('次数提高：还没有到期的要求有变，状态不变也算影响', () => {
    const effect = effectOf(parseScenario(quarterly()), 'd1', version({ target: 2 }), '2020-06-10')
    expect(effect.changes.map(({ kind }) => kind)).toEqual(['asked', 'asked'])
    expect(effect.stay).toBe(2)
  })

  test('撤销：到期在后的都不再应办', () => {
    const scenario = parseScenario(quarterly())
    const withdrawn = { effectiveFrom: '2020-04-01', enteredOn: '2020-06-10', withdrawn: true }
    expect(effectOf(scenario, 'd1', withdrawn, '2020-06-10')).toMatchObject({ stay: 1, none: true })
  })

  test('移交：正在进行的一期由谁办，按剩下的天数；最后一期剩得再少也归新的；不接的，没有人承担', () => {
    const bodies = [
      { id: 'b1', kind: 'branch' },
      { id: 'b2', kind: 'office' },
    ]
    const base = parseScenario(quarterly({ inForce: { from: '2020-01-01', to: '2020-12-31' } }, { bodies }))
    const handed = (day: string, from: string) =>
      effectOf(base, 'd1', version({ owes: { body: 'b2' }, inForce: { from, to: '2020-12-31' } }, day), '2020-06-10')
    const [third, fourth] = [
      { start: '2020-07-01', due: '2020-09-30' },
      { start: '2020-10-01', due: '2020-12-31' },
    ]
    expect(handed('2020-08-10', '2020-08-10')).toMatchObject({
      ...{ underWay: [third], unowed: [], next: { start: '2020-08-10', due: '2020-09-30' } },
    })
    expect(handed('2020-08-20', '2020-08-20')).toMatchObject({ underWay: [third], unowed: [third], next: fourth })
    expect(handed('2020-12-15', '2020-12-15')).toMatchObject({
      ...{ underWay: [fourth], unowed: [], next: { start: '2020-12-15', due: '2020-12-31' } },
    })
    expect(handed('2020-12-15', '2020-01-01')).toMatchObject({ underWay: [fourth], unowed: [fourth], next: null })
    expect(handed('2020-10-01', '2020-10-01')).toMatchObject({ underWay: [], unowed: [], next: fourth })
  })

  test('改种类：已经计入的纪实不再计入，列得出来', () => {
    const scenario = parseScenario(quarterly({}, { records: [held('r1', '2020-05-03')] }))
    const effect = effectOf(scenario, 'd1', version({ kind: 'lecture' }, '2020-04-01'), '2020-06-10')
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
        const effect = effectOf(scenario, target.id, changed, today)
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
