/** The duties that an entry of a body or post can be for, to choose from. */
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { api } from './client.ts'
import { useMe } from './me.ts'

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

type Offered = Awaited<ReturnType<typeof api.duties.choices>>['duties'][number]

/** Which of the own bodies and posts owe a duty that fits; nothing is asked where it is not wanted. */
export function useOwing(wanted: boolean, fits: (duty: Offered, subject: { readonly post: boolean }) => boolean) {
  const own = useMe().recordsFor.filter(({ answers }) => answers === 'self')
  const asked = useQueries({ queries: own.map(({ id }) => ({ ...dutyChoices({ subjectId: id }), enabled: wanted })) })
  return {
    loading: asked.some(({ isLoading }) => isLoading),
    owing: own.flatMap((subject, i) => (asked[i]?.data?.duties.some((duty) => fits(duty, subject)) ? subject.id : [])),
  }
}
