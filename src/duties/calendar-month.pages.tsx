/** The occurrences of a month: as a grid of its weeks, or as a list of the days on which something is due. */
import { useState } from 'react'
import { parseDay, weekdayOf } from '#kernel/day.ts'
import { UnannouncedYears } from '#ui/UnannouncedYears.tsx'
import { MarkShape } from './board-marks.pages.tsx'
import { dayLabel } from './board-view.rules.ts'
import { type CalendarMeeting, MeetingsOfDay } from './calendar-meetings.pages.tsx'
import type { CalendarEvent, CalendarPageView } from './calendar-page.schema.ts'
import { STANDING_LABELS } from './standing.schema.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** Entries of a day that are shown before the rest is asked for. */
const FEW = 4

interface ViewProps {
  readonly view: CalendarPageView
  readonly meetings: readonly CalendarMeeting[]
  readonly onOpen: ((occurrence: string) => void) | undefined
}

export function Month({ view, meetings, asList, onOpen }: ViewProps & { readonly asList: boolean }) {
  const byDay = Map.groupBy(view.events, ({ day }) => day)
  return (
    <>
      <UnannouncedYears years={view.unpublished} effect="工作日暂按周末推算" />
      {asList ? (
        <DayList view={view} meetings={meetings} byDay={byDay} onOpen={onOpen} />
      ) : (
        <Grid view={view} meetings={meetings} byDay={byDay} onOpen={onOpen} />
      )}
    </>
  )
}

type ByDay = ReadonlyMap<string, readonly CalendarEvent[]>

function Grid({ view, meetings, byDay, onOpen }: ViewProps & { readonly byDay: ByDay }) {
  const empty = !view.days.some(
    ({ day }) => day.startsWith(view.month) && (byDay.has(day) || meetings.some(({ heldOn }) => heldOn === day)),
  )
  const weeks = Array.from({ length: view.days.length / 7 }, (_, i) => view.days.slice(7 * i, 7 * i + 7))
  return (
    <>
      {empty ? <p className="quiet calendar-empty">这个月没有应办事项，也没有安排会议。</p> : null}
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
                  <MeetingsOfDay meetings={meetings} day={day} />
                  <Events events={byDay.get(day) ?? []} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Events({
  events,
  onOpen,
}: {
  readonly events: readonly CalendarEvent[]
  readonly onOpen: ViewProps['onOpen']
}) {
  const [all, setAll] = useState(false)
  const hidden = all ? 0 : Math.max(events.length - FEW, 0)
  return (
    <ul className="calendar-events">
      {events.map((event, i) => (
        // Paper cannot be asked for the rest.
        <li key={event.occurrence} className={hidden > 0 && i >= FEW ? 'print-only' : undefined}>
          <Entry event={event} onOpen={onOpen} />
        </li>
      ))}
      {hidden > 0 ? (
        <li className="no-print">
          <button type="button" className="calendar-more" onClick={() => setAll(true)}>
            还有{hidden}项
          </button>
        </li>
      ) : null}
    </ul>
  )
}

function Entry({ event, onOpen }: { readonly event: CalendarEvent; readonly onOpen: ViewProps['onOpen'] }) {
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
function DayList({ view, meetings, byDay, onOpen }: ViewProps & { readonly byDay: ByDay }) {
  const busy = new Set(meetings.map(({ heldOn }) => heldOn))
  const days = view.days.filter(
    ({ day }) => day.startsWith(view.month) && (byDay.has(day) || busy.has(day) || day === view.today),
  )
  if (days.length === 0) return <p className="quiet">这个月没有应办事项，也没有安排会议。</p>
  return (
    <ul className="calendar-list">
      {days.map(({ day, off }) => (
        <li key={day} className="card">
          <h2>
            {dayLabel(day)} 周{WEEKDAYS[weekdayOf(parseDay(day)) - 1]}
            {day === view.today ? ' · 今天' : ''}
            {off && !/^周/.test(off) ? <small> {off}</small> : null}
          </h2>
          <MeetingsOfDay meetings={meetings} day={day} />
          {(byDay.get(day) ?? []).map((event) => (
            <p key={event.occurrence} className="calendar-line">
              <Entry event={event} onOpen={onOpen} />
              <small>{event.subject}</small>
            </p>
          ))}
          {byDay.has(day) ? null : <p className="quiet">{day === view.today ? '今天' : '这一天'}没有到期的事项。</p>}
        </li>
      ))}
    </ul>
  )
}
