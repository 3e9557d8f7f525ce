import { expect, test } from 'vitest'
import { sameFields } from './unsaved.ts'

test('空着的怎么写都一样；改回原样就是没有改', () => {
  expect(sameFields({}, { name: '', to: null, people: [], from: undefined })).toBe(true)
  expect(sameFields({ name: '甲', people: ['a'] }, { people: ['a'], name: '甲' })).toBe(true)
})

test('改了一栏、添了一栏、清空一栏，都是改了', () => {
  expect(sameFields({ name: '甲' }, { name: '乙' })).toBe(false)
  expect(sameFields({}, { name: '乙' })).toBe(false)
  expect(sameFields({ name: '甲' }, { name: '' })).toBe(false)
  expect(sameFields({ times: 0 }, {})).toBe(false)
})
