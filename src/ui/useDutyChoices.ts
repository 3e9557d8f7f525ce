/** The duties of a body or post on a day, to choose from. */
import { useQuery } from '@tanstack/react-query'
import { api } from './client.ts'

export function useDutyChoices(subjectId: string | undefined, heldOn?: string | undefined) {
  return useQuery({
    queryKey: ['duties.choices', subjectId, heldOn ?? null],
    queryFn: () => api.duties.choices({ subjectId: subjectId!, heldOn }),
    enabled: Boolean(subjectId),
    staleTime: 60_000,
  })
}
