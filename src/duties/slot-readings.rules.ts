/** The ways in which “the Friday of the third week” can be read, side by side for a year. Pure. */
import { formatDay, type IsoDate, monthEnd } from '#kernel/day.ts'
import { type Calendar, offDayName } from './calendar.rules.ts'
import { type Duty, SLOT_READINGS, type Slot, type Terms } from './duty.schema.ts'
import { slotWords } from './duty-facts.rules.ts'
import { slotDayOf } from './slot.rules.ts'
import { termsOn } from './terms.rules.ts'

export interface ReadMonth {
  /** Null where the reading gives no day in that month. */
  readonly day: IsoDate | null
  /** What kind of off day the named day is, where that moved it. */
  readonly moved: string | null
}

export interface Reading {
  readonly label: string
  /** The one that the duty uses. */
  readonly used: boolean
  /** In the order of the months asked for. */
  readonly months: readonly ReadMonth[]
}

/** Months that are read by one rule, with every way to read it. */
export interface ReadMonths {
  readonly words: string
  /** 1–12. */
  readonly months: readonly number[]
  readonly list: readonly Reading[]
}

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)

/** The months of a year, each by the rule that holds for it: that of the version in effect on its last day. */
export function readingsOf(duty: Duty, year: number, calendar: Calendar): ReadMonths[] {
  const termsIn = (month: number): Terms => termsOn(duty, formatDay(monthEnd(year, month)))
  const groups = Map.groupBy(MONTHS, (month) => JSON.stringify(termsIn(month).cadence))
  return [...groups.values()].flatMap((months) => {
    const terms = termsIn(months[0]!)
    const words = slotWords(terms)
    if (words === null || terms.cadence.every !== 'monthly-slot') return []
    return [{ words, months, list: slotReadings(terms.cadence.slot, { year, months }, calendar) }]
  })
}

interface SomeMonths {
  readonly year: number
  readonly months: readonly number[]
}

function slotReadings(slot: Slot, { year, months }: SomeMonths, calendar: Calendar): Reading[] {
  return Object.entries(SLOT_READINGS).map(([reading, label]) => ({
    label,
    used: reading === slot.reading,
    months: months.map((month) => {
      const day = slotDayOf({ ...slot, reading: reading as Slot['reading'] }, year, month, calendar)
      if (!day) return { day: null, moved: null }
      return {
        day: formatDay(day.scheduled),
        moved: day.named === day.scheduled ? null : offDayName(calendar, day.named),
      }
    }),
  }))
}
