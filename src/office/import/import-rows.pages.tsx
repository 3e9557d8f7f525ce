/** The rows of an import with their findings, those with problems first to be asked for. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Pagination from 'antd/es/pagination'
import Segmented from 'antd/es/segmented'
import { useState } from 'react'
import { api } from '#ui/client.ts'
import { Failure, Loading } from '#ui/States.tsx'
import { ACTIONS, type Action, type Import, type ImportRow } from './import.schema.ts'

const PAGE = 50

type Filter = Action | 'all' | 'remarked'

export function ImportRows({ one }: { readonly one: Import }) {
  const counts =
    one.state === 'done'
      ? { create: 0, update: 0, same: 0, problem: one.found.problem + one.written.problem }
      : one.found
  const [filter, setFilter] = useState<Filter>(counts.problem > 0 ? 'problem' : 'all')
  const [page, setPage] = useState(1)
  const rows = useQuery({
    // Of an import that has been written other rows are left than were found.
    queryKey: ['imports.rows', one.id, one.state, filter, page],
    queryFn: () =>
      api.imports.rows({
        id: one.id,
        ...(filter === 'all' ? {} : filter === 'remarked' ? { remarked: true } : { action: filter }),
        limit: PAGE,
        offset: (page - 1) * PAGE,
      }),
    placeholderData: keepPreviousData,
  })
  const total = Object.values(counts).reduce((a, b) => a + b, 0)
  const shown = (Object.keys(ACTIONS) as Action[]).filter((action) => counts[action] > 0)
  const remarked = one.state === 'done' ? 0 : one.remarked
  if (rows.isError) return <Failure error={rows.error} onRetry={() => void rows.refetch()} />
  if (!rows.data) return <Loading />
  // Of a finished import nothing is left but what was not written.
  if (one.state === 'done' && rows.data.total === 0) return null
  return (
    <section className="card" aria-label="各行的核对结果">
      <div className="import-filter">
        {shown.length > 1 || remarked > 0 ? (
          <Segmented<Filter>
            value={filter}
            onChange={(next) => {
              setFilter(next)
              setPage(1)
            }}
            options={[
              { value: 'all', label: `全部 ${total}` },
              ...(remarked > 0 ? [{ value: 'remarked' as const, label: `有提示 ${remarked}` }] : []),
              ...shown.map((action) => ({ value: action, label: `${ACTIONS[action]} ${counts[action]}` })),
            ]}
          />
        ) : (
          <h3>
            {shown[0] ? ACTIONS[shown[0]] : ''} {total}行
          </h3>
        )}
      </div>
      <ul className="import-rows">
        {rows.data.rows.map((row) => (
          <Row key={row.row} row={row} />
        ))}
      </ul>
      {rows.data.total > PAGE ? (
        <Pagination
          current={page}
          total={rows.data.total}
          pageSize={PAGE}
          showSizeChanger={false}
          onChange={setPage}
          showTotal={(all) => `共${all}行`}
        />
      ) : null}
    </section>
  )
}

function Row({ row: { row, title, action, problems, changes } }: { readonly row: ImportRow }) {
  return (
    <li>
      <span className="import-row-number">第{row}行</span>
      <div className="import-row-body">
        <b>{title}</b>
        {problems.map(({ column, message }) => (
          <p key={`${column} ${message}`} className="import-problem">
            {column ? `${column}：` : ''}
            {message}
          </p>
        ))}
        {changes.map(({ label, from, to, remark }) => (
          <p key={label} className={remark ? 'import-change import-remark' : 'import-change'}>
            {label}：
            {from ? (
              <>
                <del>{from}</del> →{' '}
              </>
            ) : null}
            <ins>{to}</ins>
          </p>
        ))}
      </div>
      <span className={`import-action import-action-${action}`}>{ACTIONS[action]}</span>
    </li>
  )
}
