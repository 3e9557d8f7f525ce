/** The meetings that are coming, on the first screen, answered on the spot. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { hasBegun } from '#kernel/day.ts'
import { api } from '#ui/client.ts'
import { AnswerButtons } from '#ui/MeetingAnswer.tsx'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import { topicsInShort } from '#ui/topicsInShort.ts'
import { useMoment } from '#ui/useMoment.ts'
import { dayWords } from './next.rules.ts'
import './next.css'

const SHOWN = 5

const OWN_WORDS: Readonly<Record<string, string>> = { asked: '待您答复', attend: '您已答复参加', leave: '您已请假' }

/** The next ones that are planned; none until they are known. */
export function useComingMeetings(today: string) {
  const filter = { from: today, mine: true, limit: SHOWN }
  const meetings = useQuery({ queryKey: ['meetings.list', filter], queryFn: () => api.meetings.list(filter) })
  const moment = useMoment()
  // One whose time has come is asked for its record, not for an answer.
  return (meetings.data?.meetings ?? []).filter((one) => one.state === 'planned' && !hasBegun(one, moment))
}

/** Nothing where none is planned. */
export function ComingMeetings({ today }: { readonly today: string }) {
  const kinds = useRecordKinds()
  const planned = useComingMeetings(today)
  if (planned.length === 0) return null
  return (
    <section aria-label="近期会议" className="step-group">
      <h2>近期会议</h2>
      <ul className="coming">
        {planned.map(({ id, kind, heldOn, startsAt, subject, topics, place, own }) => (
          <li key={id}>
            <span className="coming-day">
              {dayWords(heldOn, today)}
              {startsAt}
            </span>
            <span>
              <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
                {kinds[kind]?.label}：{topicsInShort(topics)}
              </Link>
              <small>
                {subject.name} · {place}
                {OWN_WORDS[own] ? ' · ' : ''}
                {own === 'asked' ? <b>{OWN_WORDS[own]}</b> : OWN_WORDS[own]}
              </small>
            </span>
            {own === 'none' ? null : (
              <span className="coming-answer">
                <AnswerButtons
                  id={id}
                  answer={own === 'asked' ? null : own}
                  of={`${kinds[kind]?.label}“${topicsInShort(topics)}”（${heldOn}）`}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
