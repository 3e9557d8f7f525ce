import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findAnchors } from './anchors.rules.ts'
import { around, monthWindow } from './dates.rules.ts'
import { fold } from './fold.rules.ts'
import { written } from './numerals.rules.ts'

const anchors = (text: string) => findAnchors(fold(text))
const only = (text: string) => {
  const found = anchors(text)
  expect(found.length, text).toBe(1)
  return found[0]!
}
const month = fc.integer({ min: 1, max: 12 })
const number = fc.integer({ min: 1, max: 60 })
const asText = (n: number, han: boolean) => (han ? written(n) : String(n))

const PERIODS: readonly (readonly [string, string])[] = [
  ['每周', 'weekly'],
  ['每星期', 'weekly'],
  ['每月', 'monthly'],
  ['每个月', 'monthly'],
  ['逐月', 'monthly'],
  ['每两个月', 'bimonthly'],
  ['每季度', 'quarterly'],
  ['每半年', 'semiannual'],
  ['每年', 'annual'],
  ['每年度', 'annual'],
  ['每半月', 'rule'],
  ['每个工作日', 'rule'],
  ['每学期', 'rule'],
]

test('写出的频次和次数都能读回', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PERIODS),
      number,
      fc.boolean(),
      fc.constantFrom('次', '期', '场', '篇'),
      (period, n, han, unit) => {
        const [words, every] = period
        const found = anchors(`${words}召开${asText(n, han)}${unit}`)
        expect(found).toMatchObject([
          { is: 'period', words, every },
          { is: 'count', value: n, unit, bound: null },
        ])
      },
    ),
  )
})

test('写出的下限、上限和范围都能读回', () => {
  fc.assert(
    fc.property(
      number,
      number,
      fc.constantFrom('至少', '不少于', '不低于', '不得少于'),
      fc.constantFrom('不超过', '最多', '至多'),
      (a, b, least, most) => {
        expect(only(`${least}${a}次`)).toMatchObject({ value: a, bound: 'at-least' })
        expect(only(`${most}${a}次`)).toMatchObject({ value: a, bound: 'at-most' })
        expect(only(`${a}次以上`)).toMatchObject({ value: a, bound: 'at-least' })
        expect(only(`${a}次以内`)).toMatchObject({ value: a, bound: 'at-most' })
        const [low, high] = a < b ? [a, b] : [b, a]
        fc.pre(low < high)
        for (const dash of ['-', '—', '～', '至'])
          expect(only(`${low}${dash}${high}次`)).toMatchObject({ value: low, max: high })
      },
    ),
  )
})

test('写出的数量要求都能读回', () => {
  fc.assert(
    fc.property(number, fc.constantFrom('学时', '课时', '个月', '分', '项'), (n, unit) => {
      expect(only(`不少于${n}${unit}`)).toMatchObject({ is: 'amount', value: n, unit, op: '>=' })
      expect(only(`比例达${n}％`)).toMatchObject({ is: 'amount', value: n, unit: '%', op: '>=' })
    }),
  )
  expect(only('覆盖率100%')).toMatchObject({ op: '=', value: 100 })
  expect(only('覆盖率达到百分之九十以上')).toMatchObject({ op: '>=', value: 90 })
})

test('写出的月份都能读回', () => {
  fc.assert(
    fc.property(month, month, fc.boolean(), (a, b, han) => {
      const text = (n: number) => asText(n, han)
      expect(only(`${text(a)}月份`)).toMatchObject({ is: 'date', windows: [monthWindow(a)] })
      expect(only(`${text(a)}月底前`)).toMatchObject({ windows: [{ from: '01-01', to: monthWindow(a).to }] })
      const [low, high] = a < b ? [a, b] : [b, a]
      fc.pre(low < high)
      const whole = { from: monthWindow(low).from, to: monthWindow(high).to }
      for (const form of [
        `${text(low)}-${text(high)}月`,
        `${text(low)}月—${text(high)}月`,
        `${text(low)}月至${text(high)}月`,
      ])
        expect(only(form)).toMatchObject({ windows: [whole] })
      expect(only(`${text(low)}月/${text(high)}月`)).toMatchObject({ windows: [monthWindow(low), monthWindow(high)] })
    }),
  )
})

test('每月第几周星期几、每周几读作规则', () => {
  fc.assert(
    fc.property(fc.constantFrom('一', '二', '三', '四'), fc.constantFrom('一', '二', '三', '四', '五'), (week, day) => {
      const text = `每月第${week}周星期${day}`
      expect(only(`${text}集中学习`)).toMatchObject({ every: 'rule', rule: text })
      expect(only(`每周${day}下午集中学习`)).toMatchObject({ every: 'weekly', rule: `每周${day}下午` })
    }),
  )
  expect(anchors('每周一次')).toMatchObject([
    { every: 'weekly', words: '每周' },
    { is: 'count', value: 1 },
  ])
})

test('季度、半年、年初年底和节日', () => {
  expect(only('第三季度')).toMatchObject({ windows: [{ from: '07-01', to: '09-30' }] })
  expect(only('上半年')).toMatchObject({ windows: [{ from: '01-01', to: '06-30' }] })
  expect(only('年底')).toMatchObject({ windows: [{ from: '12-01', to: '12-31' }] })
  expect(only('“七一”前后')).toMatchObject({ windows: [{ from: '06-24', to: '07-08' }] })
  expect(only('重大节假日')).toMatchObject({ windows: [] })
  expect(around('01-03', 7, 0)).toEqual({ from: '01-01', to: '01-03' })
  expect(around('03-01', 1, 31)).toEqual({ from: '02-28', to: '04-01' })
})

test.each([
  '第二次会议',
  '2031年度要点',
  '三分之二以上党员',
  '连续3个月',
  '每缺1次',
  '十二届三次全会',
  '上年度',
  '3个工作日内',
  '关爱月月行',
])('“%s”里没有频次、次数和时间', (text) => expect(anchors(text)).toEqual([]))
