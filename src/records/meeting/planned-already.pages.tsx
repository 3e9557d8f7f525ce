/** Before a meeting is prepared for what one is planned for already: asks, so that nobody is called twice by mistake. */
import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { type ReactNode, useState } from 'react'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Loading } from '#ui/States.tsx'
import { topicsInShort } from '#ui/topicsInShort.ts'
import { type MeetingSummary, meetingLabel } from './meeting.schema.ts'
import { meetingDay } from './meeting-words.rules.ts'

interface AskFirstProps {
  readonly occurrence: string | null
  readonly children: ReactNode
}

export function AskWherePlanned({ occurrence, children }: AskFirstProps) {
  const { today } = useMe()
  const [another, setAnother] = useState(false)
  const filter = { occurrence: occurrence ?? '', planned: true, limit: 10 }
  const planned = useQuery({
    queryKey: ['meetings.list', filter],
    queryFn: () => api.meetings.list(filter),
    enabled: occurrence !== null,
  })
  // As it was when the page was opened: the meeting that is saved from here is no second one.
  const [meetings, setMeetings] = useState<readonly MeetingSummary[] | null>(occurrence === null ? [] : null)
  if (meetings === null && planned.data && !planned.isFetching) setMeetings(planned.data.meetings)
  if (meetings === null && !planned.isError) return <Loading />
  if (another || !meetings || meetings.length === 0) return children
  return (
    <Page title="准备会议" subtitle="这项应办事项已经安排了会议，还没有登记纪实。">
      <section className="card">
        <ul className="meeting-planned">
          {meetings.map(({ id, kind, heldOn, startsAt, place, topics }) => (
            <li key={id}>
              <span>
                {meetingDay(heldOn, startsAt, today)} {meetingLabel(kind)}：{topicsInShort(topics)}（{place}）
              </span>
              <LinkButton look="primary" to="/meetings/$meetingId" params={{ meetingId: id }}>
                查看已安排的会议
              </LinkButton>
            </li>
          ))}
        </ul>
        <p className="quiet">改时间、地点或议题，请打开会议修改；没有开成的，请打开会议取消。</p>
        <Button onClick={() => setAnother(true)}>不是同一次，再安排一次</Button>
      </section>
    </Page>
  )
}
