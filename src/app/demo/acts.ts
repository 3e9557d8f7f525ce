/** When things were done and entered: one or more acts for each occurrence, as the manner of its subject has it. */
import { CHINESE_CALENDAR, isWorkingDay, workingDayAfter } from '#duties/calendar.rules.ts'
import { holds, type Interval } from '#duties/interval.rules.ts'
import type { Occurrence } from '#duties/occurrences.rules.ts'
import type { Day } from '#kernel/day.ts'
import type { Dice } from './dice.ts'
import type { Manner } from './manner.ts'

export interface Act {
  readonly heldOn: Day
  readonly enteredOn: Day
  /** Done after the period, and said to make up for it. */
  readonly makesUp: boolean
  readonly quantity: number
}

const after = (day: Day, workingDays: number) => workingDayAfter(CHINESE_CALENDAR, day, workingDays)

/** A working day of a span, in its middle or later part; its last day where it has none. */
function dayWithin({ from, to }: Interval, dice: Dice): Day {
  const wanted = from + Math.floor((to - from) * (0.25 + 0.65 * dice.next()))
  const day = isWorkingDay(CHINESE_CALENDAR, wanted) ? wanted : after(wanted, 1)
  return Math.min(day, to)
}

/** An amount is reached in two parts, a number of times in as many. */
function partsOf({ terms }: Occurrence): { readonly parts: number; readonly quantity: number } {
  const target = terms.target ?? terms.cadence.times
  return terms.measure === 'sum'
    ? { parts: 2, quantity: target / 2 }
    : { parts: Math.max(1, Math.round(target)), quantity: 1 }
}

/** The acts of an occurrence, whenever they lie: the caller leaves out what is still to come. */
export function actsOf(occurrence: Occurrence, manner: Manner, dice: Dice): Act[] {
  const { period } = occurrence
  const { parts, quantity } = partsOf(occurrence)
  return Array.from({ length: parts }, (_, part): Act | null => {
    const slice = {
      from: period.start + Math.floor((period.length * part) / parts),
      to: period.start + Math.floor((period.length * (part + 1)) / parts) - 1,
    }
    const onSchedule = period.scheduled !== null && dice.chance(0.5 + manner.inTime / 2)
    const heldOn = onSchedule ? period.scheduled! : dayWithin(slice, dice)
    const fate = dice.next()
    if (fate < manner.inTime) {
      const enteredOn = Math.min(after(heldOn, dice.between(0, 2)), Math.max(period.closes, heldOn))
      return { heldOn, enteredOn, makesUp: false, quantity }
    }
    if (fate < manner.inTime + manner.late) {
      return { heldOn, enteredOn: after(period.closes, dice.between(1, 8)), makesUp: false, quantity }
    }
    if (!dice.chance(manner.makesUp)) return null
    const madeUp = after(period.due, dice.between(3, 12))
    return { heldOn: madeUp, enteredOn: after(madeUp, dice.between(0, 1)), makesUp: true, quantity }
  }).filter((act) => act !== null)
}

/** A working day within a span on which somebody is there to act; null where none of a few throws hits one. */
export function dayWith(span: Interval, isThere: (day: Day) => boolean, dice: Dice): Day | null {
  for (let throws = 0; throws < 6; throws++) {
    const day = dayWithin(span, dice)
    if (holds(span, day) && isThere(day)) return day
  }
  return null
}
