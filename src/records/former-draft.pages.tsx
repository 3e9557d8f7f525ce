/** A draft whose writer holds the post no more: it can be read, copied and deleted, and not submitted. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { api, problemOf } from '#ui/client.ts'
import { DiscardDraft } from '#ui/DiscardDraft.tsx'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import type { WebKind } from '#ui/RecordKinds.tsx'
import { useProblem } from '#ui/useProblem.ts'
import { type Content, shownFields, valueWords } from './content.rules.ts'
import { type Elsewhere, savedDraft } from './draft.pages.tsx'
import type { FormerDraft } from './record.schema.ts'

interface FormerDraftProps {
  readonly id: string
  readonly kind: WebKind
  readonly subjectId: string
  readonly content: Content
  readonly former: FormerDraft
  readonly savedAt: string | null
  /** It was saved elsewhere since: what it is now. */
  readonly onElsewhere: (other: Elsewhere) => void
}

export function FormerDraftPage(props: FormerDraftProps) {
  const { id, kind, subjectId, content, former, savedAt, onElsewhere } = props
  const cache = useQueryClient()
  const navigate = useNavigate()
  const notice = useNotice()
  const problem = useProblem()
  const names = new Map([[subjectId, former.name], ...former.known.map((one) => [one.id, one.name] as const)])
  const filled = shownFields(kind.schema).flatMap(({ name, meta }) => {
    const value = content[name]
    const empty = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    return empty ? [] : { name, label: meta.label, words: valueWords(meta, value, names) }
  })
  const copy = async () => {
    await navigator.clipboard.writeText(filled.map(({ label, words }) => `${label}：${words}`).join('\n'))
    notice.done('已复制。')
  }
  const discard = async () => {
    try {
      await api.records.discardDraft({ id, savedAt })
      await cache.invalidateQueries({ queryKey: ['records.drafts'] })
      await navigate({ to: '/records', replace: true })
    } catch (error) {
      problem(error)
      const newer = problemOf(error).rule === 'stale' ? await savedDraft(id).catch(() => undefined) : undefined
      if (newer) onElsewhere(newer)
    }
  }
  return (
    <Page title={`草稿：${kind.label}`} subtitle="尚未提交，只有您能看到。">
      <Alert
        type="warning"
        showIcon
        className="records-note"
        title={`您已不再担任${former.name}的职务，这份草稿不能提交`}
        description={`这是您为${former.name}填写的草稿，现在由接任的同志登记。需要留用的，请复制内容；不再需要的，请删除。`}
      />
      <div className="card">
        <dl className="fields">
          {filled.map(({ name, label, words }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd className="long">{words}</dd>
            </div>
          ))}
        </dl>
        <div className="record-form-actions">
          {/* The clipboard is only there on HTTPS and on this machine: elsewhere the text is marked and copied by hand. */}
          {window.isSecureContext ? (
            <Button type="primary" onClick={() => void copy()}>
              复制内容
            </Button>
          ) : null}
          <DiscardDraft label="删除草稿" onDiscard={discard} />
        </div>
      </div>
    </Page>
  )
}
