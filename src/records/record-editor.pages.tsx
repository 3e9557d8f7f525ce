/** The form of a new record with its draft, its refusals and its result. */
import { useQueryClient } from '@tanstack/react-query'
import { useBlocker, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Step } from '#duties/board.schema.ts'
import { api, problemOf } from '#ui/client.ts'
import { DiscardDraft } from '#ui/DiscardDraft.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Question } from '#ui/Question.tsx'
import { RecordForm } from '#ui/RecordForm.tsx'
import type { WebKind } from '#ui/RecordKinds.tsx'
import { useProblem } from '#ui/useProblem.ts'
import { Asked, type AskedAbout } from './asked.pages.tsx'
import { type OpenItem, openItemsWords } from './begin.rules.ts'
import { ClosedDay } from './closed-day.pages.tsx'
import type { Content } from './content.rules.ts'
import { useWithout } from './counted.pages.tsx'
import { type Elsewhere, SavingState, useDraftKeeper } from './draft.pages.tsx'
import { NotDeleted, SavedElsewhere } from './elsewhere.pages.tsx'
import { useKindName } from './kind-name.pages.tsx'
import { kindParts } from './kind-parts.pages.tsx'
import { Unanswered } from './meeting/unanswered.pages.tsx'
import { useProxiedNote } from './proxied.pages.tsx'
import { FitRemark, madeUpFor, Purpose } from './purpose.pages.tsx'
import type { RecordKind } from './record.schema.ts'
import { BeginAnother, DoneAlready } from './resumed.pages.tsx'

/** The day's own remark says how far it is closed, with the way to ask. */
const CLOSED = { closed: '这个日期已关账，没有提交。请改日期，或申请补登更正。' }

export interface RecordEditorProps {
  readonly id: string
  readonly code: RecordKind
  readonly kind: WebKind
  readonly start: Content
  /** When the draft that it goes on with was saved; null for a new one. */
  readonly savedAt: string | null
  /** The form goes on with an earlier draft. */
  readonly resumed: boolean
  /** The occurrence that it is filled in for. */
  readonly step: Step | undefined
  /** The items of a register that this still waits for. */
  readonly openItems: readonly OpenItem[]
  /** The kind of duty that one came with. */
  readonly named: string | undefined
  readonly onSubmitted: () => void
  /** What was saved elsewhere is to stand: the form begins with it. */
  readonly onElsewhere: (other: Elsewhere) => void
}

