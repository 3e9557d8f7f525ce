/** Under the files of a gathering's form: what the minutes among them propose, taken one by one or all at once. */
import { useQueries } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import { idsOf } from '#records/content.rules.ts'
import type { MeetingKind } from '#records/meeting/meeting.schema.ts'
import { usePreparation } from '#records/meeting/use-meeting.pages.tsx'
import { api, problemOf } from '#ui/client.ts'
import { useMe } from '#ui/me.ts'
import { type KindPartProps, useRecordKinds } from '#ui/RecordKinds.tsx'
import { recordFields } from '#ui/recordFields.ts'
import { disagreement } from './counts.rules.ts'
import { Folded } from './folded.pages.tsx'
import type { NamedPerson } from './proposal.schema.ts'
import { changeWords, missingWords, type Open, openProposals, strangerWords, taken } from './taking.rules.ts'
import './proposals.css'

/** Every file is read, so that numbers that disagree are said after a reload too; proposed is what arrives while the form is open: a correction begins with what was corrected. */
export function ProposalsPart({ kind, content, change }: KindPartProps & { readonly kind: MeetingKind }) {
  const { today } = useMe()
  const [before] = useState(() => new Set(idsOf(content.files)))
  const [again, setAgain] = useState(false)
  // Fields by file: what was taken over is the writer's own from then on.
  const [adopted, setAdopted] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map())
  const take = (file: string, some: readonly Open[]) => {
    const fields = new Set([...(adopted.get(file) ?? []), ...some.map(({ field }) => field)])
    setAdopted(new Map(adopted).set(file, fields))
    change(taken(some, content))
  }
  const files = idsOf(content.files)
  const subjectId = typeof content.subjectId === 'string' ? content.subjectId : ''
  const due = usePreparation(kind, subjectId, heldOnOf(content) ?? today).data?.due
  const readings = useQueries({
    queries: files.map((fileId) => ({
      queryKey: ['records.propose', fileId, kind, subjectId],
      queryFn: () => api.records.propose({ fileId, kind, subjectId, heldOn: heldOnOf(content) }),
      enabled: subjectId !== '',
      staleTime: Number.POSITIVE_INFINITY,
      retry: 3,
      retryDelay: 2000,
    })),
  })
  const held = (id: string) => before.has(id) && !again
  const waiting = readings.some(({ data, error }, i) => held(files[i]!) && (error || data?.proposals.length))
  return (
    <div className="proposals">
      {waiting ? (
        <Button type="link" size="small" onClick={() => setAgain(true)}>
          从已传的附件中读取会议内容
        </Button>
      ) : null}
      {readings.map(({ data, error, isLoading }, i) =>
        data ? (
          <div key={files[i]}>
            <Warnings
              wrong={due ? disagreement(data.counts, content, ids(due)) : null}
              hints={[missingWords(data.missing, content), strangerWords(data.strangers)]}
            />
            {held(files[i]!) ? null : (
              <FileProposals
                kind={kind}
                file={data.file}
                found={data.proposals.length}
                open={openProposals(data.proposals, content, adopted.get(files[i]!))}
                nameOf={namer(data.roster)}
                onTake={(some) => take(files[i]!, some)}
              />
            )}
          </div>
        ) : held(files[i]!) ? null : error ? (
          <p key={files[i]} role="status">
            没有从附件中读出内容：{problemOf(error).message}
          </p>
        ) : isLoading ? (
          <p key={files[i]} role="status">
            正在读取附件……
          </p>
        ) : null,
      )}
    </div>
  )
}

const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id)

const namer = (roster: readonly NamedPerson[]) => {
  const names = new Map(roster.map(({ id, name }) => [id, name]))
  return (id: string) => names.get(id) ?? '名册外人员'
}

const heldOnOf = ({ heldOn }: KindPartProps['content']) =>
  typeof heldOn === 'string' && heldOn !== '' ? heldOn : undefined

/** What does not agree with the form, and what the file leaves to be asked. */
function Warnings({ wrong, hints }: { readonly wrong: string | null; readonly hints: readonly (string | null)[] }) {
  return (
    <>
      {wrong ? (
        <p className="attendance-wrong" role="alert">
          {wrong}
        </p>
      ) : null}
      {hints.map((hint) =>
        hint ? (
          <p key={hint} className="attendance-wrong" role="status">
            {hint}
          </p>
        ) : null,
      )}
    </>
  )
}

interface FileProposalsProps {
  readonly kind: MeetingKind
  readonly file: string
  readonly found: number
  readonly open: readonly Open[]
  readonly nameOf: (id: string) => string
  readonly onTake: (some: readonly Open[]) => void
}

/** Nothing where the file holds nothing of the kind: most attachments are no minutes. */
function FileProposals({ kind, file, found, open, nameOf, onTake }: FileProposalsProps) {
  const schema = useRecordKinds()[kind]?.schema
  if (found === 0 || !schema) return null
  if (open.length === 0) return <p role="status">“{file}”中读出的内容都已填入，请核对。</p>
  const labels = new Map(recordFields(schema).map(({ name, meta }) => [name, meta.label.replace(/（.*$/, '')]))
  const replacing = open.filter(({ replaces }) => replaces).length
  return (
    <section aria-label={`从“${file}”中读出`}>
      <p className="proposals-head" role="status">
        从“{file}”中读出{open.length}项，请核对后采用；没有采用的不会填入。
        <Button size="small" onClick={() => onTake(open)}>
          全部采用{replacing > 0 ? `（替换已填的${replacing}项）` : ''}
        </Button>
      </p>
      <ul>
        {open.map((proposal) => {
          const change = changeWords(proposal, nameOf)
          const label = labels.get(proposal.field) ?? proposal.field
          return (
            <li key={proposal.field}>
              <div>
                <b>{label}</b>
                <Folded className="proposals-words" of={label}>
                  {proposal.words}
                </Folded>
                <Folded as="blockquote" className="proposals-quote" of={`${label}的原文`}>
                  {proposal.quote}
                </Folded>
                {change ? <p className="proposals-change">{change}</p> : null}
                {proposal.remark ? <p className="attendance-wrong">{proposal.remark}</p> : null}
              </div>
              <Button size="small" aria-label={`采用${label}`} onClick={() => onTake([proposal])}>
                {proposal.replaces ? '替换已填的' : '采用'}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
