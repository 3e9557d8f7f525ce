/** The duties of a body or post on a day, to choose from. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from './client.ts'

export const dutyChoices = (subjectId: string | undefined, heldOn?: string | undefined) =>
  queryOptions({
    queryKey: ['duties.choices', subjectId, heldOn ?? null],
    queryFn: () => api.duties.choices({ subjectId: subjectId!, heldOn }),
    enabled: Boolean(subjectId),
    staleTime: 60_000,
  })

export const useDutyChoices = (subjectId: string | undefined, heldOn?: string | undefined) =>
  useQuery(dutyChoices(subjectId, heldOn))
