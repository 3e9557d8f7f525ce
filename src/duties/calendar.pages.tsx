/** A month of occurrences: a grid on the wide screen, days one below the other on the phone. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Select from 'antd/es/select'
import { useCallback, useEffect, useState } from 'react'
import { parseDay, weekdayOf } from '#kernel/day.ts'
import { api } from '#ui/client.ts'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { PHONE, useMedia } from '#ui/useMedia.ts'
import { OccurrenceDrawer } from './board-drawer.pages.tsx'
import { MarkShape, MarkShapes } from './board-marks.pages.tsx'
import { dayLabel } from './board-view.rules.ts'
import { Feeds } from './calendar-feeds.pages.tsx'
import { monthAfter } from './calendar-page.rules.ts'
import type { CalendarEvent, CalendarPageView } from './calendar-page.schema.ts'
import { STANDING_LABELS } from './standing.schema.ts'
import './board.css'
import './calendar.css'

const route = getRouteApi('/signed-in/calendar')

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** Entries of a day that are shown before the rest is asked for. */
const FEW = 4

export function CalendarPage() {
  const { month: asked, subject, occurrence } = route.useSearch()
  const navigate = route.useNavigate()
  const me = useMe()
  const month = asked ?? me.today.slice(0, 7)
  const [subscribing, setSubscribing] = useState(false)
  const view = useQuery({
    queryKey: ['calendar.month', { month, subject }],
    queryFn: () => api.calendar.month({ month, subjectId: subject }),
    placeholderData: keepPreviousData,
  })
  const change = useCallback(
    (part: { month?: string | undefined; subject?: string | undefined; occurrence?: string | undefined }) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true }),
    [navigate],
  )
  useMonthKeys(month, me.today, change)
  const opens = can(me, 'board.read')
  return (
    <Page
      title="日历"
      subtitle={view.data?.subject?.name ?? '我的应办事项：有固定日期的在那一天，其余在期限那一天'}
      extra={
        <div className="calendar-extra no-print">
          <Button onClick={() => setSubscribing(true)}>订阅到手机</Button>
          <Button className="wide-only" onClick={() => window.print()}>
            打印
          </Button>
        </div>
      }
    >
      <MarkShapes />
      <div className="calendar-bar no-print">
        <Button aria-label="上个月" onClick={() => change({ month: monthAfter(month, -1) })}>
          ‹
        </Button>
        <b aria-live="polite">{`${month.slice(0, 4)}年${Number(month.slice(5))}月`}</b>
        <Button aria-label="下个月" onClick={() => change({ month: monthAfter(month, 1) })}>
          ›
        </Button>
        <Button disabled={month === me.today.slice(0, 7)} onClick={() => change({ month: undefined })}>
          今天
        </Button>
        {view.data && view.data.subjects.length > 0 ? (
          <Select
            aria-label="查看谁的日历"
            className="calendar-whose"
            showSearch={{ optionFilterProp: 'label' }}
            value={subject ?? ''}
            options={whoseOptions(view.data.subjects)}
            onChange={(next) => change({ subject: next || undefined })}
          />
        ) : null}
      </div>
      {view.isError ? (
        <Failure error={view.error} onRetry={() => void view.refetch()} />
      ) : view.data ? (
        <Month view={view.data} onOpen={opens ? (id) => change({ occurrence: id }) : undefined} />
      ) : (
        <Loading rows={10} />
      )}
      <OccurrenceDrawer
        id={occurrence}
        asOf={undefined}
        known={undefined}
        onClose={() => change({ occurrence: undefined })}
      />
      {subscribing ? <Feeds subject={view.data?.subject ?? null} onClose={() => setSubscribing(false)} /> : null}
    </Page>
  )
}

function whoseOptions(subjects: CalendarPageView['subjects']) {
  const group = (post: boolean) =>
    subjects.filter((one) => one.post === post).map(({ id, name }) => ({ value: id, label: name }))
  return [
    { value: '', label: '我的' },
    { label: '单位', options: group(false) },
    { label: '岗位', options: group(true) },
  ].filter(({ options }) => options === undefined || options.length > 0)
}

/** Left and right turn the page, t goes to today; not while something is typed or open. */
function useMonthKeys(month: string, today: string, change: (part: { month: string | undefined }) => void) {
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement
      const busy =
        event.ctrlKey || event.metaKey || event.altKey || at.closest('input, textarea, .ant-select, [role=dialog]')
      if (busy) return
      if (event.key === 'ArrowLeft') change({ month: monthAfter(month, -1) })
      if (event.key === 'ArrowRight') change({ month: monthAfter(month, 1) })
      if (event.key === 't' && month !== today.slice(0, 7)) change({ month: undefined })
    }
    window.addEventListener('keydown', turn)
    return () => window.removeEventListener('keydown', turn)
  }, [month, today, change])
}

