/** Above the review: how far it is, what can be done with the whole, and what went wrong. */
import { Link } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { Downloads } from '#ui/Downloads.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import type { PlanReview } from './plan.schema.ts'
import { PlanStateTag } from './plan-state.pages.tsx'
import { countStates, countWords } from './review.rules.ts'
import type { Decisions } from './review-decisions.pages.tsx'

export function ReviewHead({ review: { plan, items, duties } }: { readonly review: PlanReview }) {
  const counts = countStates(items)
  return (
    <>
      <PlanStateTag state={plan.state} /> {`${plan.year}年度 · ${countWords(counts)} · `}
      {duties.length > 0
        ? `责任事项${duties.length}项${duties.length > counts.accepted ? '（由几个主体分别负责的，每个主体一项）' : ''} · `
        : ''}
      <Link to="/plans/$planId/compare" params={{ planId: plan.id }}>
        与上年、上一版对照
      </Link>
    </>
  )
}

export interface ReviewToolbarProps {
  readonly review: PlanReview
  readonly open: boolean
  readonly decisions: Decisions
  readonly onDialog: (dialog: 'publish' | 'help') => void
}

export function ReviewToolbar({ review: { plan }, open, decisions, onDialog }: ReviewToolbarProps) {
  const me = useMe()
  if (plan.state === 'published') {
    return (
      <div className="page-actions">
        <TaskDownload plan={plan} />
        <LinkButton look="primary" to="/board" search={{ year: plan.year, plan: plan.id }}>
          在看板上查看
        </LinkButton>
      </div>
    )
  }
  if (!open) return <TaskDownload plan={plan} />
  return (
    <div className="review-toolbar">
      <TaskDownload plan={plan} />
      <Button className="wide-only" onClick={() => onDialog('help')}>
        快捷键
      </Button>
      <Button disabled={decisions.undoable === 0} onClick={decisions.undo}>
        撤销{decisions.undoable > 1 ? `（${decisions.undoable}项）` : ''}
      </Button>
      {can(me, 'plan.publish') ? (
        <Button type="primary" onClick={() => onDialog('publish')}>
          发布
        </Button>
      ) : null}
    </div>
  )
}

/** The tasks as a list, to be gone through with whoever is to answer for them. */
const TaskDownload = ({ plan }: { readonly plan: PlanReview['plan'] }) => (
  <Downloads list="plan-tasks" formats={['xlsx']} query={{ planId: plan.id }} />
)

/** Why the last decision was not saved. */
export function ReviewNotices({ decisions: { problem, dismiss } }: { readonly decisions: Decisions }) {
  if (!problem) return null
  return (
    <Alert
      className="review-notice"
      type="error"
      showIcon
      role="alert"
      title={problem.rule === 'stale' ? `${problem.message}下面已是最新内容，没有覆盖对方的修改。` : problem.message}
      closable={{ onClose: dismiss, 'aria-label': '关闭提示' }}
    />
  )
}
