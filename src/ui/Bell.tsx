/** The bell in the head: how many notices wait. */
import BellOutlined from '@ant-design/icons/es/icons/BellOutlined'
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from './client.ts'
import { useMe } from './me.ts'
import { showsMatter } from './noticeAddress.ts'

/** How often an open page asks; while it is in the background it does not. */
const EVERY = 60_000
/** More than fits beside the bell. */
const MANY = 99

const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: () => api.notices.unread({}),
  retry: false,
})

/**
 * Whoever opens the page of a notice has seen it, by whatever way it was opened. Asked anew at each opening, and once:
 * what comes while the page is open already stays unread.
 */
function useSeen(enabled: boolean, today: string): void {
  const router = useRouter()
  const client = useQueryClient()
  useEffect(() => {
    if (!enabled) return
    const year = today.slice(0, 4)
    // A page can resolve twice as it opens: what is being noted is not noted again.
    const noted = new Set<string>()
    const open = () => void noteSeen(client, { page: router.history.location.href, year, noted }).catch(() => {})
    open()
    return router.subscribe('onResolved', open)
  }, [enabled, today, router, client])
}

interface Opened {
  readonly page: string
  readonly year: string
  /** What has been noted as seen, or is about to be. */
  readonly noted: Set<string>
}

async function noteSeen(client: QueryClient, { page, year, noted }: Opened): Promise<void> {
  const { waiting } = await client.fetchQuery({ ...unreadQuery, staleTime: 0 })
  const ids = waiting
    .filter(({ to }) => showsMatter(page, to, { year }))
    .flatMap((one) => one.ids)
    .filter((id) => !noted.has(id))
  if (ids.length === 0) return
  for (const id of ids) noted.add(id)
  try {
    await api.notices.seen({ ids })
  } catch (error) {
    for (const id of ids) noted.delete(id)
    throw error
  }
  // It told of something new: no page shows what it has kept of before.
  await client.invalidateQueries()
}

/** Nothing for the administrators, who are no persons of the bureau. */
export function Bell() {
  const { personId, today } = useMe()
  useSeen(personId !== null, today)
  const { data } = useQuery({
    ...unreadQuery,
    enabled: personId !== null,
    refetchInterval: EVERY,
    refetchOnWindowFocus: true,
    meta: { unattended: true },
  })
  if (personId === null) return null
  const count = data?.count ?? 0
  return (
    <Link to="/notices" className="shell-bell" aria-label={data ? `消息，${count}条未读` : '消息'}>
      <BellOutlined aria-hidden />
      {count > 0 ? <b aria-hidden>{count > MANY ? `${MANY}+` : count}</b> : null}
    </Link>
  )
}
