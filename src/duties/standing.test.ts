import { describe, expect, test } from 'vitest'
import { held, type Json, quarterly, rows, standings } from './builders.rules.ts'

const first = (scenario: Json, asOf: string, known?: string) => rows(scenario, asOf, known)[0]!
const body = (rest: Json) => ({ bodies: [{ id: 'b1', kind: 'branch', ...rest }] })
const exemption = (from: string, to: string, approvedOn = '2020-02-10') => ({
  exemptions: [{ duty: 'd1', subject: 'b1', from, to, reason: '抽调外勤', approvedOn }],
})

describe('补录与更正', () => {
  const late = (correction: Json | null) =>
    quarterly({}, { records: [held('r1', '2020-03-30', { enteredOn: '2020-04-09', correction })] })

  test('停止补录日当天录入算按期，次日录入为逾期完成', () => {
    const onLastDay = quarterly({}, { records: [held('r1', '2020-03-30', { enteredOn: '2020-04-08' })] })
    expect(first(onLastDay, '2020-05-01').standing).toBe('done')
    expect(first(late(null), '2020-05-01')).toMatchObject({ standing: 'done-late', value: 1, records: ['r1'] })
  })

  test('经批准的更正自批准之日起算按期', () => {
    const corrected = late({ approvedOn: '2020-05-10', by: '机关党委', reason: '系统故障' })
    expect(first(corrected, '2020-05-09').standing).toBe('done-late')
    expect(first(corrected, '2020-05-10').standing).toBe('done')
  })

  test('尚未批准的更正不起作用', () => {
    expect(first(late({ by: '机关党委' }), '2020-12-31').standing).toBe('done-late')
  })

  test('entryDays为0时期限当日停止补录', () => {
    expect(first(quarterly({ entryDays: 0 }), '2020-04-01')).toMatchObject({ closes: '2020-03-31', standing: 'missed' })
  })

  test('未达目标时，按期和逾期录入的一并计算', () => {
    const records = [held('r1', '2020-03-01'), held('r2', '2020-03-30', { enteredOn: '2020-05-01' })]
    const twice = quarterly({ cadence: { every: 'quarter', times: 2 } }, { records })
    expect(first(twice, '2020-04-30')).toMatchObject({ standing: 'missed', value: 1, target: 2 })
    expect(first(twice, '2020-05-01')).toMatchObject({ standing: 'done-late', value: 2, records: ['r1', 'r2'] })
  })

  test('已按期完成的，只列按期的纪实', () => {
    const records = [held('r1', '2020-03-01'), held('r2', '2020-03-30', { enteredOn: '2020-05-01' })]
    expect(first(quarterly({}, { records }), '2020-06-01')).toMatchObject({ value: 1, records: ['r1'] })
  })
})

describe('补办', () => {
  const makeUp = (heldOn: string, rest: Json = {}) =>
    quarterly({}, { records: [held('r1', heldOn, { makesUpFor: 'd1/b1/2020-01-01', ...rest })] })

  test('期限之后办理才作补办，且不再计入其他周期', () => {
    expect(standings(makeUp('2020-04-01'), '2020-05-01').slice(0, 2)).toEqual(['done-late', 'open'])
    expect(standings(makeUp('2020-03-31'), '2020-05-01').slice(0, 2)).toEqual(['missed', 'open'])
  })

  test('种类或主体不符的补办不计', () => {
    expect(first(makeUp('2020-04-01', { kind: 'lecture' }), '2020-05-01').standing).toBe('missed')
    expect(first(makeUp('2020-04-01', { bodies: ['b2'] }), '2020-05-01').standing).toBe('missed')
  })

  test('指向不存在的事项的补办哪里也不计', () => {
    const lost = quarterly({}, { records: [held('r1', '2020-05-01', { makesUpFor: 'd9/b1/2020-01-01' })] })
    expect(standings(lost, '2020-05-02').slice(0, 2)).toEqual(['missed', 'open'])
  })
})

