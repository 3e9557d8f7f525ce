import { describe, expect, test } from 'vitest'
import { CHINESE_CALENDAR } from './calendar.rules.ts'
import { dutySchema } from './duty.schema.ts'
import { readingsOf } from './slot-readings.rules.ts'

const slot = (weekday: number) => ({ every: 'monthly-slot', slot: { week: 3, weekday } })
const duty = (...versions: object[]) =>
  dutySchema.parse({ id: 'd', owes: { bodies: 'branch' }, kind: 'party_day', cadence: slot(5), versions })
const readings = (...versions: object[]) => readingsOf(duty(...versions), 2026, CHINESE_CALENDAR)
const from = (effectiveFrom: string, set: object) => ({ effectiveFrom, enteredOn: '2026-11-29', set })

describe('每月第几周星期几的各种理解', () => {
  test('采用的一种标明，2026年第三个星期五逐月不差；与其他理解不同的月份看得出来', () => {
    const [{ list, months } = expect.fail(), ...others] = readings()
    const days = (reading: number) => list[reading]!.months.map(({ day }) => day?.slice(5) ?? null)
    expect(others).toEqual([])
    expect(months).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(list.map(({ used }) => used)).toEqual([true, false, false, false])
    // The third Friday of February lies in the Spring Festival and moves to the first working day after it.
    expect(days(0)).toEqual([
      ...['01-16', '02-24', '03-20', '04-17', '05-15', '06-22'],
      ...['07-17', '08-21', '09-18', '10-16', '11-20', '12-18'],
    ])
    expect(list[0]!.months[1]!.moved).toBe('春节')
    expect(days(1)).not.toEqual(days(0))
  })

  test('年中改了星期几：改以前的月份仍照原来的，自那个月起照新的', () => {
    const both = readings(from('2026-11-01', { cadence: slot(4) }))
    expect(both.map(({ words, months }) => [words.slice(0, 10), months.length])).toEqual([
      ['“每月第三周星期五”', 10],
      ['“每月第三周星期四”', 2],
    ])
    expect(both.map(({ list }) => list[0]!.months.at(-1)!.day)).toEqual(['2026-10-16', '2026-12-17'])
    expect(readings(from('2026-11-01', { cadence: { every: 'month' } })).map(({ months }) => months.length)).toEqual([
      10,
    ])
  })
})
