import { describe, expect, test } from 'vitest'
import { held, type Json, judgedOf, quarterly } from './builders.rules.ts'
import { explain } from './explain.rules.ts'
import { reasonsOf } from './reasons.rules.ts'

function reasons(scenario: Json, asOf: string, id = 'd1/b1/2020-01-01', known?: string) {
  const { judgement, judged } = judgedOf(scenario, id, asOf, known)
  return reasonsOf(judgement, judged)
}

/** Record → what keeps it from counting. */
function hindrances(scenario: Json, asOf: string, id?: string, known?: string) {
  return Object.fromEntries(reasons(scenario, asOf, id, known).notCounted.map(({ record, why }) => [record, why]))
}

describe('为什么不计入', () => {
  test('种类、标签、主体、周期、作废、录入各有其名', () => {
    const records = [
      held('kind', '2020-01-10', { kind: 'lecture' }),
      held('tags', '2020-01-10'),
      held('body', '2020-01-10', { bodies: ['b2'], tags: ['t'] }),
      held('period', '2020-04-10', { tags: ['t'] }),
      held('voided', '2020-01-10', { tags: ['t'], voidedOn: '2020-02-01' }),
      held('unknown', '2020-01-10', { tags: ['t'], enteredOn: '2020-05-02' }),
      held('future', '2020-01-10', { tags: ['t'] }),
    ]
    const scenario = quarterly({ tags: ['t'] }, { records })
    expect(hindrances(scenario, '2020-05-01')).toEqual({
      kind: ['wrong-kind'],
      tags: ['wrong-tags'],
      body: ['another-subject'],
      period: ['outside-period'],
      voided: ['voided'],
      unknown: ['not-yet-known'],
    })
    expect(hindrances(scenario, '2020-01-09', undefined, '2020-05-01')).toMatchObject({ future: ['not-yet-held'] })
  })

  test('离得远的不列', () => {
    const records = [held('r1', '2020-08-10', { kind: 'lecture' }), held('r2', '2020-08-10', { bodies: ['b2'] })]
    expect(hindrances(quarterly({}, { records }), '2020-12-31')).toEqual({})
  })

  test('停止补录后录入的，在已完成时不计，未完成时计为逾期', () => {
    const late = held('late', '2020-03-30', { enteredOn: '2020-05-01' })
    const both = quarterly({}, { records: [held('r1', '2020-03-01'), late] })
    expect(hindrances(both, '2020-05-01')).toEqual({ late: ['entered-after-closing'] })
    const [counted] = reasons(quarterly({}, { records: [late] }), '2020-05-01').counted
    expect(counted).toMatchObject({ record: 'late', inTime: false, makesUp: false })
  })

  test('看过去某天、计入之后补录的：够了也不算完成，说明是停止补录以后才录入的', () => {
    const late = held('late', '2020-02-10', { enteredOn: '2020-05-01' })
    const verdict = (scenario: Json) => explain(reasons(scenario, '2020-03-20', undefined, '2020-06-01'))[0]
    expect(verdict(quarterly({}, { records: [late] }))).toBe(
      '进行中：应达1，现为1，但其中1条是4月8日停止补录以后才录入的，不能算按期完成，到期后算逾期完成',
    )
    expect(verdict(quarterly({ target: 2 }, { records: [late] }))).toBe('进行中：应达2，现为1')
    expect(verdict(quarterly({ bound: 'at-most' }, { records: [late] }))).toBe('进行中：至多1，现为1')
  })

  test('补办指向他项、补办过早、已完成后的补办', () => {
    const makeUp = (id: string, heldOn: string, makesUpFor: string) => held(id, heldOn, { makesUpFor })
    const records = [
      held('r1', '2020-03-01'),
      makeUp('other', '2020-02-01', 'd1/b1/2019-10-01'),
      makeUp('early', '2020-02-01', 'd1/b1/2020-01-01'),
      makeUp('extra', '2020-04-01', 'd1/b1/2020-01-01'),
    ]
    expect(hindrances(quarterly({}, { records }), '2020-05-01')).toEqual({
      other: ['makes-up-for-another'],
      early: ['too-early-to-make-up'],
      extra: ['made-up-though-done'],
    })
  })

  test('被另一项互斥任务取走的，写明去向', () => {
    const base = quarterly({ exclusive: true }).duties as Json[]
    const duties = [base[0]!, { ...base[0], id: 'd2', cadence: { every: 'year' } }]
    const scenario = { ...quarterly({}, { records: [held('r1', '2020-02-01')] }), duties }
    const [taken] = reasons(scenario, '2020-05-01', 'd2/b1/2020-01-01').notCounted
    expect(taken).toMatchObject({ why: ['taken-by-another'], insteadOf: 'd1/b1/2020-01-01' })
  })

  test('办结率：后来的、期限后的、补办的', () => {
    const registers = { g: { complete: true, items: [{ id: 'j1', body: 'b1', from: '2020-01-01', to: '2020-02-01' }] } }
    const talk = (id: string, heldOn: string, rest: Json = {}) => held(id, heldOn, { item: 'j1', ...rest })
    const records = [
      talk('r1', '2020-01-10'),
      talk('r2', '2020-01-11'),
      talk('r3', '2020-04-01'),
      talk('r4', '2020-04-02', { makesUpFor: 'd1/b1/2020-01-01' }),
    ]
    const scenario = quarterly({ measure: 'ratio', register: 'g' }, { records, registers })
    expect(hindrances(scenario, '2020-05-01')).toEqual({
      r2: ['item-already-done'],
      r3: ['after-due'],
      r4: ['make-up-in-ratio'],
    })
    expect(reasons(scenario, '2020-05-01').items).toEqual([{ item: 'j1', record: 'r1' }])
  })

  test('不适用的，合格的纪实也不计数', () => {
    const bodies = [{ id: 'b1', kind: 'branch', from: '2020-03-01' }]
    expect(hindrances(quarterly({}, { bodies, records: [held('r1', '2020-03-02')] }), '2020-05-01')).toEqual({
      r1: ['not-judged'],
    })
  })
})

