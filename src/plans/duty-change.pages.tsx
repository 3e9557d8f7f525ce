/** Changing a published duty: the form on one side, what it would do on the other, then the change. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Segmented from 'antd/es/segmented'
import { useDeferredValue, useRef, useState } from 'react'
import type { Changeable, ChangedTerms } from '#duties/duty-change.schema.ts'
import { DutyHistory } from '#duties/duty-history.pages.tsx'
import { api, problemOf } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { useUnsavedPage } from '#ui/Unsaved.tsx'
import { useWrongFields, WRONG_FIELDS, WrongFields } from '#ui/wrongFields.tsx'
import { Field } from './draft-field.pages.tsx'
import { DraftForm } from './draft-form.pages.tsx'
import {
  draftOf,
  editsOf,
  firstDayOf,
  type Handover,
  isHandedOver,
  restoredWords,
  takenOver,
  termsOf,
} from './duty-change.rules.ts'
import { EffectWords } from './duty-effect.pages.tsx'
import { HandoverField, UnownedNote } from './duty-handover.pages.tsx'
import { hindrance } from './hindrance.rules.ts'
import { useOffice } from './office-names.pages.tsx'
import { type Draft, draftSchema } from './plan.schema.ts'
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

/** What a change would do, asked while it is typed. */
const usePreview = (asked: { id: string; effectiveFrom: string; set: ChangedTerms | null }, enabled: boolean) =>
  useQuery({
    queryKey: ['dutyChanges.preview', asked],
    queryFn: () => api.dutyChanges.changePreview(asked),
    ...{ enabled, retry: false, gcTime: 0 },
  })

interface ChangeProps {
  /** As it reads on the day of effect. */
  readonly duty: Changeable
  readonly effectiveFrom: string
  readonly onFrom: (day: string) => void
  /** How it reads on the chosen day is still on its way. */
  readonly reading: boolean
  readonly onStale: () => void
}

