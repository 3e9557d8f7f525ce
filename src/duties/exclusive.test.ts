import { describe, expect, test } from 'vitest'
import { held, type Json, quarterly, rows } from './builders.rules.ts'

const inForce = { from: '2020-01-01', to: '2020-12-31' }
const shared = (id: string, every: string, rest: Json = {}): Json => ({
  id,
  owes: { bodies: 'branch' },
  kind: 'assembly',
  cadence: { every },
  inForce,
  exclusive: true,
  ...rest,
})

/** `duty/start: records` of every occurrence that has any. */
function given(duties: Json[], records: Json[], rest: Json = {}, asOf = '2020-12-31'): string[] {
  const list = rows(quarterly({}, { duties, records, ...rest }), asOf)
  return list.filter((row) => row.records.length > 0).map((row) => `${row.duty}/${row.start}: ${row.records.join()}`)
}

describe('互斥任务', () => {
  test('期限早的先得，得满后轮到下一项；都满则归期限最早的', () => {
    const duties = [shared('d1', 'year'), shared('d2', 'quarter')]
    expect(given(duties, [held('r1', '2020-02-01')])).toEqual(['d2/2020-01-01: r1'])
    expect(given(duties, [held('r1', '2020-02-01'), held('r2', '2020-02-02')])).toEqual([
      'd1/2020-01-01: r2',
      'd2/2020-01-01: r1',
    ])
    const three = ['r1', 'r2', 'r3'].map((id) => held(id, '2020-02-01'))
    expect(given(duties, three)).toEqual(['d1/2020-01-01: r2', 'd2/2020-01-01: r1,r3'])
  })

  test('期限相同的，周期短的先得，再按任务编号的码位', () => {
    const both = [shared('d1', 'year'), shared('d2', 'quarter')]
    expect(given(both, [held('r1', '2020-11-01')])).toEqual(['d2/2020-10-01: r1'])
    expect(given([shared('d9', 'year'), shared('d10', 'year')], [held('r1', '2020-11-01')])).toEqual([
      'd10/2020-01-01: r1',
    ])
  })

  test('按录入先后分，先录入的不被后录入的夺去', () => {
    const duties = [shared('d1', 'quarter'), shared('d2', 'year')]
    const first = held('r9', '2020-03-01', { enteredOn: '2020-03-02' })
    const second = held('r1', '2020-02-01', { enteredOn: '2020-03-03' })
    expect(given(duties, [second, first])).toEqual(['d1/2020-01-01: r9', 'd2/2020-01-01: r1'])
    const sameDay = [held('r2', '2020-02-01', { enteredOn: '2020-03-02' }), first]
    expect(given(duties, sameDay)).toEqual(['d1/2020-01-01: r2', 'd2/2020-01-01: r9'])
  })

  test('非互斥任务照常计入', () => {
    expect(
      given([shared('d1', 'year'), shared('d2', 'year', { exclusive: false })], [held('r1', '2020-02-01')]),
    ).toHaveLength(2)
  })

  test('不适用和已豁免的不参与；都不参与则不归任何一项', () => {
    const duties = [shared('d1', 'quarter'), shared('d2', 'year')]
    const exemptions = [{ duty: 'd1', subject: 'b1', from: '2020-01-01', to: '2020-03-31', approvedOn: '2020-03-01' }]
    expect(given(duties, [held('r1', '2020-02-01')], { exemptions })).toEqual(['d2/2020-01-01: r1'])
    expect(given(duties, [held('r1', '2020-02-01')], { exemptions }, '2020-02-29')).toEqual(['d1/2020-01-01: r1'])
    expect(given(duties.slice(0, 1), [held('r1', '2020-02-01')], { exemptions })).toEqual([])
    const bodies = [{ id: 'b1', kind: 'branch', from: '2020-03-01' }]
    expect(given(duties, [held('r1', '2020-03-02')], { bodies })).toEqual(['d2/2020-01-01: r1'])
  })

  test('作废的让出位置；补办只归所指的一项', () => {
    const duties = [shared('d1', 'quarter'), shared('d2', 'year')]
    const voided = [held('r1', '2020-02-01', { voidedOn: '2020-06-01' }), held('r2', '2020-02-02')]
    expect(given(duties, voided, {}, '2020-05-31')).toEqual(['d1/2020-01-01: r1', 'd2/2020-01-01: r2'])
    expect(given(duties, voided, {}, '2020-06-01')).toEqual(['d1/2020-01-01: r2'])
    const makeUp = [held('r1', '2020-04-02', { makesUpFor: 'd1/b1/2020-01-01' })]
    expect(given(duties, makeUp)).toEqual(['d1/2020-01-01: r1'])
    const before = [...makeUp, held('r2', '2020-03-01', { enteredOn: '2020-05-01' })]
    expect(given(duties, before)).toEqual(['d1/2020-01-01: r1', 'd2/2020-01-01: r2'])
  })

  test('按数量合计的，未满之前都归它', () => {
    const duties = [shared('d1', 'quarter', { measure: 'sum', target: 3 }), shared('d2', 'year')]
    const hours = ['r1', 'r2', 'r3'].map((id) => held(id, '2020-02-01', { quantity: 2 }))
    expect(given(duties, hours)).toEqual(['d1/2020-01-01: r1,r2', 'd2/2020-01-01: r3'])
  })

  test('各主体各自分配', () => {
    const bodies = ['b1', 'b2'].map((id) => ({ id, kind: 'branch' }))
    const duties = [shared('d1', 'quarter', { owes: { body: 'b1' } }), shared('d2', 'year')]
    expect(given(duties, [held('r1', '2020-02-01', { bodies: ['b1', 'b2'] })], { bodies })).toEqual([
      'd1/2020-01-01: r1',
      'd2/2020-01-01: r1',
    ])
  })
})
