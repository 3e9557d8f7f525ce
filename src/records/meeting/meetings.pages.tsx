/** Meetings in sight: those that are coming, and those that were planned before. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import Pagination from 'antd/es/pagination'
import type { ReactNode } from 'react'
import { formatDay, hasBegun, parseDay } from '#kernel/day.ts'
import { CLEAR } from '#ui/clear.tsx'
import { api } from '#ui/client.ts'
import { Downloads } from '#ui/Downloads.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { topicsInShort } from '#ui/topicsInShort.ts'
import { useMoment } from '#ui/useMoment.ts'
import { type MeetingSummary, meetingLabel } from './meeting.schema.ts'
import { meetingDay, meetingStateWords, ownWords } from './meeting-words.rules.ts'
import './meeting.css'
import { Select } from '#ui/Select.tsx'

const PAGE = 20
/** More coming meetings than anybody plans. */
const COMING = 100

const isPlanned = ({ state }: MeetingSummary) => state === 'planned'

export function MeetingsPage() {
  const me = useMe()
  const { subject, page = 1 } = useSearch({ from: '/signed-in/meetings' })
  const navigate = useNavigate()
  const writes = can(me, 'record.write') && me.recordsFor.some(({ post }) => !post)
  const yesterday = formatDay(parseDay(me.today) - 1)
  const coming = { subjectId: subject, from: me.today, limit: COMING }
  const past = { subjectId: subject, to: yesterday, latestFirst: true, limit: PAGE, offset: (page - 1) * PAGE }
  const soon = useQuery({ queryKey: ['meetings.list', coming], queryFn: () => api.meetings.list(coming) })
  const before = useQuery({ queryKey: ['meetings.list', past], queryFn: () => api.meetings.list(past) })
  const moment = useMoment()
  const isComing = (one: MeetingSummary) => isPlanned(one) && !hasBegun(one, moment)
  const bodies = me.recordsFor.filter(({ post }) => !post)
  return (
    <Page
      title="会议"
      subtitle={
        writes
          ? '安排会议、发通知、看答复；开过之后从这里登记纪实。安排不等于已经开过，只有纪实才计入。'
          : '通知您参加的会议；请答复参加或请假。'
      }
      extra={
        writes ? (
          <div className="page-actions">
            <Downloads
              list="meetings"
              formats={['xlsx']}
              query={{ subjectId: subject }}
              disabled={!soon.data || !before.data || soon.data.total + before.data.total === 0}
            />
            <LinkButton look="primary" to="/meetings/new">
              准备会议
            </LinkButton>
          </div>
        ) : null
      }
    >
      {bodies.length > 1 ? (
        <Select
          aria-label="召开单位"
          className="meetings-whose no-print"
          placeholder="全部单位"
          allowClear={CLEAR}
          showSearch={{ optionFilterProp: 'label' }}
          value={subject}
          options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next?: string) => void navigate({ to: '/meetings', search: { subject: next }, replace: true })}
        />
      ) : null}
      {soon.isError || before.isError ? (
        <Failure
          error={soon.error ?? before.error}
          onRetry={() => void Promise.all([soon.refetch(), before.refetch()])}
        />
      ) : soon.data && before.data ? (
        soon.data.total + before.data.total === 0 ? (
          <Empty title="还没有会议安排">
            <p>
              {writes
                ? '从一项应办的会议开始：定好时间和议题，就有通知、议程和签到表。'
                : '支部通知您参加会议后，会列在这里。'}
            </p>
            {writes ? <LinkButton to="/meetings/new">准备第一次会议</LinkButton> : null}
          </Empty>
        ) : (
          <>
            <Section title="将要召开" meetings={soon.data.meetings.filter(isComing)} none="没有将要召开的会议。" />
            {[
              { title: '会议时间已到', meetings: soon.data.meetings.filter((one) => isPlanned(one) && !isComing(one)) },
              { title: '已登记或取消', meetings: soon.data.meetings.filter((one) => !isPlanned(one)) },
            ].map((group) => (group.meetings.length > 0 ? <Section key={group.title} {...group} none="" /> : null))}
            {before.data.total > 0 ? (
              <Section title="日期已过" meetings={before.data.meetings} none="">
                {before.data.total > PAGE ? (
                  <Pagination
                    current={page}
                    total={before.data.total}
                    pageSize={PAGE}
                    showSizeChanger={false}
                    onChange={(next) => void navigate({ to: '/meetings', search: { subject, page: next } })}
                  />
                ) : null}
              </Section>
            ) : null}
          </>
        )
      ) : (
        <Loading />
      )}
    </Page>
  )
}

interface SectionProps {
  readonly title: string
  readonly meetings: readonly MeetingSummary[]
  readonly none: string
  readonly children?: ReactNode
}

function Section({ title, meetings, none, children }: SectionProps) {
  return (
    <section className="meetings" aria-label={title}>
      <h2>{title}</h2>
      {meetings.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul>
          {meetings.map((meeting) => (
            <Row key={meeting.id} meeting={meeting} />
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}

function Row({ meeting }: { readonly meeting: MeetingSummary }) {
  const { today } = useMe()
  const { id, kind, subject, heldOn, startsAt, place, topics, state } = meeting
  const own = ownWords(meeting, today)
  return (
    <li>
      <span className="meetings-day">{meetingDay(heldOn, startsAt, today)}</span>
      <span className="meetings-what">
        <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
          {meetingLabel(kind)}：{topicsInShort(topics)}
        </Link>
        <small>
          {subject.name} · {place}
        </small>
      </span>
      <span className={state === 'cancelled' ? 'meetings-state meetings-off' : 'meetings-state'}>
        {meetingStateWords(meeting, today)}
        {own ? <small>{own}</small> : null}
      </span>
    </li>
  )
}
