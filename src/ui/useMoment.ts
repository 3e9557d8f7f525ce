import { type Moment, timeInBeijing } from '#kernel/day.ts'
import { useMe } from './me.ts'

/** The day and clock of Beijing, as of this drawing of the screen. */
export function useMoment(): Moment {
  const { today } = useMe()
  return { today, time: timeInBeijing(new Date()) }
}
