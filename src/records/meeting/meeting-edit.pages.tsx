/** Planning a meeting, and changing what was planned. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import { useMemo, useRef, useState } from 'react'
import { newId } from '#kernel/id.ts'
import { Purpose, useOccurrence } from '#records/purpose.pages.tsx'
import '#records/records.css'
import { api } from '#ui/client.ts'
import { keepDraft, keptDraft } from '#ui/kept.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RecordForm } from '#ui/RecordForm.tsx'
import { meetingFor, useRecordKinds } from '#ui/RecordKinds.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { useLeaving } from '#ui/useLeaving.tsx'
import { useMoment } from '#ui/useMoment.ts'
import { heldAlready } from './held-already.pages.tsx'
import { LastDecisions } from './last-decisions.pages.tsx'
import { isMeetingKind, MEETING_KINDS, type MeetingKind, meetingForm, meetingLabel } from './meeting.schema.ts'
import { type TimeProblem, timeProblem } from './meeting-time.rules.ts'
import { AskWherePlanned } from './planned-already.pages.tsx'
import { useMeeting, usePreparation } from './use-meeting.pages.tsx'
import './meeting.css'

export function NewMeetingPage() {
  const me = useMe()
  const kinds = useRecordKinds()
  const search = useSearch({ from: '/signed-in/meetings/new' })
  const occurrence = useOccurrence(search.occurrence)
  const step = occurrence.data?.step
  const asked = search.kind ?? (step && meetingFor(kinds, step))
  const kind = isMeetingKind(asked) ? asked : undefined
  const subjectId = step?.subject.id ?? search.subject ?? me.recordsFor.find(({ post }) => !post)?.id
  const day = [step?.scheduled, step?.start].find((one) => one && one >= me.today) ?? me.today
  const preparation = usePreparation(kind, subjectId, day)
  const [id] = useState(newId)

  if (!can(me, 'record.write') || !subjectId) {
    return (
      <Page title="准备会议">
        <Empty title="您目前没有安排会议的职责">
          <p>会议由支部委员和机关党委安排。</p>
          <LinkButton to="/meetings">查看会议</LinkButton>
        </Empty>
      </Page>
    )
  }
  if (occurrence.isLoading) return <Loading />
  if (!kind) return <Choose subject={search.subject} />
  if (preparation.isError) return <Failure error={preparation.error} onRetry={() => void preparation.refetch()} />
  if (!preparation.data) return <Loading />
  return (
    <AskWherePlanned occurrence={step?.occurrence ?? null}>
      <Editor
        {...{
          id,
          kind,
          step,
          version: 0,
          occurrence: step?.occurrence ?? null,
          title: `准备会议：${meetingLabel(kind)}`,
        }}
        start={{
          subjectId,
          heldOn: day,
          host: me.personId ?? undefined,
          invited: preparation.data.due.map((one) => one.id),
          nonVoting: withoutVote(kind, preparation.data.due),
        }}
      />
    </AskWherePlanned>
  )
}

/** One card for each kind. */
function Choose({ subject }: { readonly subject: string | undefined }) {
  const kinds = useRecordKinds()
  return (
    <Page title="准备会议" subtitle="选择要召开的会议；从“下一步”或看板上的应办事项进入，会带上它的依据和期限。">
      <div className="kind-choice">
        {MEETING_KINDS.map((kind) => (
          <section key={kind} className="card">
            <h2>{meetingLabel(kind)}</h2>
            <p className="quiet">{kinds[kind]?.hint}</p>
            <LinkButton to="/meetings/new" search={{ kind, subject }} aria-label={`准备${meetingLabel(kind)}`}>
              准备
            </LinkButton>
          </section>
        ))}
      </div>
    </Page>
  )
}

