import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay, weekdayOf } from '#kernel/day.ts'
import { CHINESE_CALENDAR } from './calendar.rules.ts'
import { daysOfMonth, monthAfter } from './calendar-page.rules.ts'

const month = fc
  .tuple(fc.integer({ min: 2019, max: 2030 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)

describe('月历', () => {
  test('总是整周，从周一到周日，连着不断，含全月', () => {
    fc.assert(
      fc.property(month, (one) => {
        const days = daysOfMonth(one, CHINESE_CALENDAR).map(({ day }) => parseDay(day))
        expect(days.length % 7).toBe(0)
        expect(weekdayOf(days[0]!)).toBe(1)
        expect(days.every((day, i) => i === 0 || day === days[i - 1]! + 1)).toBe(true)
        const own = daysOfMonth(one, CHINESE_CALENDAR).filter(({ day }) => day.startsWith(one))
        expect(own.length).toBeGreaterThanOrEqual(28)
        expect(own.at(-1)!.day.slice(8)).toBe(String(own.length))
      }),
    )
  })

  test('往后再往前，回到原来的月份', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -40, max: 40 }), (one, by) => {
        expect(monthAfter(monthAfter(one, by), -by)).toBe(one)
      }),
    )
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
  })

  test('2026年国庆节放假，补班的周六标明', () => {
    const days = new Map(daysOfMonth('2026-10', CHINESE_CALENDAR).map((one) => [one.day, one]))
    expect(days.get('2026-10-01')).toMatchObject({ off: expect.stringContaining('国庆') })
    expect(days.get('2026-10-10')).toMatchObject({ off: null, makeUp: true })
  })
})