describe('说明', () => {
  test('范例第一季度', () => {
    const records = [
      held('r1', '2020-03-30', { kind: 'branch_assembly', enteredOn: '2020-04-02' }),
      held('r2', '2020-04-30', { kind: 'branch_assembly' }),
    ]
    expect(explain(reasons(quarterly({ unit: '学时' }, { records }), '2020-05-01'))[0]).toMatch(/^.+：应达1学时，现为/)
    expect(explain(reasons(quarterly({ kind: 'branch_assembly' }, { records }), '2020-05-01'))).toEqual([
      '已完成：应达1，现为1',
      '应于2020-03-31前完成，4月8日停止补录',
      '周期：2020-01-01至2020-03-31（每季度）',
      '计入：2020-03-30支部党员大会',
      '未计入：2020-04-30支部党员大会（不在周期内）',
    ])
  })

  test('更正、豁免写明何时由谁批准', () => {
    const correction = { approvedOn: '2020-05-10', by: '机关党委', reason: '系统故障' }
    const records = [held('r1', '2020-03-30', { kind: 'lecture', enteredOn: '2020-05-01', correction })]
    const exemptions = [
      { duty: 'd1', subject: 'b1', from: '2020-01-01', to: '2020-01-31', reason: '抽调', approvedOn: '2020-01-10' },
    ]
    const sentences = explain(reasons(quarterly({ kind: 'lecture' }, { records, exemptions }), '2020-05-10'))
    expect(sentences).toContain('豁免2020-01-01至2020-01-31，2020-01-10批准，事由：抽调；不足周期一半，不生效')
    expect(sentences).toContain('更正：2020-03-30党课，2020-05-10由机关党委批准，事由：系统故障')
  })

  test('固定日被调整、不在规定日期举行、放假安排未公布', () => {
    const slot = { cadence: { every: 'monthly-slot', slot: { week: 1, weekday: 5 } } }
    const scenario = quarterly(slot, { records: [held('r1', '2020-05-20')] })
    const sentences = explain(reasons(scenario, '2020-06-01', 'd1/b1/2020-05-01'))
    expect(sentences[1]).toBe('应于2020-05-31前完成，定于2020-05-06，6月5日停止补录')
    expect(sentences).toContain('第1周星期五（当月第几个星期几）为2020-05-01，遇劳动节调整')
    expect(sentences).toContain('计入：2020-05-20assembly（不在规定的日期举行）')
    const later = quarterly({ inForce: { from: '2026-10-01', to: '2026-12-31' } })
    expect(explain(reasons(later, '2026-11-01', 'd1/b1/2026-10-01'))).toContain(
      '2027年放假安排还没有录入，工作日按周末推算',
    )
  })

  test('别的支部的纪实只报条数；名单写明尚缺谁', () => {
    const lists = { members: [{ person: 'z1' }, { person: 'z2' }] }
    const records = [
      held('r1', '2020-01-10', { people: ['z1'] }),
      ...['r2', 'r3'].map((id) => held(id, '2020-01-10', { bodies: ['b2'] })),
    ]
    const duty = { measure: 'counterparts', list: 'members' }
    const sentences = explain(reasons(quarterly(duty, { records, lists }), '2020-05-01'))
    expect(sentences).toContain('另有2条纪实未计入：属于其他组织或职务')
    expect(sentences).toContain('名单2人，已达到1人，尚缺：z2')
    expect(sentences[0]).toBe('未完成：应达2，现为1，补录已于4月8日截止')
  })

  test('名单上到得太晚、本期不计的人，写明是谁、从哪天起', () => {
    const lists = { members: [{ person: 'z1' }, { person: 'z2', from: '2020-03-20' }] }
    const sentences = explain(reasons(quarterly({ measure: 'counterparts', list: 'members' }, { lists }), '2020-03-25'))
    expect(sentences).toContain('本期不计：z2（2020-03-20起），到本期末在名单上不满一半天数，从下一期起计')
    expect(sentences).toContain('名单1人，已达到0人，尚缺：z1')
  })

  test.each([
    [
      'not-applicable',
      quarterly({}, { bodies: [{ id: 'b1', kind: 'branch', from: '2020-03-01' }] }),
      '不适用：周期共91天，组织在册31天，不足一半',
    ],
    [
      'unknown',
      quarterly({}, { bodies: [{ id: 'b1', kind: 'branch', recordsSince: '2020-07-01' }] }),
      '未知：期限在启用本系统之日（2020-07-01）以前，没有要求录入',
    ],
    ['unknown', quarterly({ measure: 'ratio', register: 'g' }), '未知：事项台账尚未登记齐全，不能计算办结率'],
    ['not-applicable', quarterly({ measure: 'members', list: 'm' }), '不适用：名单上没有应覆盖的人员'],
    ['done', quarterly({ bound: 'at-most', target: 2 }), '已完成：至多2，现为0'],
  ])('%s', (standing, scenario, sentence) => {
    const found = reasons(scenario, '2020-08-01')
    expect([found.row.standing, explain(found)[0]]).toEqual([standing, sentence])
  })

  test('职务写明责任人', () => {
    const posts = [{ id: 'p1', role: 'secretary', body: 'b1', holders: [{ person: 'z1', from: '2019-01-01' }] }]
    const found = reasons(quarterly({ owes: { posts: 'secretary' } }, { posts }), '2020-02-01', 'd1/p1/2020-01-01')
    expect(explain(found)).toContain('责任人：z1')
  })
})
