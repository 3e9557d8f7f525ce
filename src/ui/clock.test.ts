import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { momentNow, setClock, watchClock } from './clock.ts'

beforeEach(() => {
  vi.useFakeTimers()
  // The browser stands an hour behind the server, on the day before in Beijing.
  vi.setSystemTime('2026-11-28T15:30:00Z')
})
afterEach(() => vi.useRealTimers())

it('日期和时间都按服务器的钟，随时间走，过了零点是同一天的日期和时间', () => {
  setClock('2026-11-28T15:59:50Z')
  expect(momentNow()).toEqual({ today: '2026-11-28', time: '23:59' })
  const seen: string[] = []
  const stop = watchClock(() => seen.push(Object.values(momentNow()).join(' ')))
  vi.advanceTimersByTime(20_000)
  expect(seen).toEqual(['2026-11-29 00:00', '2026-11-29 00:00'])
  setClock('2026-11-29T02:00:00Z')
  expect(seen.at(-1)).toBe('2026-11-29 10:00')
  stop()
  vi.advanceTimersByTime(60_000)
  expect(seen).toHaveLength(3)
})
