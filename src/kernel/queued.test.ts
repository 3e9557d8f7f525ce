import { expect, test } from 'vitest'
import { queuedBy } from './queued.ts'

test('同时做的不超过定数：前一件一完，等着的先做，后来的排在后面', async () => {
  const queued = queuedBy(1)
  const order: string[] = []
  let running = 0
  let most = 0
  const work = (name: string) => () => {
    order.push(name)
    most = Math.max(most, ++running)
    return Promise.resolve().then(() => {
      running--
    })
  }
  const first = queued(work('first'))
  const second = queued(work('second'))
  // Whoever comes at the very moment when the first is done.
  const late: Promise<void>[] = []
  const watch = (n: number): Promise<void> =>
    Promise.resolve().then(() => {
      late.push(queued(work(`late ${n}`)))
      return n < 9 ? watch(n + 1) : undefined
    })
  await Promise.all([first, second, watch(1)])
  await Promise.all(late)
  expect(most).toBe(1)
  expect(order.slice(0, 3)).toEqual(['first', 'second', 'late 1'])
})
