/** Reviewing a plan: its text beside what was read in it. */
import { getRouteApi } from '@tanstack/react-router'
import Segmented from 'antd/es/segmented'
import { useEffect, useMemo, useRef, useState } from 'react'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { PHONE, useMedia } from '#ui/useMedia.ts'
import { EarlierNotice } from './earlier-notice.pages.tsx'
import { useDoubled, useEarlier } from './earlier-query.pages.tsx'
import { useOffice } from './office-names.pages.tsx'
import type { PlanReview } from './plan.schema.ts'
import { PlanStateTag, ReadingProgress } from './plan-state.pages.tsx'
import { NO_FILTER } from './review.rules.ts'
import { useDecisions, useReview } from './review-decisions.pages.tsx'
import { ReviewEdit } from './review-edit.pages.tsx'
import { ReviewHead, ReviewNotices, ReviewToolbar } from './review-head.pages.tsx'
import { KeysHelp } from './review-help.pages.tsx'
import { useKeysSwitch, useReviewKeys } from './review-keys.pages.tsx'
import { ReviewList } from './review-list.pages.tsx'
import { MarkBar, useMarking } from './review-mark.pages.tsx'
import { PublishDialog } from './review-publish.pages.tsx'
import { useSelection } from './review-selection.pages.tsx'
import { ReviewText } from './review-text.pages.tsx'
import { PlanYear } from './review-year.pages.tsx'
import './plans.css'
import './review-list.css'
import './review-dialogs.css'
import './review.css'

const route = getRouteApi('/signed-in/plans/$planId')

export function ReviewPage() {
  const { planId } = route.useParams()
  const { commitment } = route.useSearch()
  const review = useReview(planId)
  const { data } = review
  if (review.isError && !data) return <Failure error={review.error} onRetry={() => void review.refetch()} />
  if (!data) return <Loading rows={14} />
  const { plan } = data
  if (plan.state === 'reading' || plan.state === 'failed') return <NotReady review={data} />
  return <Review key={planId} review={data} begin={commitment ?? null} />
}

function NotReady({ review: { plan } }: { readonly review: PlanReview }) {
  return (
    <Page title={plan.title} extra={<PlanStateTag state={plan.state} />}>
      {plan.state === 'reading' ? (
        <section className="card">
          <ReadingProgress plan={plan} />
        </section>
      ) : (
        <Empty title="读取没有完成">
          <p>{plan.problem ?? '读取过程中断，请到“要点”页面重新上传。'}</p>
          <LinkButton to="/plans">回到要点列表</LinkButton>
        </Empty>
      )}
    </Page>
  )
}

const PANES = [
  { value: 'list', label: '任务' },
  { value: 'text', label: '原文' },
] as const

function Review({ review, begin }: { readonly review: PlanReview; readonly begin: string | null }) {
  const me = useMe()
  const office = useOffice()
  const { plan } = review
  const open = plan.state === 'review' && can(me, 'plan.edit')
  const phone = useMedia(PHONE)
  const decisions = useDecisions(plan.id)
  const earlier = useEarlier(review).data
  const doubled = useDoubled(open ? earlier : undefined)
  const selection = useSelection(review, office.names, decisions, { phone, open, begin, doubled })
  const { editing, pane, filter, shown, chosen } = selection
  const marking = useMarking(plan, decisions, selection.show)
  const latest = useRef(marking)
  useEffect(() => {
    latest.current = marking
  })
  // Cards are rendered once: what they call stays the same.
  const actions = useMemo(
    () => ({
      ...selection.actions,
      join: (id: string) => void latest.current.join(id),
      separate: (id: string) => void latest.current.separate(id),
    }),
    [selection.actions],
  )
  const [dialog, setDialog] = useState<'publish' | 'help' | null>(null)
  const [keysOn, setKeysOn] = useKeysSwitch()
  useReviewKeys(keysOn, (action) => (action === 'help' ? setDialog('help') : selection.act(action)))
  const edited = review.items.find(({ id }) => id === editing)
  const showPane = (one: 'list' | 'text') => !phone || pane === one
  return (
    <Page
      title={plan.title}
      subtitle={<ReviewHead review={review} />}
      extra={<ReviewToolbar review={review} open={open} decisions={decisions} onDialog={setDialog} />}
    >
      {open ? <PlanYear plan={plan} thisYear={Number(me.today.slice(0, 4))} decisions={decisions} /> : null}
      <ReviewNotices decisions={decisions} />
      {can(me, 'plan.edit') ? (
        <EarlierNotice
          planId={plan.id}
          earlier={earlier}
          items={review.items}
          open={open}
          onCarry={(ids) => decisions.decide(ids, 'carried')}
        />
      ) : null}
      {phone ? (
        <Segmented
          block
          aria-label="任务或原文"
          options={[...PANES]}
          value={pane}
          onChange={(next) => selection.setPane(next)}
        />
      ) : null}
      <div className="review">
        {showPane('text') ? (
          <ReviewText review={review} chosen={chosen} onChoose={selection.chooseInText} describe={selection.describe} />
        ) : null}
        {showPane('list') ? (
          <section className="review-list" aria-label="读出的任务">
            <ReviewList
              review={review}
              shown={shown}
              filter={filter}
              onFilter={selection.setFilter}
              names={office.names}
              chosen={chosen}
              tab={selection.tab}
              onTab={selection.setTab}
              open={open}
              actions={actions}
              doubled={doubled}
              onMark={marking.mark}
              onDecideAll={decisions.decide}
            />
          </section>
        ) : null}
      </div>
      {open ? <MarkBar review={review} onMark={marking.mark} /> : null}
      {edited && open ? (
        <ReviewEdit
          key={edited.id}
          planId={plan.id}
          item={edited}
          office={office}
          onSaved={({ id, draft }, saved) =>
            void decisions.perform(async () => ({ step: { kind: 'edited', id, draft }, items: [saved] }))
          }
          onClose={selection.stopEditing}
        />
      ) : null}
      {dialog === 'publish' ? (
        <PublishDialog
          review={review}
          earlier={earlier}
          onCarry={(ids) => decisions.decide(ids, 'carried')}
          onClose={() => setDialog(null)}
          onPublished={() => selection.setFilter({ ...NO_FILTER, order: filter.order })}
          onShow={(id) => {
            setDialog(null)
            selection.actions.edit(id)
          }}
          onUndecided={() => {
            setDialog(null)
            selection.setFilter({ ...filter, state: 'proposed' })
          }}
        />
      ) : null}
      {dialog === 'help' ? <KeysHelp on={keysOn} onSwitch={setKeysOn} onClose={() => setDialog(null)} /> : null}
    </Page>
  )
}