export function ChangeMeetingPage() {
  const { meetingId } = useParams({ from: '/signed-in/meetings/$meetingId/change' })
  const meeting = useMeeting(meetingId)
  const occurrence = useOccurrence(meeting.data?.summary.occurrence)
  if (meeting.isError) return <Failure error={meeting.error} onRetry={() => void meeting.refetch()} />
  if (!meeting.data || occurrence.isLoading) return <Loading />
  const { summary, version, may, host, note, people, files } = meeting.data
  if (may.change !== true || !people) {
    return (
      <Page title="修改会议">
        <Empty title="这次会议不能修改">
          <p>{may.change === true ? '' : may.change}</p>
          <LinkButton to="/meetings/$meetingId" params={{ meetingId }}>
            查看会议
          </LinkButton>
        </Empty>
      </Page>
    )
  }
  const { kind, subject, heldOn, startsAt, place, topics } = summary
  return (
    <Editor
      {...{ id: meetingId, kind, version, occurrence: summary.occurrence, step: occurrence.data?.step }}
      title={`修改会议：${meetingLabel(kind)}`}
      files={files}
      people={people}
      start={{
        ...{ subjectId: subject.id, heldOn, startsAt, place, topics, note, host: host.id },
        invited: people.map((one) => one.id),
        nonVoting: people.filter(({ due, voting }) => due && !voting).map((one) => one.id),
        files: files.map((file) => file.id),
      }}
    />
  )
}

type Content = Record<string, unknown>

interface EditorProps {
  readonly id: string
  readonly kind: MeetingKind
  readonly version: number
  readonly occurrence: string | null
  readonly step: Parameters<typeof Purpose>[0]['step'] | undefined
  readonly title: string
  readonly start: Readonly<Record<string, unknown>>
  readonly files?: readonly { id: string; name: string; size: number }[]
  readonly people?: readonly { id: string; name: string }[]
}

function Editor({ id, kind, version, occurrence, step, title, start, files, people }: EditorProps) {
  const me = useMe()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const notice = useNotice()
  const schema = useMemo(() => meetingForm(kind), [kind])
  const changed = useRef(false)
  const leaving = useLeaving(changed, LEAVING)
  // A new one is kept in the tab as it is typed: there and back again, it stands as it was left.
  const fresh = version === 0
  const place = `meeting.${kind}.${occurrence ?? start.subjectId}`
  const [kept, setKept] = useState(() => (fresh ? keptDraft<Content>(sessionStorage, me.accountId, place) : {}))
  const resumed = Object.keys(kept).length > 0
  const forget = () => keepDraft(sessionStorage, me.accountId, place, null)
  const moment = useMoment()
  const problemAt = (field: TimeProblem['field']) => (content: Readonly<Record<string, unknown>>) => {
    const problem = timeProblem(content, moment, fresh ? undefined : start)
    return problem?.field === field ? problem.message : undefined
  }
  const save = async (content: Record<string, unknown>) => {
    await api.meetings.save({ id, version, kind, occurrence, content: amongInvited(content) })
    changed.current = false
    if (fresh) forget()
    await cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('meetings') })
    notice.done(version === 0 ? '会议已安排，可以下载通知' : '已保存修改')
    await navigate({ to: '/meetings/$meetingId', params: { meetingId: id } })
  }
  return (
    <Page title={title} subtitle="安排好以后，参加人员在各自的页面上看到通知并答复；安排不计入，开过之后再登记纪实。">
      <div className="record-page for-step">
        <div className="purpose meeting-beside">
          {step ? <Purpose step={step} today={me.today} /> : null}
          <LastOf kind={kind} start={start} />
        </div>
        <div className="card">
          {resumed ? (
            <p className="quiet" role="status">
              已恢复上次没有安排完的内容。
              <Button
                type="link"
                size="small"
                onClick={() => {
                  forget()
                  setKept({})
                }}
              >
                重新填写
              </Button>
            </p>
          ) : null}
          <RecordForm
            key={resumed ? 'resumed' : 'fresh'}
            schema={schema}
            value={{ ...start, ...kept }}
            onChange={(content) => {
              if (fresh) keepDraft(sessionStorage, me.accountId, place, content)
              else changed.current = true
            }}
            onSubmit={save}
            submitLabel={version === 0 ? '安排会议' : '保存修改'}
            fixed={version === 0 && occurrence === null ? [] : ['subjectId']}
            files={files}
            people={people}
            remarks={{ invited: <DuePeople kind={kind} />, ...(fresh ? heldAlready(kind, occurrence) : {}) }}
            checks={{ heldOn: problemAt('heldOn'), startsAt: problemAt('startsAt') }}
            actions={
              version === 0 ? (
                <LinkButton to="/meetings">不安排了</LinkButton>
              ) : (
                <LinkButton to="/meetings/$meetingId" params={{ meetingId: id }}>
                  不改了
                </LinkButton>
              )
            }
          />
        </div>
      </div>
      {leaving}
    </Page>
  )
}

