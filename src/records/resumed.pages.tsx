/** Above a form that goes on with an earlier draft: that it does, how to begin another, and whether it is still needed. */
import Alert from 'antd/es/alert'
import type { Step } from '#duties/board.schema.ts'
import { quoted } from '#kernel/quoted.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { doneAlready } from './begin.rules.ts'
import type { Content } from './content.rules.ts'
import { useMeeting } from './meeting/use-meeting.pages.tsx'
import type { RecordKind } from './record.schema.ts'

interface ResumedProps {
  readonly code: RecordKind
  readonly content: Content
  /** The occurrence that the draft was begun for. */
  readonly step: Step | undefined
}

/** What is recorded already may be recorded twice by an old draft: it says so before anything more is typed. */
export function DoneAlready({ content, step }: Pick<ResumedProps, 'content' | 'step'>) {
  const meeting = useMeeting(typeof content.meeting === 'string' ? content.meeting : undefined)
  const { state, recordId } = meeting.data?.summary ?? {}
  const done = doneAlready(step?.standing, state)
  if (done === 'meeting') {
    return (
      <Alert
        type="warning"
        showIcon
        className="records-note"
        title="这次会议已经登记过纪实，这份草稿不用再提交，可以删除。"
        action={
          recordId ? (
            <LinkButton look="link" to="/records/$recordId" params={{ recordId }}>
              查看纪实
            </LinkButton>
          ) : null
        }
      />
    )
  }
  if (!step || done === null) return null
  return (
    <Alert
      type="warning"
      showIcon
      className="records-note"
      title={`${quoted(step.title)}这一期已经完成`}
      description="这份草稿如果是同一件事，不用再登记，可以删除；确实是另一次的，可以继续填写。"
    />
  )
}

/** For what a draft was begun, another can be: the first one stays. */
export function BeginAnother({ code, content, step }: ResumedProps) {
  const meeting = typeof content.meeting === 'string' ? content.meeting : undefined
  if (!step && !meeting) return null
  return (
    <LinkButton to="/records/new" search={{ kind: code, occurrence: step?.occurrence, meeting, anew: 'yes' }}>
      另起一份
    </LinkButton>
  )
}
