/** Beside the time of a meeting that is over: where one that was held already goes. */
import Form from 'antd/es/form'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMoment } from '#ui/useMoment.ts'
import type { MeetingKind } from './meeting.schema.ts'
import { type TimeProblem, timeProblem } from './meeting-time.rules.ts'

/** Remarks for the fields of the time. */
export const heldAlready = (kind: MeetingKind, occurrence: string | null) => ({
  heldOn: <HeldAlready field="heldOn" {...{ kind, occurrence }} />,
  startsAt: <HeldAlready field="startsAt" {...{ kind, occurrence }} />,
})

interface HeldAlreadyProps {
  readonly field: TimeProblem['field']
  readonly kind: MeetingKind
  readonly occurrence: string | null
}

function HeldAlready({ field, kind, occurrence }: HeldAlreadyProps) {
  const form = Form.useFormInstance<Record<string, unknown>>()
  const heldOn = Form.useWatch<string | undefined>('heldOn', form)
  const startsAt = Form.useWatch<string | undefined>('startsAt', form)
  const problem = timeProblem({ heldOn, startsAt }, useMoment())
  if (problem?.field !== field) return null
  return (
    <LinkButton to="/records/new" search={{ kind, occurrence: occurrence ?? undefined }}>
      已经开过，登记纪实
    </LinkButton>
  )
}
