/** One duty: the sentence, what it asks, how its days are found, its year as a strip. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Select from 'antd/es/select'
import { useCallback } from 'react'
import { api } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { Explain } from '#ui/Explain.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { type BoardCell, sourcePlace } from './board.schema.ts'
import { OccurrenceDrawer } from './board-drawer.pages.tsx'
import { BoardTotals } from './board-legend.pages.tsx'
import { MarkShapes, Marks } from './board-marks.pages.tsx'
import { dayLabel } from './board-view.rules.ts'
import { DutyHistory } from './duty-history.pages.tsx'
import type { DutyPageView } from './duty-page.schema.ts'
import { SourceLink } from './source-link.pages.tsx'
import { aheadWords } from './stages.rules.ts'
import type { Totals } from './standing.schema.ts'
import './board.css'
import './duty.css'

const route = getRouteApi('/signed-in/duties/$dutyId')

export function DutyPage() {
  const { dutyId: id } = route.useParams()
  const { year, asOf, occurrence } = route.useSearch()
  const navigate = route.useNavigate()
  const me = useMe()
  const { today } = me
  const changes = can(me, 'plan.publish')
  const view = useQuery({
    queryKey: ['duties.duty', { id, year, asOf }],
    queryFn: () => api.duties.duty({ id, year, asOf }),
    placeholderData: keepPreviousData,
  })
  const open = useCallback(
    (opened: string) => void navigate({ search: (before) => ({ ...before, occurrence: opened }) }),
    [navigate],
  )
  if (view.isError) return <Failure error={view.error} onRetry={() => void view.refetch()} />
  if (!view.data) return <Loading rows={10} />
  const { title, source, pointTitle, years } = view.data
  return (
    <Page
      title={title}
      subtitle={`${source.planTitle}${sourcePlace(source)}${source.point === null ? '' : `　${pointTitle}`}`}
      extra={
        <div className="duty-choose no-print">
          {years.length > 1 ? (
            <Select
              aria-label="年度"
              value={view.data.year}
              options={years.map((one) => ({ value: one, label: `${one}年` }))}
              onChange={(next) => void navigate({ search: (before) => ({ ...before, year: next }), replace: true })}
            />
          ) : null}
          {changes ? (
            <LinkButton to="/duties/$dutyId/change" params={{ dutyId: id }}>
              {view.data.ahead.at(-1)?.words === null ? '恢复任务' : '调整'}
            </LinkButton>
          ) : null}
          <span className="quiet duty-as-of">截至</span>
          <DayPicker
            aria-label="截至"
            value={asOf ?? today}
            max={today}
            allowClear={false}
            onChange={(next: string | null) =>
              void navigate({
                search: (before) => ({ ...before, asOf: next === today ? undefined : (next ?? undefined) }),
                replace: true,
              })
            }
          />
        </div>
      }
    >
      <MarkShapes />
      {view.data.history.some(({ holds }) => holds) ? (
        <Alert type="info" showIcon className="duty-note" title={changedWords(view.data, today)} />
      ) : null}
      <div className="duty-top">
        <section className="card duty-part" aria-label="依据">
          <h2>依据</h2>
          <Explain source={source}>
            <SourceLink source={source} />
          </Explain>
        </section>
        <section className="card duty-part" aria-label="要求">
          <h2>要求</h2>
          <dl className="board-facts">
            {view.data.facts.map(({ name, text }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <section className="card duty-part" aria-label="全年应办">
        <h2>{view.data.year}年应办</h2>
        {view.data.rows.length === 0 ? (
          <p className="quiet">您可见的范围内，这一年没有单位或岗位应办这一项。</p>
        ) : (
          <>
            <BoardTotals totals={view.data.totals as unknown as Totals} />
            <Strip view={view.data} onOpen={open} />
          </>
        )}
      </section>
      <DutyHistory versions={view.data.history} />
      <Readings view={view.data} />
      <OccurrenceDrawer
        id={occurrence}
        asOf={asOf}
        known={undefined}
        onClose={() => void navigate({ search: (before) => ({ ...before, occurrence: undefined }), replace: true })}
      />
    </Page>
  )
}

/** What comes, else that what stands below is not what was published. */
const changedWords = ({ ahead, history, asOf }: DutyPageView, today: string): string =>
  ahead.length > 0
    ? `${ahead[0]!.words === null ? '这项任务' : ''}${ahead.map(aheadWords).join('；')}。${ahead.at(-1)?.words === null ? '' : `下面“要求”里是${ahead[0]!.from}以前的。`}`
    : `这项任务发布后调整过${history.filter(({ holds }) => holds).length}次，下面是${asOf === today ? '现在' : asOf}的要求。`

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)

/** The month in which an occurrence falls due; what is due after the year's end stands at its end. */
const monthOf = ({ due }: BoardCell, year: number) =>
  Number(due.slice(0, 4)) > year ? 12 : Number(due.slice(0, 4)) < year ? 1 : Number(due.slice(5, 7))

function Strip({
  view: { rows, year },
  onOpen,
}: {
  readonly view: DutyPageView
  readonly onOpen: (id: string) => void
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="duty-strip" aria-label="各次应办" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">单位（岗位）</th>
            {MONTHS.map((month) => (
              <th key={month} scope="col">
                {month}月
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ subject, cells }) => (
            <tr key={subject.id}>
              <th scope="row">{subject.name}</th>
              {MONTHS.map((month) => {
                const due = cells.filter((cell) => monthOf(cell, year) === month)
                return (
                  <td key={month}>
                    {due.length > 0 ? <Marks cells={due} perLine={Math.min(due.length, 3)} onOpen={onOpen} /> : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The four ways to read “the third week”: an office sees at once whether it is read as meant. */
function Readings({ view: { readings, year } }: { readonly view: DutyPageView }) {
  if (!readings) return null
  return (
    <section className="card duty-part" aria-label="日期怎样确定">
      <h2>日期怎样确定</h2>
      <p>
        {readings.words}各种理解在{year}年的日期如下，采用的一种用粗体，各月按当月的要求；如理解不同，请机关党委调整。
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="duty-strip" aria-label="各种理解的日期" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">理解</th>
              {MONTHS.map((month) => (
                <th key={month} scope="col">
                  {month}月
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {readings.list.map(({ label, used, months }) => (
              <tr key={label}>
                <th scope="row" className={used ? 'duty-used' : ''}>
                  {label}
                  {used ? '（采用）' : ''}
                </th>
                {months.map(({ day, moved, used: holds }, i) => (
                  <td key={MONTHS[i]} className={holds ? 'duty-used' : ''}>
                    {day ? dayLabel(day).replace(/^\d+月/, '') : '—'}
                    {moved ? <small>{`避开${moved}`}</small> : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
