/** One meeting for the screens that show or continue it. */
import { useQuery } from '@tanstack/react-query'
import { timeInBeijing } from '#kernel/day.ts'
import { api } from '#ui/client.ts'
import { useMe } from '#ui/me.ts'
import type { MeetingSummary } from './meeting.schema.ts'
import { hasBegun, type Moment } from './meeting-time.rules.ts'

/** Without an id nothing is asked. */
export function useMeeting(id: string | undefined) {
  return useQuery({
    queryKey: ['meetings.get', id],
    queryFn: () => api.meetings.get({ id: id! }),
    enabled: id !== undefined,
    retry: false,
  })
}

/** The day and clock of Beijing, as of this drawing of the screen. */
export function useMoment(): Moment {
  const { today } = useMe()
  return { today, time: timeInBeijing(new Date()) }
}

/** Whether the time of the meeting has come. */
export function useHasBegun(summary: MeetingSummary): boolean {
  return hasBegun(summary, useMoment())
}
