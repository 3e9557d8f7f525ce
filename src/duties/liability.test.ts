import { describe, expect, test } from 'vitest'
import { parseDay } from '#kernel/day.ts'
import { held, type Json, quarterly, rows, standings } from './builders.rules.ts'
import { holderOn } from './liability.rules.ts'
import { premisesOf } from './premises.rules.ts'
import { parseScenario } from './scenario.schema.ts'

const asOf = '2020-12-31'
const body = (from: string | null, to: string | null) =>
  standings(quarterly({}, { bodies: [{ id: 'b1', kind: 'branch', from, to }] }), asOf)

describe('组织履责', () => {
  test('周期最后一天在册且在册过半', () => {
    expect(body('2020-02-15', null)).toEqual(['missed', 'missed', 'missed', 'due-soon'])
    expect(body('2020-02-16', null)).toEqual(['not-applicable', 'missed', 'missed', 'due-soon'])
    expect(body(null, '2020-06-29')).toEqual(['missed', 'not-applicable'])
    expect(body(null, '2020-06-30')).toEqual(['missed', 'missed'])
  })

  test('周期内一天也不在册的不列', () => {
    expect(rows(quarterly({}, { bodies: [{ id: 'b1', kind: 'branch', from: '2020-04-01' }] }))).toHaveLength(3)
    expect(body(null, '2020-01-01')).toEqual(['not-applicable'])
  })

  test('按截取后的周期计算', () => {
    const duty = { inForce: { from: '2020-02-10', to: '2020-06-30' } }
    const bodies = [{ id: 'b1', kind: 'branch', from: '2020-03-06' }]
    expect(standings(quarterly(duty, { bodies }), '2020-07-01')).toEqual(['missed', 'entry-open'])
  })

  test('不适用的不显示数值', () => {
    const bodies = [{ id: 'b1', kind: 'branch', from: '2020-03-01' }]
    const [first] = rows(quarterly({}, { bodies, records: [held('r1', '2020-03-02')] }), asOf)
    expect(first).toMatchObject({ standing: 'not-applicable', value: null, records: [], target: 1 })
  })
})

describe('职务履责', () => {
  const holders = (...list: [string, string | null, string | null][]) =>
    list.map(([person, from, to]) => ({ person, from, to }))
  const scenario = (list: Json[], rest: Json = {}) =>
    quarterly(
      { owes: { posts: 'secretary' } },
      { posts: [{ id: 'p1', role: 'secretary', body: 'b1', holders: list }], ...rest },
    )
  const post = (list: Json[], rest: Json = {}) => standings(scenario(list, rest), '2020-12-31')

  test('任职天数过半，重叠的日子只算一次', () => {
    expect(post(holders(['z1', '2020-01-01', '2020-02-15']))[0]).toBe('missed')
    expect(post(holders(['z1', '2020-01-01', '2020-02-14']))[0]).toBe('not-applicable')
    const twice = holders(['z1', '2020-01-01', '2020-02-10'], ['z2', '2020-02-01', '2020-02-14'])
    expect(post(twice)[0]).toBe('not-applicable')
    const handover = holders(['z2', '2020-03-01', null], ['z1', '2020-01-01', '2020-01-31'])
    expect(post(handover)[0]).toBe('missed')
  })

  test('始终空缺的列为不适用，所属组织不在册的不列', () => {
    expect(post([])).toEqual(['not-applicable', 'not-applicable', 'not-applicable', 'not-applicable'])
    expect(post([], { bodies: [{ id: 'b1', from: '2020-07-01' }] })).toHaveLength(2)
  })

  test('所属组织周期最后一天须在册', () => {
    const ended = { bodies: [{ id: 'b1', to: '2020-03-30' }] }
    expect(post(holders(['z1', '2019-01-01', null]), ended)).toEqual(['not-applicable'])
  })

  test('职务的纪实须写明该职务', () => {
    const records = [
      { id: 'r1', kind: 'assembly', bodies: ['b1'], heldOn: '2020-01-10', enteredOn: '2020-01-10' },
      { id: 'r2', kind: 'assembly', posts: ['p1'], heldOn: '2020-05-10', enteredOn: '2020-05-10' },
    ]
    expect(post(holders(['z1', null, null]), { records }).slice(0, 2)).toEqual(['missed', 'done'])
  })

  test('责任人为期限当天的任职人，否则为此前最后一任', () => {
    const on = (list: Json[], due: string) => {
      const premises = premisesOf(parseScenario(scenario(list)))
      return holderOn(premises.posts[0]!, parseDay(due))
    }
    const list = holders(
      ['z1', '2019-01-01', '2020-03-30'],
      ['z2', '2020-03-31', '2020-05-01'],
      ['z3', '2020-09-01', null],
    )
    expect(['2020-03-30', '2020-03-31', '2020-06-30', '2020-12-31'].map((due) => on(list, due))).toEqual([
      'z1',
      'z2',
      'z2',
      'z3',
    ])
    expect(on(list, '2018-12-31')).toBeNull()
    expect(on(holders(['z2', null, null], ['z1', null, null]), '2020-03-31')).toBe('z1')
    expect(on(holders(['z1', '2019-01-01', null], ['z2', '2020-01-01', null]), '2020-03-31')).toBe('z2')
  })
})
