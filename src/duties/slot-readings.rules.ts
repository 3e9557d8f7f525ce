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
  /** Whether it is by this reading that the duty is owed in that month. */
  readonly used: boolean
}

export interface Reading {
  readonly label: string
  /** The one that the duty uses. */
  readonly used: boolean
  /** January to December. */
  readonly months: readonly ReadMonth[]
}

/** @param slotOf the slot as it is asked for in a month; null where none is: it may have been changed within the year */
export function slotReadings(
  slot: Slot,
  { year, slotOf }: { readonly year: number; readonly slotOf: (month: number) => Slot | null },
  calendar: Calendar,
): Reading[] {
  return Object.entries(SLOT_READINGS).map(([key, label]) => {
    const reading = key as Slot['reading']
    return {
      label,
      used: reading === slot.reading,
      months: Array.from({ length: 12 }, (_, i): ReadMonth => {
        const own = slotOf(i + 1)
        const day = own && slotDayOf({ ...own, reading }, year, i + 1, calendar)
        const used = own?.reading === reading
        if (!day) return { day: null, moved: null, used }
        return {
          day: formatDay(day.scheduled),
          moved: day.named === day.scheduled ? null : offDayName(calendar, day.named),
          used,
        }
      }),
    }
  })
}
