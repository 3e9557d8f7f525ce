/** What waits for the person beside duties: records to mend or confirm; what is to be checked, decided, answered. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import './next.css'

/** How many are shown at first: the steps below must stay in sight. */
const FIRST = 3

export const useWaitingRecords = (enabled = true) =>
  useQuery({ queryKey: ['records.waiting'], queryFn: () => api.records.waiting({}), enabled })

/** Whether anything of it waits: then it is not said that nothing is to be done. */
export function useWaits(): boolean {
  const { data } = useWaitingRecords()
  const { shown } = useWaitingCounts()
  return shown.length > 0 || (data !== undefined && data.returned.length + data.toConfirm.length > 0)
}

/** Nothing where nothing waits. */
export function WaitingRecords() {
  const waiting = useWaitingRecords()
  if (!waiting.data) return null
  return (
    <>
      <Group title="退回待更正" records={waiting.data.returned} action="查看并更正" state="returned" />
      <Group title="代录待确认" records={waiting.data.toConfirm} action="核对并确认" state="proxied" />
    </>
  )
}

/** What waits to be checked, decided, answered, as far as it is the reader's. */
export function useWaitingCounts() {
  const me = useMe()
  const records = useWaitingRecords(can(me, 'record.write'))
  const approvals = useQuery({
    queryKey: ['approvals.list'],
    queryFn: () => api.approvals.list({}),
    enabled: can(me, 'approval.decide'),
  })
  const requests = useQuery({ queryKey: ['requests', 'list'], queryFn: () => api.requests.list({}) })
  const counts = [
    {
      ...{ to: '/checks', search: { appealed: true as const }, label: '待核对的申诉', unit: '条' },
      count: records.data?.appeals ?? 0,
    },
    { to: '/checks', label: '待核对的纪实', unit: '条', count: records.data?.toCheck ?? 0 },
    {
      to: '/approvals',
      label: '待审批的申请',
      unit: '项',
      count: approvals.data?.approvals.filter(({ mayDecide }) => mayDecide === true).length ?? 0,
    },
    { to: '/requests', label: '待答复的诉求', unit: '件', count: requests.data?.waiting.length ?? 0 },
    {
      to: '/requests',
      label: '我的诉求已答复',
      unit: '件',
      count: requests.data?.mine.filter(({ state }) => state === 'answered').length ?? 0,
    },
  ] as const
  return { asked: [records, approvals, requests], shown: counts.filter(({ count }) => count > 0) }
}

/** One line each, nothing where there is none. */
export function WaitingCounts() {
  const { shown } = useWaitingCounts()
  if (shown.length === 0) return null
  return (
    <section className="card waiting-counts" aria-label="待我办理">
      {shown.map(({ to, label, unit, count, ...rest }) => (
        <Link key={label} to={to} {...rest}>
          {label} <b>{count}</b>
          {unit}
        </Link>
      ))}
    </section>
  )
}

interface GroupProps {
  readonly title: string
  readonly action: string
  readonly state: string
  readonly records: readonly {
    readonly id: string
    readonly title: string
    readonly heldOn: string
    readonly subject: { readonly name: string }
  }[]
}

function Group({ title, action, state, records }: GroupProps) {
  if (records.length === 0) return null
  return (
    <section className="step-group" aria-label={title}>
      <h2>
        {title} <span className="count">{records.length}条</span>
      </h2>
      <ul>
        {records.slice(0, FIRST).map(({ id, title: name, heldOn, subject }) => (
          <li key={id} className="step">
            <div className="step-text">
              <h3>{name}</h3>
              <p className="step-who">
                {subject.name} · {heldOn}开展
              </p>
            </div>
            <LinkButton
              look="primary"
              to="/records/$recordId"
              params={{ recordId: id }}
              aria-label={`${action}：${name}`}
            >
              {action}
            </LinkButton>
          </li>
        ))}
      </ul>
      {records.length > FIRST ? (
        <Link to="/records" search={{ state }}>
          查看全部{records.length}条
        </Link>
      ) : null}
    </section>
  )
}
