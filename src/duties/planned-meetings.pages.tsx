/** Meetings that are planned and not recorded, on the first screen: beside what they are for, and as work once held. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { hasBegun } from '#kernel/day.ts'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { meetingFor, useRecordKinds } from '#ui/RecordKinds.tsx'
import { topicsInShort } from '#ui/topicsInShort.ts'
import { useMoment } from '#ui/useMoment.ts'
import type { Step } from './board.schema.ts'
import { dayWords } from './next.rules.ts'
import { plannedFor } from './planned-for.rules.ts'
import './next.css'

/** More than any body plans. */
const MOST = 200
/** How many are shown at first: the steps below must stay in sight. */
const FIRST = 3

/** For whoever records. */
export function usePlannedMeetings() {
  const filter = { mine: true, planned: true, limit: MOST }
  return useQuery({
    queryKey: ['meetings.list', filter],
    queryFn: () => api.meetings.list(filter),
    enabled: can(useMe(), 'record.write'),
  })
}

/** Those that the person records, the earliest first. */
function usePlanned() {
  const me = useMe()
  const meetings = usePlannedMeetings()
  const moment = useMoment()
  const own = new Set(me.recordsFor.map(({ id }) => id))
  return (can(me, 'record.write') ? (meetings.data?.meetings ?? []) : [])
    .filter(({ subject }) => own.has(subject.id))
    .map((meeting) => ({ ...meeting, begun: hasBegun(meeting, moment) }))
}

/** Tells what is planned for a step; undefined where nothing is. */
export function usePlannedFor(): (step: Step) => Planned | undefined {
  const kinds = useRecordKinds()
  const meetings = usePlanned()
  return (step) => plannedFor(step, meetingFor(kinds, step), meetings)
}

export type Planned = ReturnType<typeof usePlanned>[number]

/** Under a step: when its meeting is, and that it is to be recorded once it was held. */
export function PlannedFor({ meeting, today }: { readonly meeting: Planned; readonly today: string }) {
  const { id, heldOn, startsAt, topics, begun } = meeting
  return (
    <p className="step-planned">
      已安排：
      <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
        {dayWords(heldOn, today)}
        {startsAt} {topicsInShort(topics)}
      </Link>
      {begun ? '，时间已到，还没有登记纪实' : '，开完再登记'}
    </p>
  )
}

/** Where the record of a meeting begins. */
export const recordSearch = ({ id, kind, occurrence }: Planned) => ({
  ...{ kind, meeting: id },
  occurrence: occurrence ?? undefined,
})

/** Held by the clock and not recorded, the latest first. */
export const useUnrecorded = () =>
  usePlanned()
    .filter(({ begun }) => begun)
    .reverse()

/** Nothing where there is none. */
export function UnrecordedMeetings({ today }: { readonly today: string }) {
  const kinds = useRecordKinds()
  const meetings = useUnrecorded()
  if (meetings.length === 0) return null
  return (
    <section className="step-group" aria-label="会议待登记纪实">
      <h2>
        会议待登记纪实 <span className="count">{meetings.length}次</span>
      </h2>
      <ul>
        {meetings.slice(0, FIRST).map((meeting) => {
          const { id, kind, heldOn, startsAt, subject, topics } = meeting
          const name = `${kinds[kind]?.label}：${topicsInShort(topics)}`
          return (
            <li key={id} className="step">
              <div className="step-text">
                <h3>
                  <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
                    {name}
                  </Link>
                </h3>
                <p className="step-who">
                  {subject.name} · {dayWords(heldOn, today)}
                  {startsAt} · 没有开成的，请打开会议取消
                </p>
              </div>
              <div className="step-actions">
                <LinkButton
                  look="primary"
                  to="/records/new"
                  search={recordSearch(meeting)}
                  aria-label={`登记纪实：${name}（${heldOn}）`}
                >
                  登记纪实
                </LinkButton>
              </div>
            </li>
          )
        })}
      </ul>
      {meetings.length > FIRST ? <Link to="/meetings">查看全部{meetings.length}次</Link> : null}
    </section>
  )
}
