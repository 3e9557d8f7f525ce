import { describe, expect, test } from 'vitest'
import { formatDay } from '#kernel/day.ts'
import { rows } from './builders.rules.ts'
import { CHINESE_CALENDAR, calendarOf } from './calendar.rules.ts'
import type { Slot } from './duty.schema.ts'
import { slotDayOf } from './slot.rules.ts'

const bare = calendarOf({ off: [], work: [] })
const base: Slot = { week: 3, weekday: 5, reading: 'nth-weekday', offDay: 'keep' }

function dayIn(month: string, slot: Partial<Slot>, calendar = bare): string | null {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const found = slotDayOf({ ...base, ...slot }, year, number, calendar)
  return found && formatDay(found.scheduled)
}

describe('读法', () => {
  test.each([
    ['2020-01', '2020-01-17', '2020-01-17', '2020-01-24', '2020-01-17'],
    ['2020-02', '2020-02-21', '2020-02-14', '2020-02-21', '2020-02-21'],
    ['2020-03', '2020-03-20', '2020-03-13', '2020-03-20', '2020-03-20'],
    ['2020-05', '2020-05-15', '2020-05-15', '2020-05-22', '2020-05-22'],
    ['2020-06', '2020-06-19', '2020-06-19', '2020-06-19', '2020-06-19'],
    ['2020-08', '2020-08-21', '2020-08-14', '2020-08-21', '2020-08-21'],
  ])('%s第三周星期五', (month, nth, calendar, full, iso) => {
    expect(dayIn(month, {})).toBe(nth)
    expect(dayIn(month, { reading: 'calendar-week' })).toBe(calendar)
    expect(dayIn(month, { reading: 'full-week' })).toBe(full)
    expect(dayIn(month, { reading: 'iso-from-first-thursday' })).toBe(iso)
  })

  test('当月没有这一天的，没有应办事项', () => {
    expect(dayIn('2020-02', { week: 5 })).toBeNull()
    expect(dayIn('2020-02', { week: 1, weekday: 1, reading: 'calendar-week' })).toBeNull()
    expect(dayIn('2020-10', { week: 1, weekday: 1, reading: 'iso-from-first-thursday' })).toBeNull()
    expect(dayIn('2020-02', { week: 4, weekday: 7, reading: 'full-week' })).toBeNull()
    expect(dayIn('2020-02', { week: 4, weekday: 6, reading: 'full-week' })).toBe('2020-02-29')
  })
})

describe('遇休息日', () => {
  const on = (month: string, week: number, weekday: number, offDay: Slot['offDay']) =>
    dayIn(month, { week, weekday, offDay }, CHINESE_CALENDAR)

  test('顺延、提前、当月不办、不变', () => {
    expect(on('2020-05', 1, 5, 'next-working-day')).toBe('2020-05-06')
    expect(on('2020-05', 1, 2, 'previous-working-day')).toBe('2020-05-06')
    expect(on('2020-01', 4, 5, 'previous-working-day')).toBe('2020-01-23')
    expect(on('2020-05', 1, 5, 'skip')).toBeNull()
    expect(on('2020-05', 1, 5, 'keep')).toBe('2020-05-01')
  })

  test('顺延出月则提前，提前出月则顺延', () => {
    expect(on('2020-01', 5, 5, 'next-working-day')).toBe('2020-01-23')
    expect(on('2020-10', 1, 4, 'previous-working-day')).toBe('2020-10-09')
  })

  test('补班的周末不是休息日', () => {
    expect(on('2020-01', 3, 7, 'next-working-day')).toBe('2020-01-19')
  })

  test('整月休息则没有应办事项', () => {
    const off = Array.from({ length: 31 }, (_, i) => ({
      date: `2020-07-${String(i + 1).padStart(2, '0')}`,
      name: '休',
    }))
    expect(dayIn('2020-07', { offDay: 'next-working-day' }, calendarOf({ off, work: [] }))).toBeNull()
  })
})

test('固定日写入应办事项，周期仍为当月', () => {
  const [first] = rows({
    year: 2020,
    bodies: [{ id: 'b1', kind: 'branch' }],
    duties: [
      { id: 'd1', owes: { body: 'b1' }, kind: 'k', cadence: { every: 'monthly-slot', slot: { week: 3, weekday: 5 } } },
    ],
  })
  expect(first).toMatchObject({ start: '2020-01-01', due: '2020-01-31', scheduled: '2020-01-17' })
})
