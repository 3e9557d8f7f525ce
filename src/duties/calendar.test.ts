import { describe, expect, test } from 'vitest'
import { formatDay, parseDay } from '#kernel/day.ts'
import {
  CHINESE_CALENDAR,
  calendarOf,
  isOffDay,
  isWorkingDay,
  offDayName,
  unlistedYears,
  workingDayAfter,
  workingDayBefore,
} from './calendar.rules.ts'

const off = (date: string) => isOffDay(CHINESE_CALENDAR, parseDay(date))
const runs = (year: string) =>
  CHINESE_CALENDAR.holidays
    .map(({ name, from, to }) => `${name} ${formatDay(from)}..${formatDay(to)}`)
    .filter((run) => run.includes(` ${year}`))

describe('内置日历', () => {
  test('周末休息，补班日上班，放假日休息', () => {
    expect(off('2020-01-18')).toBe(true)
    expect(off('2020-01-19')).toBe(false)
    expect(off('2020-01-24')).toBe(true)
    expect(off('2020-02-03')).toBe(false)
    expect(isWorkingDay(CHINESE_CALENDAR, parseDay('2020-10-10'))).toBe(true)
  })

  test('工作日向前向后数', () => {
    expect(formatDay(workingDayAfter(CHINESE_CALENDAR, parseDay('2020-03-31'), 5))).toBe('2020-04-08')
    expect(formatDay(workingDayAfter(CHINESE_CALENDAR, parseDay('2020-03-31'), 0))).toBe('2020-03-31')
    expect(formatDay(workingDayBefore(CHINESE_CALENDAR, parseDay('2020-10-01'), 10))).toBe('2020-09-18')
  })

  test('节假日是同名放假日的连续段，两名并列的为一段', () => {
    expect(runs('2020')).toEqual([
      '元旦 2020-01-01..2020-01-01',
      '春节 2020-01-24..2020-02-02',
      '清明节 2020-04-04..2020-04-06',
      '劳动节 2020-05-01..2020-05-05',
      '端午节 2020-06-25..2020-06-27',
      '国庆节、中秋节 2020-10-01..2020-10-08',
    ])
    expect(CHINESE_CALENDAR.holidays.find((run) => run.name === '中秋节、国庆节')?.names).toEqual(['中秋节', '国庆节'])
  })

  test('跨年的元旦为一段', () => {
    expect(runs('2022').at(-1)).toBe('元旦 2022-12-31..2023-01-02')
  })

  test('2019至2026年的日子已列，其余年度没有', () => {
    expect(unlistedYears(CHINESE_CALENDAR, parseDay('2026-12-01'), parseDay('2027-01-31'))).toEqual([2027])
    expect([...CHINESE_CALENDAR.years]).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
  })

  test('休息日的名称', () => {
    const name = (date: string) => offDayName(CHINESE_CALENDAR, parseDay(date))
    expect([name('2020-10-01'), name('2020-11-07'), name('2020-11-08'), name('2020-11-09')]).toEqual([
      '国庆节、中秋节',
      '周六',
      '周日',
      null,
    ])
  })
})

describe('自定日历', () => {
  const own = calendarOf({
    off: [
      { date: '2020-10-02', name: '国庆节' },
      { date: '2020-10-01', name: '国庆节' },
      { date: '2020-10-03', name: '中秋节' },
      { date: '2020-10-05', name: '国庆节' },
    ],
    work: ['2020-10-03', '2020-10-04'],
  })

  test('不同名或不相连的各成一段', () => {
    expect(own.holidays.map(({ name, from, to }) => [name, formatDay(from), formatDay(to)])).toEqual([
      ['国庆节', '2020-10-01', '2020-10-02'],
      ['中秋节', '2020-10-03', '2020-10-03'],
      ['国庆节', '2020-10-05', '2020-10-05'],
    ])
  })

  test('列为放假日的，即使又列为补班也是休息日', () => {
    expect(isOffDay(own, parseDay('2020-10-03'))).toBe(true)
    expect(isOffDay(own, parseDay('2020-10-04'))).toBe(false)
  })
})
