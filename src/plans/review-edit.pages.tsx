/** Editing the duty that a commitment would become. A second editor is told, sees the other version, and overwrites nothing unknowingly. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Drawer from 'antd/es/drawer'
import { useState } from 'react'
import { api, type Problem, problemOf } from '#ui/client.ts'
import { useUnsaved } from '#ui/Unsaved.tsx'
import { sameFields } from '#ui/unsaved.ts'
import { useWrongFields, WRONG_FIELDS, WrongFields } from '#ui/wrongFields.tsx'
import { draftDifferences } from './draft-edit.rules.ts'
import { DraftForm } from './draft-form.pages.tsx'
import type { Office } from './office-names.pages.tsx'
import { type Draft, draftSchema, type PlanReview, type ReviewItem } from './plan.schema.ts'
import { replaceItems, reviewKey } from './review-decisions.pages.tsx'

export interface ReviewEditProps {
  readonly planId: string
  readonly item: ReviewItem
  readonly office: Office
  /** The change is saved; told is the item as it was before and as it is now. */
  readonly onSaved: (before: ReviewItem, saved: ReviewItem) => void
  readonly onClose: () => void
}

export function ReviewEdit({ planId, item, office, onSaved, onClose }: ReviewEditProps) {
  const client = useQueryClient()
  const [draft, setDraft] = useState<Draft>(item.draft)
  // The version that this form began with: only it may be replaced.
  const [version, setVersion] = useState(item.version)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [issues, setIssues] = useState<Readonly<Record<string, string>>>({})
  const save = useMutation({
    mutationFn: () => api.plans.edit({ id: item.id, version, draft: { ...draft, review: [] } }),
    onSuccess: (saved) => {
      replaceItems(client, planId, [saved])
      onSaved(item, saved)
      onClose()
    },
    onError: async (error) => {
      const said = problemOf(error)
      if (said.rule === 'stale')
        await client.fetchQuery({
          queryKey: reviewKey(planId),
          queryFn: () => api.plans.get({ id: planId }),
          staleTime: 0,
        })
      setProblem(said)
    },
  })
  const { wrong, report } = useWrongFields()
  const [refused, setRefused] = useState(false)
  const submit = () => {
    setRefused(wrong)
    if (wrong) return
    const checked = draftSchema.safeParse(draft)
    setIssues(Object.fromEntries((checked.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message])))
    setProblem(null)
    if (checked.success) save.mutate()
  }
  const theirs = client.getQueryData<PlanReview>(reviewKey(planId))?.items.find(({ id }) => id === item.id) ?? item
  const { close, question } = useUnsaved(() => !sameFields(item.draft, draft), onClose)
  return (
    <>
      <Drawer
        open
        onClose={close}
        size="min(620px, 100vw)"
        title="修改任务"
        footer={
          <div className="review-edit-foot">
            {refused && wrong ? <span role="alert">{WRONG_FIELDS}。</span> : null}
            <Button onClick={close}>取消</Button>
            <Button type="primary" loading={save.isPending} onClick={submit}>
              保存
            </Button>
          </div>
        }
      >
        {problem?.rule === 'stale' ? (
          <Conflict
            message={problem.message}
            mine={draft}
            theirs={theirs}
            office={office}
            onTake={() => {
              setDraft(theirs.draft)
              setVersion(theirs.version)
              setProblem(null)
            }}
            onKeep={() => {
              setVersion(theirs.version)
              setProblem(null)
            }}
          />
        ) : problem ? (
          <Alert type="error" showIcon role="alert" title={problem.message} />
        ) : null}
        <blockquote className="quote">{item.reading.quote}</blockquote>
        <WrongFields value={report}>
          <DraftForm
            value={draft}
            onChange={(next) => {
              setDraft(next)
              setIssues({})
            }}
            office={office}
            alternatives={item.alternatives}
            notes={item.draft.review}
            issues={issues}
          />
        </WrongFields>
      </Drawer>
      {question}
    </>
  )
}

interface ConflictProps {
  readonly message: string
  readonly mine: Draft
  readonly theirs: ReviewItem
  readonly office: Office
  readonly onTake: () => void
  readonly onKeep: () => void
}

/** What the other editor saved beside what stands in the form; the choice is the reviewer's. */
function Conflict({ message, mine, theirs, office, onTake, onKeep }: ConflictProps) {
  const differences = draftDifferences(mine, theirs.draft, office.names)
  return (
    <div className="review-conflict" role="alert">
      <p>
        <b>{message}</b>
      </p>
      {differences.length === 0 ? (
        <p>两边的内容相同。</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">{theirs.changedBy ?? '对方'}保存的</th>
              <th scope="col">您填写的</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ label, mine: own, theirs: other }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{other}</td>
                <td>{own}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div>
        <Button size="small" onClick={onTake}>
          采用对方的内容
        </Button>
        <Button size="small" onClick={onKeep}>
          保留我填写的，再次保存时替换对方的
        </Button>
      </div>
    </div>
  )
}
