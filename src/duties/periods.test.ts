import { describe, expect, test } from 'vitest'
import { held, type Json, quarterly, rows, spans, standings } from './builders.rules.ts'
import { newYearNote } from './festival.schema.ts'

const inForce = (from: string, to: string) => ({ inForce: { from, to } })
const every = (cadence: object, from = '2020-01-01', to = '2020-12-31') =>
  spans(quarterly({ cadence, ...inForce(from, to) }))

describe('日历周期', () => {
  test.each([
    ['half-month', 24, '2020-01-01..2020-01-15', '2020-12-16..2020-12-31'],
    ['month', 12, '2020-01-01..2020-01-31', '2020-12-01..2020-12-31'],
    ['two-months', 6, '2020-01-01..2020-02-29', '2020-11-01..2020-12-31'],
    ['quarter', 4, '2020-01-01..2020-03-31', '2020-10-01..2020-12-31'],
    ['half-year', 2, '2020-01-01..2020-06-30', '2020-07-01..2020-12-31'],
    ['year', 1, '2020-01-01..2020-12-31', '2020-01-01..2020-12-31'],
  ])('%s', (name, count, first, last) => {
    const list = every({ every: name })
    expect([list.length, list[0], list.at(-1)]).toEqual([count, first, last])
  })

  test('写明末月几日前的，到那一天为止；没有那一天的月份到月底', () => {
    expect(every({ every: 'quarter', byDay: 25 })).toEqual([
      '2020-01-01..2020-03-25',
      '2020-04-01..2020-06-25',
      '2020-07-01..2020-09-25',
      '2020-10-01..2020-12-25',
    ])
    expect(every({ every: 'month', byDay: 31 }).slice(0, 2)).toEqual([
      '2020-01-01..2020-01-31',
      '2020-02-01..2020-02-29',
    ])
  })

  test('周从星期一到星期日，年初年末不足一半的周不算', () => {
    const list = every({ every: 'week' })
    expect([list.length, list[0], list.at(-1)]).toEqual([53, '2020-01-01..2020-01-05', '2020-12-28..2020-12-31'])
    expect(every({ every: 'week' }, '2020-01-03')[0]).toBe('2020-01-06..2020-01-12')
  })

  test('写明星期几的，遇休息日的周没有应办事项，固定日被截去的也没有', () => {
    const list = every({ every: 'week', weekday: 5 }, '2020-01-01', '2020-02-09')
    expect(list).toEqual([
      '2020-01-01..2020-01-05@2020-01-03',
      '2020-01-06..2020-01-12@2020-01-10',
      '2020-01-13..2020-01-19@2020-01-17',
      '2020-02-03..2020-02-09@2020-02-07',
    ])
    expect(every({ every: 'week', weekday: 2 }, '2020-01-01', '2020-01-12')).toEqual([
      '2020-01-06..2020-01-12@2020-01-07',
    ])
  })
})

describe('截取', () => {
  test('恰为一半的保留，不足一半的没有', () => {
    expect(every({ every: 'month' }, '2020-04-16', '2020-05-15')).toEqual(['2020-04-16..2020-04-30'])
    expect(every({ every: 'month' }, '2020-04-15', '2020-06-14')).toEqual([
      '2020-04-15..2020-04-30',
      '2020-05-01..2020-05-31',
    ])
  })

  test('否则一项也没有时，保留最长的；等长的保留最先的', () => {
    expect(every({ every: 'year' }, '2020-03-01', '2020-05-31')).toEqual(['2020-03-01..2020-05-31'])
    expect(every({ every: 'quarter' }, '2020-03-20', '2020-04-30')).toEqual(['2020-04-01..2020-04-30'])
    expect(every({ every: 'month' }, '2020-04-25', '2020-05-06')).toEqual(['2020-04-25..2020-04-30'])
  })

  test('因固定日被截去而只得保留的，不再有固定日', () => {
    expect(every({ every: 'days', dates: ['03-08'] }, '2020-03-09', '2020-12-31')).toEqual(['2020-03-09..2020-03-15'])
  })
})

describe('延至次年的年度任务', () => {
  const until = (duty: Json = {}, rest: Json = {}) =>
    quarterly({ cadence: { every: 'year', until: '01-31' }, ...duty }, rest)

  test('期限移到次年，停止补录从新期限起算', () => {
    expect(rows(until())[0]).toMatchObject({ start: '2020-01-01', due: '2021-01-31', closes: '2021-02-05' })
    expect(spans(until(inForce('2020-05-01', '2020-11-30')))).toEqual(['2020-05-01..2021-01-31'])
    expect(spans(until({ cadence: { every: 'year', until: '02-29' } }))).toEqual(['2020-01-01..2021-02-28'])
  })

  test('次年举行的须归属本年度，本年度举行的归属他年则不计', () => {
    const records = (label: string | number | null, heldOn: string) =>
      standings(until({}, { records: [held('r1', heldOn, { label })] }), '2021-01-20')
    expect(records('2020', '2021-01-10')).toEqual(['done'])
    expect(records(2020, '2021-01-10')).toEqual(['done'])
    expect(records(null, '2021-01-10')).toEqual(['open'])
    expect(records(null, '2020-12-31')).toEqual(['done'])
    expect(records('2021', '2020-12-31')).toEqual(['open'])
    expect(records('2020', '2019-12-31')).toEqual(['open'])
  })

  test('履责、豁免只看本年度的日子', () => {
    const body = { bodies: [{ id: 'b1', kind: 'branch', from: '2020-07-02', to: '2020-12-31' }] }
    expect(standings(until({}, body), '2021-01-01')).toEqual(['open'])
    const exemptions = [{ duty: 'd1', subject: 'b1', from: '2020-07-02', to: '2021-01-31', approvedOn: '2020-07-02' }]
    expect(standings(until({}, { exemptions }), '2021-01-01')).toEqual(['exempt'])
  })
})

