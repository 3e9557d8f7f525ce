/** Who is signed in, as every page sees it. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Grant } from '#kernel/grant.schema.ts'
import type { Me } from '#office/access.schema.ts'
import { api } from './client.ts'

export const meQuery = queryOptions({
  queryKey: ['session', 'me'],
  queryFn: (): Promise<Me> => api.session.me({}),
  staleTime: 5 * 60_000,
})

/** Whoever is signed in. Only on pages behind the sign-in, where the router has it fetched before. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

/** Whether the person may do it; the server decides again. */
export const can = (me: Me, grant: Grant): boolean => me.grants.includes(grant)
