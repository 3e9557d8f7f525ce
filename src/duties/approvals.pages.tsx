/** What was asked for: what waits for a decision first, then what was decided, with who and why. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { useState } from 'react'
import { api } from '#ui/client.ts'
import { Downloads } from '#ui/Downloads.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { can, useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { usePaging } from '#ui/paging.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { APPROVAL_KINDS, APPROVAL_STATES, type Approval, type ApprovalKind } from './approval.schema.ts'
import { AskedFrom } from './approval-occurrences.pages.tsx'
import { spanLabel } from './board-view.rules.ts'
import { Closing } from './closing.pages.tsx'
import { permittedUntil } from './closing.rules.ts'
import { CLOSED_ENTRY_DAYS } from './closing.schema.ts'
import { AskForRecord } from './closing-ask.pages.tsx'
import './approvals.css'

export function ApprovalsPage() {
  const decides = can(useMe(), 'approval.decide')
  const { record } = useSearch({ from: '/signed-in/approvals' })
  const list = useQuery({ queryKey: ['approvals.list'], queryFn: () => api.approvals.list({}) })
  return (
    <Page
      title="审批"
      subtitle={
        decides
          ? '各支部、各岗位提出的申请；自己提出的，由另一位同志审批。'
          : '确有客观原因的，可以申请豁免、申请把晚录入的认定为按时，关账后可以申请补登更正；由机关党委审批。'
      }
      extra={
        <Downloads list="approvals" formats={['xlsx']} disabled={!list.data || list.data.approvals.length === 0} />
      }
    >
      <Closing />
      {record ? <AskForRecord id={record} /> : null}
      {list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data ? (
        <Lists approvals={list.data.approvals} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

type Act = 'approve' | 'refuse' | 'withdraw'

interface Deciding {
  readonly approval: Approval
  readonly act: Act
}

type OnDecide = (deciding: Deciding) => void

function Lists({ approvals }: { readonly approvals: readonly Approval[] }) {
  // Kept above the cards: where somebody else decides meanwhile, the card moves on and what was refused is still read.
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  if (approvals.length === 0) {
    return (
      <Empty title="还没有申请">
        <p>在看板或“下一步”中打开一项应办事项，就能为它申请豁免，或申请把晚录入的认定为按时。</p>
      </Empty>
    )
  }
  const open = approvals.filter(({ state }) => state === 'asked')
  const ended = approvals.filter(({ state }) => state !== 'asked')
  return (
    <>
      <section aria-label="待审批">
        <h2 className="approval-group">待审批（{open.length}）</h2>
        {open.length > 0 ? (
          <Cards approvals={open} onDecide={setDeciding} />
        ) : (
          <p className="quiet">没有等待审批的申请。</p>
        )}
      </section>
      {ended.length > 0 ? (
        <section aria-label="已办结">
          <h2 className="approval-group">已办结（{ended.length}）</h2>
          <Cards approvals={ended} onDecide={setDeciding} />
        </section>
      ) : null}
      {deciding ? <DecisionDialog {...deciding} onClose={() => setDeciding(null)} /> : null}
    </>
  )
}

interface CardsProps {
  readonly approvals: readonly Approval[]
  readonly onDecide: OnDecide
}

/** Approvals on a page. */
const PAGE = 20

function Cards({ approvals, onDecide }: CardsProps) {
  const { shown, pager } = usePaging(approvals, PAGE)
  return (
    <>
      <ul className="approval-list">
        {shown.map((approval) => (
          <li key={approval.id} className="card">
            <Card approval={approval} onDecide={onDecide} />
          </li>
        ))}
      </ul>
      {pager}
    </>
  )
}

interface CardProps {
  readonly approval: Approval
  readonly onDecide: OnDecide
}

