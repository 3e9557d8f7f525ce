/** The bell in the head: how many notices wait. */
import BellOutlined from '@ant-design/icons/es/icons/BellOutlined'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from './client.ts'
import { useMe } from './me.ts'

/** How often an open page asks; while it is in the background it does not. */
const EVERY = 60_000
/** More than fits beside the bell. */
const MANY = 99

/** Nothing for the administrators, who are no persons of the bureau. */
export function Bell() {
  const { personId } = useMe()
  const { data } = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: () => api.notices.unread({}),
    enabled: personId !== null,
    refetchInterval: EVERY,
    refetchOnWindowFocus: true,
    retry: false,
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