describe('一次、指定日期、节假日、逐项', () => {
  test('没有时间段的为整个有效期，有的各为一项', () => {
    expect(every({ every: 'once' }, '2020-02-01', '2020-08-31')).toEqual(['2020-02-01..2020-08-31'])
    const windows = [
      { from: '2020-09-01', to: '2020-10-31' },
      { from: '2019-12-01', to: '2020-01-31' },
    ]
    expect(every({ every: 'once', windows })).toEqual(['2020-01-01..2020-01-31', '2020-09-01..2020-10-31'])
  })

  test('指定日期前后各七天，跨年的按有效期截取', () => {
    expect(every({ every: 'days', dates: ['03-08', '01-01', '02-29'] })).toEqual([
      '2020-01-01..2020-01-08@2020-01-01',
      '2020-02-22..2020-03-07@2020-02-29',
      '2020-03-01..2020-03-15@2020-03-08',
    ])
    expect(every({ every: 'days', dates: ['07-01'], before: 0, after: 2 })).toEqual([
      '2020-07-01..2020-07-03@2020-07-01',
    ])
    expect(every({ every: 'days', dates: ['02-29'] }, '2021-01-01', '2021-12-31')).toEqual([])
  })

  test('节假日前第十个工作日起，至放假前一日止', () => {
    expect(every({ every: 'holidays' })).toEqual([
      '2020-01-13..2020-01-23',
      '2020-03-23..2020-04-03',
      '2020-04-20..2020-04-30',
      '2020-06-11..2020-06-24',
      '2020-09-18..2020-09-30',
      '2020-12-18..2020-12-31',
    ])
    expect(every({ every: 'holidays', names: ['中秋节', '国庆节'], leadDays: 3 })).toEqual(['2020-09-28..2020-09-30'])
  })

  test('节后从收假次日起；建党节等固定日子不放假，照样可以排', () => {
    const festive = (cadence: object) => every({ every: 'holidays', ...cadence })
    expect(festive({ names: ['春节'], side: 'after', leadDays: 5 })).toEqual(['2020-02-03..2020-02-07'])
    expect(festive({ names: ['国庆节'], side: 'around', leadDays: 2 })).toEqual(['2020-09-29..2020-10-10'])
    expect(festive({ names: ['劳动节', '建党节'], side: 'each', leadDays: 3 })).toEqual([
      '2020-04-28..2020-04-30',
      '2020-05-06..2020-05-08',
      '2020-06-28..2020-06-30',
      '2020-07-02..2020-07-06',
    ])
    expect(festive({ names: ['建军节'] })).toEqual(['2020-07-20..2020-07-31'])
  })

  test('计划年的元旦前在上一年：不排，说明排的是次年元旦', () => {
    const year = { from: '2020-01-01', to: '2020-12-31' }
    const note = (cadence: object, inForce = year) =>
      newYearNote({ every: 'holidays', times: 1, leadDays: 10, ...cadence }, inForce)
    expect(every({ every: 'holidays', names: ['元旦'] })).toEqual(['2020-12-18..2020-12-31'])
    expect(note({ names: ['元旦', '春节'] })).toBe(
      '2020年元旦的节前在上一年，不再排，排的是2021年元旦的节前（放假安排公布后排入）',
    )
    expect(note({})).toContain('2021年元旦')
    expect(note({}, { ...year, to: '2020-06-30' })).toBe('2020年元旦的节前在上一年，不再排')
    expect([note({ names: ['春节'] }), note({ side: 'after' }), note({}, { ...year, from: '2020-03-01' })]).toEqual([
      null,
      null,
      null,
    ])
  })

  test('逐项任务只由事项所属的组织承担', () => {
    const items = [
      { id: 'j1', body: 'b1', from: '2020-03-01', to: '2020-06-30' },
      { id: 'j2', body: 'b2', from: '2020-03-01', to: '2020-03-31' },
      { id: 'j3', body: 'b1', from: '2020-03-01', to: null },
    ]
    const bodies = ['b1', 'b2', 'b3'].map((id) => ({ id, kind: 'branch' }))
    const scenario = (cadence: object) =>
      rows(quarterly({ cadence, register: 'projects' }, { bodies, registers: { projects: { items } } }))
    expect(scenario({ every: 'items' }).map((row) => `${row.id} ${row.due}`)).toEqual([
      'd1/b1/2020-03-01#j1 2020-06-30',
      'd1/b2/2020-03-01#j2 2020-03-31',
    ])
    expect(scenario({ every: 'items', within: 10 }).map((row) => `${row.id} ${row.due}`)).toEqual([
      'd1/b1/2020-03-01#j1 2020-03-11',
      'd1/b1/2020-03-01#j3 2020-03-11',
      'd1/b2/2020-03-01#j2 2020-03-11',
    ])
  })
})