function Card({ approval, onDecide }: CardProps) {
  const { kind, subject, about, recordId, from, to, reason, state, askedBy, askedOn } = approval
  const { decidedBy, decidedOn, decisionReason } = approval
  return (
    <>
      <div className="approval-head">
        <h3>
          {APPROVAL_KINDS[kind]}：
          {recordId && about ? (
            <Link to="/records/$recordId" params={{ recordId }}>
              {about}
            </Link>
          ) : (
            (about ?? (kind === 'closed_period' ? subject.name : '（无权查看内容）'))
          )}
        </h3>
        <span className={`approval-state approval-state-${state}`}>{APPROVAL_STATES[state]}</span>
      </div>
      <p>
        {subject.name}
        {from && to ? `，${spanLabel(from, to)}` : ''}。事由：{reason}
      </p>
      <p className="quiet">
        {askedBy}于{askedOn}提出
        {decidedBy ? `；${decidedBy}于${decidedOn}审批` : ''}
        {decisionReason ? `，意见：${decisionReason}` : ''}
        {kind === 'closed_period' && state === 'approved' && decidedOn ? `；可办理到${permittedUntil(decidedOn)}` : ''}
      </p>
      <AskedFrom occurrences={approval.occurrences} />
      <Actions approval={approval} onDecide={onDecide} />
    </>
  )
}

/** What an approval brings about. */
const APPROVED: Readonly<Record<ApprovalKind, string>> = {
  exemption: '批准后，被盖住一半以上的周期显示为“已豁免”，不计入完成率。批准后不能撤销。',
  late_entry: '批准后，这条纪实按在补录截止日前录入计算，理由中一直注明是认定的。批准后不能撤销。',
  closed_period: `批准后${CLOSED_ENTRY_DAYS}天内，可以登记、更正、作废这些日期的纪实；是否按时，仍按登记的日期计算。`,
}

/** What has happened, in the words of the list. */
function done(did: Act, kind: ApprovalKind): string {
  if (did === 'withdraw') return APPROVAL_STATES.withdrawn
  if (did === 'refuse') return `${APPROVAL_STATES.refused}，状态不变，申请人能看到理由`
  return `${APPROVAL_STATES.approved}，${kind === 'closed_period' ? '申请人可以办理了' : '状态已更新'}`
}

function Actions({ approval, onDecide }: CardProps) {
  const { state, mayDecide, mayWithdraw } = approval
  const decides = can(useMe(), 'approval.decide')
  if (state !== 'asked') return null
  return (
    <div className="approval-actions no-print">
      {mayDecide === true ? (
        <>
          <Button type="primary" onClick={() => onDecide({ approval, act: 'approve' })}>
            批准
          </Button>
          <Button onClick={() => onDecide({ approval, act: 'refuse' })}>{APPROVAL_STATES.refused}</Button>
        </>
      ) : null}
      {mayWithdraw ? <Button onClick={() => onDecide({ approval, act: 'withdraw' })}>撤回</Button> : null}
      {decides && mayDecide !== true ? <span className="quiet">{mayDecide}</span> : null}
    </div>
  )
}

function DecisionDialog({ approval: { id, kind }, act, onClose }: Deciding & { readonly onClose: () => void }) {
  const client = useQueryClient()
  const notice = useNotice()
  const send = async ({ reason = '' }: { readonly reason?: string }) => {
    if (act === 'withdraw') await api.approvals.withdraw({ id })
    else await api.approvals.decide({ id, approve: act === 'approve', reason })
    notice.done(done(act, kind))
    // A decision changes standings on every page.
    await client.invalidateQueries()
  }
  const dialog = {
    approve: {
      title: `批准这项${APPROVAL_KINDS[kind]}`,
      okText: '批准',
      effect: APPROVED[kind],
    },
    refuse: {
      title: `不批准这项${APPROVAL_KINDS[kind]}`,
      okText: APPROVAL_STATES.refused,
      effect: '状态不变；申请人能看到理由。',
    },
    withdraw: { title: '撤回申请', okText: '撤回', effect: '撤回后不再审批；需要时可以重新申请。' },
  } as const
  const { title, okText, effect } = dialog[act]
  return (
    <FormDialog<{ reason?: string }>
      title={title}
      okText={okText}
      danger={act === 'refuse'}
      initial={{}}
      onSubmit={send}
      onClose={onClose}
    >
      <p>{effect}</p>
      {act === 'withdraw' ? null : (
        <Form.Item
          label={act === 'refuse' ? '理由' : '意见（可不填）'}
          name="reason"
          rules={act === 'refuse' ? [{ required: true, whitespace: true, message: '请写明理由' }] : []}
        >
          <Input.TextArea maxLength={200} rows={3} />
        </Form.Item>
      )}
    </FormDialog>
  )
}
