import { expect, test } from 'vitest'
import {
  dayAfter,
  draftOf,
  editsOf,
  firstDayOf,
  HANDOVERS,
  handoverWords,
  isHandedOver,
  restoredWords,
  takenOver,
  termsOf,
  unowedWords,
} from './duty-change.rules.ts'

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
  const { title, owes, ...rest } = terms
  expect(termsOf({ terms }, draft)).toEqual(rest)
  const renamed = { ...draft, title: `${title}和困难群众`, owes: [{ ...owes }] }
  expect(termsOf({ terms }, renamed)).toEqual({ ...rest, title: renamed.title })
  expect(termsOf({ terms }, { ...draft, owes: [{ body: 'b2' }] })).toEqual({ ...rest, owes: { body: 'b2' } })
  expect(isHandedOver({ terms }, draft)).toBe(false)
  expect(isHandedOver({ terms }, { ...draft, owes: [] })).toBe(false)
  expect(isHandedOver({ terms }, { ...draft, owes: [{ body: 'b2' }] })).toBe(true)
})

test('改过的各项记得住，换了生效日也在；没有改的随当天的要求', () => {
  const listed = { terms: { ...terms, list: 'own-members' } }
  const { list: _, ...without } = draftOf(listed)
  expect(editsOf(listed, draftOf(listed))).toEqual({})
  expect(editsOf(listed, { ...without, target: 2 })).toEqual({ target: 2, list: undefined })
  const later = { terms: { ...terms, owes: { body: 'b2' }, target: 5 } }
  const edited = { ...draftOf(later), ...editsOf({ terms }, { ...draftOf({ terms }), target: 2 }) }
  expect(edited).toMatchObject({ owes: [{ body: 'b2' }], target: 2 })
})

test('当天起由新的承担的，有效期从这一天算；本来更晚开始的不提前', () => {
  const from = (handover: 'now' | 'next', day: string) => takenOver(terms, handover, day).inForce
  expect(from('now', '2026-07-01')).toEqual({ from: '2026-07-01', to: '2026-12-31' })
  expect(from('next', '2026-07-01')).toEqual(terms.inForce)
  expect(from('now', '2025-07-01')).toEqual(terms.inForce)
})

test('移交时正在进行的一期怎样，按这项任务、这一天说；没有人承担的，写明', () => {
  const year = [{ start: '2026-01-01', due: '2026-12-31' }]
  const taken = { underWay: year, unowed: [], next: { start: '2026-12-15', due: '2026-12-31' } }
  expect(handoverWords('now', taken)).toBe(
    '从这一天起就由新的承担：正在进行的一期（2026年1月1日—12月31日）由新的办，2026-12-15起算，到2026-12-31',
  )
  const left = { underWay: year, unowed: year, next: null }
  expect(handoverWords('next', left)).toBe(
    '从下一个周期起由新的承担：正在进行的一期（2026年1月1日—12月31日）双方都不再应办，以后也没有应办',
  )
  expect(handoverWords('now', { underWay: [], unowed: [], next: year[0]! })).toBe(HANDOVERS.now)
  expect(handoverWords('now', undefined)).toBe(HANDOVERS.now)
  expect([unowedWords(taken), unowedWords(left)]).toEqual([
    null,
    '正在进行的一期（2026年1月1日—12月31日）这样调整后没有人承担。',
  ])
  expect(dayAfter(left)).toBe('2027-01-01')
})

test('恢复从撤销那天起；撤销后已有到期的从今天起；从撤销那天起恢复等于没有撤销，写明', () => {
  const first = '2026-11-29'
  expect(firstDayOf({ first, withdrawnFrom: null, undoable: false })).toBe(first)
  expect(firstDayOf({ first, withdrawnFrom: '2027-07-01', undoable: true })).toBe('2027-07-01')
  expect(firstDayOf({ first, withdrawnFrom: '2026-11-20', undoable: true })).toBe('2026-11-20')
  expect(firstDayOf({ first, withdrawnFrom: '2026-07-01', undoable: false })).toBe(first)
  const ahead = { withdrawnFrom: '2026-12-10', undoable: true }
  expect(restoredWords(ahead, '2026-12-10')).toContain('等于没有撤销')
  expect(restoredWords(ahead, '2027-01-01')).toContain('要当作没有撤销的，日期选2026-12-10')
  expect(restoredWords({ withdrawnFrom: '2026-07-01', undoable: false }, '2026-07-01')).not.toContain('没有撤销')
})
