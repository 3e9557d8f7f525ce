/** This plan beside an earlier one. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import Select from 'antd/es/select'
import { api } from '#ui/client.ts'
import { Downloads } from '#ui/Downloads.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { type Pair, PLAN_CHANGES, type PlanChange } from './compare.rules.ts'
import { besideWords, commitmentFacts, commitmentWords, compareReviews, earlierPlan } from './compare-table.rules.ts'
import { useOffice } from './office-names.pages.tsx'
import type { PlanReview, PlanSummary, ReviewItem } from './plan.schema.ts'
import './compare.css'

const route = getRouteApi('/signed-in/plans/$planId/compare')

export function ComparePage() {
  const { planId } = route.useParams()
  const { with: asked } = route.useSearch()
  const list = useQuery({ queryKey: ['plans.list'], queryFn: () => api.plans.list({}) })
  const plans = list.data?.plans ?? []
  const plan = plans.find(({ id }) => id === planId)
  const others = plans.filter(({ id, state }) => id !== planId && (state === 'review' || state === 'published'))
  const other = others.find(({ id }) => id === asked) ?? (plan && earlierPlan(plan, others))
  const review = usePlan(planId)
  const against = usePlan(other?.id)
  const failed = [list, review, against].find(({ isError }) => isError)
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />
  if (!list.data || !review.data) return <Loading rows={10} />
  if (!other)
    return (
      <Page title="与其他要点对照">
        <Empty title="还没有可以对照的要点">
          <p>请先上传上年的要点，或本年度的另一版；读取后不必发布，就可以在这里对照。</p>
          <LinkButton to="/plans">去上传</LinkButton>
        </Empty>
      </Page>
    )
  return (
    <Page
      title={besideWords(review.data.plan, other)}
      subtitle={
        <Link to="/plans/$planId" params={{ planId }}>
          {review.data.plan.title}
        </Link>
      }
      extra={
        <div className="page-actions">
          <Downloads list="plan-comparison" query={{ planId, with: other.id }} disabled={!against.data} />
        </div>
      }
    >
      {against.data ? (
        <Comparison key={other.id} before={against.data} after={review.data} others={others} />
      ) : (
        <Loading rows={10} />
      )}
    </Page>
  )
}

const usePlan = (id: string | undefined) =>
  useQuery({ queryKey: ['plans.get', id], queryFn: () => api.plans.get({ id: id! }), enabled: id !== undefined })

interface ComparisonProps {
  readonly before: PlanReview
  readonly after: PlanReview
  readonly others: readonly PlanSummary[]
}

function Comparison({ before, after, others }: ComparisonProps) {
  const { show } = route.useSearch()
  const navigate = route.useNavigate()
  const { names } = useOffice()
  const pairs = compareReviews(before, after, names)
  const kinds = (Object.keys(PLAN_CHANGES) as PlanChange[]).filter((kind) =>
    pairs.some(({ change }) => change === kind),
  )
  const shown = pairs.filter(({ change }) => (show ? change === show : true))
  const search = (part: { with?: string; show?: string | undefined }) =>
    void navigate({ search: (now) => ({ ...now, ...part }), replace: true })
  return (
    <>
      <div className="compare-bar no-print">
        <label htmlFor="compare-with">对照</label>
        <Select
          id="compare-with"
          aria-label="与哪一份要点对照"
          popupMatchSelectWidth={false}
          value={before.plan.id}
          options={others.map(({ id, title, fileName }) => ({ value: id, label: `${title}（${fileName}）` }))}
          onChange={(id) => search({ with: id })}
        />
        <fieldset className="compare-kinds" aria-label="只看">
          <button type="button" aria-pressed={!show} onClick={() => search({ show: undefined })}>
            全部 {pairs.length}
          </button>
          {kinds.map((kind) => (
            <button key={kind} type="button" aria-pressed={show === kind} onClick={() => search({ show: kind })}>
              {PLAN_CHANGES[kind]} {pairs.filter(({ change }) => change === kind).length}
            </button>
          ))}
        </fieldset>
      </div>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">变化</th>
            <th scope="col">{before.plan.title}</th>
            <th scope="col">{after.plan.title}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((pair) => (
            <PairRow key={`${pair.before?.id} ${pair.after?.id}`} pair={pair} before={before} after={after} />
          ))}
        </tbody>
      </table>
      <p className="quiet">
        按审核后的任务对照，更正过的以更正为准，“不作任务”的不列。词语改动大的可能显示为一项取消、一项新增，请对照原文。
      </p>
    </>
  )
}

function PairRow({
  pair,
  before,
  after,
}: { readonly pair: Pair<ReviewItem> } & Pick<ComparisonProps, 'before' | 'after'>) {
  return (
    <tr>
      <th scope="row">
        <span className={`compare-change compare-${pair.change}`}>{PLAN_CHANGES[pair.change]}</span>
        {pair.details.map((detail) => (
          <small key={detail}>{detail}</small>
        ))}
      </th>
      <Side item={pair.before} plan={before.plan} />
      <Side item={pair.after} plan={after.plan} />
    </tr>
  )
}

interface SideProps {
  readonly item: ReviewItem | null
  readonly plan: PlanSummary
}

function Side({ item, plan }: SideProps) {
  const { names } = useOffice()
  if (!item)
    return (
      <td data-label={plan.title} className="quiet">
        没有
      </td>
    )
  return (
    <td data-label={plan.title}>
      <Link to="/plans/$planId" params={{ planId: plan.id }} search={{ commitment: item.id }}>
        {commitmentWords(item)}
      </Link>
      <small>{commitmentFacts(item, plan.year, names)}</small>
    </td>
  )
}
