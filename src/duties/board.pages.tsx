/** The board: who owes what, and how each occurrence stands on a day. Everything that is chosen stands in the address. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { PHONE, useMedia } from '#ui/useMedia.ts'
import type { Board } from './board.schema.ts'
import { OccurrenceDrawer } from './board-drawer.pages.tsx'
import { AsOfBanner, BoardFilters, type BoardSearch } from './board-filters.pages.tsx'
import { BoardLegend, BoardNote, BoardTotals } from './board-legend.pages.tsx'
import { PhoneBoard, PrintedBoard } from './board-list.pages.tsx'
import { MarkShapes } from './board-marks.pages.tsx'
import { BoardMatrix } from './board-matrix.pages.tsx'
import { type BoardFilter, filterWords, parseStandings, spanLabel, viewOf } from './board-view.rules.ts'
import './board.css'

const route = getRouteApi('/signed-in/board')

export function BoardPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const me = useMe()
  const { today } = me
  const year = search.year ?? Number(today.slice(0, 4))
  const { asOf, known } = search
  const board = useQuery({
    queryKey: ['duties.board', { year, asOf, known, rows: search.rows }],
    queryFn: () => api.duties.board({ year, asOf, known, rows: search.rows }),
    placeholderData: keepPreviousData,
  })
  const rows = search.rows ?? board.data?.rows ?? 'bodies'
  const exported = new URLSearchParams({ year: String(year), rows, ...(asOf && { asOf }), ...(known && { known }) })
  const change = useCallback(
    (part: BoardSearch) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true }),
    [navigate],
  )
  const open = useCallback(
    (occurrence: string) => void navigate({ search: (before) => ({ ...before, occurrence }) }),
    [navigate],
  )
  // Nothing to set or print where there is nothing to see.
  if (board.isError && !can(me, 'board.read'))
    return (
      <Page title="看板">
        <Failure error={board.error} />
      </Page>
    )
  return (
    <Page
      title="看板"
      subtitle={`${year}年各${rows === 'posts' ? '岗位' : '单位'}应办事项和完成情况，截至${spanLabel(asOf ?? today, asOf ?? today)}`}
      extra={
        <>
          <LinkButton to="/duty-list" search={{ year }}>
            责任清单
          </LinkButton>{' '}
          <LinkButton to="/changes">最近的变化</LinkButton>{' '}
          <Button href={`/api/exports/board.xlsx?${exported}`} download>
            下载 Excel
          </Button>{' '}
          <Button className="wide-only" onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      {board.isError ? (
        <Failure error={board.error} onRetry={() => void board.refetch()} />
      ) : board.data ? (
        <Shown board={board.data} year={year} today={today} search={search} onChange={change} onOpen={open} />
      ) : (
        <Loading rows={12} />
      )}
      <OccurrenceDrawer
        id={search.occurrence}
        asOf={asOf}
        known={known}
        onClose={() => change({ occurrence: undefined })}
      />
    </Page>
  )
}

interface ShownProps {
  readonly board: Board
  readonly year: number
  readonly today: string
  readonly search: BoardSearch
  readonly onChange: (part: BoardSearch) => void
  readonly onOpen: (occurrence: string) => void
}

function Shown({ board, year, today, search, onChange, onOpen }: ShownProps) {
  const { point, plan, period, standing, find } = search
  const filter = useMemo<BoardFilter>(
    () => ({
      year,
      point: point ?? null,
      plan: plan ?? null,
      period: period ?? null,
      standings: parseStandings(standing),
      find: find ?? '',
    }),
    [year, point, plan, period, standing, find],
  )
  const view = useMemo(() => viewOf(board, filter), [board, filter])
  const conditions = filterWords(filter)
  const layout = useLayout()
  const rowsLabel = board.rows === 'posts' ? '岗位' : '单位'
  return (
    <>
      <MarkShapes />
      <BoardFilters board={board} year={year} today={today} search={search} onChange={onChange} />
      <AsOfBanner asOf={board.asOf} known={board.known} today={today} onChange={onChange} />
      {board.cells.length === 0 ? (
        <NoDuties board={board} year={year} today={today} onChange={onChange} />
      ) : (
        <>
          {conditions ? <p className="board-conditions">筛选条件：{conditions}</p> : null}
          <BoardTotals totals={view.totals} />
          <BoardLegend
            totals={view.totals}
            chosen={filter.standings}
            onChange={(chosen) => onChange({ standing: chosen.join() || undefined })}
          />
          {view.rows.length === 0 ? <NothingFits onChange={onChange} /> : null}
          {layout === 'print' ? <PrintedBoard view={view} onOpen={onOpen} /> : null}
          {layout === 'phone' ? (
            <PhoneBoard
              view={view}
              year={year}
              rowsLabel={rowsLabel}
              subject={search.subject}
              onSubject={(subject) => onChange({ subject })}
              onOpen={onOpen}
            />
          ) : null}
          {layout === 'wide' && view.rows.length > 0 ? (
            <BoardMatrix view={view} year={year} rowsLabel={rowsLabel} onOpen={onOpen} />
          ) : null}
          <BoardNote />
        </>
      )}
    </>
  )
}

/** The matrix; a list on the phone; for paper another list, which must stand before the browser takes its picture. */
function useLayout(): 'wide' | 'phone' | 'print' {
  const phone = useMedia(PHONE)
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return printing ? 'print' : phone ? 'phone' : 'wide'
}

function NothingFits({ onChange }: Pick<ShownProps, 'onChange'>) {
  const clear = { point: undefined, plan: undefined, period: undefined, standing: undefined, find: undefined }
  return (
    <Empty title="没有符合条件的事项">
      <p>请放宽筛选条件。</p>
      <Button onClick={() => onChange(clear)}>清除全部条件</Button>
    </Empty>
  )
}

function NoDuties({ board, year, today, onChange }: Pick<ShownProps, 'board' | 'year' | 'today' | 'onChange'>) {
  const others = board.years.filter((one) => one !== year)
  const publishes = can(useMe(), 'plan.edit')
  // The banner above leads back to today.
  if (board.known < today && board.years.includes(year))
    return (
      <Empty title={`${spanLabel(board.asOf, board.asOf)}还没有应办事项`}>
        <p>{year}年的责任事项那时还没有发布，请看以后的日期。</p>
      </Empty>
    )
  return (
    <Empty title={`${year}年还没有应办事项`}>
      <p>
        {others.length > 0
          ? '其他年度有已发布的责任事项，可以直接查看：'
          : publishes
            ? '上传年度要点，审核并发布后，这里按单位和岗位列出每一次应办。'
            : '机关党委发布年度要点后，这里按单位和岗位列出每一次应办。'}
      </p>
      {others.map((one) => (
        <Button key={one} onClick={() => onChange({ year: one })}>
          {one}年
        </Button>
      ))}
      {publishes ? <LinkButton to="/plans">上传要点</LinkButton> : null}
    </Empty>
  )
}
