import { expect, it } from 'vitest'
import { typedNumber } from './typedNumber.ts'

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
