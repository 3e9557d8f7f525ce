/** Entering a record: choose the kind or come with it, fill in, submit once. The draft's id is in the address at once. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import { type ReactNode, useEffect, useState } from 'react'
import { CREDIT_KINDS } from '#duties/kinds.schema.ts'
import { newId } from '#kernel/id.ts'
import { api, problemOf } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { useDutyChoices, useOwing } from '#ui/useDutyChoices.ts'
import { useMoment } from '#ui/useMoment.ts'
import { beganFor, beginning, kindFor, servedWith } from './begin.rules.ts'
import { type BegunDraft, begunDrafts, localDraft } from './draft.pages.tsx'
import { FormerDraftPage } from './former-draft.pages.tsx'
import { KindChoice } from './kind-choice.pages.tsx'
import { fromMeeting } from './meeting/from-meeting.rules.ts'
import { useMeeting } from './meeting/use-meeting.pages.tsx'
import { useOccurrence } from './purpose.pages.tsx'
import type { FormerDraft, RecordKind } from './record.schema.ts'
import { RecordEditor } from './record-editor.pages.tsx'
import './records.css'

const useAddress = () => useSearch({ from: '/signed-in/records/new' })
type Address = ReturnType<typeof useAddress>

/** Replaces the address, so that going back does not lead to a half-made one. */
function Redirect({ search }: { readonly search: Address }) {
  const navigate = useNavigate()
  const target = JSON.stringify(search)
  useEffect(() => {
    void navigate({ to: '/records/new', search: JSON.parse(target) as Address, replace: true })
  }, [navigate, target])
  return <Loading />
}

function freshId(): string {
  const id = newId()
  begunDrafts.add(id)
  return id
}

export function NewRecordPage() {
  const me = useMe()
  const search = useAddress()
  // What was begun in a former post can still be read.
  if (search.draft === undefined && (!can(me, 'record.write') || me.recordsFor.length === 0)) {
    return (
      <Page title="登记纪实">
        <Empty title="您目前没有登记纪实的职责">
          <p>纪实由支部委员、领导和机关党委登记。您参加的活动如有遗漏，请告诉支部补登。</p>
          <LinkButton to="/records">查看我参加的纪实</LinkButton>
        </Empty>
      </Page>
    )
  }
  if (search.draft === undefined) return <Begin search={search} />
  return <Resume key={search.draft} id={search.draft} search={search} />
}

const Choose = ({ search, children }: { readonly search: Address; readonly children?: ReactNode }) => (
  <Page title="登记纪实" subtitle="选择要登记的内容">
    {children}
    <KindChoice search={{ subject: search.subject, duty: search.duty }} />
  </Page>
)

/** Without a draft: finds the kind, then puts a fresh draft's id into the address. */
function Begin({ search }: { readonly search: Address }) {
  const kinds = useRecordKinds()
  const sought = search.occurrence ?? search.makesUpFor
  const occurrence = useOccurrence(sought)
  const [id] = useState(freshId)
  const drafts = useQuery({
    queryKey: ['records.drafts', id],
    queryFn: () => api.records.drafts({}),
    enabled: search.anew === undefined && (sought ?? search.meeting) !== undefined,
    gcTime: 0,
  })
  const step = occurrence.data?.step
  const named = search.kind !== undefined && Object.keys(kinds).includes(search.kind) ? search.kind : undefined
  const kind = named ?? (step && kindFor(kinds, step))
  if (drafts.isLoading) return <Loading />
  const begun = beganFor(drafts.data?.drafts ?? [], { ...search, kind, occurrence: sought })
  if (begun) return <Redirect search={{ ...search, kind: begun.kind, draft: begun.id }} />
  if (kind) return <Redirect search={{ ...search, kind, draft: id, anew: undefined }} />
  if (occurrence.isLoading) return <Loading />
  if (occurrence.isError) {
    return (
      <Choose search={search}>
        <Alert type="warning" showIcon className="records-note" title={problemOf(occurrence.error).message} />
      </Choose>
    )
  }
  return <Choose search={search} />
}

