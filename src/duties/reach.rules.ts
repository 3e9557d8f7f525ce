/** Which days a duty reaches with its periods, and which days must be judged together. */
import type { IsoDate } from '#kernel/day.ts'
import type { Duty } from './duty.schema.ts'

export interface Days {
  readonly from: IsoDate
  readonly to: IsoDate
}

const FIRST: IsoDate = '0001-01-01'
const LAST: IsoDate = '9999-12-31'
/** Every day that there is. */
export const ALL_DAYS: Days = { from: FIRST, to: LAST }
/** Known by the last day: everything that has been entered, also what takes effect later. */
export const ALL_KNOWN = LAST

/**
 * From the first day in force, by any version, to the last one on which a record can be held for it without making
 * up: with `until` that is a day of the year after.
 */
export function reachOf({ versions, ...base }: Duty): Days {
  const terms = [base, ...versions.map(({ set }) => ({ ...base, ...set }))]
  const ends = terms.map(({ inForce, cadence }) => {
    const to = inForce?.to ?? LAST
    const moved = cadence.every === 'year' && cadence.until && to < LAST
    return moved ? `${String(Number(to.slice(0, 4)) + 1).padStart(4, '0')}-12-31` : to
  })
  const starts = terms.map(({ inForce }) => inForce?.from ?? FIRST)
  return { from: starts.toSorted()[0]!, to: ends.toSorted().at(-1)! }
}

export const overlap = (a: Days, b: Days): boolean => a.from <= b.to && a.to >= b.from

export const reaches = (duty: Duty, days: Days): boolean => overlap(reachOf(duty), days)

/**
 * The days asked for, widened until no exclusive duty reaches over their edge: exclusive duties share records, so
 * one that is left out would leave its records to the others.
 */
export function sharedDays(duties: readonly Duty[], days: Days): Days {
  const exclusive = duties.filter((duty) => duty.exclusive || duty.versions.some(({ set }) => set?.exclusive))
  const reached = exclusive.map(reachOf)
  let { from, to } = days
  for (let wider = true; wider; ) {
    wider = false
    for (const reach of reached) {
      if (!overlap(reach, { from, to }) || (from <= reach.from && reach.to <= to)) continue
      from = reach.from < from ? reach.from : from
      to = reach.to > to ? reach.to : to
      wider = true
    }
  }
  return { from, to }
}
