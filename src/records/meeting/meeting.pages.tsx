/** One meeting: what was planned, who comes, its papers, and where it goes on. */
import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { type ReactNode, useState } from 'react'
import '#records/records.css'
import { api } from '#ui/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { sizeWords } from '#ui/upload.ts'
import { useMoment } from '#ui/useMoment.ts'
import { LastDecisions } from './last-decisions.pages.tsx'
import { MEETING_WORDS, type MeetingView, meetingLabel } from './meeting.schema.ts'
import { OwnAnswer, People } from './meeting-answers.pages.tsx'
import { useBegunMeeting } from './meeting-kept.pages.tsx'
import { recordableNow } from './meeting-time.rules.ts'
import { meetingDay, meetingStateWords } from './meeting-words.rules.ts'
import { numbered } from './papers.rules.ts'
import { useMeeting } from './use-meeting.pages.tsx'
import './meeting.css'

export function MeetingPage() {
  const { meetingId } = useParams({ from: '/signed-in/meetings/$meetingId' })
  const meeting = useMeeting(meetingId)
  if (meeting.isError) return <Failure error={meeting.error} onRetry={() => void meeting.refetch()} />
  return meeting.data ? <Shown meeting={meeting.data} /> : <Loading />
}

function Shown({ meeting }: { readonly meeting: MeetingView }) {
  const { today } = useMe()
  const { summary } = meeting
  const { kind, subject, state, heldOn, startsAt, place } = summary
  return (
    <Page
      title={`${subject.name}：${meetingLabel(kind)}`}
      subtitle={`${meetingDay(heldOn, startsAt, today)} · ${place} · ${meetingStateWords(summary, today)}`}
      back={<Link to="/meetings">会议</Link>}
      extra={<Actions meeting={meeting} />}
    >
      <StateNote meeting={meeting} />
      <div className="record-view">
        <div>
          {meeting.own ? <OwnAnswer meeting={meeting} /> : null}
          <Facts meeting={meeting} />
          {meeting.people ? <People meeting={meeting} /> : null}
        </div>
        {meeting.people ? (
          <div className="record-side">
            {state === 'cancelled' ? null : <Papers meeting={meeting} />}
            {MEETING_WORDS[kind].decides ? <LastDecisions last={meeting.last} /> : null}
            <NotYet meeting={meeting} />
          </div>
        ) : null}
      </div>
    </Page>
  )
}

/** Why nothing is recorded of it now: on the day itself too, as long as its hour has not come. */
function NotYet({ meeting: { summary, may } }: { readonly meeting: MeetingView }) {
  const recordable = recordableNow(may.record, summary, useMoment())
  if (summary.state !== 'planned' || recordable === true) return null
  return <p className="quiet meeting-beside-note">{recordable}</p>
}

/** That a day has passed does not say that the meeting took place. */
function StateNote({ meeting }: { readonly meeting: MeetingView }) {
  const { summary, reason, may } = meeting
  const recordable = recordableNow(may.record, summary, useMoment())
  const note = (type: 'warning' | 'success' | 'info', title: ReactNode, action?: ReactNode) => (
    <Alert className="records-note" type={type} showIcon title={title} action={action} />
  )
  if (summary.state === 'cancelled') return note('warning', `会议已取消。原因：${reason}`)
  if (summary.state === 'recorded') {
    return note(
      'success',
      <>
        已登记纪实，以纪实为准。
        {summary.recordId ? (
          <Link to="/records/$recordId" params={{ recordId: summary.recordId }}>
            查看纪实
          </Link>
        ) : null}
      </>,
    )
  }
  if (recordable === true) {
    return note(
      'warning',
      '会议时间已到，还没有登记纪实：开过的请登记，没有开成的请取消并写明原因。',
      <RecordIt meeting={meeting} />,
    )
  }
  return null
}

function Actions({ meeting }: { readonly meeting: MeetingView }) {
  const [cancelling, setCancelling] = useState(false)
  const cache = useQueryClient()
  const { summary, may } = meeting
  const kept = useBegunMeeting(summary.id).read()
  return (
    <div className="record-actions">
      {may.cancel === true ? <Button onClick={() => setCancelling(true)}>取消会议</Button> : null}
      {may.change === true ? (
        <LinkButton to="/meetings/$meetingId/change" params={{ meetingId: summary.id }}>
          {kept ? '继续修改' : '修改'}
        </LinkButton>
      ) : null}
      {cancelling ? (
        <FormDialog<{ reason: string }>
          title="取消会议"
          okText="确认取消会议"
          cancelText="不取消"
          danger
          initial={{ reason: '' }}
          onSubmit={async ({ reason }) => {
            await api.meetings.cancel({ id: summary.id, reason })
            await cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('meetings') })
          }}
          onClose={() => setCancelling(false)}
        >
          <p>取消后不能恢复，参加人员会看到“已取消”和原因。</p>
          <Form.Item name="reason" label="取消原因" rules={[{ required: true, message: '请写明取消原因' }]}>
            <Input.TextArea rows={2} maxLength={200} />
          </Form.Item>
        </FormDialog>
      ) : null}
    </div>
  )
}

/** The next step once the time has come, beside the note that says so. */
function RecordIt({ meeting: { summary } }: { readonly meeting: MeetingView }) {
  return (
    <LinkButton
      look="primary"
      to="/records/new"
      search={{ kind: summary.kind, meeting: summary.id, occurrence: summary.occurrence ?? undefined }}
    >
      登记纪实
    </LinkButton>
  )
}

function Facts({ meeting }: { readonly meeting: MeetingView }) {
  const { today } = useMe()
  const { summary, host, note, files, enteredBy } = meeting
  const words = MEETING_WORDS[summary.kind]
  return (
    <section className="card" aria-label="会议安排">
      <h2>会议安排</h2>
      <dl className="fields">
        <Fact name="时间">{meetingDay(summary.heldOn, summary.startsAt, today)}</Fact>
        <Fact name="地点">{summary.place}</Fact>
        <Fact name={words.host}>{host.name}</Fact>
        <Fact name={words.topics}>
          {numbered(summary.topics).map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, which does not change
            <p key={i}>{line}</p>
          ))}
        </Fact>
        {note === '' ? null : (
          <Fact name="有关要求">
            <p className="long">{note}</p>
          </Fact>
        )}
        {files.length === 0 ? null : (
          <Fact name="会议材料">
            <ul className="files-shown">
              {files.map(({ id, name, size }) => (
                <li key={id}>
                  <a href={`/api/files/${id}`} download>
                    {name}
                  </a>
                  <span className="quiet">（{sizeWords(size)}）</span>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name="安排人">{enteredBy}</Fact>
      </dl>
    </section>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const PAPERS = [
  ['notice', '会议通知'],
  ['agenda', '议程'],
  ['sheet', '签到表'],
] as const

function Papers({ meeting: { summary } }: { readonly meeting: MeetingView }) {
  return (
    <section className="card no-print">
      <h2>会议材料包</h2>
      <p className="quiet">Word 文件，按公文版式；下载后可以修改。</p>
      <div className="meeting-papers">
        {PAPERS.map(([paper, label]) => (
          <Button key={paper} href={`/api/papers/${paper}/${summary.id}.docx`} download>
            下载{label}
          </Button>
        ))}
        {summary.recordId ? (
          <Button href={`/api/papers/minutes/${summary.recordId}.docx`} download>
            下载会议记录
          </Button>
        ) : null}
      </div>
    </section>
  )
}
