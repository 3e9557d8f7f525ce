import { describe, expect, test } from 'vitest'
import { held, quarterly, rows, run, standings } from './builders.rules.ts'
import { parseScenario } from './scenario.schema.ts'
import { judge } from './simulate.rules.ts'
import { simulationSchema } from './standing.schema.ts'

const r1 = held('r1', '2020-03-30', { enteredOn: '2020-04-02' })
const r2 = held('r2', '2020-07-06', { makesUpFor: 'd1/b1/2020-04-01' })
const r3 = held('r3', '2020-06-20', { enteredOn: '2020-07-20' })
const example = quarterly({}, { records: [r1, r2] })

describe('范例', () => {
  test.each([
    ['2020-03-20', ['open', 'upcoming', 'upcoming', 'upcoming']],
    ['2020-03-31', ['due-soon', 'upcoming', 'upcoming', 'upcoming']],
    ['2020-04-01', ['entry-open', 'open', 'upcoming', 'upcoming']],
    ['2020-04-02', ['done', 'open', 'upcoming', 'upcoming']],
    ['2020-07-05', ['done', 'entry-open', 'open', 'upcoming']],
    ['2020-07-06', ['done', 'done-late', 'open', 'upcoming']],
  ])('截至%s', (asOf, expected) => {
    expect(standings(example, asOf)).toEqual(expected)
  })

  test('第一、二季度分别于4月8日、7月7日停止补录', () => {
    expect(rows(example).map((row) => row.closes)).toEqual(['2020-04-08', '2020-07-07', '2020-10-14', '2021-01-08'])
  })

  test('逾期录入的纪实不改变逾期完成', () => {
    const all = quarterly({}, { records: [r1, r2, r3] })
    expect(standings(all, '2020-07-19')[1]).toBe('done-late')
    expect(standings(all, '2020-07-20')[1]).toBe('done-late')
    expect(rows(all, '2020-07-20')[1]).toMatchObject({ value: 2, records: ['r2', 'r3'] })
  })

  test('没有补办也没有补录，自停止补录次日起为未完成', () => {
    const none = quarterly({}, { records: [r1] })
    expect(standings(none, '2020-07-07')[1]).toBe('entry-open')
    expect(standings(none, '2020-07-08')[1]).toBe('missed')
  })

  test('输出与约定逐字相同', () => {
    const result = run(example, '2020-07-10')
    expect(simulationSchema.parse(result)).toEqual(result)
    expect(Object.keys(result)).toEqual(['asOf', 'known', 'occurrences', 'totals'])
    expect(JSON.stringify(result.occurrences[0])).toBe(
      '{"id":"d1/b1/2020-01-01","duty":"d1","subject":"b1","start":"2020-01-01","due":"2020-03-31","scheduled":null,' +
        '"closes":"2020-04-08","target":1,"value":1,"standing":"done","records":["r1"]}',
    )
    expect(JSON.stringify(result.totals)).toBe(
      '{"upcoming":1,"open":1,"due-soon":0,"entry-open":0,"done":1,"done-late":1,"missed":0,"exempt":0,' +
        '"not-applicable":0,"unknown":0,"expected":2,"early":0,"rateDone":1,"rateOnTime":0.5}',
    )
  })
})

describe('合计', () => {
  test('未过停止补录日的已完成另计，不进入比率', () => {
    expect(run(example, '2020-04-08').totals).toMatchObject({ done: 1, early: 1, expected: 0, rateDone: null })
    expect(run(example, '2020-04-09').totals).toMatchObject({ done: 1, early: 0, expected: 1, rateDone: 1 })
  })

  test('逾期完成在停止补录日之前不进入分母', () => {
    expect(run(example, '2020-07-07').totals).toMatchObject({ 'done-late': 1, expected: 1, rateOnTime: 1 })
  })
})

describe('截至与知悉', () => {
  test('事后知道的纪实可以回看当日', () => {
    expect(standings(example, '2020-03-31', '2020-04-02')[0]).toBe('done')
    expect(standings(example, '2020-07-06', '2020-04-01')).toEqual(['missed', 'entry-open', 'open', 'upcoming'])
  })

  test('知悉日默认为截至日', () => {
    expect(run(example, '2020-07-06').known).toBe('2020-07-06')
    expect(run(example, '2020-07-06', '2020-04-01').known).toBe('2020-04-01')
  })

  test('截至日之后举行的不计', () => {
    const ahead = quarterly({}, { records: [held('r1', '2020-03-30', { enteredOn: '2020-03-01' })] })
    expect(standings(ahead, '2020-03-29')[0]).toBe('due-soon')
    expect(standings(ahead, '2020-03-30')[0]).toBe('done')
  })

  test('作废自作废之日起不计', () => {
    const voided = quarterly({}, { records: [held('r1', '2020-03-30', { voidedOn: '2020-05-01' })] })
    expect(standings(voided, '2020-04-30')[0]).toBe('done')
    expect(standings(voided, '2020-05-01')[0]).toBe('missed')
    expect(standings(voided, '2020-05-01', '2020-04-30')[0]).toBe('done')
  })

  test('日期无效时拒绝', () => {
    expect(() => run(example, '2020-02-30')).toThrow(RangeError)
  })
})

test('没有任何应办事项的任务列名', () => {
  const none = quarterly({ owes: { bodies: 'office' } })
  expect(judge(parseScenario(none), { asOf: '2020-01-01' }).without).toEqual(['d1'])
  expect(judge(parseScenario(example), { asOf: '2020-01-01' }).without).toEqual([])
})
