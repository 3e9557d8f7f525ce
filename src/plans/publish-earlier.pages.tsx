/** In the dialog that publishes a changed plan: what of the earlier version would stand beside it, and what to do about it. */
import { Link } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { LinkButton } from '#ui/LinkButton.tsx'
import { type EarlierDuty, RELATIONS } from './earlier.schema.ts'
import type { PlanSummary } from './plan.schema.ts'

interface CarriableProps {
  readonly ids: readonly string[]
  readonly onCarry: (ids: readonly string[]) => void
}

export function Carriable({ ids, onCarry }: CarriableProps) {
  if (ids.length === 0) return null
  return (
    <Alert
      className="publish-earlier"
      type="warning"
      showIcon
      title={`采纳的任务中有${ids.length}项与上一版已在执行的相同，发布后会同时要求两次。`}
      description={
        <Button size="small" type="primary" onClick={() => onCarry(ids)}>
          沿用已在执行的{ids.length}项
        </Button>
      }
    />
  )
}

interface StillInForceProps {
  readonly plan: PlanSummary
  readonly duties: readonly EarlierDuty[]
  readonly published: boolean
}

/** So many are named; all of them stand on the page that the link leads to. */
const NAMED = 5

export function StillInForce({ plan, duties, published }: StillInForceProps) {
  if (duties.length === 0) return null
  return (
    <Alert
      className="publish-earlier"
      type="warning"
      showIcon
      title={`上一版另有${duties.length}项责任事项，这一版有变化或没有了，${published ? '还在' : '发布后仍'}同时执行，请逐项调整或成批撤销。`}
      description={
        <>
          <ul className="publish-stops">
            {duties.slice(0, NAMED).map(({ id, title, relation, details }) => (
              <li key={id}>
                <Link to="/duties/$dutyId" params={{ dutyId: id }}>
                  {title}
                </Link>
                <span className="quiet"> {[RELATIONS[relation], ...details].join('，')}</span>
              </li>
            ))}
            {duties.length > NAMED ? <li>……</li> : null}
          </ul>
          <LinkButton look={published ? 'primary' : 'default'} to="/plans/$planId/earlier" params={{ planId: plan.id }}>
            {published ? `处理这${duties.length}项` : '全部列出'}
          </LinkButton>
        </>
      }
    />
  )
}
