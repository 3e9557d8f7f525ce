/** One occurrence opened: its standing, why, what was counted, the sentence of the plan, and the button to record. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import Drawer from 'antd/es/drawer'
import { api } from '#ui/client.ts'
import { Explain } from '#ui/Explain.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { useRecordKinds, wayOfPost } from '#ui/RecordKinds.tsx'
import { StandingTag } from '#ui/Standing.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { AskButtons } from './approval-ask.pages.tsx'
import type { OccurrenceView } from './board.schema.ts'
import { PlannedMeetings, PrepareLink, usePreparable, WayOfMeeting } from './board-meetings.pages.tsx'
import { amountWords, spanLabel } from './board-view.rules.ts'
import { plannedWords, whichWords } from './next.rules.ts'
import { usePlannedFor } from './planned-meetings.pages.tsx'
import { SourceLink } from './source-link.pages.tsx'
import type { Standing } from './standing.schema.ts'
import './board-drawer.css'

export interface OccurrenceDrawerProps {
  readonly id: string | undefined
  readonly asOf: string | undefined
  readonly known: string | undefined
  readonly onClose: () => void
}

export function OccurrenceDrawer({ id, asOf, known, onClose }: OccurrenceDrawerProps) {
  const query = useQuery({
    queryKey: ['duties.occurrence', { id, asOf, known }],
    queryFn: () => api.duties.occurrence({ id: id!, asOf, known }),
    enabled: id !== undefined,
  })
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size="min(560px, 100vw)"
      title={query.data?.step.title ?? '应办事项'}
      destroyOnHidden
    >
      {query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data ? (
        <Opened view={query.data} today={asOf === undefined} />
      ) : (
        <Loading />
      )}
    </Drawer>
  )
}

/** What can be recorded in a standing, and whether it is what should be done now. */
const ACTIONS: Partial<Record<Standing, { readonly label: string; readonly look: 'primary' | 'default' }>> = {
  open: { label: '登记', look: 'primary' },
  'due-soon': { label: '登记', look: 'primary' },
  'entry-open': { label: '补录', look: 'primary' },
  missed: { label: '补办登记', look: 'primary' },
  done: { label: '再登记一次', look: 'default' },
  'done-late': { label: '再登记一次', look: 'default' },
}

function Opened({ view, today }: { readonly view: OccurrenceView; readonly today: boolean }) {
  const me = useMe()
  const { step, holder, because, counted, notCounted, elsewhere, otherItems, mayRecord } = view
  const action = ACTIONS[step.standing]
  const preparable = usePreparable()(step)
  const [verdict, ...rest] = because
  // The records follow below with their links.
  const reasons = rest.filter((sentence) => !sentence.startsWith('计入：'))
  const planned = usePlannedFor()(step)
  const which = planned ? plannedWords(step.standing, planned.begun) : whichWords(step.standing, preparable)
  const way = wayOfPost(useRecordKinds(), step)
  const hint = today && mayRecord ? [which, way].filter(Boolean).join('') || null : null
  const facts: readonly (readonly [string, string | null])[] = [
    ['责任主体', step.subject.name],
    ['责任人', holder],
    ['办理期间', spanLabel(step.start, step.due)],
    ['固定日期', step.scheduled && spanLabel(step.scheduled, step.scheduled)],
    ['补录截止', spanLabel(step.closes, step.closes)],
    ['完成情况', amountWords(step)],
    ['登记为', step.kindLabel],
  ]
  return (
    <div className="board-opened">
      <p className="board-verdict">
        <StandingTag standing={step.standing} />
        {verdict ? <span>{verdict.replace(/^[^：]*：/, '')}</span> : null}
      </p>
      {today ? (
        <p className="board-actions no-print">
          {mayRecord && planned ? <WayOfMeeting meeting={planned} /> : null}
          {mayRecord && action ? (
            <LinkButton
              look={planned ? 'text' : action.look}
              to="/records/new"
              search={{ occurrence: step.occurrence }}
            >
              {planned ? '不是这次会议，另行登记' : action.label}
            </LinkButton>
          ) : null}
          {mayRecord && preparable && !planned ? <PrepareLink step={step} /> : null}
          <AskButtons view={view} />
        </p>
      ) : null}
      {hint ? <p className="quiet board-hint no-print">{hint}</p> : null}
      <dl className="board-facts">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {today ? <PlannedMeetings step={step} today={view.asOf} /> : null}
      <h3>判定理由</h3>
      <ul>
        {reasons.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {view.unannounced.length > 0 && can(me, 'plan.publish') ? (
        <p>
          <Link to="/holidays">录入放假安排</Link>
        </p>
      ) : null}
      <h3>计入的纪实（{counted.length}）</h3>
      {counted.some(({ pending }) => pending) ? (
        <p className="quiet">提交即计入；标明待核、待确认或已退回的，尚待核实。</p>
      ) : null}
      {counted.length > 0 ? <Records records={counted} /> : <p className="quiet">还没有计入的纪实。</p>}
      {notCounted.length > 0 ? (
        <details className="board-more" open={notCounted.length <= 3}>
          <summary>未计入的纪实（{notCounted.length}）</summary>
          <Records records={notCounted} />
        </details>
      ) : null}
      {elsewhere > 0 ? <p className="quiet">另有{elsewhere}条同类纪实属于其他组织或职务，不列在这里。</p> : null}
      {otherItems > 0 ? (
        <p className="quiet">
          另有{otherItems}
          条同类纪实没有选本期台账中的事项，不列在这里；确是办了其中事项的，请更正那条纪实，选上涉及的台账事项。
        </p>
      ) : null}
      <h3>依据</h3>
      <Explain source={step.source} adjusted={step.adjusted}>
        <SourceLink source={step.source} />
        {' · '}
        <Link to="/duties/$dutyId" params={{ dutyId: step.dutyId }}>
          这项任务全年的情况
        </Link>
      </Explain>
    </div>
  )
}

function Records({ records }: { readonly records: OccurrenceView['counted'] }) {
  return (
    <ul className="board-records">
      {records.map(({ recordId, title: name, readable, heldOn, enteredOn, pending, why }) => (
        <li key={recordId}>
          {readable ? (
            <Link to="/records/$recordId" params={{ recordId }}>
              {name ?? '纪实'}
            </Link>
          ) : (
            <span>（无权查看内容）</span>
          )}
          <small>
            {heldOn}开展，{enteredOn}录入{pending ? <b className="board-pending">{pending}</b> : null}
          </small>
          {why ? <p>{why}</p> : null}
        </li>
      ))}
    </ul>
  )
}
