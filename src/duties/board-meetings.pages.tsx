/** In the drawer of an occurrence that is met by a meeting: prepare one, or go on with what was planned. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { meetingFor, useRecordKinds } from '#ui/RecordKinds.tsx'
import { topicsInShort } from '#ui/topicsInShort.ts'
import type { Step } from './board.schema.ts'
import { dayWords } from './next.rules.ts'
import { type Planned, recordSearch } from './planned-meetings.pages.tsx'
import type { Standing } from './standing.schema.ts'

/** Standings in which a meeting would still be of use. */
const AHEAD: ReadonlySet<Standing> = new Set(['upcoming', 'open', 'due-soon', 'missed'])

/** Tells whether a step is met by a meeting that can still be prepared. */
export function usePreparable(): (step: Step) => boolean {
  const kinds = useRecordKinds()
  return (step) => meetingFor(kinds, step) !== undefined && AHEAD.has(step.standing)
}

export const PrepareLink = ({ step }: { readonly step: Step }) => (
  <LinkButton
    to="/meetings/new"
    search={{ occurrence: step.occurrence }}
    aria-label={`准备会议：${step.title}（${step.subject.name}，${step.due}到期）`}
  >
    准备会议
  </LinkButton>
)

/** From what is planned: to its record once its time has come, before that to itself. */
export function WayOfMeeting({ meeting }: { readonly meeting: Planned }) {
  const of = `（${meeting.heldOn}）`
  return (
    <>
      {meeting.begun ? (
        <LinkButton look="primary" to="/records/new" search={recordSearch(meeting)} aria-label={`登记这次会议${of}`}>
          登记这次会议
        </LinkButton>
      ) : null}
      <LinkButton
        look={meeting.begun ? 'default' : 'primary'}
        to="/meetings/$meetingId"
        params={{ meetingId: meeting.id }}
        aria-label={`查看已安排的会议${of}`}
      >
        查看已安排的会议
      </LinkButton>
    </>
  )
}

/** What is planned for the occurrence; nothing where it is not met by meetings. */
export function PlannedMeetings({ step, today }: { readonly step: Step; readonly today: string }) {
  const kinds = useRecordKinds()
  const filter = { occurrence: step.occurrence, limit: 10 }
  const meetings = useQuery({
    queryKey: ['meetings.list', filter],
    queryFn: () => api.meetings.list(filter),
    enabled: meetingFor(kinds, step) !== undefined,
  })
  const standing = (meetings.data?.meetings ?? []).filter(({ state }) => state !== 'cancelled')
  if (standing.length === 0) return null
  return (
    <>
      <h3>会议安排</h3>
      <ul className="board-records">
        {standing.map(({ id, heldOn, startsAt, place, topics, state }) => (
          <li key={id}>
            <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
              {topicsInShort(topics)}
            </Link>
            <small>
              {dayWords(heldOn, today)}
              {startsAt}，{place}
              {state === 'recorded' ? '，已登记纪实' : ''}
            </small>
          </li>
        ))}
      </ul>
    </>
  )
}
