import { describe, expect, test } from 'vitest'
import { CHINESE_CALENDAR } from './calendar.rules.ts'
import { slotReadings } from './slot-readings.rules.ts'

describe('每月第几周星期几的各种理解', () => {
  const friday = { week: 3, weekday: 5, reading: 'nth-weekday', offDay: 'next-working-day' } as const
  const readings = slotReadings(friday, { year: 2026, slotOf: () => friday }, CHINESE_CALENDAR)
  const days = (reading: number) => readings[reading]!.months.map(({ day }) => day?.slice(5) ?? null)

  test('采用的一种标明，2026年第三个星期五逐月不差；与其他理解不同的月份看得出来', () => {
    expect(readings.map(({ used }) => used)).toEqual([true, false, false, false])
    // The third Friday of February lies in the Spring Festival and moves to the first working day after it.
    expect(days(0)).toEqual([
      ...['01-16', '02-24', '03-20', '04-17', '05-15', '06-22'],
      ...['07-17', '08-21', '09-18', '10-16', '11-20', '12-18'],
    ])
    expect(readings[0]!.months[1]!.moved).toBe('春节')
    expect(days(1)).not.toEqual(days(0))
  })

  test('年中改了星期、改了理解的，各月按当月的要求；不按固定日的月份没有日期', () => {
    const thursday = { ...friday, weekday: 4, reading: 'full-week' } as const
    const slotOf = (month: number) => (month < 6 ? friday : month < 12 ? thursday : null)
    const changed = slotReadings(thursday, { year: 2026, slotOf }, CHINESE_CALENDAR)
    const used = Array.from({ length: 12 }, (_, i) => changed.findIndex(({ months }) => months[i]!.used))
    expect(used).toEqual([0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, -1])
    expect(changed[0]!.months[3]!.day).toBe('2026-04-17')
    expect(changed[2]!.months[6]!.day).toBe('2026-07-23')
    expect(changed[2]!.months[11]!.day).toBeNull()
  })
})