/** Those of them who have no vote; only where there is a field for them. */
const withoutVote = (kind: MeetingKind, due: readonly { id: string; probationary: boolean }[]) =>
  kind === 'assembly' ? due.flatMap(({ id, probationary }) => (probationary ? id : [])) : []

/** Whoever was taken off the list of those invited is not one of them without a vote either. */
function amongInvited(content: Record<string, unknown>): Record<string, unknown> {
  const [invited, nonVoting] = [content.invited, content.nonVoting]
  if (!Array.isArray(invited) || !Array.isArray(nonVoting)) return content
  return { ...content, nonVoting: nonVoting.filter((id) => invited.includes(id)) }
}

const LEAVING = {
  title: '会议还没有保存',
  stay: '继续填写',
  leave: '放弃',
  text: '现在离开，刚才填写的内容不会保存。',
}

function LastOf({ kind, start }: Pick<EditorProps, 'kind' | 'start'>) {
  const preparation = usePreparation(kind, String(start.subjectId), String(start.heldOn))
  return preparation.data ? <LastDecisions last={preparation.data.last} /> : null
}

/** Under the list: whether everybody who must attend on the chosen day is on it. */
function DuePeople({ kind }: { readonly kind: MeetingKind }) {
  const form = Form.useFormInstance<Record<string, unknown>>()
  const subjectId = Form.useWatch<string | undefined>('subjectId', form)
  const heldOn = Form.useWatch<string | undefined>('heldOn', form)
  const invited = Form.useWatch<string[] | undefined>('invited', form) ?? []
  const nonVoting = Form.useWatch<string[] | undefined>('nonVoting', form) ?? []
  const due = usePreparation(kind, subjectId, heldOn).data?.due
  if (!due) return null
  if (due.length === 0) return <p className="attendance-wrong">名册中没有这个单位当天应到的人员，请逐人选择。</p>
  const missing = due.filter(({ id }) => !invited.includes(id))
  const onProbation = withoutVote(kind, due)
  const counted = onProbation.filter((id) => invited.includes(id) && !nonVoting.includes(id))
  const takeAll = () => {
    const added = missing.map(({ id }) => id)
    form.setFieldValue('invited', [...invited, ...added])
    form.setFieldValue('nonVoting', [...nonVoting, ...onProbation.filter((id) => added.includes(id))])
  }
  return (
    <div className="attendance" role="status">
      当天应到<b>{due.length}</b>人，已选<b>{invited.length}</b>人
      {missing.length === 0 ? (
        '，应到人员都已选入。'
      ) : (
        <>
          ，还没有选入：{missing.map(({ name }) => name).join('、')}
          <Button type="link" size="small" onClick={takeAll}>
            全部选入
          </Button>
        </>
      )}
      {counted.length > 0 ? (
        <>
          预备党员{due.flatMap(({ id, name }) => (counted.includes(id) ? name : [])).join('、')}
          没有表决权，不计入表决所需人数。
        </>
      ) : null}
    </div>
  )
}
