/** Changing a published duty: the form on one side, what it would do on the other, then the change. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Segmented from 'antd/es/segmented'
import { useRef, useState } from 'react'
import type { Changeable } from '#duties/duty-change.schema.ts'
import { DutyHistory } from '#duties/duty-history.pages.tsx'
import { api } from '#ui/client.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { useUnsavedPage } from '#ui/Unsaved.tsx'
import { WrongFields } from '#ui/wrongFields.tsx'
import { DraftForm } from './draft-form.pages.tsx'
import { firstDayOf } from './duty-change.rules.ts'
import { type Asked, type Changing, type Mode, useAsked } from './duty-change-asked.pages.tsx'
import { ChangeConfirm, ChangeDay, ChangeEffect, ChangeReason } from './duty-change-side.pages.tsx'
import { useOffice } from './office-names.pages.tsx'
import './review-dialogs.css'
import './duty-change.css'

const route = getRouteApi('/signed-in/duties/$dutyId/change')

/** What is asked, confirmed and done, of a duty that stands and of one that was withdrawn. */
const DONE = {
  change: {
    first: { reason: '调整原因', example: '市委有新的部署', confirm: '确认调整', done: '已调整' },
    again: { reason: '恢复原因', example: '撤错了', confirm: '确认恢复', done: '已恢复' },
  },
  withdraw: {
    first: { reason: '撤销原因', example: '工作已经合并', confirm: '确认撤销', done: '已撤销' },
    again: { reason: '改日期的原因', example: '办到年底', confirm: '确认改日期', done: '撤销日期已改' },
  },
} as const

export function DutyChangePage() {
  const { dutyId: id } = route.useParams()
  const [from, setFrom] = useState<string>()
  const [round, setRound] = useState(0)
  const duty = useQuery({
    queryKey: ['dutyChanges.changeable', id, from ?? null],
    queryFn: () => api.dutyChanges.changeable({ id, from }),
    // The ground of a change is what holds now: nothing that was read before the page was opened.
    gcTime: 0,
    placeholderData: keepPreviousData,
  })
  if (duty.isError) return <Failure error={duty.error} onRetry={() => void duty.refetch()} />
  if (!duty.data) return <Loading />
  // A change made elsewhere meanwhile is told of when this one is confirmed; then the form begins anew.
  return (
    <Change
      key={round}
      duty={duty.data}
      effectiveFrom={from ?? firstDayOf(duty.data)}
      onFrom={setFrom}
      reading={duty.isPlaceholderData}
      onStale={() => void duty.refetch().then(() => setRound(round + 1))}
    />
  )
}

interface ChangeProps extends Changing {
  readonly onFrom: (day: string) => void
  readonly onStale: () => void
}

function Change({ onFrom, onStale, ...changing }: ChangeProps) {
  const { duty, effectiveFrom, reading } = changing
  const office = useOffice()
  const asking = useAsked(changing)
  const { draft, setDraft, mode, setMode, gone, report } = asking
  const [reason, setReason] = useState('')
  const words = DONE[mode][gone ? 'again' : 'first']
  const { busy, save, question } = useSave(duty, asking, { reason, done: words.done, onStale })
  return (
    <Page title={`调整：${duty.title}`} subtitle={`现在的要求：${duty.words}（${duty.planTitle}）`}>
      <Standing duty={duty} effectiveFrom={effectiveFrom} />
      <div className="change-columns">
        <section className="card" aria-label="怎样调整">
          <blockquote className="quote">{duty.quote}</blockquote>
          <Segmented
            aria-label="调整还是撤销"
            options={[
              { value: 'change', label: gone ? '恢复任务' : '调整要求' },
              { value: 'withdraw', label: gone ? '改撤销日期' : '撤销任务' },
            ]}
            value={mode}
            onChange={(next) => setMode(next as Mode)}
          />
          {mode === 'change' ? (
            <WrongFields value={report}>
              <DraftForm
                value={draft}
                onChange={setDraft}
                office={office}
                alternatives={[]}
                notes={[]}
                issues={{}}
                published
              />
            </WrongFields>
          ) : null}
        </section>
        <section className="card change-side" aria-label="影响">
          <ChangeDay duty={duty} effectiveFrom={effectiveFrom} asking={asking} onFrom={onFrom} />
          <ChangeReason value={reason} onChange={setReason} label={words.reason} example={words.example} />
          <h2>影响</h2>
          <ChangeEffect asking={asking} />
          <ChangeConfirm
            {...{ duty, reading, asking, reason, busy }}
            label={words.confirm}
            onConfirm={() => void save()}
          />
        </section>
      </div>
      <DutyHistory versions={duty.versions} />
      {question}
    </Page>
  )
}

/** That it is withdrawn, or that another change comes later: what is entered now holds by that. */
function Standing({ duty, effectiveFrom }: Pick<Changing, 'duty' | 'effectiveFrom'>) {
  const later = duty.versions.find((one) => one.holds && !one.withdrawn && one.effectiveFrom > effectiveFrom)
  return (
    <>
      {duty.withdrawnFrom ? (
        <Alert
          type="info"
          showIcon
          className="change-note"
          title={`这项任务自${duty.withdrawnFrom}起撤销。要恢复的，写明原因后点“确认恢复”；下面的要求可以照原来的，也可以同时改。要换一天撤销的，点“改撤销日期”。`}
        />
      ) : null}
      {later ? (
        <Alert
          type="warning"
          showIcon
          className="change-note"
          title={`已经定了一次自${later.effectiveFrom}起的调整（见下面“历次调整”），到那一天按那次的要求，不按这次的。`}
        />
      ) : null}
    </>
  )
}

interface Saving {
  readonly reason: string
  /** Said once it is done. */
  readonly done: string
  readonly onStale: () => void
}

/** Enters the change and leaves; asks before what was typed is lost. */
function useSave(duty: Changeable, { asked, edited, mode }: Asked, { reason, done, onStale }: Saving) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const [seen] = useState(duty.versions.length)
  const saved = useRef(false)
  const question = useUnsavedPage(() => !saved.current && (reason.trim() !== '' || edited || mode === 'withdraw'))
  const save = async () => {
    setBusy(true)
    try {
      await api.dutyChanges.change({ ...asked, seen, reason })
      saved.current = true
      notice.done(done)
      // Left first: read anew, the form would stand there emptied.
      await navigate({ to: '/duties/$dutyId', params: { dutyId: duty.id } })
      await client.invalidateQueries()
    } catch (error) {
      if (notice.problem(error).rule === 'stale') onStale()
    } finally {
      setBusy(false)
    }
  }
  return { busy, save, question }
}
