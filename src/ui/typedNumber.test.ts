import { expect, it } from 'vitest'
import { isWithin, outsideWords, typedNumber } from './typedNumber.ts'

it.each([
  ['2', 2],
  ['２', 2],
  ['２．５', 2.5],
  ['1。5', 1.5],
  ['2.', 2],
  ['两', 2],
  ['十二', 12],
  ['2学时', 2],
  ['３次', 3],
  ['85%', 85],
  ['1，200', 1200],
  [' 3 ', 3],
  ['-1', -1],
])('“%s”读作%d', (text, value) => expect(typedNumber(text)).toBe(value))

it.each(['', '若干', '两三', '2到3', '2-3', '约2', '2万', '2个半', '2多', '半', '1.2.3', '次'])(
  '“%s”说不准是几，不当作数',
  (text) => expect(typedNumber(text)).toBeNull(),
)

it('超出范围的说明可以填多少，范围的两端都可以', () => {
  const bounds = { min: 1, max: 100 }
  expect([0.9, 1, 100, 101].map((typed) => isWithin(typed, bounds))).toEqual([false, true, true, false])
  expect(isWithin(5, {})).toBe(true)
  expect(outsideWords('150', bounds)).toBe('“150”超出范围，没有填入。请填1至100的数。')
  expect(outsideWords('0', { min: 1 })).toBe('“0”超出范围，没有填入。请填不小于1的数。')
  expect(outsideWords('1001', { max: 1000 })).toBe('“1001”超出范围，没有填入。请填不大于1000的数。')
})
