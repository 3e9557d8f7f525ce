/** The first screen: what is owed, by when, why, and one button to do it. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Audience, Me } from '#office/access.schema.ts'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { TourOffer } from '#ui/Tour.tsx'
import { UnannouncedLine } from '#ui/UnannouncedYears.tsx'
import { PHONE, useMedia } from '#ui/useMedia.ts'
import type { Next } from './board.schema.ts'
import { idleTitle, idleWords, unplannedWords } from './next.rules.ts'
import { AdminStart } from './next-admin.pages.tsx'
import { Drafts } from './next-drafts.pages.tsx'
import { LineSummary } from './next-line.pages.tsx'
import { ComingMeetings, useComingMeetings } from './next-meetings.pages.tsx'
import { OwnAmounts, Participation } from './next-member.pages.tsx'
import { useReady } from './next-ready.pages.tsx'
import { FirstPlan, usePlans } from './next-start.pages.tsx'
import { Coming, Earlier, StepGroups } from './next-steps.pages.tsx'
import { useWaits, WaitingCounts, WaitingRecords } from './next-waiting.pages.tsx'
import { UnrecordedMeetings, useUnrecorded } from './planned-meetings.pages.tsx'
import { STANDING_LABELS, type Standing } from './standing.schema.ts'
import './next.css'

/** Counts worth a place at the head, the most urgent first. */
const COUNTED: readonly Standing[] = ['missed', 'entry-open', 'due-soon', 'open', 'done-late', 'done', 'upcoming']
/** Shown only where there are any. */
const RARE: readonly Standing[] = ['exempt', 'not-applicable', 'unknown']

function Counts({ counts }: { counts: Next['counts'] }) {
  const all = Object.values(counts).reduce((sum, count) => sum + (count ?? 0), 0)
  const shown = [...COUNTED, ...RARE.filter((standing) => (counts[standing] ?? 0) > 0)]
  return (
    <dl className="figures">
      {shown.map((standing) => (
        <div key={standing}>
          <dt>{STANDING_LABELS[standing]}</dt>
          <dd className={(counts[standing] ?? 0) > 0 ? '' : 'zero'}>{counts[standing] ?? 0}</dd>
        </div>
      ))}
      <div>
        <dt>合计</dt>
        <dd>{all}</dd>
      </div>
    </dl>
  )
}

/** Nothing to do now: says so, with what is done and what comes, and never that all is well where nothing is known. */
function NothingToDo({ next }: { next: Next }) {
  const waits = useWaits()
  const unrecorded = useUnrecorded().length > 0
  const listed = Object.values(next.counts).reduce((sum, count) => sum + (count ?? 0), 0)
  if (listed === 0) {
    return (
      <Alert
        type="info"
        showIcon
        title="目前没有属于您的责任事项"
        description="机关党委发布要点、您的职务或支部有了责任事项后，会列在这里。平时开展的工作，可以先登记纪实。"
      />
    )
  }
  const also = waits || unrecorded
  return <Alert type={also ? 'info' : 'success'} showIcon title={idleTitle(also)} description={idleWords(next)} />
}

interface YearCountsProps extends Pick<Next, 'counts' | 'counted'> {
  readonly title: string
  readonly year: string | number
}

/** How a year stands for the own bodies and posts; nothing where nothing is owed in it. */
function YearCounts({ title, year, counts, counted }: YearCountsProps) {
  if (Object.keys(counts).length === 0) return null
  return (
    <section className="step-group" aria-label={title}>
      <h2>
        {title} <span className="count">{year}年全年</span>
      </h2>
      <p className="quiet next-counted">{counted.join('、')}</p>
      <Counts counts={counts} />
    </section>
  )
}

/** The own part: drafts, steps in groups, what comes; below it, what others have before them. */
function OwnSteps({ next, children }: { next: Next; children?: ReactNode }) {
  const phone = useMedia(PHONE)
  return (
    <div className="next-own">
      <div className="next-steps">
        <WaitingCounts />
        <Drafts />
        <UnrecordedMeetings today={next.today} />
        <WaitingRecords />
        {next.steps.length === 0 ? <NothingToDo next={next} /> : <StepGroups steps={next.steps} today={next.today} />}
        <Earlier earlier={next.earlier} />
        <OwnAmounts today={next.today} />
      </div>
      <div className="next-aside">
        <YearCounts title="本年情况" year={next.today.slice(0, 4)} counts={next.counts} counted={next.counted} />
        <YearCounts title="上年情况" year={next.earlier.year} counts={next.earlier.counts} counted={next.counted} />
        <div className="next-coming">
          <Coming steps={next.coming} today={next.today} {...(phone ? { first: 5 } : {})} />
        </div>
      </div>
      <div className="next-line">{children}</div>
    </div>
  )
}

