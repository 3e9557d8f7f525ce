import { expect, test } from 'vitest'
import { dutySchema } from './duty.schema.ts'
import { termsOn } from './terms.rules.ts'
import { adjustedWords, handoverWords, versionWords } from './version-words.rules.ts'

const duty = (versions: object[]) =>
  dutySchema.parse({
    id: 'd',
    title: '走访联系点',
    owes: { body: 'b1' },
    kind: 'visit',
    cadence: { every: 'quarter', times: 1 },
    inForce: { from: '2026-01-01', to: '2026-12-31' },
    versions,
  })
const names = new Map([
  ['b1', '第一党支部'],
  ['b2', '第二党支部'],
])
const on = (effectiveFrom: string, what: object) => ({ effectiveFrom, enteredOn: effectiveFrom, ...what })
const words = (...versions: object[]) => {
  const read = duty(versions)
  return read.versions.map((version) => versionWords(read, version, names))
}

test('改了什么说什么：名称、由谁负责；频次没变的不重复', () => {
  const set = { title: '走访基层联系点', owes: { body: 'b2' }, inForce: { from: '2026-07-01', to: '2026-12-31' } }
  expect(words(on('2026-07-01', { set }))).toEqual(['任务名称改为“走访基层联系点”；改由第二党支部负责'])
})

test('名称里有引号的，里面用单引号', () => {
  const set = { title: '落实“三会一课”制度' }
  expect(words(on('2026-07-01', { set }))).toEqual(['任务名称改为“落实‘三会一课’制度”'])
})

test('与生效在前的那次比，不与录入在前的比；撤销没有话', () => {
  const monthly = { cadence: { every: 'month', times: 1 } }
  expect(words(on('2026-09-01', { set: monthly }), on('2026-05-01', { set: { owes: { body: 'b2' } } }))).toEqual([
    '每月1次',
    '改由第二党支部负责',
  ])
  expect(words(on('2026-09-01', { withdrawn: true }))).toEqual([null])
})

test('有效期、频次改了的照说，什么也没改的说现在的要求', () => {
  const inForce = { from: '2026-01-01', to: '2026-10-31' }
  expect(words(on('2026-05-01', { set: { inForce, target: 2 } }))).toEqual([
    '有效期改为2026-01-01至2026-10-31；每季度2次',
  ])
  expect(words(on('2026-05-01', { set: {} }))).toEqual(['每季度1次'])
})

test('移交的说原来由谁负责、另外改了什么；与原文比，说现在由谁负责、要多少', () => {
  const set = { owes: { body: 'b2' }, cadence: { every: 'quarter', times: 2 } }
  const handed = duty([on('2026-07-01', { set })])
  expect(handoverWords(handed, handed.versions[0]!, names)).toBe('原由第一党支部负责；每季度2次')
  const adjusted = (due: string) => adjustedWords(handed, termsOn(handed, due), names)
  expect([adjusted('2026-06-30'), adjusted('2026-09-30')]).toEqual([null, '现改由第二党支部负责，每季度2次'])
  const more = duty([on('2026-07-01', { set: { target: 3 } })])
  expect(adjustedWords(more, termsOn(more, '2026-09-30'), names)).toBe('现调整为每季度3次')
})
