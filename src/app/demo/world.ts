/** Seed and clock of a made-up bureau, and the rows that it consists of. */
import type { Insertable } from 'kysely'
import type { DB } from '#db/types.ts'
import { civil, type Day, dayOf, formatDay, type IsoDate } from '#kernel/day.ts'
import { type Dice, diceOf, idOf } from './dice.ts'

/** A row of a table without the bureau's id, which the loader adds. */
export type Row<T extends keyof DB> = Omit<Insertable<DB[T]>, 'bureau_id'>

export interface World {
  readonly today: Day
  /** The year of its plan. */
  readonly year: number
  readonly id: (name: string) => string
  readonly dice: (label: string) => Dice
  /** A day of the plan year, from `MM-DD`. */
  readonly on: (monthDay: string) => IsoDate
  /** Whether a day of the plan year has come. */
  readonly hasCome: (monthDay: string) => boolean
}

/** In January and February last year's plan is still the one with something to show, and this year's stands beside it. */
const FIRST_MONTHS = 2

/** The year that the bureau's story is told of. */
function storyYear(today: Day): number {
  const { year, month } = civil(today)
  return month <= FIRST_MONTHS ? year - 1 : year
}

export function worldOf(seed: string, today: Day, year = storyYear(today)): World {
  const dayIn = (monthDay: string) => {
    const [m = 1, d = 1] = monthDay.split('-').map(Number)
    return dayOf(year, m, d)
  }
  return {
    today,
    year,
    id: (name) => idOf(seed, name),
    dice: (label) => diceOf(seed, label),
    on: (monthDay) => formatDay(dayIn(monthDay)),
    hasCome: (monthDay) => dayIn(monthDay) <= today,
  }
}
