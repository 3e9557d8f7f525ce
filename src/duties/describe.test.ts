import { expect, test } from 'vitest'
import { describeCadence, describeDemand, describeWhen } from './describe.rules.ts'
import { dutySchema } from './duty.schema.ts'
import { factsOf } from './duty-facts.rules.ts'

const words = (terms: Record<string, unknown>) =>
  describeCadence(dutySchema.parse({ id: 'd', kind: 'lecture', owes: { bodies: 'branch' }, ...terms }))

test.each([
  ['每季度1次', { cadence: { every: 'quarter' } }],
  ['每半年1次', { cadence: { every: 'half-year' } }],
  ['每周五1次', { cadence: { every: 'week', weekday: 5 } }],
  ['每月第三周星期五1次', { cadence: { every: 'monthly-slot', slot: { week: 3, weekday: 5 } } }],
  ['全年不少于3次', { cadence: { every: 'year', times: 3 } }],
  ['全年1次', { cadence: { every: 'year' } }],
  ['全年至多2次', { cadence: { every: 'year' }, target: 2, bound: 'at-most' }],
  ['每月25日前2次', { cadence: { every: 'month', times: 2, byDay: 25 } }],
  ['每季度末月25日前1次', { cadence: { every: 'quarter', byDay: 25 } }],
  ['全年1次，次年1月31日前完成', { cadence: { every: 'year', until: '01-31' } }],
  ['6月24日—7月8日，1次', { cadence: { every: 'once', windows: [{ from: '2020-06-24', to: '2020-07-08' }] } }],
  [
    '3月1日—3月31日、9月1日—9月30日，各2次',
    {
      cadence: {
        every: 'once',
        times: 2,
        windows: [
          { from: '2020-03-01', to: '2020-03-31' },
          { from: '2020-09-01', to: '2020-09-30' },
        ],
      },
    },
  ],
  ['全年内，1次', { cadence: { every: 'once' } }],
  ['3月8日、5月4日前后7天内，各1次', { cadence: { every: 'days', dates: ['03-08', '05-04'] } }],
  ['3月31日前，1次', { cadence: { every: 'days', dates: ['03-31'], before: 89, after: 0 } }],
  ['3月31日前10天内，1次', { cadence: { every: 'days', dates: ['03-31'], before: 10, after: 0 } }],
  ['每个法定节假日前10个工作日内，各1次', { cadence: { every: 'holidays' } }],
  ['春节后5个工作日内，1次', { cadence: { every: 'holidays', names: ['春节'], side: 'after', leadDays: 5 } }],
  ['春节、建党节前10个工作日内，各1次', { cadence: { every: 'holidays', names: ['春节', '建党节'] } }],
  ['每个法定节假日前后3个工作日内，各1次', { cadence: { every: 'holidays', side: 'around', leadDays: 3 } }],
  ['春节前、后5个工作日内，各1次', { cadence: { every: 'holidays', names: ['春节'], side: 'each', leadDays: 5 } }],
  ['全年办结率达到100%', { cadence: { every: 'year' }, measure: 'ratio', register: 'projects', target: 1 }],
  ['逐项，每项30天内，1次', { cadence: { every: 'items', within: 30 }, register: 'projects' }],
  [
    '全年“本单位党员”中每人达到32学时',
    { cadence: { every: 'year' }, measure: 'members', list: 'members', target: 1, each: 32, unit: '学时' },
  ],
  [
    '每季度“本支部委员”中90%的人员每人达到2次',
    { cadence: { every: 'quarter' }, measure: 'members', list: 'committee', target: 0.9, each: 2 },
  ],
  ['每半年覆盖“本单位党员”全部人员', { cadence: { every: 'half-year' }, measure: 'counterparts', list: 'members' }],
])('%s', (expected, terms) => expect(words(terms)).toBe(expected))

test('周期说过一遍的不再括注', () => {
  const terms = (cadence: object) =>
    dutySchema.parse({ id: 'd', title: '', owes: { bodies: 'branch' }, kind: 'plain', cadence })
  const period = (cadence: object) =>
    factsOf(terms(cadence), new Map(), null, null).find(({ name }) => name === '周期')?.text
  expect(period({ every: 'month' })).toBe('每月')
  expect(period({ every: 'once', windows: [{ from: '2026-01-01', to: '2026-06-30' }] })).toBe('1月1日—6月30日（一次）')
})

test.each([
  [{ every: 'week', times: 2 }, '05-01', '09-30', '每周2次，5月1日至9月30日', '每周，5月1日至9月30日'],
  [{ every: 'month' }, '03-01', '12-31', '每月1次，自3月1日起', '每月，自3月1日起'],
  [{ every: 'month' }, '01-01', '06-30', '每月1次，至6月30日', '每月，至6月30日'],
  [{ every: 'month' }, '01-01', '12-31', '每月1次', '每月'],
  // What is one period of all its days is no whole year.
  [{ every: 'year', times: 3 }, '05-01', '09-30', '5月1日至9月30日，不少于3次', '5月1日至9月30日'],
  [{ every: 'once' }, '05-01', '09-30', '5月1日至9月30日，1次', '5月1日至9月30日'],
  // Days that are named are not said twice.
  [
    { every: 'once', windows: [{ from: '2026-05-01', to: '2026-05-31' }] },
    '05-01',
    '05-31',
    '5月1日—5月31日，1次',
    '5月1日—5月31日',
  ],
  [{ every: 'days', dates: ['06-01'], before: 0, after: 0 }, '05-01', '09-30', '6月1日，1次', '6月1日'],
])('有效期不满一年的，写明从哪天到哪天：%o', (cadence, from, to, demand, when) => {
  const terms = dutySchema.parse({
    ...{ id: 'd', kind: 'lecture', owes: { bodies: 'branch' }, cadence },
    inForce: { from: `2026-${from}`, to: `2026-${to}` },
  })
  expect([describeDemand(terms, 2026), describeWhen(terms, 2026)]).toEqual([demand, when])
})

test('节日前后的事项只说节前还是节后，不再加括号', () => {
  const cadence = { every: 'holidays', names: ['国庆节'], side: 'before', leadDays: 5 }
  const terms = dutySchema.parse({ id: 'd', kind: 'lecture', owes: { bodies: 'branch' }, cadence })
  expect(factsOf(terms, new Map(), null, null)).toContainEqual({ name: '周期', text: '国庆节前5个工作日内' })
})