function Change({ duty, effectiveFrom, onFrom, reading, onStale }: ChangeProps) {
  const office = useOffice()
  const navigate = useNavigate()
  const client = useQueryClient()
  const notice = useNotice()
  // Kept apart from how the duty reads: on another day of effect it may read otherwise, and what was typed stays.
  const [edits, setEdits] = useState<Partial<Draft>>({})
  const draft: Draft = { ...draftOf(duty), ...edits }
  const [mode, setMode] = useState<'change' | 'withdraw'>('change')
  const [handover, setHandover] = useState<Handover>('now')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const titled = draftSchema.shape.title.safeParse(draft.title)
  const { wrong, report } = useWrongFields()
  const lacking = titled.success ? hindrance(draft) : titled.error.issues[0]!.message
  const stop = mode === 'withdraw' ? null : wrong ? WRONG_FIELDS : lacking
  const handed = mode === 'change' && isHandedOver(duty, draft)
  const set = termsOf(duty, draft)
  const terms = handed ? takenOver(set, handover, effectiveFrom) : set
  const later = duty.versions.find((one) => one.holds && !one.withdrawn && one.effectiveFrom > effectiveFrom)
  const gone = duty.withdrawnFrom !== null
  const edited = Object.keys(editsOf(duty, draft)).length > 0
  const restores = gone && mode === 'change'
  const words = DONE[mode][gone ? 'again' : 'first']
  // What was withdrawn is restored by asking the same again.
  const same = mode === 'withdraw' ? effectiveFrom === duty.withdrawnFrom : !gone && !edited
  const asked = useDeferredValue({ id: duty.id, effectiveFrom, set: mode === 'change' ? terms : null })
  const weighed = stop === null && !reading && !same
  const effect = usePreview(asked, weighed)
  const chooses = handed && effectiveFrom > duty.begins
  const other = handover === 'now' ? 'next' : 'now'
  const instead = usePreview(
    useDeferredValue({ id: duty.id, effectiveFrom, set: takenOver(set, other, effectiveFrom) }),
    weighed && chooses,
  )
  const [seen] = useState(duty.versions.length)
  const saved = useRef(false)
  const question = useUnsavedPage(() => !saved.current && (reason.trim() !== '' || edited || mode === 'withdraw'))
  const save = async () => {
    setBusy(true)
    try {
      await api.dutyChanges.change({ ...asked, seen, reason })
      saved.current = true
      notice.done(words.done)
      // Left first: read anew, the form would stand there emptied.
      await navigate({ to: '/duties/$dutyId', params: { dutyId: duty.id } })
      await client.invalidateQueries()
    } catch (error) {
      if (notice.problem(error).rule === 'stale') onStale()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page title={`调整：${duty.title}`} subtitle={`现在的要求：${duty.words}（${duty.planTitle}）`}>
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
            onChange={(next) => setMode(next as 'change' | 'withdraw')}
          />
          {mode === 'change' ? (
            <WrongFields value={report}>
              <DraftForm
                value={draft}
                onChange={(next) => setEdits(editsOf(duty, next))}
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
          <Field
            id="change-from"
            label="自哪一天起"
            help={
              mode === 'withdraw'
                ? '到期日在这一天及以后的都不再应办；以前的照常应办，保留不变。'
                : restores
                  ? restoredWords(duty, effectiveFrom)
                  : '这一天以前到期的不受影响；正在进行的周期，起止日期不变的按新要求判定。'
            }
          >
            <DayPicker
              id="change-from"
              value={effectiveFrom}
              min={restores ? duty.withdrawnFrom! : duty.begins}
              allowClear={false}
              onChange={(day) => day && onFrom(day)}
            />
          </Field>
          {chooses ? (
            <HandoverField
              value={handover}
              onChange={setHandover}
              passing={(value) => (value === handover ? effect : instead).data}
            />
          ) : null}
          {mode === 'change' && effect.data ? (
            <UnownedNote
              passing={effect.data}
              until={terms.inForce.to}
              onDay={onFrom}
              onNow={
                chooses && handover === 'next' && instead.data?.unowed.length === 0 ? () => setHandover('now') : null
              }
              hint={
                handed || terms.inForce.from >= effectiveFrom
                  ? null
                  : `要这一期就照新的办，把“有效期”的起日改为${effectiveFrom}再看影响。`
              }
            />
          ) : null}
          <Field id="change-reason" label={words.reason}>
            <Input.TextArea
              id="change-reason"
              rows={2}
              maxLength={200}
              value={reason}
              placeholder={`例如：${words.example}`}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <h2>影响</h2>
          {stop ? (
            <p role="alert">{stop}。</p>
          ) : effect.isError ? (
            <p role="alert">{problemOf(effect.error).message}</p>
          ) : same ? (
            <p className="quiet">{mode === 'withdraw' ? '请在上面选新的撤销日期。' : '还没有改动。'}</p>
          ) : effect.data ? (
            <>
              <EffectWords effect={effect.data} />
              {restores && effect.data.none ? (
                <p role="alert">这样恢复以后没有一次应办。请换一天，或者改有效期、多久一次。</p>
              ) : null}
            </>
          ) : (
            <p className="quiet">正在推算……</p>
          )}
          <div className="change-actions">
            <Button
              type="primary"
              danger={mode === 'withdraw'}
              loading={busy}
              disabled={
                stop !== null ||
                reading ||
                same ||
                reason.trim().length < 2 ||
                !effect.data ||
                effect.data.forgiven > 0 ||
                (restores && effect.data.none)
              }
              onClick={() => void save()}
            >
              {words.confirm}
            </Button>
            <LinkButton to="/duties/$dutyId" params={{ dutyId: duty.id }}>
              返回
            </LinkButton>
          </div>
          {!same && reason.trim().length < 2 ? <p className="quiet">写明原因后可以确认。</p> : null}
        </section>
      </div>
      <DutyHistory versions={duty.versions} />
      {question}
    </Page>
  )
}
