/** The duties of a plan's earlier version that are still in force: each to be changed, or several to be withdrawn at once. */
import { getRouteApi, Link } from '@tanstack/react-router'
import Checkbox from 'antd/es/checkbox'
import { useState } from 'react'
import { type Names, owesWords } from '#duties/owes-words.rules.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { type EarlierDuty, RELATIONS, type Relation } from './earlier.schema.ts'
import { useEarlier } from './earlier-query.pages.tsx'
import { WithdrawSeveral } from './earlier-withdraw.pages.tsx'
import { carriableOf, leftOf } from './earlier-words.rules.ts'
import { useOffice } from './office-names.pages.tsx'
import type { PlanReview } from './plan.schema.ts'
import { useReview } from './review-decisions.pages.tsx'
import './earlier.css'

const route = getRouteApi('/signed-in/plans/$planId/earlier')

export function EarlierPage() {
  const { planId } = route.useParams()
  const review = useReview(planId)
  if (review.isError) return <Failure error={review.error} onRetry={() => void review.refetch()} />
  return review.data ? <StillAsked key={planId} review={review.data} /> : <Loading rows={10} />
}

const ORDER: readonly Relation[] = ['changed', 'gone', 'same']

function StillAsked({ review }: { readonly review: PlanReview }) {
  const { plan, items } = review
  const me = useMe()
  const { names } = useOffice()
  const earlier = useEarlier(review)
  const [chosen, setChosen] = useState<readonly string[]>([])
  if (earlier.isError) return <Failure error={earlier.error} onRetry={() => void earlier.refetch()} />
  if (!earlier.data) return <Loading rows={10} />
  const open = plan.state === 'review'
  const carriable = open ? carriableOf(earlier.data, items) : []
  const duties = leftOf(earlier.data, items, open)
  const title = '上一版仍在执行的任务'
  const back = (
    <Link to="/plans/$planId" params={{ planId: plan.id }}>
      {plan.title}
    </Link>
  )
  if (duties.length === 0 && carriable.length === 0)
    return (
      <Page title={title} subtitle={back}>
        <Empty title="没有需要处理的">
          <p>上一版的责任事项都已沿用、撤销或到期；没有上一版的也在这里显示为没有。</p>
          <LinkButton to="/plans/$planId" params={{ planId: plan.id }}>
            回到要点
          </LinkButton>
        </Empty>
      </Page>
    )
  const mayWithdraw = can(me, 'plan.publish')
  const ids = new Set(duties.map(({ id }) => id))
  const picked = chosen.filter((id) => ids.has(id))
  const pick = (some: readonly string[], on: boolean) =>
    setChosen(on ? [...new Set([...picked, ...some])] : picked.filter((id) => !some.includes(id)))
  return (
    <Page title={title} subtitle={back}>
      <p className="earlier-intro">
        {open
          ? '这一版发布以后，下面的责任事项仍然有效，会和这一版的同时执行。要求变了的，可以照常发布，再撤销原来的；也可以把本版这一项改为“不作任务”，用“调整”改原来的。'
          : '下面的责任事项仍然有效，和这一版的同时执行。要求变了的，撤销原来的；'}
        不再要求的，勾选后成批撤销。
        {carriable.length > 0 ? `另有${carriable.length}项与本版相同，没有列出，请回到要点沿用。` : ''}
      </p>
      {ORDER.map((relation) => (
        <Group
          key={relation}
          relation={relation}
          duties={duties.filter((one) => one.relation === relation)}
          names={names}
          planId={plan.id}
          chosen={picked}
          onPick={mayWithdraw ? pick : null}
        />
      ))}
      {mayWithdraw ? (
        <WithdrawSeveral
          duties={duties.filter(({ id }) => picked.includes(id))}
          because={`《${plan.title}》代替了上一版`}
          onDone={() => setChosen([])}
        />
      ) : null}
    </Page>
  )
}

interface GroupProps {
  readonly relation: Relation
  readonly duties: readonly EarlierDuty[]
  readonly names: Names
  readonly planId: string
  readonly chosen: readonly string[]
  /** Null for whoever may only look. */
  readonly onPick: ((ids: readonly string[], on: boolean) => void) | null
}

function Group({ relation, duties, names, planId, chosen, onPick }: GroupProps) {
  if (duties.length === 0) return null
  const ids = duties.map(({ id }) => id)
  const on = ids.filter((id) => chosen.includes(id)).length
  const heading = `${RELATIONS[relation]}（${duties.length}项）`
  return (
    <section className="card earlier-group" aria-label={heading}>
      <h2>
        {onPick ? (
          <Checkbox
            checked={on === ids.length}
            indeterminate={on > 0 && on < ids.length}
            onChange={(event) => onPick(ids, event.target.checked)}
          >
            {heading}
          </Checkbox>
        ) : (
          heading
        )}
      </h2>
      <ul className="earlier-list">
        {duties.map(({ id, title, owes, plan, details, itemId }) => (
          <li key={id}>
            {onPick ? (
              <Checkbox
                aria-label={`选择：${title}，${owesWords(owes, names)}`}
                checked={chosen.includes(id)}
                onChange={(event) => onPick([id], event.target.checked)}
              />
            ) : null}
            <div>
              <Link to="/duties/$dutyId" params={{ dutyId: id }}>
                {title}
              </Link>
              <small>
                {owesWords(owes, names)} · 《{plan}》{details.length > 0 ? ` · ${details.join('，')}` : ''}
              </small>
            </div>
            <span className="earlier-links">
              {itemId ? (
                <Link to="/plans/$planId" params={{ planId }} search={{ commitment: itemId }}>
                  看本版这一项
                </Link>
              ) : null}
              {onPick ? (
                <Link to="/duties/$dutyId/change" params={{ dutyId: id }}>
                  调整
                </Link>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