/** An address may name anything. */
const knownKind = (code: string | undefined) =>
  code !== undefined && Object.hasOwn(CREDIT_KINDS, code) ? code : undefined

/** With a draft: what this tab or the server holds of it, or a new form where it was begun just now. */
function Resume({ id, search }: { readonly id: string; readonly search: Address }) {
  const me = useMe()
  const moment = useMoment()
  const kinds = useRecordKinds()
  const [local] = useState(() => localDraft(me.accountId, id))
  const [isNew] = useState(() => begunDrafts.has(id) && !local)
  const drafts = useQuery({
    queryKey: ['records.drafts', id],
    queryFn: () => api.records.drafts({}),
    enabled: !isNew && !local,
    // An earlier answer may hold what was typed before: the form begins with the latest or not at all.
    gcTime: 0,
  })
  // What is shown is what was found first: the form keeps its own state from then on, whatever becomes of the draft.
  const [found, setFound] = useState<(BegunDraft & { readonly former?: FormerDraft | null }) | null>(local)
  const answered = drafts.data?.drafts.find((draft) => draft.id === id)
  if (!found && answered) setFound(answered)
  const code = (search.kind ?? found?.kind ?? '') as RecordKind
  const kind = kinds[code]
  const madeUp = found?.content.makesUpFor
  const occurrence = useOccurrence(
    search.occurrence ?? search.makesUpFor ?? found?.occurrence ?? (typeof madeUp === 'string' ? madeUp : undefined),
  )

  // An earlier sitting's draft has its own content; a meeting fills in a new one.
  const meeting = useMeeting(isNew ? search.meeting : undefined)

  const step = occurrence.data?.step
  // Only a new form of many duties asks for which; the day is not known yet, and the last of the period is as good.
  const asks = isNew && code === 'plain' ? step : undefined
  const owed = useDutyChoices({
    subjectId: asks?.subject.id,
    heldOn: asks && asks.due < me.today ? asks.due : undefined,
  })

  // Where nothing says whose it is, it is theirs who owe such.
  const anybody = isNew && [search.occurrence, search.makesUpFor, search.subject, search.meeting].every((one) => !one)
  const owing = useOwing(anybody, (duty, { post }) => kindFor(kinds, { kind: duty.kind, subject: { post } }) === code)

  if (drafts.isError && !found) return <Failure error={drafts.error} onRetry={() => void drafts.refetch()} />
  if (meeting.isError) return <Failure error={meeting.error} onRetry={() => void meeting.refetch()} />
  if (drafts.isLoading || occurrence.isLoading || meeting.isLoading || owed.isLoading || owing.loading)
    return <Loading />
  // Submitted long ago, removed, or somebody else's: a new form gets an id of its own.
  if (!kind || (!isNew && !found)) return <Redirect search={{ ...search, draft: undefined }} />

  if (found?.subjectId && found.former) {
    const { subjectId, content, former, savedAt } = found
    return <FormerDraftPage {...{ id, kind, subjectId, content, former, savedAt }} onElsewhere={setFound} />
  }

  const openItems = occurrence.data?.openItems ?? []
  const served = step && owed.data ? servedWith(kinds, step, owed.data.duties) : undefined
  const known = {
    kind,
    step,
    served,
    owing: owing.owing,
    openItems,
    subject: search.subject,
    duty: search.duty,
    person: search.person,
    ...me,
  }
  return (
    <RecordEditor
      // What was saved elsewhere begins a form of its own.
      key={found?.savedAt}
      id={id}
      code={code}
      kind={kind}
      start={found?.content ?? { ...beginning(known), ...(meeting.data && fromMeeting(meeting.data, moment)) }}
      savedAt={found?.savedAt ?? null}
      resumed={found !== null}
      step={step}
      openItems={openItems}
      named={step?.kind ?? knownKind(search.named)}
      onSubmitted={() => begunDrafts.delete(id)}
      onElsewhere={setFound}
    />
  )
}
