import { expect, it } from 'vitest'
import { historyOf } from './history.rules.ts'

it('经过最近的在前：第2版在它答复的退回之上，它的采纳在它之上', () => {
  const version = (number: number) => ({
    version: number,
    ...{ enteredBy: '王', enteredOn: '2026-11-28', reason: null, content: {} },
  })
  const action = (name: 'return' | 'appeal' | 'accept', number: number) => ({
    ...{
      action: name,
      version: number,
      findings: [],
      remark: null,
      madeBy: '李',
      madeOn: '2026-11-28',
      aboutOwn: false,
    },
  })
  const actions = [action('accept', 2), action('appeal', 1), action('return', 1)]
  const order = historyOf({ versions: [version(1), version(2)], actions }).map((entry) =>
    entry.kind === 'version' ? `第${entry.version.version}版` : entry.action.action,
  )
  expect(order).toEqual(['accept', '第2版', 'appeal', 'return', '第1版'])
})

it.each([
  [
    ['accept', 'appeal', 'return'],
    ['采纳（申诉成立）', '申诉', '退回'],
  ],
  [
    ['return', 'appeal', 'return'],
    ['退回（申诉未成立）', '申诉', '退回'],
  ],
  [
    ['accept', 'reopen', 'accept', 'appeal', 'return'],
    ['采纳', '撤回核对结论', '采纳（申诉成立）', '申诉', '退回'],
  ],
] as const)('%j：说明申诉的结果', (names, words) => {
  const version = { version: 1, enteredBy: '王', enteredOn: '2026-11-28', reason: null, content: {} }
  const actions = names.map((action) => ({
    ...{ action, version: 1, findings: [], remark: null, madeBy: '李', madeOn: '2026-11-28', aboutOwn: false },
  }))
  const told = historyOf({ versions: [version], actions }).flatMap((one) => (one.kind === 'action' ? one.words : []))
  expect(told).toEqual(words)
})
