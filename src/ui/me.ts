/** Who is signed in, shared by all pages. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Grant } from '#kernel/grant.schema.ts'
import type { Me } from '#office/access.schema.ts'
import { api } from './client.ts'
import { setClock } from './clock.ts'
import { belongTo } from './session.ts'

export const meQuery = queryOptions({
  queryKey: ['session.me'],
  queryFn: async (): Promise<Me> => {
    const { now, ...me } = await api.session.me({})
    setClock(now)
    belongTo(me.accountId)
    return me
  },
  staleTime: 5 * 60_000,
})

/** Inside the shell, where somebody is signed in: the router has it fetched before. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

/** Whose roster a record is filled in from: the body's own; of a post that of its body, for whoever records for that too. */
export function rosterOf({ recordsFor }: Pick<Me, 'recordsFor'>, subjectId: unknown): string | undefined {
  const subject = recordsFor.find(({ id }) => id === subjectId)
  const wanted = subject?.post ? subject.body : subject?.id
  return recordsFor.find(({ id, post }) => !post && id === wanted)?.id
}

/** Whether the person may do it, for showing or hiding; the server decides again. */
export const can = (me: Me, grant: Grant): boolean => me.grants.includes(grant)
