/** Who comes: the own answer, the forecast, and everybody's answers for whoever plans the meeting. */
import Button from 'antd/es/button'
import { useState } from 'react'
import { AnswerButtons, Leave, useAnswer } from '#ui/MeetingAnswer.tsx'
import { useNotice } from '#ui/notice.tsx'
import { ANSWERS, type Invited, type MeetingView } from './meeting.schema.ts'
import { answersWords, forecastWords } from './quorum.rules.ts'
import { useHasBegun } from './use-meeting.pages.tsx'

/** That leave was asked for the time that the meeting had before. */
const formerly = ({ reason }: Pick<Invited, 'reason'>) => (reason ? `（改时间前已请假：${reason}）` : '')

export function OwnAnswer({ meeting: { summary, own, may } }: { readonly meeting: MeetingView }) {
  if (!own) return null
  const said =
    own.answer === null
      ? `还没有答复${formerly(own)}`
      : `${ANSWERS[own.answer]}${own.reason ? `（${own.reason}）` : ''}`
  return (
    <section className="card meeting-own" aria-label="我的答复">
      <h2>我的答复</h2>
      <p role="status">{said}</p>
      {may.answer === true ? (
        <div className="meeting-papers">
          <AnswerButtons id={summary.id} answer={own.answer} />
        </div>
      ) : null}
    </section>
  )
}

export function People({ meeting }: { readonly meeting: MeetingView }) {
  const { people, forecast, forgotten, summary, may } = meeting
  const begun = useHasBegun(summary)
  if (!people || !forecast) return null
  const ahead = summary.state === 'planned' && !begun
  return (
    <section className="card" aria-label="参加人员">
      <h2>{ahead ? '到会预测' : '会前答复'}</h2>
      {ahead ? (
        <p role="status" className={forecast.quorum && forecast.quorum.missing > 0 ? 'attendance-wrong' : undefined}>
          <b>{forecastWords(forecast)}</b>
        </p>
      ) : null}
      <p className="quiet">
        {answersWords(forecast, ahead)}
        {summary.state === 'planned' && begun ? '实际到会的，登记纪实时填写。' : ''}
      </p>
      {forgotten.length > 0 ? <p className="attendance-wrong">应到而没有通知：{forgotten.join('、')}。</p> : null}
      <ul className="meeting-people">
        {people.map((person) => (
          <Person
            key={person.id}
            person={person}
            meetingId={summary.id}
            // Whoever plans the meeting takes messages for others.
            mayNote={may.answer === true && may.cancel === true}
          />
        ))}
      </ul>
    </section>
  )
}

interface PersonProps {
  readonly person: Invited
  readonly meetingId: string
  readonly mayNote: boolean
}

function Person({ person, meetingId, mayNote }: PersonProps) {
  const notice = useNotice()
  const answer = useAnswer(meetingId)
  const [leaving, setLeaving] = useState(false)
  const { id, name, due, voting, answer: given, reason, answeredBy } = person
  const attend = async () => {
    try {
      await answer({ personId: id, answer: 'attend' })
    } catch (error) {
      notice.problem(error)
    }
  }
  const role = !due ? '列席' : voting ? '' : '无表决权'
  return (
    <li>
      <span className="meeting-name">
        {name}
        {role ? <small>{role}</small> : null}
      </span>
      <span className={`meeting-answer ${given ?? 'none'}`}>
        {given ? `${ANSWERS[given]}${reason ? `：${reason}` : ''}` : `未答复${formerly(person)}`}
        {answeredBy && answeredBy !== name ? <small>（{answeredBy}代记）</small> : null}
      </span>
      {mayNote ? (
        <span className="meeting-note no-print">
          {given === 'attend' ? null : (
            <Button size="small" type="text" aria-label={`代${name}记参加`} onClick={() => void attend()}>
              记参加
            </Button>
          )}
          {given === 'leave' ? null : (
            <Button size="small" type="text" aria-label={`代${name}记请假`} onClick={() => setLeaving(true)}>
              记请假
            </Button>
          )}
        </span>
      ) : null}
      {leaving ? (
        <Leave
          title={`代${name}请假`}
          onSubmit={(why) => answer({ personId: id, answer: 'leave', reason: why })}
          onClose={() => setLeaving(false)}
        />
      ) : null}
    </li>
  )
}
