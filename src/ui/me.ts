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

/** Whether the person may do it, for showing or hiding; the server decides again. */
export const can = (me: Me, grant: Grant): boolean => me.grants.includes(grant)
