/** Under the files of a gathering's form: what the minutes among them propose, taken one by one or all at once. */
import { useQueries } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import { listOf } from '#records/content.rules.ts'
import type { MeetingKind } from '#records/meeting/meeting.schema.ts'
import { api, problemOf } from '#ui/client.ts'
import { type KindPartProps, useRecordKinds } from '#ui/RecordKinds.tsx'
import { recordFields } from '#ui/recordFields.ts'
import { disagreement } from './counts.rules.ts'
import { type Open, openProposals, taken } from './taking.rules.ts'
import './proposals.css'

const idsOf = (value: unknown) => listOf(value).map(String)

/** Only files that arrive while the form is open are read by themselves: a correction begins with what was corrected. */
export function ProposalsPart({ kind, content, change }: KindPartProps & { readonly kind: MeetingKind }) {
  const [before] = useState(() => new Set(idsOf(content.files)))
  const [again, setAgain] = useState(false)
  // Fields by file: what was taken over is the writer's own from then on.
  const [adopted, setAdopted] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map())
  const take = (file: string, some: readonly Open[]) => {
    const fields = new Set([...(adopted.get(file) ?? []), ...some.map(({ field }) => field)])
    setAdopted(new Map(adopted).set(file, fields))
    change(taken(some))
  }
  const files = idsOf(content.files)
  const subjectId = typeof content.subjectId === 'string' ? content.subjectId : ''
  const asked = files.filter((id) => again || !before.has(id))
  const readings = useQueries({
    queries: asked.map((fileId) => ({
      queryKey: ['records.propose', fileId, kind, subjectId],
      queryFn: () => api.records.propose({ fileId, kind, subjectId, heldOn: heldOnOf(content) }),
      enabled: subjectId !== '',
      staleTime: Number.POSITIVE_INFINITY,
      retry: 1,
    })),
  })
  const waiting = files.length > asked.length
  return (
    <div className="proposals">
      {waiting ? (
        <Button type="link" size="small" onClick={() => setAgain(true)}>
          从已传的附件中读取会议内容
        </Button>
      ) : null}
      {readings.map(({ data, error, isLoading }, i) =>
        data ? (
          <FileProposals
            key={asked[i]}
            kind={kind}
            file={data.file}
            found={data.proposals.length}
            open={openProposals(data.proposals, content, adopted.get(asked[i]!))}
            disagreement={disagreement(data.counts, content)}
            onTake={(some) => take(asked[i]!, some)}
          />
        ) : error ? (
          <p key={asked[i]} role="status">
            没有从附件中读出内容：{problemOf(error).message}
          </p>
        ) : isLoading ? (
          <p key={asked[i]} role="status">
            正在读取附件……
          </p>
        ) : null,
      )}
    </div>
  )
}

const heldOnOf = ({ heldOn }: KindPartProps['content']) =>
  typeof heldOn === 'string' && heldOn !== '' ? heldOn : undefined

interface FileProposalsProps {
  readonly kind: MeetingKind
  readonly file: string
  readonly found: number
  readonly open: readonly Open[]
  /** Numbers of people that do not agree with the form. */
  readonly disagreement: string | null
  readonly onTake: (some: readonly Open[]) => void
}

/** Nothing where the file holds nothing of the kind: most attachments are no minutes. */
function FileProposals({ kind, file, found, open, disagreement: wrong, onTake }: FileProposalsProps) {
  const schema = useRecordKinds()[kind]?.schema
  if (found === 0 || !schema) return null
  const warning = wrong ? (
    <p className="attendance-wrong" role="alert">
      {wrong}
    </p>
  ) : null
  if (open.length === 0)
    return (
      <>
        {warning}
        <p role="status">“{file}”中读出的内容都已填入，请核对。</p>
      </>
    )
  const labels = new Map(recordFields(schema).map(({ name, meta }) => [name, meta.label.replace(/（.*$/, '')]))
  const replacing = open.filter(({ replaces }) => replaces).length
  return (
    <section aria-label={`从“${file}”中读出`}>
      {warning}
      <p className="proposals-head" role="status">
        从“{file}”中读出{open.length}项，请核对后采用；没有采用的不会填入。
        <Button size="small" onClick={() => onTake(open)}>
          全部采用{replacing > 0 ? `（替换已填的${replacing}项）` : ''}
        </Button>
      </p>
      <ul>
        {open.map((proposal) => (
          <li key={proposal.field}>
            <div>
              <b>{labels.get(proposal.field) ?? proposal.field}</b>
              <span className="proposals-words">{proposal.words}</span>
              <blockquote>{proposal.quote}</blockquote>
              {proposal.remark ? <p className="attendance-wrong">{proposal.remark}</p> : null}
            </div>
            <Button
              size="small"
              aria-label={`采用${labels.get(proposal.field) ?? proposal.field}`}
              onClick={() => onTake([proposal])}
            >
              {proposal.replaces ? '替换已填的' : '采用'}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
