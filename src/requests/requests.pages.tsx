/** Requests: for those who answer, what waits first; then the own ones; then what is over. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#ui/client.ts'
import { Downloads } from '#ui/Downloads.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Page } from '#ui/Page.tsx'
import { usePaging } from '#ui/paging.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { promiseWords } from './request.rules.ts'
import { REQUEST_KINDS, REQUEST_STATES, type RequestState, type RequestSummary } from './request.schema.ts'
import './requests.css'

export function RequestsPage() {
  const list = useQuery({ queryKey: ['requests', 'list'], queryFn: () => api.requests.list({}) })
  return (
    <Page
      title="诉求"
      subtitle="有困难、有意见，可以向所在支部或机关党委提出，10个工作日内答复。只有您和答复的同志看得到。"
      extra={
        <div className="page-actions">
          {list.data?.answers ? <Downloads list="requests" formats={['xlsx']} /> : null}
          <LinkButton look="primary" to="/requests/new">
            提出诉求
          </LinkButton>
        </div>
      }
    >
      {list.isPending ? (
        <Loading />
      ) : list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <>
          {list.data.answers ? (
            <Part title="待答复" requests={list.data.waiting} nothing="没有等您答复的诉求。" asker />
          ) : null}
          {list.data.mine.length === 0 && !list.data.answers ? (
            <Empty title="您还没有提出诉求">
              <p>困难帮扶、意见建议、组织生活方面的事，都可以提出。</p>
              <LinkButton to="/requests/new">提出第一件</LinkButton>
            </Empty>
          ) : (
            <Part title="我提出的" requests={list.data.mine} nothing="您还没有提出诉求。" />
          )}
          {list.data.others.length > 0 ? <Part title="其他诉求" requests={list.data.others} nothing="" asker /> : null}
        </>
      )}
    </Page>
  )
}

interface PartProps {
  readonly title: string
  readonly requests: readonly RequestSummary[]
  /** Said where there are none. */
  readonly nothing: string
  /** Whether it says who has asked. */
  readonly asker?: boolean
}

/** Requests on a page. */
const PAGE = 20

function Part({ title, requests, nothing, asker = false }: PartProps) {
  const { shown, pager } = usePaging(requests, PAGE)
  return (
    <section aria-label={title} className="requests-part">
      <h2>
        {title}（{requests.length}）
      </h2>
      {requests.length === 0 ? (
        <p className="quiet">{nothing}</p>
      ) : (
        <ul className="requests-list">
          {shown.map((request) => (
            <li key={request.id}>
              <Row request={request} asker={asker} />
            </li>
          ))}
        </ul>
      )}
      {pager}
    </section>
  )
}

function Row({ request, asker }: { readonly request: RequestSummary; readonly asker: boolean }) {
  const { id, kind, title, state, body, answering, askedOn, promise } = request
  const about = [
    REQUEST_KINDS[kind],
    asker ? `${request.asker}于${askedOn}提出` : `${askedOn}提出`,
    answering.id === body.id ? `向${body.name}` : `${body.name}转${answering.name}`,
  ]
  return (
    <>
      <div className="request-head">
        <Link to="/requests/$requestId" params={{ requestId: id }}>
          {title}
        </Link>
        <StateMark state={state} />
      </div>
      <p className="quiet">{about.join(' · ')}</p>
      {promise ? <p className={promise.late ? 'request-late' : 'quiet'}>{promiseWords(promise)}</p> : null}
    </>
  )
}

/** Where a request stands, as a small label. */
export const StateMark = ({ state }: { readonly state: RequestState }) => (
  <span className={`request-state request-state-${state}`}>{REQUEST_STATES[state]}</span>
)
