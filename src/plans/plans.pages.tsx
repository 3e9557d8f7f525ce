/** All plans of the bureau: upload one, see how its reading goes, open it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { localDay } from '#ui/moment.ts'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { NewPlan } from './new-plan.pages.tsx'
import type { PlanSummary } from './plan.schema.ts'
import { PlanStateTag, ReadingProgress } from './plan-state.pages.tsx'
import { RemovedPlans, RemovePlan, usePlanAction } from './removed-plans.pages.tsx'
import { countWords } from './review.rules.ts'
import './plans.css'

export function PlansPage() {
  const mayEdit = can(useMe(), 'plan.edit')
  const list = useQuery({
    queryKey: ['plans.list'],
    queryFn: () => api.plans.list({}),
    refetchInterval: ({ state }) => (state.data?.plans.some((plan) => plan.state === 'reading') ? 4000 : false),
  })
  return (
    <Page title="要点" subtitle="年度党建工作要点：上传、审核任务、发布责任事项">
      {mayEdit ? <NewPlan /> : null}
      {list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data ? (
        <>
          <PlanList plans={list.data.plans} mayEdit={mayEdit} />
          <RemovedPlans plans={list.data.removed} />
        </>
      ) : (
        <Loading />
      )}
    </Page>
  )
}

interface PlanListProps {
  readonly plans: readonly PlanSummary[]
  readonly mayEdit: boolean
}

function PlanList({ plans, mayEdit }: PlanListProps) {
  if (plans.length === 0) {
    return (
      <Empty title="还没有要点">
        <p>
          {mayEdit
            ? '请在上方选择年度党建工作要点的正文文件。系统会逐句读出其中的任务，由您核对后发布。'
            : '要点由机关党委上传并发布，发布后可以在这里查看。'}
        </p>
      </Empty>
    )
  }
  return (
    <ul className="plan-list">
      {plans.map((plan) => (
        <li key={plan.id} className="card">
          <PlanCard plan={plan} mayEdit={mayEdit} />
        </li>
      ))}
    </ul>
  )
}

function PlanCard({ plan, mayEdit }: { readonly plan: PlanSummary; readonly mayEdit: boolean }) {
  const { id, title, year, state, fileName, createdAt, publishedAt } = plan
  const readable = state === 'review' || state === 'published'
  return (
    <>
      <div className="plan-head">
        <h2>
          {readable ? (
            <Link to="/plans/$planId" params={{ planId: id }}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        <PlanStateTag state={state} />
      </div>
      <p className="quiet">
        {year}年度 · {fileName} · {localDay(createdAt)}上传{publishedAt ? ` · ${localDay(publishedAt)}发布` : ''}
      </p>
      {state === 'reading' ? <ReadingProgress plan={plan} /> : null}
      {state === 'failed' ? <ReadingFailed plan={plan} mayEdit={mayEdit} /> : null}
      {readable ? <PlanFacts plan={plan} mayEdit={mayEdit} /> : null}
    </>
  )
}

function ReadingFailed({ plan, mayEdit }: { readonly plan: PlanSummary; readonly mayEdit: boolean }) {
  const again = usePlanAction('readAgain')
  return (
    <>
      <p className="plan-problem" role="alert">
        {plan.problem ? asSentence(plan.problem) : '读取没有完成，请重新读取。'}
      </p>
      {mayEdit ? (
        <div className="plan-facts">
          {plan.fileKept ? (
            <Button loading={again.isPending} onClick={() => again.mutate(plan)}>
              重新读取
            </Button>
          ) : null}
          <RemovePlan plan={plan} />
        </div>
      ) : null}
    </>
  )
}

function PlanFacts({ plan, mayEdit }: { readonly plan: PlanSummary; readonly mayEdit: boolean }) {
  const { id, year, state, counts } = plan
  const total = counts.proposed + counts.accepted + counts.rejected + counts.joined + counts.carried
  return (
    <div className="plan-facts">
      <span>
        {countWords(counts)}
        {state === 'published' ? `；责任事项${counts.duties}项` : ''}
      </span>
      {state === 'published' ? (
        <LinkButton to="/board" search={{ year, plan: id }}>
          在看板上查看
        </LinkButton>
      ) : (
        <span className="plan-actions">
          {mayEdit ? <RemovePlan plan={plan} /> : null}
          <LinkButton look={mayEdit ? 'primary' : 'default'} to="/plans/$planId" params={{ planId: id }}>
            {mayEdit ? (counts.proposed === total ? '开始审核' : '继续审核') : '查看'}
          </LinkButton>
        </span>
      )}
    </div>
  )
}

/** Closes a sentence that came without its full stop. */
const asSentence = (text: string) => (/[。！？]$/.test(text) ? text : `${text}。`)
