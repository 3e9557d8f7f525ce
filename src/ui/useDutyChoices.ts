/** The duties that an entry of a body or post can be for, to choose from. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from './client.ts'

/** Of what an entry is: whose, held on which day, and which occurrence it makes up for. */
export interface EntryFor {
  readonly subjectId: string | undefined
  readonly heldOn?: string | undefined
  readonly makesUpFor?: string | undefined
}

const known = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** As far as the content of a form says. */
export const entryFor = ({ subjectId, heldOn, makesUpFor }: Readonly<Record<string, unknown>>): EntryFor => ({
  subjectId: known(subjectId),
  heldOn: known(heldOn),
  makesUpFor: known(makesUpFor),
})

const keyOf = ({ subjectId, heldOn, makesUpFor }: EntryFor) =>
  ['duties.choices', subjectId, heldOn ?? null, makesUpFor ?? null] as const

export const dutyChoices = (entry: EntryFor) =>
  queryOptions({
    queryKey: keyOf(entry),
    queryFn: () => api.duties.choices({ ...entry, subjectId: entry.subjectId! }),
    enabled: Boolean(entry.subjectId),
    staleTime: 60_000,
  })

export const useDutyChoices = (entry: EntryFor) => useQuery(dutyChoices(entry))

/** Chosen before and not among the duties of the entry: what they are called, and why; nothing is asked where there are none. */
export function useOtherDuties(entry: EntryFor, chosen: readonly string[]) {
  const offered = useDutyChoices(entry).data?.duties
  const others = offered ? chosen.filter((id) => !offered.some((duty) => duty.id === id)) : []
  return useQuery({
    queryKey: [...keyOf(entry), others],
    queryFn: () => api.duties.choices({ ...entry, subjectId: entry.subjectId!, chosen: others }),
    enabled: others.length > 0,
    staleTime: 60_000,
  })
}
