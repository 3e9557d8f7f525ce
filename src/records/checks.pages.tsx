/** Records that wait to be checked: one by one, or those that need no second look all at once. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Pagination from 'antd/es/pagination'
import { useState } from 'react'
import { Confirm } from '#ui/Confirm.tsx'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { useProblem } from '#ui/useProblem.ts'
import { CheckFilters } from './check-filters.pages.tsx'
import { checkQuery, type CheckFilters as Filters, isAppealsAlone, isNarrowed } from './check-filters.rules.ts'
import type { ToCheck } from './record.schema.ts'
import { RecordName } from './record-name.pages.tsx'
import './records.css'

/** A page is what one can accept at once. */
const PAGE = 50

export function ChecksPage() {
  const { page = 1, ...filters } = useSearch({ from: '/signed-in/checks' })
  const filter = { ...checkQuery(filters), limit: PAGE, offset: (page - 1) * PAGE }
  const waiting = useQuery({ queryKey: ['records.toCheck', filter], queryFn: () => api.records.toCheck(filter) })
  return (
    <Page
      title="核对纪实"
      subtitle="自己登记的、申诉针对自己退回的和谈话记录不在其中。点开逐项核对，或勾选后一并采纳。"
    >
      <CheckFilters filters={filters} />
      {waiting.isPending ? (
        <Loading />
      ) : waiting.isError ? (
        <Failure error={waiting.error} onRetry={() => void waiting.refetch()} />
      ) : waiting.data.records.length === 0 ? (
        <NothingLeft page={page} filters={filters} />
      ) : (
        <List key={JSON.stringify(filter)} page={page} filters={filters} {...waiting.data} />
      )}
    </Page>
  )
}

/** Why the list is empty, and where to go on. */
function NothingLeft({ page, filters }: { readonly page: number; readonly filters: Filters }) {
  if (page > 1) {
    return (
      <Empty title="这一页已经没有待核对的纪实">
        <LinkButton to="/checks" search={filters}>
          回到第一页
        </LinkButton>
      </Empty>
    )
  }
  const all = { order: filters.order }
  if (isAppealsAlone(filters)) {
    return (
      <Empty title="申诉都核对完了">
        <p>新的申诉会列在这里。</p>
        <LinkButton to="/checks" search={all}>
          查看全部待核对的纪实
        </LinkButton>
      </Empty>
    )
  }
  if (isNarrowed(filters)) {
    return (
      <Empty title="没有符合条件的纪实">
        <p>请放宽筛选条件。</p>
        <LinkButton to="/checks" search={all}>
          清除筛选
        </LinkButton>
      </Empty>
    )
  }
  return (
    <Empty title="没有待核对的纪实">
      <p>新登记或更正的纪实会列在这里。</p>
      <LinkButton to="/records">查看全部纪实</LinkButton>
    </Empty>
  )
}

interface ListProps {
  readonly page: number
  readonly filters: Filters
  readonly records: readonly ToCheck[]
  readonly total: number
}

function List({ page, filters, records, total }: ListProps) {
  const navigate = useNavigate()
  const cache = useQueryClient()
  const notice = useNotice()
  const problem = useProblem()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const selected = records.filter(({ id }) => chosen.has(id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const accept = async () => {
    setBusy(true)
    try {
      const { done } = await api.records.accept({ items: selected.map(({ id, version }) => ({ id, version })) })
      setChosen(new Set())
      await cache.invalidateQueries()
      notice.done(`已采纳${done}条。`)
    } catch (error) {
      problem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section aria-label="待核对的纪实">
      <div className="checks-bar">
        <Checkbox
          checked={selected.length === records.length}
          indeterminate={selected.length > 0 && selected.length < records.length}
          onChange={({ target }) => setChosen(new Set(target.checked ? records.map(({ id }) => id) : []))}
        >
          全选本页
        </Checkbox>
        <Confirm
          title={`采纳所选的${selected.length}条？`}
          description="表示已核对、内容属实。"
          okText="采纳"
          cancelText="再看看"
          disabled={selected.length === 0}
          onConfirm={accept}
        >
          <Button type="primary" disabled={selected.length === 0} loading={busy}>
            采纳所选{selected.length > 0 ? `（${selected.length}）` : ''}
          </Button>
        </Confirm>
        <span className="quiet" role="status">
          待核对共{total}条
        </span>
      </div>
      <ul className="record-list">
        {records.map((record) => (
          <Row
            key={record.id}
            record={record}
            filters={filters}
            chosen={chosen.has(record.id)}
            onToggle={() => toggle(record.id)}
          />
        ))}
      </ul>
      {total > PAGE ? (
        <Pagination
          current={page}
          total={total}
          pageSize={PAGE}
          showSizeChanger={false}
          onChange={(next) => void navigate({ to: '/checks', search: { ...filters, page: next } })}
        />
      ) : null}
    </section>
  )
}

interface RowProps {
  readonly record: ToCheck
  readonly filters: Filters
  readonly chosen: boolean
  readonly onToggle: () => void
}

function Row({ record, filters, chosen, onToggle }: RowProps) {
  return (
    <li className="checks-row">
      <Checkbox checked={chosen} onChange={onToggle} aria-label={`选择：${record.title}（${record.subject.name}）`} />
      <RecordName record={record} checking={filters} />
      <span className="record-state quiet">
        {record.appealed ? <b className="appealed">申诉</b> : null}
        <span className="checks-day">{record.heldOn}开展</span>
        <small>{record.enteredOn}登记</small>
        {record.version > 1 ? <small>更正后第{record.version}版</small> : null}
      </span>
    </li>
  )
}
