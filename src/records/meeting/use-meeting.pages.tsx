/** One meeting for the screens that show or continue it. */
import { useQuery } from '@tanstack/react-query'
import { hasBegun } from '#kernel/day.ts'
import { api } from '#ui/client.ts'
import { useMe } from '#ui/me.ts'
import { useMoment } from '#ui/useMoment.ts'
import type { MeetingKind, MeetingSummary } from './meeting.schema.ts'

/** Without an id nothing is asked. */
export function useMeeting(id: string | undefined) {
  return useQuery({
    queryKey: ['meetings.get', id],
    queryFn: () => api.meetings.get({ id: id! }),
    enabled: id !== undefined,
    retry: false,
  })
}

/** Who must attend on a day and what was decided last; nothing is asked until all is known, and never of a post: it calls no meeting. */
export function usePreparation(
  kind: MeetingKind | undefined,
  subjectId: string | undefined,
  heldOn: string | undefined,
) {
  const ofPost = useMe().recordsFor.some(({ id, post }) => post && id === subjectId)
  return useQuery({
    queryKey: ['meetings.prepare', { kind, subjectId, heldOn }],
    queryFn: () => api.meetings.prepare({ kind: kind!, subjectId: subjectId!, heldOn: heldOn! }),
    enabled: Boolean(kind && subjectId && heldOn) && !ofPost,
  })
}

/** Whether the time of the meeting has come. */
export function useHasBegun(summary: MeetingSummary): boolean {
  return hasBegun(summary, useMoment())
}
