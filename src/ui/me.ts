/** Who is signed in, shared by all pages. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Me } from '#office/access.schema.ts'
import { api } from './client.ts'

export const meQuery = queryOptions({
  queryKey: ['session.me'],
  queryFn: () => api.session.me({}),
  staleTime: 5 * 60_000,
})

/** Inside the shell, where somebody is signed in. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}