interface PartProps {
  readonly me: Me
  readonly next: Next
}

function OfficePart({ me, next }: PartProps) {
  const plans = usePlans()
  const list = plans.data?.plans ?? []
  const published = list.some(({ state }) => state === 'published')
  return (
    <>
      {plans.isSuccess && !published && (
        <FirstPlan
          uploaded={list.some(({ state }) => state === 'review' || state === 'reading')}
          mayPublish={me.grants.includes('plan.edit')}
        />
      )}
      {(published || next.steps.length > 0) && (
        <OwnSteps next={next}>{published ? <LineSummary title="全局概况" today={next.today} /> : null}</OwnSteps>
      )}
    </>
  )
}

/** A meeting that stands above is what is planned. */
const NothingComing = ({ next: { unplanned } }: { readonly next: Next }) =>
  useComingMeetings().length > 0 ? null : (
    <Alert
      type="info"
      showIcon
      title="支部今后60天还没有排定的安排"
      description={unplanned === null ? '支部有了安排会列在这里。' : unplannedWords(unplanned)}
    />
  )

/** One landing page per audience. */
const PARTS: Record<Exclude<Audience, 'admin'>, (props: PartProps) => ReactNode> = {
  office: OfficePart,
  branch: ({ next }) => <OwnSteps next={next} />,
  leader: ({ next }) => (
    <OwnSteps next={next}>
      <LineSummary title="分管条线" today={next.today} />
    </OwnSteps>
  ),
  // First what is the person's own, then what the branch has before it.
  member: ({ next }) => (
    <>
      <WaitingCounts />
      <OwnAmounts today={next.today} />
      <Participation />
      <Coming steps={next.coming} today={next.today} title="支部近期安排" first={5} opens={false} />
      {next.coming.length === 0 ? <NothingComing next={next} /> : null}
    </>
  ),
}

function Business({ me, audience }: { me: Me; audience: Exclude<Audience, 'admin'> }) {
  const next = useQuery({ queryKey: ['duties.next'], queryFn: () => api.duties.next({}) })
  const ready = useReady(me)
  const Part = PARTS[audience]
  if (next.isPending || !ready) return <Loading />
  if (next.isError) return <Failure error={next.error} onRetry={() => void next.refetch()} />
  return (
    <>
      <ComingMeetings today={next.data.today} />
      <UnannouncedLine years={next.data.unannounced} />
      <Part me={me} next={next.data} />
    </>
  )
}

const OccurrenceDrawer = lazy(async () => ({ default: (await import('./board-drawer.pages.tsx')).OccurrenceDrawer }))

/** The reasons of the step that the address names; loaded when the first is opened. */
function Opened() {
  const { occurrence } = useSearch({ from: '/signed-in/' })
  const navigate = useNavigate()
  const [used, setUsed] = useState(false)
  if (occurrence && !used) setUsed(true)
  if (!used) return null
  const close = () => void navigate({ to: '/', search: {}, resetScroll: false })
  return (
    <Suspense>
      <OccurrenceDrawer id={occurrence} asOf={undefined} known={undefined} onClose={close} />
    </Suspense>
  )
}

/** What a person sees first, by what he or she is here for. */
export function NextPage() {
  const me = useMe()
  const { audience } = me
  const title = audience === 'admin' ? '系统管理' : '下一步'
  return (
    <Page
      title={title}
      subtitle={`${me.displayName}${me.posts.length > 0 ? `，${me.posts.join('、')}` : ''}`}
      extra={audience === 'member' ? <LinkButton to="/requests/new">提出诉求</LinkButton> : null}
    >
      <TourOffer />
      {audience === 'admin' ? <AdminStart me={me} /> : <Business me={me} audience={audience} />}
      {audience === 'admin' || audience === 'member' ? null : <Opened />}
    </Page>
  )
}
