/** The log on the screen, for the audit administrator; every filter stands in the address. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Pagination from 'antd/es/pagination'
import { CLEAR } from '#ui/clear.tsx'
import { api } from '#ui/client.ts'
import { DayRange } from '#ui/DayRange.tsx'
import { Downloads } from '#ui/Downloads.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { PaperRows } from '#ui/PaperRows.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { LOG_PAGE } from './log.schema.ts'
import { LOG_COLUMNS, logCells } from './log-table.rules.ts'
import { LOG_PARTS } from './log-words.rules.ts'
import './log.css'
import { Select } from '#ui/Select.tsx'

const route = getRouteApi('/signed-in/log')

export function LogPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { page = 1, from, to, account, part } = search
  const filter = { from, to, accountId: account, part }
  const log = useQuery({
    queryKey: ['log.list', { ...filter, page }],
    queryFn: () => api.log.list({ ...filter, page }),
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title="操作日志"
      subtitle="谁在什么时候做了哪一类操作，最近的在前。只供查看，不能修改；不含纪实、谈话、诉求的内容。"
      extra={
        <div className="page-actions">
          <Downloads list="log" formats={['xlsx']} query={filter} disabled={!log.data || log.data.total === 0} />
        </div>
      }
    >
      <Filters />
      {log.isError ? (
        <Failure error={log.error} onRetry={() => void log.refetch()} />
      ) : !log.data ? (
        <Loading rows={10} />
      ) : log.data.total === 0 ? (
        <Empty title="没有符合条件的操作">
          <p>请放宽日期、操作人或类别。</p>
        </Empty>
      ) : (
        <>
          <p className="quiet log-total" role="status">
            共{log.data.total}条
          </p>
          <PaperRows
            columns={LOG_COLUMNS}
            rows={logCells(log.data.rows, (page - 1) * LOG_PAGE).map((cells, i) => ({
              key: log.data.rows[i]!.id,
              cells,
            }))}
          />
          {log.data.total > LOG_PAGE ? (
            <Pagination
              className="pager no-print"
              current={page}
              total={log.data.total}
              pageSize={LOG_PAGE}
              showSizeChanger={false}
              onChange={(next) => void navigate({ search: { ...search, page: next } })}
            />
          ) : null}
        </>
      )}
    </Page>
  )
}

function Filters() {
  const { today } = useMe()
  const accounts = useQuery({
    queryKey: ['log.accounts'],
    queryFn: () => api.log.accounts({}),
    staleTime: 5 * 60_000,
  })
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...change, page: undefined }, replace: true })
  const filtered = Boolean(search.from || search.to || search.account || search.part)
  return (
    <search className="log-filters no-print" aria-label="筛选操作日志">
      <DayRange from={search.from} to={search.to} max={today} onChange={set} />
      <Select
        aria-label="操作人"
        placeholder="全部操作人"
        allowClear={CLEAR}
        showSearch={{ optionFilterProp: 'label' }}
        value={search.account}
        onChange={(account?: string) => set({ account })}
        loading={accounts.isFetching}
        options={accounts.data?.accounts.map(({ id, name, username }) => ({
          value: id,
          label: `${name}（${username}）`,
        }))}
      />
      <Select
        aria-label="操作类别"
        placeholder="全部类别"
        allowClear={CLEAR}
        showSearch={{ optionFilterProp: 'label' }}
        value={search.part}
        onChange={(part?: string) => set({ part })}
        options={Object.entries(LOG_PARTS).map(([value, label]) => ({ value, label }))}
      />
      {filtered ? (
        <Button type="text" onClick={() => void navigate({ search: {}, replace: true })}>
          清除筛选
        </Button>
      ) : null}
    </search>
  )
}