describe('豁免', () => {
  test('一项豁免覆盖周期一半即可，自批准之日起生效', () => {
    const half = quarterly({}, exemption('2020-01-01', '2020-02-15'))
    expect(first(half, '2020-02-09').standing).toBe('open')
    expect(first(half, '2020-02-10')).toMatchObject({ standing: 'exempt', value: 0, records: [] })
    expect(first(quarterly({}, exemption('2020-01-01', '2020-02-14')), '2020-02-10').standing).toBe('open')
  })

  test('两项豁免合起来过半不算', () => {
    const [a] = exemption('2020-01-01', '2020-01-31').exemptions
    const [b] = exemption('2020-02-01', '2020-02-29').exemptions
    expect(first(quarterly({}, { exemptions: [a, b] }), '2020-03-01').standing).toBe('open')
  })

  test('已完成先于豁免；豁免先于未到期', () => {
    const done = quarterly({}, { ...exemption('2020-01-01', '2020-06-30'), records: [held('r1', '2020-01-05')] })
    expect(standings(done, '2020-02-10').slice(0, 2)).toEqual(['done', 'exempt'])
  })
})

describe('启用之日与即将到期', () => {
  test('期限在启用之日以前为未知，按期录入的仍为已完成', () => {
    const started = (records: Json[]) => quarterly({}, { ...body({ recordsSince: '2020-07-01' }), records })
    expect(first(started([]), '2020-08-01')).toMatchObject({ standing: 'unknown', value: null, records: [] })
    expect(first(started([held('r1', '2020-03-30')]), '2020-08-01').standing).toBe('done')
    const late = held('r1', '2020-03-30', { enteredOn: '2020-08-01' })
    expect(first(started([late]), '2020-08-01')).toMatchObject({ standing: 'unknown', value: null })
    expect(standings(started([]), '2020-08-01')[2]).toBe('open')
  })

  test('启用之日当天到期的不是未知', () => {
    expect(first(quarterly({}, body({ recordsSince: '2020-03-31' })), '2020-05-01').standing).toBe('missed')
  })

  test('预警天数含当天', () => {
    expect(first(quarterly(), '2020-03-23').standing).toBe('open')
    expect(first(quarterly(), '2020-03-24').standing).toBe('due-soon')
    expect(first(quarterly({ dueSoonDays: 0 }), '2020-03-30').standing).toBe('open')
    expect(first(quarterly({ dueSoonDays: 0 }), '2020-03-31').standing).toBe('due-soon')
  })

  test('先按固定日预警，过了固定日再按期限预警', () => {
    const slot = quarterly({ cadence: { every: 'monthly-slot', slot: { week: 3, weekday: 5 } }, dueSoonDays: 3 })
    const days = ['2020-01-13', '2020-01-14', '2020-01-17', '2020-01-18', '2020-01-27', '2020-01-28']
    const expected = ['open', 'due-soon', 'due-soon', 'open', 'open', 'due-soon']
    expect(days.map((day) => first(slot, day).standing)).toEqual(expected)
  })
})

describe('至多', () => {
  const atMost = (records: Json[], rest: Json = {}) => quarterly({ bound: 'at-most', target: 1 }, { records, ...rest })
  const two = [held('r1', '2020-02-01'), held('r2', '2020-03-01')]

  test('未超过时，期限过后即为已完成；超过之日起为未完成', () => {
    expect(first(atMost([]), '2020-01-01').standing).toBe('open')
    expect(first(atMost([]), '2020-04-01')).toMatchObject({ standing: 'done', value: 0 })
    expect(first(atMost(two), '2020-02-29').standing).toBe('open')
    expect(first(atMost(two), '2020-03-01')).toMatchObject({ standing: 'missed', value: 2, records: ['r1', 'r2'] })
  })

  test('豁免先于超过，超过先于未知', () => {
    expect(first(atMost(two, exemption('2020-01-01', '2020-03-31')), '2020-03-01').standing).toBe('exempt')
    expect(first(atMost(two, body({ recordsSince: '2020-07-01' })), '2020-08-01').standing).toBe('missed')
    expect(first(atMost([], body({ recordsSince: '2020-07-01' })), '2020-08-01').standing).toBe('unknown')
  })

  test('停止补录后才录入的也算超过', () => {
    const late = [two[0]!, held('r2', '2020-03-01', { enteredOn: '2020-06-01' })]
    expect(first(atMost(late), '2020-05-31').standing).toBe('done')
    expect(first(atMost(late), '2020-06-01').standing).toBe('missed')
  })
})
