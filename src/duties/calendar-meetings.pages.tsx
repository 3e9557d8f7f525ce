/** The meetings of a day in the calendar: each with its time, a link to its page. */
import { Link } from '@tanstack/react-router'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import { topicsInShort } from '#ui/topicsInShort.ts'

export interface CalendarMeeting {
  readonly id: string
  readonly kind: string
  readonly subject: { readonly name: string }
  readonly heldOn: string
  readonly startsAt: string
  readonly topics: string
  readonly state: string
}

interface MeetingsOfDayProps {
  readonly meetings: readonly CalendarMeeting[]
  readonly day: string
}

/** Nothing on a day without meetings. */
export function MeetingsOfDay({ meetings, day }: MeetingsOfDayProps) {
  const kinds = useRecordKinds()
  const own = meetings.filter(({ heldOn }) => heldOn === day)
  if (own.length === 0) return null
  return (
    <ul className="calendar-events">
      {own.map(({ id, kind, subject, startsAt, topics, state }) => {
        const label = `${startsAt} ${kinds[kind]?.label ?? ''}`
        const words = `${label}（${subject.name}）：${topicsInShort(topics)}${state === 'cancelled' ? '，已取消' : ''}`
        return (
          <li key={id}>
            <Link
              to="/meetings/$meetingId"
              params={{ meetingId: id }}
              className={state === 'cancelled' ? 'calendar-meeting calendar-cancelled' : 'calendar-meeting'}
              title={words}
              aria-label={words}
            >
              {label}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
