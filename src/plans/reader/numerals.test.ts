import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numeral, numeralRange, written } from './numerals.rules.ts'

const small = fc.integer({ min: 1, max: 99 })

test('写成汉字的数都能读回', () => {
  fc.assert(fc.property(small, (n) => void expect(numeral(written(n))).toBe(n)))
})

test('阿拉伯数字和汉字的范围都能读回', () => {
  fc.assert(
    fc.property(small, small, fc.constantFrom('-', '至', '到'), (a, b, mark) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      fc.pre(low < high)
      expect(numeralRange(`${low}${mark}${high}`)).toEqual({ value: low, max: high })
      expect(numeralRange(`${written(low)}${mark}${written(high)}`)).toEqual({ value: low, max: high })
    }),
  )
})

test.each([
  ['两', 2],
  ['十', 10],
  ['二十', 20],
  ['一百', 100],
  ['一百二十', 120],
  ['1.5', 1.5],
])('%s 读作 %d', (text, value) => expect(numeral(text)).toBe(value))

test.each(['', '若干', '十几', '一二三', '第一'])('“%s”不是数', (text) => expect(numeral(text)).toBeNull())

test('一两、三五是范围', () => {
  expect(numeralRange('一两')).toEqual({ value: 1, max: 2 })
  expect(numeralRange('三五')).toEqual({ value: 3, max: 5 })
  expect(numeralRange('五三')).toBeNull()
})
