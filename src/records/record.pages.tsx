/** One record: what was done, what it counts for, and all its versions. */
import { Link, useParams } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { type ReactNode, useState } from 'react'
import { stateWords } from '#duties/record-state.rules.ts'
import { isDone } from '#duties/standing.schema.ts'
import { inFirstQuarter } from '#kernel/day.ts'
import { quoted } from '#kernel/quoted.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import { DISPUTED } from './action.rules.ts'
import type { Finding } from './action.schema.ts'
import { shownFindings } from './appeal.rules.ts'
import type { CheckFilters } from './check-filters.rules.ts'
import { CheckPanel } from './check-panel.pages.tsx'
import { type Names, shownFields } from './content.rules.ts'
import { useBegunCorrection } from './correct-kept.pages.tsx'
import { countsAtAll } from './credit-words.rules.ts'
import { Credits, CreditsNow } from './credits.pages.tsx'
import { isMeetingKind } from './meeting/meeting.schema.ts'
import { useOccurrence } from './purpose.pages.tsx'
import type { RecordView } from './record.schema.ts'
import { ClosedNote, LeaveLink, RareActions, StateNote } from './record-actions.pages.tsx'
import { Fields } from './record-fields.pages.tsx'
import { History } from './versions.pages.tsx'
import { WithRecord } from './with-record.pages.tsx'
import './records.css'

export function RecordPage() {
  const { recordId } = useParams({ from: '/signed-in/records/$recordId' })
  return (
    <WithRecord id={recordId}>
      {(record) => <RecordShown key={`${recordId} ${record.summary.version}`} record={record} />}
    </WithRecord>
  )
}

interface ShownProps {
  readonly record: RecordView
  /** While records are checked one after the other: which ones, the way back to them, and where one is. */
  readonly filters?: CheckFilters
  readonly back?: ReactNode
  readonly note?: ReactNode
}

/** The page of a record, for reading or for checking. */
export function RecordShown({ record, filters = {}, back, note }: ShownProps) {
  const kind = useRecordKinds()[record.summary.kind]
  const { summary, versions } = record
  const fields = kind ? shownFields(kind.schema) : []
  const names = useNames(record)
  // Whoever only took part sees the record, but not what it counts for.
  const seesCredits = can(useMe(), 'board.read')
  const [findings, setFindings] = useState<readonly Finding[]>([])
  const first = versions.reduce((a, b) => (a.version < b.version ? a : b))
  return (
    <Page
      title={summary.title}
      subtitle={`${summary.kindLabel} · ${summary.subject.name} · ${stateWords(summary.state, summary.kind)} · 第${summary.version}版`}
      extra={<Actions record={record} />}
      back={back}
    >
      {note}
      <StateNote record={record} />
      <ClosedNote record={record} />
      <div className="record-view">
        <section className="card" aria-label="内容">
          <h2>内容</h2>
          <Fields
            // The year is asked for where it can be another one.
            fields={fields.filter(
              ({ name, meta }) => meta.widget !== 'year' || record.content[name] || inFirstQuarter(summary.heldOn),
            )}
            record={record}
            names={names}
            marking={record.may.return === true ? { findings, onChange: setFindings } : undefined}
            returned={shownFindings(record)}
          />
          {typeof record.content.meeting === 'string' ? (
            <Link className="no-print" to="/meetings/$meetingId" params={{ meetingId: record.content.meeting }}>
              查看会议安排
            </Link>
          ) : null}
        </section>
        <div className="record-side">
          {record.may.return === true ? <CheckPanel record={record} findings={findings} filters={filters} /> : null}
          {seesCredits ? (
            <section className="card">
              <h2>计入情况</h2>
              <Credits record={record} />
              <CreditsNow record={record} />
              {typeof record.content.makesUpFor === 'string' && countsAtAll(record.credits) ? (
                <MadeUp occurrence={record.content.makesUpFor} />
              ) : null}
            </section>
          ) : null}
          <section className="card">
            <h2>登记、核对和更正</h2>
            <p className="quiet">
              {first.enteredBy}于{first.enteredOn}登记，共{versions.length}版；原版本一律保留。
            </p>
            <History record={record} fields={fields} names={names} />
          </section>
        </div>
      </div>
    </Page>
  )
}

/** Which occurrence the record makes up for; its name is only known to those who may see it. */
function MadeUp({ occurrence }: { readonly occurrence: string }) {
  const me = useMe()
  const step = useOccurrence(can(me, 'board.read') ? occurrence : null).data?.step
  return (
    <p className="made-up">
      这是补办：
      {step ? (
        <Link to="/board" search={{ year: Number(step.start.slice(0, 4)), occurrence }}>
          {step.subject.name}
          {quoted(step.title)}（{step.start}至{step.due}）
        </Link>
      ) : (
        '对应的应办事项'
      )}
      {step && isDone(step.standing) ? '' : '达到要求后'}显示为“逾期完成”，不会抹去逾期。
    </p>
  )
}

/** Everything that the content mentions by id. */
function useNames(record: RecordView): Names {
  const { recordsFor } = useMe()
  return new Map([
    ...recordsFor.map(({ id, name }) => [id, name] as const),
    ...record.people.map(({ id, name }) => [id, name] as const),
    ...record.files.map(({ id, name }) => [id, name] as const),
    ...record.duties.map(({ id, title }) => [id, title] as const),
    ...record.items.map(({ id, name }) => [id, name] as const),
    [record.summary.subject.id, record.summary.subject.name],
  ])
}

function Actions({ record }: { readonly record: RecordView }) {
  const me = useMe()
  const { correct } = record.may
  const begun = useBegunCorrection(record.summary.id)
  return (
    <div className="record-actions">
      <RareActions record={record} />
      <Button onClick={() => window.print()}>打印</Button>
      {isMeetingKind(record.summary.kind) && can(me, 'record.read') ? (
        <Button href={`/api/papers/minutes/${record.summary.id}.docx`} download>
          下载会议记录
        </Button>
      ) : null}
      {correct === true ? (
        <LinkButton
          // Whoever checks comes to decide, not to correct.
          look={record.may.return === true ? 'default' : 'primary'}
          to="/records/$recordId/correct"
          params={{ recordId: record.summary.id }}
        >
          {begun.read() ? '继续更正' : '更正'}
        </LinkButton>
      ) : record.closed !== null ? (
        // What was returned has to be mended; the rest of a closed period is done with.
        <LeaveLink record={record} look={record.summary.state === 'returned' ? 'primary' : 'default'} />
      ) : correct === DISPUTED || record.summary.state === 'voided' ? null : (
        <span className="record-may-not">
          <Button disabled aria-describedby="may-not-correct">
            更正
          </Button>
          <small id="may-not-correct" className="quiet">
            {correct}
          </small>
        </span>
      )}
    </div>
  )
}
