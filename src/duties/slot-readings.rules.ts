/** The ways in which “the Friday of the third week” can be read, side by side for a year. Pure. */
import { formatDay, type IsoDate } from '#kernel/day.ts'
import { type Calendar, offDayName } from './calendar.rules.ts'
import { SLOT_READINGS, type Slot } from './duty.schema.ts'
import { slotDayOf } from './slot.rules.ts'

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
  /** January to December. */
  readonly months: readonly ReadMonth[]
}

export function slotReadings(slot: Slot, year: number, calendar: Calendar): Reading[] {
  return Object.entries(SLOT_READINGS).map(([reading, label]) => ({
    label,
    used: reading === slot.reading,
    months: Array.from({ length: 12 }, (_, i) => {
      const day = slotDayOf({ ...slot, reading: reading as Slot['reading'] }, year, i + 1, calendar)
      if (!day) return { day: null, moved: null }
      return {
        day: formatDay(day.scheduled),
        moved: day.named === day.scheduled ? null : offDayName(calendar, day.named),
      }
    }),
  }))
}
