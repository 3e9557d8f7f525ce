/** Bodies and posts of the bureau, loaded once for all that names them. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Names } from '#duties/owes-words.rules.ts'
import type { Body, Post } from '#office/office.schema.ts'
import { api } from '#ui/client.ts'

export interface Office {
  readonly bodies: readonly Body[]
  readonly posts: readonly Post[]
  readonly names: Names
}

const NOBODY: readonly never[] = []

export function useOffice(): Office {
  const { data } = useQuery({
    queryKey: ['office.overview'],
    queryFn: () => api.office.overview({}),
    staleTime: 60_000,
  })
  return useMemo(() => {
    const bodies = data?.bodies ?? NOBODY
    const posts = data?.posts ?? NOBODY
    return { bodies, posts, names: new Map([...bodies, ...posts].map(({ id, name }) => [id, name])) }
  }, [data])
}
