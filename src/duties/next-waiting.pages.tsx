/** Records that wait for the person: returned ones to mend, proxy entries to confirm, and what is to be checked. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import './next.css'

/** How many are shown at first: the steps below must stay in sight. */
const FIRST = 3

/** Nothing where nothing waits. */
export function WaitingRecords() {
  const waiting = useQuery({ queryKey: ['records.waiting'], queryFn: () => api.records.waiting({}) })
  if (!waiting.data) return null
  const { returned, toConfirm, toCheck } = waiting.data
  return (
    <>
      <Group title="退回待更正" records={returned} action="查看并更正" state="returned" />
      <Group title="代录待确认" records={toConfirm} action="核对并确认" state="proxied" />
      {toCheck > 0 ? (
        <section className="step-group" aria-label="待核对">
          <h2>
            待核对 <span className="count">{toCheck}条</span>
          </h2>
          <LinkButton to="/checks">去核对</LinkButton>
        </section>
      ) : null}
    </>
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
