import { describe, expect, test } from 'vitest'
import { CHINESE_CALENDAR } from './calendar.rules.ts'
import { slotReadings } from './slot-readings.rules.ts'

describe('每月第几周星期几的各种理解', () => {
  const readings = slotReadings(
    { week: 3, weekday: 5, reading: 'nth-weekday', offDay: 'next-working-day' },
    2026,
    CHINESE_CALENDAR,
  )
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
})
