/** Changing a published duty: the form on one side, what it would do on the other, then the change. */
import { keepPreviousData, type Query, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Radio from 'antd/es/radio'
import Segmented from 'antd/es/segmented'
import { useDeferredValue, useRef, useState } from 'react'
import { CHANGE_KINDS, type ChangeKind } from '#duties/changes.rules.ts'
import type { Changeable, Effect } from '#duties/duty-change.schema.ts'
import { DutyHistory } from '#duties/duty-history.pages.tsx'
import { api, problemOf } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { useUnsavedPage } from '#ui/Unsaved.tsx'
import { Field } from './draft-field.pages.tsx'
import { DraftForm } from './draft-form.pages.tsx'
import {
  draftOf,
  editsOf,
  firstDayOf,
  HANDOVERS,
  type Handover,
  isHandedOver,
  takenOver,
  termsOf,
} from './duty-change.rules.ts'
import { hindrance } from './hindrance.rules.ts'
import { useOffice } from './office-names.pages.tsx'
import { type Draft, draftSchema } from './plan.schema.ts'
import './review-dialogs.css'
import './duty-change.css'

const route = getRouteApi('/signed-in/duties/$dutyId/change')

/** The engine's contract: a period that a withdrawal has ended does not come back, what starts later is owed. */
const RESTORED = '恢复后，自这一天或以后开始的周期应办；这一天正在进行的一期和撤销期间的不再应办。'

const isOfForm = ({ queryKey }: Query) => String(queryKey[0]).startsWith('dutyChanges.')

export function DutyChangePage() {
  const { dutyId: id } = route.useParams()
  const [from, setFrom] = useState<string>()
  const duty = useQuery({
    queryKey: ['dutyChanges.changeable', id, from ?? null],
    queryFn: () => api.dutyChanges.changeable({ id, from }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
  if (duty.isError) return <Failure error={duty.error} onRetry={() => void duty.refetch()} />
  if (!duty.data) return <Loading />
  // A change made elsewhere meanwhile begins the form anew.
  return (
    <Change
      key={duty.data.versions.length}
      duty={duty.data}
      effectiveFrom={from ?? firstDayOf(duty.data)}
      onFrom={setFrom}
      reading={duty.isPlaceholderData}
      onStale={() => void duty.refetch()}
    />
  )
}

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
  const stop = mode === 'withdraw' ? null : titled.success ? hindrance(draft) : titled.error.issues[0]!.message
  const handed = mode === 'change' && isHandedOver(duty, draft)
  const set = termsOf(duty, draft)
  const terms = handed ? takenOver(set, handover, effectiveFrom) : set
  const later = duty.versions.find((version) => version.effectiveFrom > effectiveFrom)
  const asked = useDeferredValue({ id: duty.id, effectiveFrom, set: mode === 'change' ? terms : null })
  const effect = useQuery({
    queryKey: ['dutyChanges.preview', asked],
    queryFn: () => api.dutyChanges.changePreview(asked),
    enabled: stop === null && !reading,
    retry: false,
  })
  const gone = duty.withdrawnFrom !== null
  const edited = Object.keys(editsOf(duty, draft)).length > 0
  // What was withdrawn is restored by asking the same again.
  const same = mode === 'change' && !gone && !edited
  const saved = useRef(false)
  const question = useUnsavedPage(() => !saved.current && (reason.trim() !== '' || edited || mode === 'withdraw'))
  const save = async () => {
    setBusy(true)
    try {
      await api.dutyChanges.change({ ...asked, seen: duty.versions.length, reason })
      saved.current = true
      notice.done(mode === 'withdraw' ? '已撤销' : gone ? '已恢复' : '已调整')
      // The form last, when it is left: read anew before, it would stand emptied until everything else is.
      await client.invalidateQueries({ predicate: (one) => !isOfForm(one) })
      await navigate({ to: '/duties/$dutyId', params: { dutyId: duty.id } })
      await client.invalidateQueries({ predicate: isOfForm })
    } catch (error) {
      const { rule } = notice.problem(error)
      if (rule === 'stale') onStale()
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
          title={`这项任务自${duty.withdrawnFrom}起撤销。要恢复的，写明原因后点“确认恢复”；下面的要求可以照原来的，也可以同时改。`}
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
            <DraftForm
              value={draft}
              onChange={(next) => setEdits(editsOf(duty, next))}
              office={office}
              alternatives={[]}
              notes={[]}
              issues={{}}
              published
            />
          ) : (
            <p>撤销后，到期日在生效日以后的都不再应办；以前的保留不变。</p>
          )}
        </section>
        <section className="card change-side" aria-label="影响">
          <Field
            id="change-from"
            label="自哪一天起"
            help={
              gone && mode === 'change'
                ? RESTORED
                : '这一天以前到期的不受影响；正在进行的周期，起止日期不变的按新要求判定。'
            }
          >
            <DayPicker
              id="change-from"
              value={effectiveFrom}
              min={gone && mode === 'change' ? duty.withdrawnFrom! : duty.begins}
              allowClear={false}
              onChange={(day) => day && onFrom(day)}
            />
          </Field>
          {handed && effectiveFrom > duty.begins ? (
            <Field
              id="change-handover"
              label="正在进行的周期由谁承担"
              help="这一天以前到期的、已经登记的纪实都留在原来的单位、岗位名下。"
            >
              <Radio.Group
                id="change-handover"
                className="change-handover"
                value={handover}
                onChange={(event) => setHandover(event.target.value)}
                options={Object.entries(HANDOVERS).map(([value, label]) => ({ value, label }))}
              />
            </Field>
          ) : null}
          <Field id="change-reason" label={gone && mode === 'change' ? '恢复原因' : '调整原因'}>
            <Input.TextArea
              id="change-reason"
              rows={2}
              maxLength={200}
              value={reason}
              placeholder={gone && mode === 'change' ? '例如：撤错了' : '例如：市委有新的部署'}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <h2>影响</h2>
          {stop ? (
            <p role="alert">{stop}。</p>
          ) : effect.isError ? (
            <p role="alert">{problemOf(effect.error).message}</p>
          ) : effect.data ? (
            <EffectWords effect={effect.data} />
          ) : (
            <p className="quiet">正在推算……</p>
          )}
          <div className="change-actions">
            <Button
              type="primary"
              danger={mode === 'withdraw'}
              loading={busy}
              disabled={
                stop !== null || reading || same || reason.trim().length < 2 || !effect.data || effect.data.forgiven > 0
              }
              onClick={() => void save()}
            >
              {mode === 'withdraw' ? '确认撤销' : gone ? '确认恢复' : '确认调整'}
            </Button>
            <LinkButton to="/duties/$dutyId" params={{ dutyId: duty.id }}>
              返回
            </LinkButton>
          </div>
          {same ? (
            <p className="quiet">还没有改动。</p>
          ) : reason.trim().length < 2 ? (
            <p className="quiet">写明原因后可以确认。</p>
          ) : null}
        </section>
      </div>
      <DutyHistory versions={duty.versions} />
      {question}
    </Page>
  )
}

function EffectWords({ effect }: { readonly effect: Effect }) {
  const { stay, counts, subjects, others, lose, find, none, forgiven } = effect
  const kinds = (Object.keys(CHANGE_KINDS) as ChangeKind[]).filter((kind) => counts[kind])
  return (
    <>
      <dl className="change-figures">
        <div>
          <dt>不变</dt>
          <dd>{stay}次</dd>
        </div>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{CHANGE_KINDS[kind]}</dt>
            <dd>{counts[kind]}次</dd>
          </div>
        ))}
      </dl>
      <ul className="change-words">
        {kinds.length === 0 ? <li>各次应办都不受影响。</li> : null}
        {lose > 0 ? <li>{lose}条已计入的纪实不再计入这项任务。</li> : null}
        {find > 0 ? <li>{find}条原来没有计入的纪实会计入。</li> : null}
        {others > 0 ? <li>另有{others}次其他任务的应办受影响（共用纪实）。</li> : null}
        {forgiven > 0 ? (
          <li role="alert">
            <b>有{forgiven}次已经逾期的应办会被抹去，不能这样调整。</b>请改为从今天起，过去的由责任单位申请豁免。
          </li>
        ) : null}
        {none ? <li>此后不再有任何一次应办。</li> : null}
      </ul>
      {subjects.length > 0 ? (
        <details>
          <summary>涉及{subjects.length}个单位、岗位</summary>
          <ul className="change-words">
            {subjects.map(({ name, count }) => (
              <li key={name}>
                {name}：{count}次
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
