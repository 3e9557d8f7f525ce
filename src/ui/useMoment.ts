import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Moment } from '#kernel/day.ts'
import { momentNow, watchClock } from './clock.ts'
import { useMe } from './me.ts'

const minuteNow = () => {
  const { today, time } = momentNow()
  return `${today} ${time}`
}

/** The day and clock of Beijing by the server's clock, drawn anew with every minute. */
export function useMoment(): Moment {
  const minute = useSyncExternalStore(watchClock, minuteNow)
  return useMemo(() => {
    const [today, time] = minute.split(' ') as [string, string]
    return { today, time }
  }, [minute])
}

/** With a new day everything in sight is asked for again: what is due, and which day the page calls today. */
export function useNewDay(): void {
  const { today } = useMe()
  const client = useQueryClient()
  const { today: day } = useMoment()
  useEffect(() => {
    if (day > today) void client.invalidateQueries()
  }, [client, day, today])
}
