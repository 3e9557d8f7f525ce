import { describe, expect, test } from 'vitest'
import { type Json, quarterly, rows } from './builders.rules.ts'

const duty = { measure: 'ratio', register: 'projects', kind: 'talk', step: 'talk', target: 1 }
const item = (id: string, to: string | null, body = 'b1') => ({ id, body, from: '2019-06-01', to })
const projects = (items: Json[], complete: boolean | null = true) => ({
  registers: { projects: complete === null ? { items } : { complete, items } },
})
const talk = (id: string, name: string, heldOn: string, rest: Json = {}) => ({
  id,
  kind: 'talk',
  item: name,
  heldOn,
  enteredOn: heldOn,
  ...rest,
})
const two = [
  item('j1', '2020-02-01'),
  item('j2', '2020-03-31'),
  item('j3', '2020-04-01'),
  item('j4', '2020-02-01', 'b2'),
]

function first(records: Json[], asOf = '2020-05-01', rest: Json = projects(two), change: Json = {}) {
  return rows(quarterly({ ...duty, ...change }, { records, ...rest }), asOf)[0]!
}

describe('事项办结率', () => {
  test('只算截止日在周期内、属于本主体的事项；标签和主体不论，周期前办理的也算', () => {
    const records = [talk('r1', 'j1', '2019-12-01'), talk('r2', 'j2', '2020-03-01', { tags: ['x'], bodies: ['b7'] })]
    expect(first(records)).toMatchObject({ value: 1, target: 1, standing: 'done', records: ['r1', 'r2'] })
    expect(first(records.slice(0, 1))).toMatchObject({ value: 0.5, standing: 'missed', records: ['r1'] })
  })

  test('bureau范围算全部事项', () => {
    expect(first([talk('r1', 'j1', '2020-01-10')], '2020-05-01', projects(two), { scope: 'bureau' }).value).toBe(1 / 3)
  })

  test('台账不完整的未知；没有事项的不适用', () => {
    expect(first([], '2020-05-01', projects(two, false))).toMatchObject({ standing: 'unknown', value: null })
    expect(first([], '2020-05-01', projects(two, null)).standing).toBe('unknown')
    expect(first([], '2020-05-01', {}).standing).toBe('unknown')
    expect(first([], '2020-05-01', projects([])).standing).toBe('not-applicable')
    expect(first([], '2020-05-01', projects([item('j1', null)])).standing).toBe('not-applicable')
  })

  test('开始之日以前不算已完成', () => {
    const items = projects([item('j1', '2020-05-01')])
    const list = rows(quarterly(duty, { records: [talk('r1', 'j1', '2020-01-10')], ...items }), '2020-03-31')
    expect(list[1]).toMatchObject({ standing: 'upcoming', value: 1, records: ['r1'] })
    expect(
      rows(quarterly(duty, { records: [talk('r1', 'j1', '2020-01-10')], ...items }), '2020-04-01')[1]!.standing,
    ).toBe('done')
  })

  test('期限后办结或停止补录后录入的为逾期完成', () => {
    const rest = talk('r1', 'j1', '2020-01-10')
    expect(first([rest, talk('r2', 'j2', '2020-04-01')], '2020-04-02')).toMatchObject({
      standing: 'done-late',
      value: 1,
    })
    const late = talk('r2', 'j2', '2020-03-01', { enteredOn: '2020-04-09' })
    expect(first([rest, late])).toMatchObject({ standing: 'done-late', records: ['r1', 'r2'] })
  })

  test('由最先举行的一条办结；按期的只看按期录入的', () => {
    const early = talk('r1', 'j1', '2020-01-10', { enteredOn: '2020-04-20' })
    const rest = [early, talk('r3', 'j1', '2020-02-10'), talk('r2', 'j1', '2020-02-10')]
    expect(first(rest, '2020-05-01', projects([two[0]!])).records).toEqual(['r2'])
    expect(first([early, talk('r3', 'j1', '2020-04-10')], '2020-05-01', projects([two[0]!])).records).toEqual(['r1'])
  })

  test('补办不计；一条纪实可办结几项，只列一次', () => {
    const makeUp = talk('r1', 'j1', '2020-04-10', { makesUpFor: 'd1/b1/2020-01-01' })
    expect(first([makeUp], '2020-05-01', projects([two[0]!]))).toMatchObject({ value: 0, records: [] })
    const credits = ['j1', 'j2'].map((name) => ({ kind: 'talk', item: name }))
    const both = { id: 'r1', heldOn: '2020-01-10', enteredOn: '2020-01-10', credits }
    expect(first([both])).toMatchObject({ value: 1, records: ['r1'] })
  })

  test('延至次年的，期限内办结即可，事项只看本年度', () => {
    const items = projects([item('j1', '2020-12-31'), item('j2', '2021-01-10')])
    const change = { cadence: { every: 'year', until: '01-31' } }
    expect(first([talk('r1', 'j1', '2021-01-20')], '2021-01-20', items, change)).toMatchObject({
      value: 1,
      standing: 'done',
    })
  })
})
