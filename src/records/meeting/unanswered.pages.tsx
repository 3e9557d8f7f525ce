/** Under the list of those present: who was invited to the meeting and has not said whether they come. */
import type { Content } from '#records/content.rules.ts'
import { unanswered } from './from-meeting.rules.ts'
import { useMeeting } from './use-meeting.pages.tsx'

export function Unanswered({ meetingId, content }: { readonly meetingId: string; readonly content: Content }) {
  const meeting = useMeeting(meetingId).data
  const names = meeting ? unanswered(meeting, content) : []
  if (names.length === 0) return null
  return (
    <p className="attendance-wrong" role="status">
      {names.length}人没有答复是否参加，没有预填：{names.join('、')}。请按实际情况选入到会或请假。
    </p>
  )
}
