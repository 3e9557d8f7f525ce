/** Who is invited to a meeting, held against who must attend. */
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import type { MeetingKind } from './meeting.schema.ts'
import { usePreparation } from './use-meeting.pages.tsx'
import './meeting.css'

/** Those of them who have no vote; only where there is a field for them. */
export const withoutVote = (kind: MeetingKind, due: readonly { id: string; probationary: boolean }[]) =>
  kind === 'assembly' ? due.flatMap(({ id, probationary }) => (probationary ? id : [])) : []

/** Whoever was taken off the list of those invited is not one of them without a vote either. */
export function amongInvited(content: Record<string, unknown>): Record<string, unknown> {
  const [invited, nonVoting] = [content.invited, content.nonVoting]
  if (!Array.isArray(invited) || !Array.isArray(nonVoting)) return content
  return { ...content, nonVoting: nonVoting.filter((id) => invited.includes(id)) }
}

/** Under the list: whether everybody who must attend on the chosen day is on it. */
export function DuePeople({ kind }: { readonly kind: MeetingKind }) {
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
