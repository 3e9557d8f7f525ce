/** The year of a body or post on one page: read, printed, taken along as Word or Excel. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { subjectOptions } from '#duties/subject-options.rules.ts'
import { YearBar } from '#duties/year-bar.pages.tsx'
import { api } from '#ui/client.ts'
import { Downloads } from '#ui/Downloads.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { PaperRows } from '#ui/PaperRows.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { YEAR_SIGNING, type YearLedger, type YearRow, yearNote, yearTitle } from './year-ledger.schema.ts'
import { yearTable } from './year-table.rules.ts'

const route = getRouteApi('/signed-in/year-ledger')

export function YearLedgerPage() {
  const { today } = useMe()
  const { year = Number(today.slice(0, 4)), subject } = route.useSearch()
  const navigate = route.useNavigate()
  const ledger = useQuery({
    queryKey: ['yearLedgers.get', { year, subject }],
    queryFn: () => api.yearLedgers.get({ year, subjectId: subject }),
    placeholderData: keepPreviousData,
  })
  const change = (part: { year?: number; subject?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const shown = ledger.data?.subject?.id
  const empty = !ledger.data || ledger.data.rows.length === 0
  return (
    <Page
      title={ledger.data?.subject ? yearTitle(ledger.data) : '年度台账'}
      subtitle={ledger.data ? yearNote(ledger.data) : '一年里做了什么，还有什么待办、应办未办'}
      extra={
        <div className="page-actions">
          <Downloads list="year-ledger" query={{ year, subjectId: shown }} disabled={empty} />
          <Button className="wide-only" onClick={() => window.print()}>
            打印
          </Button>
        </div>
      }
    >
      <YearBar
        year={year}
        subject={shown}
        options={subjectOptions(ledger.data?.subjects ?? [], null)}
        whose="谁的年度台账"
        onYear={(next) => change({ year: next })}
        onSubject={(next) => change({ subject: next })}
      />
      {ledger.isError ? (
        <Failure error={ledger.error} onRetry={() => void ledger.refetch()} />
      ) : !ledger.data ? (
        <Loading rows={10} />
      ) : empty ? (
        <Empty title={`${year}年还没有内容`}>
          <p>登记的纪实和到期的应办事项会按日期列在这里。</p>
        </Empty>
      ) : (
        <>
          <Table ledger={ledger.data} />
          <p className="print-only">{YEAR_SIGNING}</p>
        </>
      )}
    </Page>
  )
}

function Table({ ledger }: { readonly ledger: YearLedger }) {
  const { columns, rows } = yearTable(ledger)
  return (
    <PaperRows
      columns={columns}
      rows={rows.map(({ of, cells }) => ({
        key: of.row === 'record' ? of.recordId : of.occurrence,
        cells: cells.map((cell, column) => (columns[column]!.head === '内容' ? linkTo(of, cell) : cell)),
        lacking: of.row === 'due' && of.standing === 'missed',
      }))}
    />
  )
}

const linkTo = (row: YearRow, content: string) =>
  row.row === 'record' ? (
    <Link to="/records/$recordId" params={{ recordId: row.recordId }}>
      {content}
    </Link>
  ) : (
    <Link to="/board" search={{ year: Number(row.day.slice(0, 4)), occurrence: row.occurrence }}>
      {content}
    </Link>
  )
