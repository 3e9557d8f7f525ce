/** A month of occurrences: a grid on the wide screen, days one below the other on the phone. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Segmented from 'antd/es/segmented'
import { useCallback, useEffect, useState } from 'react'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { PHONE, useMedia } from '#ui/useMedia.ts'
import { OccurrenceDrawer } from './board-drawer.pages.tsx'
import { MarkShapes } from './board-marks.pages.tsx'
import { Feeds } from './calendar-feeds.pages.tsx'
import { Month } from './calendar-month.pages.tsx'
import { monthAfter } from './calendar-page.rules.ts'
import { NO_SUBJECT, SUBJECT_SEARCH, subjectOptions } from './subject-options.rules.ts'
import './board.css'
import './calendar.css'
import { Select } from '#ui/Select.tsx'

const route = getRouteApi('/signed-in/calendar')

export function CalendarPage() {
  const { month: asked, subject, occurrence, view: look } = route.useSearch()
  const navigate = route.useNavigate()
  const me = useMe()
  const month = asked ?? me.today.slice(0, 7)
  const [subscribing, setSubscribing] = useState(false)
  const view = useQuery({
    queryKey: ['calendar.month', { month, subject }],
    queryFn: () => api.calendar.month({ month, subjectId: subject }),
    placeholderData: keepPreviousData,
  })
  const days = view.data?.days
  const span = {
    from: days?.[0]?.day,
    to: days?.at(-1)?.day,
    subjectId: subject,
    mine: subject === undefined,
    limit: 200,
  }
  const meetings = useQuery({
    queryKey: ['meetings.list', span],
    queryFn: () => api.meetings.list(span),
    enabled: days !== undefined,
    placeholderData: keepPreviousData,
  })
  const change = useCallback(
    (part: Partial<Record<'month' | 'subject' | 'occurrence' | 'view', string | undefined>>) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true }),
    [navigate],
  )
  useMonthKeys(month, me.today, change)
  const phone = useMedia(PHONE)
  const asList = phone || look === 'list'
  const opens = can(me, 'board.read')
  return (
    <Page
      title="日历"
      subtitle={view.data?.subject?.name ?? '我的应办事项：有固定日期的在那一天，其余在期限那一天'}
      extra={
        <div className="calendar-extra no-print">
          <LinkButton to="/holidays">节假日安排</LinkButton>
          <Button onClick={() => setSubscribing(true)}>订阅到手机</Button>
          <Button className="wide-only" onClick={() => window.print()}>
            打印
          </Button>
        </div>
      }
    >
      <MarkShapes />
      <h2 className="print-only">{`${month.slice(0, 4)}年${Number(month.slice(5))}月　${view.data?.subject?.name ?? `${me.displayName}的日历`}`}</h2>
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
        <Segmented
          aria-label="怎样显示"
          className="calendar-look wide-only"
          value={look === 'list' ? 'list' : 'month'}
          options={[
            { value: 'month', label: '月历' },
            { value: 'list', label: '列表' },
          ]}
          onChange={(next) => change({ view: next === 'list' ? next : undefined })}
        />
        {view.data && view.data.subjects.length > 0 ? (
          <Select
            aria-label="查看谁的日历"
            className="calendar-whose"
            showSearch={SUBJECT_SEARCH}
            notFoundContent={NO_SUBJECT}
            value={subject ?? ''}
            options={subjectOptions(view.data.subjects, '我的')}
            onChange={(next) => change({ subject: next || undefined })}
          />
        ) : null}
      </div>
      {view.isError ? (
        <Failure error={view.error} onRetry={() => void view.refetch()} />
      ) : view.data ? (
        <Month
          view={view.data}
          meetings={meetings.data?.meetings ?? []}
          asList={asList}
          onOpen={opens ? (id) => change({ occurrence: id }) : undefined}
        />
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
