/** The meetings that are coming, on the first screen, answered on the spot. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { hasBegun } from '#kernel/day.ts'
import { quoted } from '#kernel/quoted.ts'
import { api } from '#ui/client.ts'
import { AnswerButtons } from '#ui/MeetingAnswer.tsx'
import { useMe } from '#ui/me.ts'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import { topicsInShort } from '#ui/topicsInShort.ts'
import { useMoment } from '#ui/useMoment.ts'
import { dayWords } from './next.rules.ts'
import './next.css'

const SHOWN = 5
/** Some of them may have begun. */
const ASKED = 20

const OWN_WORDS: Readonly<Record<string, string>> = { asked: '待您答复', attend: '您已答复参加', leave: '您已请假' }

export function useMeetingsAhead() {
  const { today } = useMe()
  const filter = { from: today, mine: true, planned: true, limit: ASKED }
  return useQuery({ queryKey: ['meetings.list', filter], queryFn: () => api.meetings.list(filter) })
}

/** The next ones that are planned; none until they are known. */
export function useComingMeetings() {
  const meetings = useMeetingsAhead()
  const moment = useMoment()
  // One whose time has come is asked for its record, not for an answer.
  return (meetings.data?.meetings ?? []).filter((one) => !hasBegun(one, moment)).slice(0, SHOWN)
}

/** Nothing where none is planned. */
export function ComingMeetings({ today }: { readonly today: string }) {
  const kinds = useRecordKinds()
  const planned = useComingMeetings()
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
                  of={`${kinds[kind]?.label}${quoted(topicsInShort(topics))}（${heldOn}）`}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
