/** After submitting: what it counts for, and where to go on. */
import CheckCircleFilled from '@ant-design/icons/es/icons/CheckCircleFilled'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { isChecked, type RecordState } from '#duties/record-state.rules.ts'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Page } from '#ui/Page.tsx'
import { Loading } from '#ui/States.tsx'
import { countsAtAll } from './credit-words.rules.ts'
import { Credits } from './credits.pages.tsx'
import type { RecordView } from './record.schema.ts'
import { isOutOfSight, OutOfSight } from './with-record.pages.tsx'
import './records.css'

/** What happens next, by the state in which it was submitted. A talk is not checked: nobody but the two reads it. */
const AFTER: Partial<Record<RecordState, string>> = {
  submitted: '标为“待核”',
  proxied: '标为“代录（待确认）”，由登记单位（岗位）的负责同志本人确认',
}

/** Nothing where it is no news any more. */
function afterwards({ summary: { kind, state }, permitted, credits }: RecordView): string | null {
  const after = AFTER[state]
  if (!after) return null
  const counts = countsAtAll(credits) ? ['提交后即计入'] : []
  const marked = state === 'submitted' && !isChecked(kind) ? [] : [after]
  const until = permitted ? `经批准可以更正到${permitted.until}（含当日）` : '可以随时更正'
  return `${[...counts, ...marked, `发现有误${until}`].join('；')}，原内容会保留。`
}

export function SubmittedPage() {
  const { recordId: id } = useParams({ from: '/signed-in/records/$recordId/submitted' })
  const record = useQuery({ queryKey: ['records.get', id], queryFn: () => api.records.get({ id }) })
  // Only of what cannot be read again just now is it said all the same.
  if (record.isError && isOutOfSight(record.error)) return <OutOfSight error={record.error} />
  return <Page title="登记纪实">{record.isPending ? <Loading /> : <Submitted id={id} record={record.data} />}</Page>
}

interface SubmittedProps {
  readonly id: string
  /** Nothing where it could not be read again just now: it is submitted all the same. */
  readonly record: RecordView | undefined
}

/** Whole from the start: buttons that move while one presses them are pressed in vain. */
function Submitted({ id, record }: SubmittedProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="card submitted">
      <h2 ref={heading} tabIndex={-1}>
        <CheckCircleFilled aria-hidden="true" /> 已提交{record ? `：${record.summary.title}` : ''}
      </h2>
      {record ? <Credits record={record} /> : null}
      {record && typeof record.content.makesUpFor === 'string' && countsAtAll(record.credits) ? (
        <p>这是补办：对应的应办事项达到要求后显示为“逾期完成”，不会抹去逾期。</p>
      ) : null}
      <p className="quiet">{record ? afterwards(record) : null}</p>
      <div className="submitted-next">
        <LinkButton look="primary" to="/">
          回到“下一步”
        </LinkButton>
        <LinkButton to="/records/$recordId" params={{ recordId: id }}>
          查看这条纪实
        </LinkButton>
        <LinkButton to="/records/new">再登记一条</LinkButton>
      </div>
    </section>
  )
}
