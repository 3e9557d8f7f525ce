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

/** Chosen before and not among the duties of the day: what they are called, and why; nothing is asked where there are none. */
export function useOtherDuties(subjectId: string | undefined, heldOn: string | undefined, chosen: readonly string[]) {
  const offered = useDutyChoices(subjectId, heldOn).data?.duties
  const others = offered ? chosen.filter((id) => !offered.some((duty) => duty.id === id)) : []
  return useQuery({
    queryKey: ['duties.choices', subjectId, heldOn ?? null, others],
    queryFn: () => api.duties.choices({ subjectId: subjectId!, heldOn, chosen: others }),
    enabled: others.length > 0,
    staleTime: 60_000,
  })
}
