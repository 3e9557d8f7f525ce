import { describe, expect, it } from 'vitest'
import type { Notice } from './notice.schema.ts'
import { partsOf, timeOf } from './notices.rules.ts'

const notice = (id: string, madeAt: string, read: boolean): Notice => ({
  ...{ id, kind: 'plan_published', title: '发布', text: '', why: null, to: '/' },
  ...{ madeAt, read },
})
const shape = (notices: readonly Notice[]) =>
  partsOf(notices, '2026-03-02').map(({ read, days }) => [
    read,
    ...days.map(({ heading, notices: list }) => [heading, ...list.map(({ id }) => id)]),
  ])

describe('消息列表', () => {
  it('未读在前，各按北京时间的日子分开', () => {
    const list = [
      notice('a', '2026-03-01T16:30:00.000Z', false),
      notice('b', '2026-03-01T15:59:00.000Z', false),
      notice('c', '2026-02-10T01:00:00.000Z', false),
      notice('d', '2026-03-02T01:00:00.000Z', true),
    ]
    expect(shape(list)).toEqual([
      [false, ['今天', 'a'], ['昨天', 'b'], ['2026-02-10', 'c']],
      [true, ['今天', 'd']],
    ])
  })

  it('没有的部分不出现', () => {
    expect(shape([])).toEqual([])
    expect(shape([notice('a', '2026-03-02T01:00:00.000Z', true)])).toEqual([[true, ['今天', 'a']]])
  })

  it('时刻是北京时间', () => {
    expect([timeOf('2026-03-01T16:05:00.000Z'), timeOf('2026-03-01T03:59:59.000Z')]).toEqual(['00:05', '11:59'])
  })
})
