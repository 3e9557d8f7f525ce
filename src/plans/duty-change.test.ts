import { expect, test } from 'vitest'
import { draftOf, firstDayOf, isHandedOver, takenOver, termsOf } from './duty-change.rules.ts'

const terms = {
  title: '走访联系点',
  owes: { body: 'b1' },
  kind: 'visit',
  cadence: { every: 'year', times: 1 },
  measure: 'count',
  target: 1,
  bound: 'at-least',
  inForce: { from: '2026-01-01', to: '2026-12-31' },
  unit: null,
  list: null,
  register: null,
} as const

test('表单往返不变；换了责任主体才算移交', () => {
  const draft = draftOf({ terms })
  expect(termsOf(draft)).toEqual(terms)
  expect(isHandedOver({ terms }, draft)).toBe(false)
  expect(isHandedOver({ terms }, { ...draft, owes: [] })).toBe(false)
  expect(isHandedOver({ terms }, { ...draft, owes: [{ body: 'b2' }] })).toBe(true)
})

test('当天起由新的承担的，有效期从这一天算；本来更晚开始的不提前', () => {
  const from = (handover: 'now' | 'next', day: string) => takenOver(terms, handover, day).inForce
  expect(from('now', '2026-07-01')).toEqual({ from: '2026-07-01', to: '2026-12-31' })
  expect(from('next', '2026-07-01')).toEqual(terms.inForce)
  expect(from('now', '2025-07-01')).toEqual(terms.inForce)
})

test('恢复从撤销那天起，已经撤销了的从今天起', () => {
  const first = '2026-11-29'
  expect(firstDayOf({ first, withdrawnFrom: null })).toBe(first)
  expect(firstDayOf({ first, withdrawnFrom: '2027-07-01' })).toBe('2027-07-01')
  expect(firstDayOf({ first, withdrawnFrom: '2026-07-01' })).toBe(first)
})
