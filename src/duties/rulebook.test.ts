import { describe, expect, test } from 'vitest'
import { alike } from './likeness.rules.ts'
import { comparisonsOf, comparisonWords } from './rule-compare.rules.ts'
import { ruleStateWords } from './rule-table.rules.ts'
import { defaultsOf, dutiesOfRule, LEFT_OUT, RULES, settingsProblem, timesPerYear } from './rulebook.rules.ts'
import { parseScenario } from './scenario.schema.ts'
import { simulate } from './simulate.rules.ts'

const PERSON = { person: 'z1', from: '2020-01-01', to: null }

/** One body or post that owes the rule, and a record for each day that fits every duty of it. */
function scenarioOf(rule: (typeof RULES)[number], days: readonly string[]) {
  const duties = dutiesOfRule(rule, defaultsOf(rule), 2026)
  const owes = duties[0]!.owes
  const [kind, role] = 'bodies' in owes ? [owes.bodies, 'none'] : ['branch', 'posts' in owes ? owes.posts : 'none']
  return parseScenario({
    bodies: [{ id: 'b1', kind, from: '2020-01-01' }],
    posts: [{ id: 'p1', role, body: 'b1', holders: [{ ...PERSON, person: 'z9' }] }],
    lists: { members: [PERSON], committee: [PERSON] },
    duties,
    records: days.map((day, i) => ({
      id: `r${i}`,
      heldOn: day,
      enteredOn: day,
      credits: duties.map(({ kind: one, tags }) => ({
        ...{ kind: one, tags, bodies: ['b1'], posts: ['p1'], quantity: 60, people: ['z1'] },
      })),
    })),
  })
}

test('停用的日子还没到，说到哪一天停用', () => {
  const decided = { from: '2026-12-15', by: '甲', on: '2026-11-29' }
  expect(ruleStateWords({ active: false, decided }, '2026-11-29')).toBe('2026-12-15起停用')
  expect(ruleStateWords({ active: false, decided }, '2026-12-15')).toBe('未启用')
  expect(ruleStateWords({ active: true, decided }, '2026-11-29')).toBe('已启用')
  expect(ruleStateWords({ active: false, decided: null }, '2026-11-29')).toBe('未启用')
})

describe('党内法规的固定要求', () => {
  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s：照例子办了就完成，少办了就未完成', (_, rule) => {
    const on = (days: readonly string[]) => simulate(scenarioOf(rule, days), { asOf: '2027-06-30' }).occurrences
    const passed = on(rule.examples.pass)
    expect(passed.length).toBeGreaterThan(0)
    expect(passed.map(({ standing }) => standing)).toEqual(passed.map(() => 'done'))
    const failed = on(rule.examples.fail).filter(({ standing }) => standing === 'missed')
    expect(failed).toHaveLength(rule.examples.missed)
  })

  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s：各种设置都排得出来，引文写全', (_, rule) => {
    expect(settingsProblem(rule, defaultsOf(rule))).toBeNull()
    for (const setting of rule.settings) {
      const values = setting.type === 'choice' ? setting.options.map(({ value }) => value) : [setting.min, setting.max]
      for (const value of values) {
        const given = { ...defaultsOf(rule), [setting.key]: value }
        expect(settingsProblem(rule, given)).toBeNull()
        expect(dutiesOfRule(rule, given, 2026).length).toBe(rule.duties.length)
      }
      const wrong = setting.type === 'choice' ? 'none' : setting.max + 1
      expect(settingsProblem(rule, { ...defaultsOf(rule), [setting.key]: wrong })).toContain(setting.label)
    }
    expect(rule.citation.document).toMatch(/^《.+》$/)
    expect(rule.requirement).toMatch(/。$/)
  })

  test('编号不重复，没有排期的都说明原因', () => {
    const ids = [...RULES, ...LEFT_OUT].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { why } of LEFT_OUT) expect(why.length).toBeGreaterThan(8)
  })
})

describe('与要点比较', () => {
  const rule = RULES.find(({ id }) => id === 'BR-08')!
  const own = dutiesOfRule(rule, defaultsOf(rule), 2026)
  const plan = (cadence: object, rest: object = {}) => ({
    planTitle: '要点',
    duty: parseScenario({
      year: 2026,
      duties: [{ id: 'd', owes: { bodies: 'branch' }, kind: 'branch_assembly', cadence, ...rest }],
    }).duties[0]!,
  })

  test.each([
    [{ every: 'month' }, 'more'],
    [{ every: 'quarter' }, 'same'],
    [{ every: 'half-year' }, 'less'],
    [{ every: 'year', times: 6 }, 'more'],
    [{ every: 'once' }, null],
  ] as const)('%j 比每季度1次 %s', (cadence, than) => {
    expect(comparisonsOf(own, [plan(cadence)], own)).toMatchObject([{ than }])
  })

  test('本单位设定得比规定多的，说明是与设定的比', () => {
    const set = dutiesOfRule(rule, { ...defaultsOf(rule), times: 2 }, 2026)
    const words = (owed: typeof own) => comparisonWords(comparisonsOf(owed, [plan({ every: 'quarter' })], own)[0]!)
    expect(words(own)).toContain('，与规定相同')
    expect(words(set)).toContain('，比本单位设定的少，请核对')
  })

  test('别的种类、别的责任主体不比', () => {
    expect(comparisonsOf(own, [plan({ every: 'month' }, { kind: 'lecture' })], own)).toEqual([])
    expect(comparisonsOf(own, [plan({ every: 'month' }, { owes: { bodies: 'party_group' } })], own)).toEqual([])
    expect(timesPerYear(own[0]!)).toBe(4)
  })

  const ideology = RULES.find(({ id }) => id === 'YS-01')!
  const research = (kind: string, title: string) =>
    plan({ every: 'half-year' }, { owes: { bodies: 'leading_group' }, kind, title })

  test('同一件事登记的种类不同，说明要分别登记', () => {
    const owed = dutiesOfRule(ideology, defaultsOf(ideology), 2026)
    const [found] = comparisonsOf(owed, [research('general_meeting', '局党组每半年专题研究1次意识形态工作')], owed)
    expect(found).toMatchObject({ than: 'same', shared: false, apart: { plan: '会议', rule: '分析研判' } })
    expect(comparisonWords({ ...found!, title: '落实“三会一课”' })).toContain('“落实‘三会一课’”')
    expect(comparisonWords(found!)).toContain('登记的种类不同（要点“会议”，规定“分析研判”），启用后要分别登记')
    expect(comparisonsOf(owed, [research('general_meeting', '专题研究机关党建')], owed)).toEqual([])
  })

  test.each([
    ['专题研究意识形态工作', '每半年专题研究1次意识形态工作', true],
    ['专题研究意识形态工作', '专题研究全面从严治党', false],
    ['专题研究意识形态工作', '向上级专题报告意识形态工作', false],
    ['制定中心组年度学习计划', '组织1次中心组学习', false],
  ])('“%s”与“%s”说的是一件事：%s', (one, other, same) => expect(alike(one, other)).toBe(same))

  test('规定有几项的，要点的同一任务只提一次', () => {
    const talks = RULES.find(({ id }) => id === 'BR-26')!
    const talk = plan({ every: 'year' }, { owes: { posts: 'branch_secretary' }, kind: 'heart_to_heart_talk' })
    const owed = dutiesOfRule(talks, {}, 2026)
    expect(comparisonsOf(owed, [talk], owed)).toHaveLength(1)
  })
})