export function RecordEditor(props: RecordEditorProps) {
  const { id, code, kind, start, resumed, step, openItems, named } = props
  const me = useMe()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const problem = useProblem()
  const keeper = useDraftKeeper(me.accountId, props.savedAt)
  const [content, setContent] = useState<Content>(start)
  // Making up is what one comes for, unless an earlier sitting said otherwise.
  const declined = resumed && String(start.heldOn ?? '') > (step?.due ?? '') && start.makesUpFor === null
  const [makingUp, setMakingUp] = useState(!declined)
  // Why it was not submitted: the draft is often not saved for the same reason, which is said once.
  const [said, setSaid] = useState('')
  const [choosing, setChoosing] = useState(false)
  const [newer, setNewer] = useState<Elsewhere | null>(null)
  const [twin, setTwin] = useState<AskedAbout | null>(null)

  const whole = (entered: Content, wanted = makingUp) => ({
    ...entered,
    makesUpFor: step
      ? madeUpFor(step, entered.heldOn, wanted)
      : typeof entered.makesUpFor === 'string'
        ? entered.makesUpFor
        : null,
  })
  const keep = (entered: Content, wanted = makingUp) => {
    const subjectId = typeof entered.subjectId === 'string' ? entered.subjectId : null
    keeper.change({
      ...{ id, kind: code, subjectId, occurrence: step?.occurrence ?? null },
      content: whole(entered, wanted),
    })
  }
  const edit = (entered: Content, wanted = makingUp) => {
    setContent(entered)
    keep(entered, wanted)
  }
  const makeUp = (wanted: boolean) => {
    setMakingUp(wanted)
    edit(content, wanted)
  }
  const submit = async (entered: Content, duplicateConfirmed = false) => {
    // First the draft, so that nothing is lost when submitting fails and no save comes after it; changed or not, as
    // submitting takes away what may have been saved elsewhere.
    keep(content)
    await keeper.flush()
    if (keeper.elsewhere()) return setChoosing(true)
    await api.records.submit({ id, kind: code, content: { ...whole(entered) }, duplicateConfirmed })
    keeper.close(id)
    props.onSubmitted()
    setTwin(null)
    await cache.invalidateQueries({ refetchType: 'none' })
    // In the place of the form: going back leads to where one came from, and begins nothing anew.
    await navigate({ to: '/records/$recordId/submitted', params: { recordId: id }, replace: true })
  }
  const submitOrAsk = async (entered: Content) => {
    try {
      await submit(entered)
    } catch (error) {
      const { rule, message } = problemOf(error)
      setSaid(message)
      if (rule !== 'duplicate') throw error
      setTwin({ content: entered, message })
    }
  }
  const remove = async (savedAt: string | null) => {
    await api.records.discardDraft({ id, savedAt })
    keeper.close(id)
    await cache.invalidateQueries({ queryKey: ['records.drafts'] })
    await navigate({ to: '/', replace: true })
  }
  /** Nothing is deleted unasked that was saved elsewhere meanwhile, and nothing typed is lost where deleting fails. */
  const discard = async (savedAt = keeper.seen()) => {
    try {
      await keeper.hold()
      await remove(savedAt).catch(async (error) => {
        if (problemOf(error).rule !== 'stale') throw error
        const other = await keeper.newer({ id, content: whole(content) })
        if (other) setNewer(other)
        else await remove(keeper.seen())
      })
    } catch (error) {
      problem(error)
      void keeper.flush()
    }
  }

  const takeOther = async (other: Elsewhere) => {
    await keeper.hold()
    keeper.close(id)
    props.onElsewhere(other)
  }

  const entry = whole(content)
  const proxied = useProxiedNote(code, entry)
  const name = useKindName(code, entry, named)

  const without = useWithout(kind, entry)
  const parts = kindParts({ kind, content: entry, edit })
  const remarks = {
    ...parts,
    ...(typeof content.meeting === 'string' && {
      present: (
        <>
          <Unanswered meetingId={content.meeting} content={content} />
          {parts.present}
        </>
      ),
    }),
    ...(openItems.length > 0 && { items: openItemsWords(openItems) }),
    ...(proxied && { subjectId: proxied }),
    heldOn: (
      <>
        {step ? (
          <FitRemark step={step} heldOn={content.heldOn} today={me.today} makingUp={makingUp} onMakingUp={makeUp} />
        ) : null}
        <ClosedDay content={content} />
        {parts.heldOn}
      </>
    ),
  }
  return (
    <Page
      title={`登记：${name}`}
      subtitle={resumed ? '已恢复上次未提交的草稿，请继续填写。' : name === kind.label ? kind.hint : undefined}
      extra={
        <>
          {resumed ? <BeginAnother code={code} content={start} step={step} /> : null}
          {step ? null : <LinkButton to="/records/new">换一种登记</LinkButton>}
        </>
      }
    >
      <div className={step ? 'record-page for-step' : 'record-page'}>
        {step ? <Purpose step={step} today={me.today} /> : null}
        <div className="card">
          {resumed ? <DoneAlready content={start} step={step} /> : null}
          <RecordForm
            schema={kind.schema}
            value={start}
            onChange={(entered) => edit(entered)}
            onSubmit={submitOrAsk}
            remarks={remarks}
            explained={CLOSED}
            without={without}
            makesUpFor={entry.makesUpFor}
            reachedAt={keeper.saving.status === 'saved' ? keeper.saving.at : undefined}
            actions={
              <>
                <DiscardDraft label="删除草稿" onDiscard={() => discard()} />
                <SavingState saving={keeper.saving} said={said} onChoose={() => setChoosing(true)} />
              </>
            }
          />
        </div>
      </div>
      <Asked
        title="可能重复登记"
        okText="是另一次，仍要登记"
        asked={twin}
        onCancel={() => setTwin(null)}
        onConfirm={(entered) => submit(entered, true)}
      />
      <SavedElsewhere
        open={choosing}
        other={keeper.saving.status === 'elsewhere' ? keeper.saving.other : null}
        mine={content}
        schema={kind.schema}
        onMine={() => {
          setChoosing(false)
          void keeper.keepMine()
        }}
        onOther={(other) => void takeOther(other)}
        onLater={() => setChoosing(false)}
      />
      <NotDeleted
        newer={newer}
        onLook={(other) => void takeOther(other)}
        onDelete={(other) => {
          setNewer(null)
          void discard(other.savedAt)
        }}
      />
      <Leaving pending={keeper.pending} flush={keeper.flush} />
    </Page>
  )
}

/** Leaving saves first; only what could not be saved is asked about. */
function Leaving({ pending, flush }: { readonly pending: () => boolean; readonly flush: () => Promise<boolean> }) {
  const blocker = useBlocker({
    shouldBlockFn: async () => pending() && !(await flush()),
    enableBeforeUnload: pending,
    withResolver: true,
  })
  return (
    <Question
      open={blocker.status === 'blocked'}
      title="草稿还没有保存到服务器"
      stay={{ words: '留在这里', do: () => blocker.reset?.() }}
      leave={{ words: '仍要离开', do: () => blocker.proceed?.() }}
    >
      <p>
        现在离开，刚才填写的内容可能丢失。请看到“草稿已保存”后再离开：断网的等网络恢复，在另一处改过的先选择保留哪一份。
      </p>
    </Question>
  )
}
