/** All records that the person may see, the latest first. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import Pagination from 'antd/es/pagination'
import { Drafts } from '#duties/next-drafts.pages.tsx'
import { WaitingRecords } from '#duties/next-waiting.pages.tsx'
import { RECORD_STATES, type RecordState, stateWords } from '#duties/record-state.rules.ts'
import { api } from '#ui/client.ts'
import { Downloads } from '#ui/Downloads.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { Filters, LONGEST_FIND } from './filters.pages.tsx'
import type { RecordKind, RecordSummary } from './record.schema.ts'
import { RecordName } from './record-name.pages.tsx'
import './records.css'

const PAGE = 20

const useAddress = () => useSearch({ from: '/signed-in/records' })
export type RecordsAddress = ReturnType<typeof useAddress>

export function RecordsPage() {
  const me = useMe()
  const search = useAddress()
  const kinds = useRecordKinds()
  const writes = can(me, 'record.write') && me.recordsFor.length > 0
  const member = me.audience === 'member'
  const filter = {
    subjectId: search.subject,
    kind: search.kind && Object.keys(kinds).includes(search.kind) ? (search.kind as RecordKind) : undefined,
    state: search.state && search.state in RECORD_STATES ? (search.state as RecordState) : undefined,
    from: search.from,
    to: search.to,
    find: search.find?.trim().slice(0, LONGEST_FIND) || undefined,
    limit: PAGE,
    offset: ((search.page ?? 1) - 1) * PAGE,
    attended: member,
  }
  const records = useQuery({ queryKey: ['records.list', filter], queryFn: () => api.records.list(filter) })
  return (
    <Page
      title={member ? '我参加的纪实' : '纪实'}
      subtitle={
        member ? '有您参加的各次会议和活动；如有遗漏，请告诉支部补登。' : '您可见范围内已登记的工作，最近的在前。'
      }
      extra={
        <div className="page-actions">
          {can(me, 'board.read') ? (
            <>
              <Downloads
                list="records"
                formats={['xlsx']}
                query={{
                  subjectId: filter.subjectId,
                  kind: filter.kind,
                  state: filter.state,
                  from: filter.from,
                  to: filter.to,
                  find: filter.find,
                }}
                disabled={!records.data || records.data.total === 0}
              />
              <LinkButton to="/year-ledger" search={search.subject ? { subject: search.subject } : {}}>
                年度台账
              </LinkButton>
            </>
          ) : null}
          {writes ? (
            <LinkButton look="primary" to="/records/new">
              登记纪实
            </LinkButton>
          ) : null}
        </div>
      }
    >
      <Drafts />
      {writes ? <WaitingRecords /> : null}
      <Filters search={search} />
      {records.isPending ? (
        <Loading />
      ) : records.isError ? (
        <Failure error={records.error} onRetry={() => void records.refetch()} />
      ) : (
        <Listed search={search} writes={writes} {...records.data} />
      )}
    </Page>
  )
}

interface ListedProps {
  readonly search: RecordsAddress
  readonly writes: boolean
  readonly records: readonly RecordSummary[]
  readonly total: number
}

function Listed({ search, writes, records, total }: ListedProps) {
  const navigate = useNavigate()
  const { page = 1, ...filters } = search
  if (records.length === 0) {
    return Object.values(filters).some(Boolean) || page > 1 ? (
      <Empty title="没有符合条件的纪实">
        <p>请放宽筛选条件。</p>
        <LinkButton to="/records">清除筛选</LinkButton>
      </Empty>
    ) : (
      <Empty title="还没有纪实">
        <p>
          {writes
            ? '开展了工作，登记一次，该计入的各项责任事项都会计入。'
            : '支部登记了您参加的会议和活动后，会列在这里。'}
        </p>
        {writes ? <LinkButton to="/records/new">登记第一条</LinkButton> : null}
      </Empty>
    )
  }
  return (
    <section aria-label="纪实列表">
      <p className="quiet records-total" role="status">
        共{total}条
      </p>
      <ul className="record-list">
        {records.map((record) => (
          <Row key={record.id} record={record} />
        ))}
      </ul>
      {total > PAGE ? (
        <Pagination
          current={page}
          total={total}
          pageSize={PAGE}
          showSizeChanger={false}
          onChange={(next) => void navigate({ to: '/records', search: { ...filters, page: next } })}
        />
      ) : null}
    </section>
  )
}

function Row({ record }: { readonly record: RecordSummary }) {
  return (
    <li>
      <span className="record-day">{record.heldOn}</span>
      <RecordName record={record} />
      <span className="record-state">
        {stateWords(record.state, record.kind)}
        {record.version > 1 ? <small>已更正，第{record.version}版</small> : null}
      </span>
    </li>
  )
}
