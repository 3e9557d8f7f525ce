/** Who comes: the own answer, the forecast, and everybody's answers for whoever plans the meeting. */
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { useState } from 'react'
import { api } from '#ui/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useNotice } from '#ui/notice.tsx'
import { ANSWERS, type Invited, type MeetingView } from './meeting.schema.ts'
import { answersWords, forecastWords } from './quorum.rules.ts'

/** Sends an answer and shows what became of it. */
function useAnswer(id: string) {
  const cache = useQueryClient()
  return async (given: { personId?: string; answer: 'attend' | 'leave'; reason?: string }) => {
    await api.meetings.answer({ id, ...given })
    await cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('meetings') })
  }
}

interface LeaveProps {
  readonly title: string
  readonly onSubmit: (reason: string) => Promise<void>
  readonly onClose: () => void
}

const Leave = ({ title, onSubmit, onClose }: LeaveProps) => (
  <FormDialog<{ reason: string }>
    title={title}
    okText="请假"
    initial={{ reason: '' }}
    onSubmit={({ reason }) => onSubmit(reason)}
    onClose={onClose}
  >
    <Form.Item name="reason" label="请假原因" rules={[{ required: true, message: '请写明请假原因' }]}>
      <Input maxLength={100} autoComplete="off" placeholder="如：出差、休假" />
    </Form.Item>
  </FormDialog>
)

export function OwnAnswer({ meeting }: { readonly meeting: MeetingView }) {
  const notice = useNotice()
  const answer = useAnswer(meeting.summary.id)
  const [leaving, setLeaving] = useState(false)
  const { own, may } = meeting
  if (!own) return null
  const attend = async () => {
    try {
      await answer({ answer: 'attend' })
      notice.done('已答复：参加')
    } catch (error) {
      notice.problem(error)
    }
  }
  const said = own.answer === null ? '还没有答复' : `${ANSWERS[own.answer]}${own.reason ? `（${own.reason}）` : ''}`
  return (
    <section className="card meeting-own" aria-label="我的答复">
      <h2>我的答复</h2>
      <p role="status">{said}</p>
      {may.answer === true ? (
        <div className="meeting-papers">
          {own.answer === 'attend' ? null : (
            <Button type="primary" onClick={() => void attend()}>
              参加
            </Button>
          )}
          <Button onClick={() => setLeaving(true)}>{own.answer === 'leave' ? '修改请假原因' : '请假'}</Button>
        </div>
      ) : null}
      {leaving ? (
        <Leave
          title="请假"
          onSubmit={async (reason) => {
            await answer({ answer: 'leave', reason })
            notice.done('已请假')
          }}
          onClose={() => setLeaving(false)}
        />
      ) : null}
    </section>
  )
}

export function People({ meeting }: { readonly meeting: MeetingView }) {
  const { people, forecast, forgotten, summary, may } = meeting
  if (!people || !forecast) return null
  return (
    <section className="card" aria-label="参加人员">
      <h2>到会预测</h2>
      {summary.state === 'planned' ? (
        <p role="status" className={forecast.quorum && forecast.quorum.missing > 0 ? 'attendance-wrong' : undefined}>
          <b>{forecastWords(forecast)}</b>
        </p>
      ) : null}
      <p className="quiet">{answersWords(forecast)}</p>
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
        {given ? ANSWERS[given] : '未答复'}
        {reason ? `：${reason}` : ''}
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
