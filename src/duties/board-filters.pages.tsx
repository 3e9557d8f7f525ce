/** What the board is asked: year, rows, point, plan, period, words, and the day on which it looks. */
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Segmented from 'antd/es/segmented'
import Select from 'antd/es/select'
import { useEffect, useState } from 'react'
import { CLEAR } from '#ui/clear.tsx'
import { DayPicker } from '#ui/Day.tsx'
import { PHONE, useMedia } from '#ui/useMedia.ts'
import type { Board } from './board.schema.ts'
import { asOfWords, PERIODS, pointsOf, spanLabel } from './board-view.rules.ts'
import { RULEBOOK } from './rulebook.schema.ts'

/** The board's part of the address; what is absent is not asked. */
export interface BoardSearch {
  readonly year?: number | undefined
  readonly asOf?: string | undefined
  readonly known?: string | undefined
  readonly rows?: 'bodies' | 'posts' | undefined
  readonly point?: number | undefined
  readonly plan?: string | undefined
  readonly period?: string | undefined
  readonly standing?: string | undefined
  readonly find?: string | undefined
  readonly subject?: string | undefined
  readonly occurrence?: string | undefined
}

export interface BoardFiltersProps {
  readonly board: Board
  readonly year: number
  readonly today: string
  readonly search: BoardSearch
  readonly onChange: (part: BoardSearch) => void
}

const ROWS = [
  { value: 'bodies', label: '单位' },
  { value: 'posts', label: '岗位' },
] as const

const PERIOD_OPTIONS = Object.entries(PERIODS).map(([value, { label }]) => ({ value, label }))

/** Folded away on the phone, where what is owed comes first. */
export function BoardFilters(props: BoardFiltersProps) {
  const phone = useMedia(PHONE)
  if (!phone) return <Filters {...props} />
  return (
    <details className="board-fold no-print">
      <summary>筛选和日期（{props.year}年）</summary>
      <Filters {...props} />
    </details>
  )
}

function Filters({ board, year, today, search, onChange }: BoardFiltersProps) {
  const years = [...new Set([year, ...board.years])].sort((a, b) => b - a)
  const plans = new Map(
    board.duties.map(({ planId, planTitle }) => [planId, planId === RULEBOOK ? '党内法规的固定要求' : planTitle]),
  )
  const points = pointsOf(board.duties)
  return (
    <div className="board-filters no-print">
      <Segmented
        aria-label="按单位或岗位"
        options={[...ROWS]}
        value={board.rows}
        onChange={(rows) => onChange({ rows, subject: undefined })}
      />
      <Select
        aria-label="年度"
        className="board-filter-small"
        value={year}
        options={years.map((value) => ({ value, label: `${value}年` }))}
        onChange={(value) => onChange({ year: value, point: undefined, plan: undefined })}
      />
      <Select
        aria-label="到期时间"
        className="board-filter-small"
        placeholder="全年"
        allowClear={CLEAR}
        value={search.period}
        options={PERIOD_OPTIONS}
        onChange={(period: string | undefined) => onChange({ period })}
      />
      <Select
        aria-label="条目"
        className="board-filter-wide"
        placeholder="全部条目"
        allowClear={CLEAR}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={search.point}
        options={points.map(({ point, title }) => ({ value: point, label: `${point}. ${title}` }))}
        onChange={(point: number | undefined) => onChange({ point })}
      />
      {plans.size > 1 ? (
        <Select
          aria-label="要点"
          className="board-filter-wide"
          placeholder="全部要点"
          allowClear={CLEAR}
          popupMatchSelectWidth={false}
          value={search.plan}
          options={[...plans].map(([value, label]) => ({ value, label }))}
          onChange={(plan: string | undefined) => onChange({ plan })}
        />
      ) : null}
      <FindInput value={search.find ?? ''} onChange={(find) => onChange({ find: find || undefined })} />
      <div className="board-as-of">
        <span id="board-as-of">截至</span>
        <DayPicker
          aria-label="截至日期"
          value={search.asOf ?? today}
          max={today}
          allowClear={false}
          onChange={(day) => onChange({ asOf: day && day !== today ? day : undefined, known: undefined })}
        />
      </div>
    </div>
  )
}

/** Waits for a pause in typing before the board is filtered. */
function FindInput({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value)
  const [settled, setSettled] = useState(value)
  if (settled !== value) {
    setSettled(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onChange(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <Input
      aria-label="查找任务或单位"
      className="board-filter-wide"
      placeholder="查找任务或单位"
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

export interface AsOfBannerProps {
  readonly asOf: string
  readonly known: string
  readonly today: string
  readonly onChange: (part: BoardSearch) => void
}

/** Says plainly that this is not today's board, and what it takes into account. */
export function AsOfBanner({ asOf, known, today, onChange }: AsOfBannerProps) {
  if (asOf === today && known === today) return null
  const { words, other } = asOfWords(asOf, known, today)
  return (
    <div className="board-banner" role="status">
      <p>
        您看到的是<b>{spanLabel(asOf, asOf)}</b>的{words}
      </p>
      <span className="no-print">
        {other ? (
          <Button size="small" onClick={() => onChange({ known: other.known })}>
            {other.label}
          </Button>
        ) : null}
        <Button size="small" type="primary" onClick={() => onChange({ asOf: undefined, known: undefined })}>
          回到今天
        </Button>
      </span>
    </div>
  )
}
