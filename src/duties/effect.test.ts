import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, formatDay, parseDay } from '#kernel/day.ts'
import type { Json } from './builders.rules.ts'
import { CHINESE_CALENDAR } from './calendar.rules.ts'
import { type Duty, dutySchema } from './duty.schema.ts'
import { isOver, owedFrom } from './effect.rules.ts'
import { periodsOf } from './periods.rules.ts'
import { premisesOf } from './premises.rules.ts'
import { parseScenario } from './scenario.schema.ts'

const premises = premisesOf(parseScenario({}))
const duty = (cadence: Json): Duty =>
  dutySchema.parse({
    id: 'd',
    owes: { bodies: 'branch' },
    kind: 'k',
    cadence,
    inForce: { from: '2026-01-01', to: '2026-12-31' },
  })
const spans = (one: Duty | null) =>
  one && periodsOf(one, premises, new Set()).map(({ iso }) => `${iso.start}..${iso.due}`)
const from = (cadence: Json, effect: string) => spans(owedFrom(duty(cadence), parseDay(effect), CHINESE_CALENDAR))

describe('从某日起要求', () => {
  it('放假安排还没有公布的年份：以后录入了，要求之日以前的节日也不要求', () => {
    const known = CHINESE_CALENDAR
    const year = Math.max(...known.years) + 1
    const holidays = { every: 'holidays', names: ['春节'] }
    const whole = dutySchema.parse({
      ...duty({ every: 'year' }),
      cadence: holidays,
      inForce: { from: `${year}-01-01`, to: `${year}-12-31` },
    })
    const narrowed = owedFrom(whole, parseDay(`${year}-04-01`), known)
    expect(narrowed?.inForce).toEqual({ from: `${year}-04-01`, to: `${year}-12-31` })
  })

  it('元旦、春节前的，年底起要求：还有下一年元旦的节前，放假安排公布后排入；公布了的照排', () => {
    const year = Math.max(...CHINESE_CALENDAR.years)
    const asked = (names: string[], to = `${year}-12-31`) =>
      dutySchema.parse({
        ...duty({ every: 'year' }),
        cadence: { every: 'holidays', names },
        inForce: { from: `${year}-01-01`, to },
      })
    const left = (one: Duty) => owedFrom(one, parseDay(`${year}-11-29`), CHINESE_CALENDAR)
    expect(left(asked(['元旦', '春节']))?.inForce).toEqual({ from: `${year}-11-29`, to: `${year}-12-31` })
    expect(left(asked(['春节']))).toBeNull()
    expect(left(asked(['元旦', '春节'], `${year}-12-15`))).toBeNull()
    expect(from({ every: 'holidays', names: ['元旦'], side: 'after' }, '2026-11-29')).toBeNull()
  })

  it('已经过去的季度不要求，正在进行的季度完整要求', () => {
    expect(from({ every: 'quarter' }, '2026-05-20')).toEqual([
      '2026-04-01..2026-06-30',
      '2026-07-01..2026-09-30',
      '2026-10-01..2026-12-31',
    ])
  })
  it('全年一次的，全年的纪实都算', () => {
    expect(from({ every: 'year' }, '2026-11-26')).toEqual(['2026-01-01..2026-12-31'])
  })
  it('期限已过的一次性任务不再要求', () => {
    expect(from({ every: 'once', windows: [{ from: '2026-01-01', to: '2026-03-31' }] }, '2026-04-01')).toBeNull()
    expect(
      from(
        {
          every: 'once',
          windows: [
            { from: '2026-01-01', to: '2026-06-30' },
            { from: '2026-03-01', to: '2026-09-30' },
          ],
        },
        '2026-07-01',
      ),
    ).toEqual(['2026-03-01..2026-09-30'])
  })
  it('指定日期的，只留还没有过去的；日期相近也分得开', () => {
    expect(from({ every: 'days', dates: ['05-01', '05-04'], before: 7, after: 7 }, '2026-05-09')).toEqual([
      '2026-04-27..2026-05-11',
    ])
  })
  it('全部未过时不变', () => {
    const one = duty({ every: 'month' })
    expect(owedFrom(one, parseDay('2026-01-31'), CHINESE_CALENDAR)).toBe(one)
  })

  it('任何周期、任何一天：留下的都未到期，未到期的一个不少', () => {
    const cadences = fc.oneof(
      fc
        .constantFrom('week', 'half-month', 'month', 'two-months', 'quarter', 'half-year', 'year', 'holidays')
        .map((every) => ({ every })),
      fc.record({ every: fc.constant('week'), weekday: fc.integer({ min: 1, max: 7 }) }),
      fc
        .integer({ min: 1, max: 5 })
        .map((weekday) => ({ every: 'monthly-slot', slot: { week: 3, weekday, reading: 'nth-weekday' } })),
    )
    fc.assert(
      fc.property(cadences, fc.integer({ min: 0, max: 364 }), (cadence, offset) => {
        const one = duty(cadence)
        const effect = dayOf(2026, 1, 1) + offset
        const wanted = periodsOf(one, premises, new Set()).filter(({ due }) => due >= effect)
        const narrowed = owedFrom(one, effect, CHINESE_CALENDAR)
        const got = narrowed ? periodsOf(narrowed, premises, new Set()) : []
        expect(got.every(({ due }) => due >= effect)).toBe(true)
        expect(got.map(({ iso }) => iso.due)).toEqual(wanted.map(({ due }) => formatDay(due)))
      }),
    )
  })
})

describe('以后还有没有到期的', () => {
  const year = { from: '2026-01-01', to: '2026-12-31' }
  const march = { every: 'once', times: 1, windows: [{ from: '2026-01-01', to: '2026-03-31' }] }
  const over = (one: Duty, day: string) => isOver(one, parseDay(day), CHINESE_CALENDAR)
  const later = (cadence: Json): Duty => ({
    ...duty(march),
    versions: [{ effectiveFrom: '2026-02-01', enteredOn: '2026-02-01', set: { cadence: duty(cadence).cadence } }],
  })

  it('整年有效、只有一个期限的，过了期限就没有了', () => {
    expect(duty(march).inForce).toEqual(year)
    expect([over(duty(march), '2026-03-31'), over(duty(march), '2026-04-01')]).toEqual([false, true])
    expect([over(duty({ every: 'quarter', times: 1 }), '2026-12-31'), over(duty(march), '2027-01-01')]).toEqual([
      false,
      true,
    ])
  })

  it('调整过的，以调整后的为准', () => {
    expect(over(later({ every: 'quarter', times: 1 }), '2026-04-01')).toBe(false)
  })
})
