import { expect, test } from 'vitest'
import type { Json } from './builders.rules.ts'
import { CHINESE_CALENDAR } from './calendar.rules.ts'
import { dutySchema } from './duty.schema.ts'
import { turnedWords } from './turned.rules.ts'

const names = new Map([['b2', '第二党支部']])
const b1 = { id: 'b1', kind: 'branch', post: false }
const given = (effectiveFrom: string, what: object) => ({ effectiveFrom, enteredOn: effectiveFrom, ...what })
const words = (cadence: Json, day: string, ...versions: object[]) => {
  const duty = dutySchema.parse({
    ...{ id: 'd', title: '走访', owes: { body: 'b1' }, kind: 'visit', cadence, versions },
    inForce: { from: '2026-01-01', to: '2026-12-31' },
  })
  return turnedWords(duty, b1, { day, names, calendar: CHINESE_CALENDAR })
}
const over = given('2026-11-10', { set: { owes: { body: 'b2' } } })

test('所在的一期移交或撤销了，说明自哪天起怎样', () => {
  expect(words({ every: 'month' }, '2026-11-05', over)).toBe('自2026-11-10起改由第二党支部负责')
  expect(words({ every: 'year' }, '2026-02-01', given('2026-07-01', { withdrawn: true }))).toBe('自2026-07-01起撤销')
  const windows = [{ from: '2026-10-01', to: '2026-12-31' }]
  expect(words({ every: 'once', windows }, '2026-11-01', over)).toBe('自2026-11-10起改由第二党支部负责')
})

test('那天本来就不在期内，或者所在的一期早已到期，不怪后来的移交', () => {
  expect(words({ every: 'month', byDay: 25 }, '2026-02-27', over)).toBe(null)
  expect(words({ every: 'quarter' }, '2026-02-01', over)).toBe(null)
  expect(words({ every: 'days', dates: ['07-01'], before: 3, after: 3 }, '2026-09-01', over)).toBe(null)
})