interface MonthProps {
  readonly view: CalendarPageView
  readonly onOpen: ((occurrence: string) => void) | undefined
}

function Month({ view, onOpen }: MonthProps) {
  const phone = useMedia(PHONE)
  const byDay = Map.groupBy(view.events, ({ day }) => day)
  return (
    <>
      {view.unpublished.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="calendar-note"
          title={`${view.unpublished.join('、')}年放假安排未公布，工作日暂按周末推算，公布后自动重算。`}
        />
      ) : null}
      {phone ? (
        <DayList view={view} byDay={byDay} onOpen={onOpen} />
      ) : (
        <Grid view={view} byDay={byDay} onOpen={onOpen} />
      )}
    </>
  )
}

type ByDay = ReadonlyMap<string, readonly CalendarEvent[]>

function Grid({ view, byDay, onOpen }: MonthProps & { readonly byDay: ByDay }) {
  const weeks = Array.from({ length: view.days.length / 7 }, (_, i) => view.days.slice(7 * i, 7 * i + 7))
  return (
    <table className="calendar-grid">
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              周{name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]!.day}>
            {week.map(({ day, off, makeUp }) => (
              <td
                key={day}
                className={[
                  day.startsWith(view.month) ? '' : 'calendar-outside',
                  off ? 'calendar-off' : '',
                  day === view.today ? 'calendar-today' : '',
                ].join(' ')}
              >
                <p className="calendar-day">
                  <b>{Number(day.slice(8))}</b>
                  <small>{makeUp ? '上班' : off && !/^周/.test(off) ? off : ''}</small>
                </p>
                <Events events={byDay.get(day) ?? []} onOpen={onOpen} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Events({
  events,
  onOpen,
}: {
  readonly events: readonly CalendarEvent[]
  readonly onOpen: MonthProps['onOpen']
}) {
  const [all, setAll] = useState(false)
  const shown = all ? events : events.slice(0, FEW)
  return (
    <ul className="calendar-events">
      {shown.map((event) => (
        <li key={event.occurrence}>
          <Entry event={event} onOpen={onOpen} />
        </li>
      ))}
      {shown.length < events.length ? (
        <li>
          <button type="button" className="calendar-more" onClick={() => setAll(true)}>
            还有{events.length - shown.length}项
          </button>
        </li>
      ) : null}
    </ul>
  )
}

function Entry({ event, onOpen }: { readonly event: CalendarEvent; readonly onOpen: MonthProps['onOpen'] }) {
  const { occurrence, title, subject, standing, fixed, start, due } = event
  const when = fixed ? '固定日期' : `${dayLabel(start)}—${dayLabel(due)}，最后一天`
  const words = `${title}（${subject}），${when}，${STANDING_LABELS[standing]}`
  const content = (
    <>
      <MarkShape standing={standing} />
      <span>{title}</span>
    </>
  )
  return onOpen ? (
    <button
      type="button"
      className="calendar-event"
      title={words}
      aria-label={words}
      onClick={() => onOpen(occurrence)}
    >
      {content}
    </button>
  ) : (
    <span className="calendar-event" title={words}>
      {content}
    </span>
  )
}

/** Only the days on which something is due, and today. */
function DayList({ view, byDay, onOpen }: MonthProps & { readonly byDay: ByDay }) {
  const days = view.days.filter(({ day }) => day.startsWith(view.month) && (byDay.has(day) || day === view.today))
  if (days.length === 0) return <p className="quiet">这个月没有应办事项。</p>
  return (
    <ul className="calendar-list">
      {days.map(({ day, off }) => (
        <li key={day} className="card">
          <h2>
            {dayLabel(day)} 周{WEEKDAYS[weekdayOf(parseDay(day)) - 1]}
            {day === view.today ? ' · 今天' : ''}
            {off && !/^周/.test(off) ? <small> {off}</small> : null}
          </h2>
          {(byDay.get(day) ?? []).map((event) => (
            <p key={event.occurrence} className="calendar-line">
              <Entry event={event} onOpen={onOpen} />
              <small>{event.subject}</small>
            </p>
          ))}
          {byDay.has(day) ? null : <p className="quiet">今天没有到期的事项。</p>}
        </li>
      ))}
    </ul>
  )
}
