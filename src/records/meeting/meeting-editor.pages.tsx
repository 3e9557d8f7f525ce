/** The form of a meeting, new or planned before. What is typed stays in the tab until it is saved. */
import { useQueryClient } from '@tanstack/react-query'
import { useBlocker, useNavigate } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { useMemo, useRef, useState } from 'react'
import { Purpose } from '#records/purpose.pages.tsx'
import '#records/records.css'
import { api, problemOf } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RecordForm } from '#ui/RecordForm.tsx'
import { Refused } from '#ui/Refused.tsx'
import { useMoment } from '#ui/useMoment.ts'
import { heldAlready } from './held-already.pages.tsx'
import { LastDecisions } from './last-decisions.pages.tsx'
import { MEETING_WORDS, type MeetingKind, meetingForm } from './meeting.schema.ts'
import { useBegunMeeting } from './meeting-kept.pages.tsx'
import { amongInvited, DuePeople } from './meeting-people.pages.tsx'
import { isMoved, type TimeProblem, timeProblem } from './meeting-time.rules.ts'
import { usePreparation } from './use-meeting.pages.tsx'
import './meeting.css'

interface EditorProps {
  readonly id: string
  readonly kind: MeetingKind
  /** 0 for a new one. */
  readonly version: number
  readonly occurrence: string | null
  readonly step: Parameters<typeof Purpose>[0]['step'] | undefined
  readonly title: string
  readonly start: Readonly<Record<string, unknown>>
  readonly files?: readonly { id: string; name: string; size: number }[]
  readonly people?: readonly { id: string; name: string }[]
  /** How many others have answered for the time that stands. */
  readonly answered?: number
}

/** Goes on with what was typed before; starting anew gives the form its first content back. */
export function MeetingEditor(props: EditorProps) {
  const { id, kind, version, occurrence, start } = props
  const begun = useBegunMeeting(version === 0 ? `${kind}.${occurrence ?? start.subjectId}` : id)
  const [{ kept, round }, setBegin] = useState(() => ({ kept: begun.read(), round: 0 }))
  const startAnew = () => {
    begun.forget()
    setBegin({ kept: null, round: round + 1 })
  }
  return <Form key={round} {...props} begun={begun} kept={kept} onStartAnew={startAnew} />
}

interface FormProps extends EditorProps {
  readonly begun: ReturnType<typeof useBegunMeeting>
  readonly kept: ReturnType<FormProps['begun']['read']>
  readonly onStartAnew: () => void
}

function Form({ begun, kept, onStartAnew, ...props }: FormProps) {
  const { id, kind, occurrence, step, title, start, files, people, answered = 0 } = props
  const me = useMe()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const notice = useNotice()
  const schema = useMemo(() => meetingForm(kind), [kind])
  const fresh = props.version === 0
  // The version that the person read stays the ground of the change, even when a newer one is loaded meanwhile.
  const [version] = useState(kept?.version ?? props.version)
  // How often it was said that the ground of the change is an old one.
  const [stale, setStale] = useState(version === props.version ? 0 : 1)
  const changed = useRef(kept !== null)
  // Kept in the tab, it outlives every way but the closing of the tab.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => changed.current })
  const moment = useMoment()
  const [moved, setMoved] = useState(kept !== null && isMoved(kept.content, start))
  const problemAt = (field: TimeProblem['field']) => (content: Readonly<Record<string, unknown>>) => {
    const problem = timeProblem(content, moment, fresh ? undefined : start)
    return problem?.field === field ? problem.message : undefined
  }
  const save = async (content: Record<string, unknown>) => {
    try {
      await api.meetings.save({ id, version, kind, occurrence, content: amongInvited(content) })
    } catch (error) {
      if (problemOf(error).rule !== 'stale') throw error
      setStale((times) => times + 1)
      return
    }
    changed.current = false
    begun.forget()
    await cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('meetings') })
    notice.done(fresh ? '会议已安排，可以下载通知' : '已保存修改')
    await navigate({ to: '/meetings/$meetingId', params: { meetingId: id }, replace: true })
  }
  return (
    <Page title={title} subtitle="安排好以后，参加人员在各自的页面上看到通知并答复；安排不计入，开过之后再登记纪实。">
      <div className="record-page for-step">
        <div className="purpose meeting-beside">
          {step ? <Purpose step={step} today={me.today} ahead /> : null}
          <LastOf kind={kind} start={start} />
        </div>
        <div className="card">
          {stale > 0 ? (
            <Stale id={id} nth={stale} onStartAnew={onStartAnew} />
          ) : kept ? (
            <p className="quiet resumed" role="status">
              {fresh ? '已恢复上次没有安排完的内容。' : '已恢复上次没有保存的修改。'}
              <Button type="link" size="small" onClick={onStartAnew}>
                {fresh ? '重新填写' : '放弃，重新修改'}
              </Button>
            </p>
          ) : null}
          <RecordForm
            schema={schema}
            value={{ ...start, ...kept?.content }}
            onChange={(content) => {
              changed.current = true
              setMoved(isMoved(content, start))
              begun.keep({ version, content })
            }}
            onSubmit={save}
            submitLabel={fresh ? '安排会议' : '保存修改'}
            fixed={fresh && occurrence === null ? [] : ['subjectId']}
            files={files}
            people={people}
            remarks={{
              invited: <DuePeople kind={kind} />,
              ...(fresh ? heldAlready(kind, occurrence) : {}),
              ...(moved && answered > 0 ? { startsAt: <Anew answered={answered} /> } : {}),
            }}
            checks={{ heldOn: problemAt('heldOn'), startsAt: problemAt('startsAt') }}
            actions={
              fresh ? (
                <LinkButton to="/meetings">不安排了</LinkButton>
              ) : (
                <LinkButton
                  to="/meetings/$meetingId"
                  params={{ meetingId: id }}
                  onClick={() => {
                    changed.current = false
                    begun.forget()
                  }}
                >
                  不改了
                </LinkButton>
              )
            }
          />
        </div>
      </div>
    </Page>
  )
}

/** Before another time is saved: what was answered holds for the old one alone. */
const Anew = ({ answered }: { readonly answered: number }) => (
  <p className="attendance-wrong" role="status">
    改了时间，已答复的{answered}人须重新答复；保存后会通知他们，原来的请假原因仍可查看。
  </p>
)

interface StaleProps {
  readonly id: string
  readonly nth: number
  readonly onStartAnew: () => void
}

/** Somebody else has changed the meeting since: nothing of either is lost, and nothing is written over. */
function Stale({ id, nth, onStartAnew }: StaleProps) {
  return (
    <Refused
      nth={nth}
      className="records-note"
      title="这次会议已被修改过，您的修改是从旧的安排开始的"
      description={
        <>
          您填写的内容还在本页，没有覆盖任何人的修改。请
          <a href={`/meetings/${id}`} target="_blank" rel="noreferrer">
            在新窗口查看现在的安排
          </a>
          ，再
          <Button type="link" size="small" onClick={onStartAnew}>
            从现在的安排重新修改
          </Button>
          。
        </>
      }
    />
  )
}

function LastOf({ kind, start }: Pick<EditorProps, 'kind' | 'start'>) {
  const preparation = usePreparation(kind, String(start.subjectId), String(start.heldOn))
  return preparation.data && MEETING_WORDS[kind].decides ? <LastDecisions last={preparation.data.last} /> : null
}
