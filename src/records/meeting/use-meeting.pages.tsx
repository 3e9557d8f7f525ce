/** One meeting for the screens that show or continue it. */
import { useQuery } from '@tanstack/react-query'
import { api } from '#ui/client.ts'

/** Without an id nothing is asked. */
export function useMeeting(id: string | undefined) {
  return useQuery({
    queryKey: ['meetings.get', id],
    queryFn: () => api.meetings.get({ id: id! }),
    enabled: id !== undefined,
    retry: false,
  })
}
