/** What a leader is told about the line, and the office about the bureau: few numbers, all with denominators. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { useState } from 'react'
import { inFirstQuarter } from '#kernel/day.ts'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { rateWords } from './board-view.rules.ts'
import { type LineRow, lineRows } from './line.rules.ts'

/** How many rows are shown at first. */
const FIRST = 8

const COLUMNS = [
  { key: 'owed', label: '全年应办' },
  { key: 'done', label: '已完成' },
  { key: 'late', label: '逾期完成' },
  { key: 'missed', label: '未完成' },
  { key: 'pressing', label: '待补录或即将到期' },
] as const satisfies readonly { key: keyof LineRow; label: string }[]

/** @param title 分管条线 for a leader, 全局概况 for the office */
export function LineSummary({ title, today }: { readonly title: string; readonly today: string }) {
  const year = Number(today.slice(0, 4))
  const board = useQuery({
    queryKey: ['duties.board', { year, rows: 'bodies' }],
    queryFn: () => api.duties.board({ year, rows: 'bodies' }),
  })
  if (board.isPending) return <LineLoading title={title} />
  if (board.isError) return <Failure error={board.error} onRetry={() => void board.refetch()} />
  const { totals, years } = board.data
  const rows = lineRows(board.data)
  const before = inFirstQuarter(today) && years.includes(year - 1) ? <YearBefore year={year - 1} /> : null
  if (rows.length === 0)
    return before ? (
      <section className="step-group" aria-label={title}>
        <h2>{title}</h2>
        {before}
      </section>
    ) : null
  const figures = [
    ['完成率', rateWords(totals.rateDone ?? null, totals.expected ?? 0)],
    ['按期完成率', rateWords(totals.rateOnTime ?? null, totals.expected ?? 0)],
    ['逾期完成', `${totals['done-late'] ?? 0}项`],
    ['未完成', `${totals.missed ?? 0}项`],
  ]
  return (
    <section className="step-group" aria-label={title}>
      <h2>
        {title}{' '}
        <span className="count">
          {year}年，截至{today}
        </span>
      </h2>
      <dl className="figures wide">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <LineTable rows={rows} title={title} year={year} />
      <LinkButton to="/board">在看板中查看每一项</LinkButton>
      {before}
    </section>
  )
}

/** While last year's work can still be made up for. */
const YearBefore = ({ year }: { readonly year: number }) => (
  <LinkButton to="/board" search={{ year }}>
    查看{year}年情况
  </LinkButton>
)

/** Nothing stands below: it need not take the room that the numbers will. */
const LineLoading = ({ title }: { readonly title: string }) => (
  <section className="step-group" aria-label={title}>
    <h2>{title}</h2>
    <Loading rows={10} />
  </section>
)

interface LineProps {
  readonly rows: readonly LineRow[]
  readonly title: string
  readonly year: number
}

function LineTable({ rows, title, year }: LineProps) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, FIRST)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
    <section className="line-table" aria-label={`${title}各单位情况`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {COLUMNS.map(({ key, label }) => (
              <th scope="col" key={key}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to="/year-ledger" search={{ year, subject: row.id }} className="step-opens">
                  {row.name}
                </Link>
              </th>
              {COLUMNS.map(({ key, label }) => (
                // Where rows are stacked the head is out of sight, and each number bears its label.
                <td key={key} data-label={label} className={`line-${key}${row[key] === 0 ? ' zero' : ''}`}>
                  {row[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length ? (
        <Button type="link" onClick={() => setAll(true)}>
          显示其余{rows.length - shown.length}个单位
        </Button>
      ) : null}
    </section>
  )
}
