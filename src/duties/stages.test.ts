import { expect, test } from 'vitest'
import { type Duty, dutySchema } from './duty.schema.ts'
import { aheadOf, aheadWords, boundsWords, inStages, stagesIn, stagesOf, termsOf } from './stages.rules.ts'
import { isGivenBack, withdrawnFrom } from './withdrawal.rules.ts'

const duty = (...versions: object[]) =>
  dutySchema.parse({
    id: 'd',
    title: '编发简报',
    owes: { body: 'dw' },
    kind: 'publicity',
    cadence: { every: 'month', times: 1 },
    inForce: { from: '2027-01-01', to: '2027-12-31' },
    versions,
  })
const on = (effectiveFrom: string, what: object) => ({ effectiveFrom, enteredOn: '2026-11-29', ...what })
const names = new Map([
  ['dw', '机关党委'],
  ['jw', '机关纪委'],
])
const handed = duty(on('2027-04-01', { set: { title: '编发机关简报', owes: { body: 'jw' } } }))
const days = { from: '2027-01-01', to: '2027-12-31' }

test('改名称、换主体：到前一天是原来的，自那天起是新的；每次应办按自己到期那天', () => {
  const stages = stagesIn(handed, days)
  expect(stages.map(({ from, until }) => [from, until])).toEqual([
    ['2027-01-01', '2027-04-01'],
    ['2027-04-01', null],
  ])
  expect(inStages(stages, ({ terms }) => terms.title)).toBe('编发简报\n自4月1日起：编发机关简报')
  expect(inStages(stages, ({ terms }) => terms.cadence.every)).toBe('month')
  expect(boundsWords(stages, { all: stages, days })).toBe('')
  expect(boundsWords(stages.slice(0, 1), { all: stages, days })).toBe('（至3月31日）')
  expect(boundsWords(stages.slice(1), { all: stages, days })).toBe('（自4月1日起）')
  expect(aheadOf(handed, '2026-11-29', names).map(aheadWords)).toEqual([
    '自2027-04-01起任务名称改为“编发机关简报”；改由机关纪委负责',
  ])
  expect(aheadOf(handed, '2027-04-01', names)).toEqual([])
  const title = (due: string) => termsOf(handed, { due }).title
  expect([title('2027-03-31'), title('2027-04-30')]).toEqual(['编发简报', '编发机关简报'])
})

test('年中撤销写明自哪天起，已经过了也写；恢复了写明中间停的几天；生效日前定的不显示', () => {
  const gone = duty(on('2027-07-01', { withdrawn: true }))
  const stages = stagesIn(gone, days)
  expect(boundsWords(stages, { all: stages, days })).toBe('（自7月1日起撤销）')
  for (const day of ['2026-11-29', '2027-09-01'])
    expect(aheadOf(gone, day, names).map(aheadWords)).toEqual(['自2027-07-01起撤销'])
  const back = duty(on('2027-07-01', { withdrawn: true }), on('2027-09-01', { set: {} }))
  const both = stagesIn(back, days)
  expect(boundsWords(both, { all: both, days })).toBe('（自7月1日起撤销，自9月1日起恢复）')
  expect(aheadOf(back, '2027-01-01', names).map(aheadWords)).toEqual(['自2027-07-01起撤销', '自2027-09-01起恢复'])
  expect(stagesOf(duty(on('2027-01-01', { withdrawn: true })))).toEqual([])
  // One day holds: that from which it was withdrawn first.
  const twice = duty(on('2027-07-01', { withdrawn: true }), on('2027-09-01', { withdrawn: true }))
  expect(aheadOf(twice, '2027-01-01', names).map(aheadWords)).toEqual(['自2027-07-01起撤销'])
  expect(withdrawnFrom(twice)).toBe('2027-07-01')
  expect(stagesOf(duty(on('2027-01-01', { set: { title: '更正' } })))).toHaveLength(1)
})

test('恢复的是撤销以后的；撤销日以前的调整不是恢复，撤销照旧', () => {
  const gone = duty(on('2027-07-01', { withdrawn: true }))
  const back = (one: Duty, ...versions: object[]) => isGivenBack(one, [...one.versions, ...duty(...versions).versions])
  expect(back(gone, on('2027-07-01', { set: {} }))).toBe(true)
  expect(back(gone, on('2027-06-01', { set: { title: '更正' } }))).toBe(false)
  expect(back(gone, on('2027-09-01', { withdrawn: true }))).toBe(false)
  expect(back(handed, on('2027-09-01', { set: {} }))).toBe(false)
})
