/** Loading the record of an address, for reading and for correcting. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, problemOf } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import type { RecordView } from './record.schema.ts'

const recordQuery = (id: string) => ({
  queryKey: ['records.get', id],
  queryFn: () => api.records.get({ id }),
})

/** Loads a record; what is not there, or not to be seen, is said plainly, with the way back. */
export function WithRecord({
  id,
  children,
}: {
  readonly id: string
  readonly children: (record: RecordView) => ReactNode
}) {
  const record = useQuery(recordQuery(id))
  if (record.isPending) return <Loading />
  if (record.data) return children(record.data)
  if (isOutOfSight(record.error)) return <OutOfSight error={record.error} />
  return <Failure error={record.error} onRetry={() => void record.refetch()} />
}

/** Whether it is not there or not to be seen; anything else may be tried again. */
export const isOutOfSight = (error: unknown): boolean => ['NOT_FOUND', 'BAD_REQUEST'].includes(problemOf(error).code)

export const OutOfSight = ({ error }: { readonly error: unknown }) => (
  <Page title="纪实">
    <Empty title="看不到这条纪实">
      <p>{problemOf(error).message}</p>
      <LinkButton to="/records">回到纪实列表</LinkButton>
    </Empty>
  </Page>
)
