/** Planning a meeting, and changing what was planned. */
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '#kernel/id.ts'
import { useOccurrence } from '#records/purpose.pages.tsx'
import '#records/records.css'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { meetingFor, useRecordKinds } from '#ui/RecordKinds.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { isMeetingKind, MEETING_KINDS, meetingLabel } from './meeting.schema.ts'
import { MeetingEditor } from './meeting-editor.pages.tsx'
import { withoutVote } from './meeting-people.pages.tsx'
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
      <MeetingEditor
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
  const me = useMe()
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
    <MeetingEditor
      {...{ id: meetingId, kind, version, occurrence: summary.occurrence, step: occurrence.data?.step }}
      title={`修改会议：${meetingLabel(kind)}`}
      files={files}
      people={people}
      answered={people.filter(({ id, answer }) => answer !== null && id !== me.personId).length}
      start={{
        ...{ subjectId: subject.id, heldOn, startsAt, place, topics, note, host: host.id },
        invited: people.map((one) => one.id),
        nonVoting: people.filter(({ due, voting }) => due && !voting).map((one) => one.id),
        files: files.map((file) => file.id),
      }}
    />
  )
}
