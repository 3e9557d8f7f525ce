/** Talks and checklists: first whom one has still to talk to, then how far each post has come. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Select from 'antd/es/select'
import { api } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { Downloads } from '#ui/Downloads.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { OccurrenceDrawer } from './board-drawer.pages.tsx'
import { spanLabel } from './board-view.rules.ts'
import type { Coverage } from './coverage.schema.ts'
import { ownGroups, yearBefore } from './coverage-view.rules.ts'
import { OwnParts } from './talks-own.pages.tsx'
import { PairCoverage } from './talks-pairs.pages.tsx'
import './talks.css'

const route = getRouteApi('/signed-in/talks')

interface Search {
  readonly year?: number | undefined
  readonly asOf?: string | undefined
  readonly occurrence?: string | undefined
}

export function TalksPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { year, asOf } = search
  const coverage = useQuery({
    queryKey: ['talks.coverage', { year, asOf }],
    queryFn: () => api.talks.coverage({ year, asOf }),
    placeholderData: keepPreviousData,
  })
  const change = (part: Search) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  return (
    <Page
      title="谈心谈话和逐人任务"
      subtitle="应谈谁、谈了谁，每人学了多少，只有负责的人看得到；其他人只看到人数。谈话内容不进入统计。"
      extra={
        <div className="page-actions">
          <Downloads
            list="talks"
            formats={['xlsx']}
            query={{ year, asOf }}
            disabled={!coverage.data || coverage.data.pairs.length === 0}
          />
          <Button className="talks-print" onClick={() => window.print()}>
            打印
          </Button>
        </div>
      }
    >
      {coverage.isError ? (
        <Failure error={coverage.error} onRetry={() => void coverage.refetch()} />
      ) : coverage.data ? (
        <Shown
          coverage={coverage.data}
          onChange={change}
          onOpen={(occurrence) => void navigate({ search: (before) => ({ ...before, occurrence }) })}
        />
      ) : (
        <Loading />
      )}
      <OccurrenceDrawer
        id={search.occurrence}
        asOf={asOf}
        known={asOf}
        onClose={() => change({ occurrence: undefined })}
      />
    </Page>
  )
}

interface ShownProps {
  readonly coverage: Coverage
  readonly onChange: (part: Search) => void
  readonly onOpen: (occurrence: string) => void
}

function Shown({ coverage, onChange, onOpen }: ShownProps) {
  const { own, pairs, today, asOf, year } = coverage
  const past = asOf !== today
  const groups = ownGroups(own, asOf)
  // What stands above by name needs no numbers below.
  const named = new Set(own.map(({ step }) => step.occurrence))
  const others = pairs.filter(({ rows }) => rows.some(({ step }) => !named.has(step.occurrence)))
  return (
    <>
      <Filters coverage={coverage} onChange={onChange} />
      <p className="print-only">
        {year}年，截至{spanLabel(asOf, asOf)}
      </p>
      {past ? (
        <p className="talks-banner">您看到的是{spanLabel(asOf, asOf)}的情况，只计当天及以前已经登记的谈话。</p>
      ) : null}
      {pairs.length === 0 ? <NothingOwed {...coverage} /> : null}
      <OwnParts groups={groups} asOf={asOf} past={past} />
      <PairCoverage pairs={others} onOpen={onOpen} />
    </>
  )
}

function Filters({ coverage: { year, years, asOf, today }, onChange }: Omit<ShownProps, 'onOpen'>) {
  const options = [...new Set([year, ...years])].sort((a, b) => b - a)
  return (
    <div className="talks-filters no-print">
      <Select
        aria-label="年度"
        value={year}
        options={options.map((value) => ({ value, label: `${value}年` }))}
        onChange={(value) => onChange({ year: value })}
      />
      <span>截至</span>
      <DayPicker
        aria-label="截至日期"
        value={asOf}
        max={today}
        allowClear={false}
        onChange={(day) => onChange({ asOf: day && day !== today ? day : undefined, year })}
      />
      {asOf === today ? null : <Button onClick={() => onChange({ asOf: undefined })}>回到今天</Button>}
    </div>
  )
}

function NothingOwed({ year, years }: Pick<Coverage, 'year' | 'years'>) {
  const before = yearBefore(years, year)
  return (
    <Empty title={`${year}年没有您可以查看的逐人任务`}>
      <p>
        要点里“与……谈心谈话”“每名党员……学时”一类的任务，审核时选定人员名单并发布以后，这里列出应谈的人和完成的人数。
      </p>
      {before ? (
        <LinkButton to="/talks" search={{ year: before }}>
          查看{before}年的逐人任务
        </LinkButton>
      ) : null}
      <LinkButton to="/plans">查看要点</LinkButton>
    </Empty>
  )
}
