/** Drafts that wait to be finished, above everything else: what was begun is the nearest step. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import { api } from '#ui/client.ts'
import { DiscardDraft } from '#ui/DiscardDraft.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import { useProblem } from '#ui/useProblem.ts'
import './next.css'

const saved = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' })

/** How many are shown at first: the steps below must stay in sight. */
const FIRST = 2

const NEEDLESS = {
  meeting: '这次会议已经登记过纪实，这份草稿不用再提交，可以删除。',
  occurrence: '要办的这一期已经完成：同一件事的不用再提交，可以删除；确实是另一次的，可以继续填写。',
} as const

export const useDrafts = (enabled = true) =>
  useQuery({ queryKey: ['records.drafts'], queryFn: () => api.records.drafts({}), enabled })

/** The person's own drafts; nothing where there are none. */
export function Drafts() {
  const kinds = useRecordKinds()
  const cache = useQueryClient()
  const drafts = useDrafts()
  const problem = useProblem()
  const discard = async (seen: { id: string; savedAt: string }) => {
    await api.records.discardDraft(seen).catch(problem)
    // Deleted, or changed elsewhere meanwhile.
    await cache.invalidateQueries({ queryKey: ['records.drafts'] })
  }
  const [all, setAll] = useState(false)
  if (!drafts.data || drafts.data.drafts.length === 0) return null
  const shown = all ? drafts.data.drafts : drafts.data.drafts.slice(0, FIRST)
  const rest = drafts.data.drafts.length - shown.length
  return (
    <section aria-label="未提交的草稿" className="step-group">
      <h2>
        未提交的草稿 <span className="count">{drafts.data.drafts.length}份</span>
      </h2>
      <ul>
        {shown.map((draft) => {
          const kind = kinds[draft.kind]
          const title = kind?.titleOf(draft.content) || '尚未填写标题'
          return (
            <li key={draft.id} className="step">
              <div className="step-text">
                <h3>
                  {draft.kindLabel ? `${draft.kindLabel}：` : ''}
                  {title}
                </h3>
                <p className="step-who">草稿保存于{saved.format(new Date(draft.savedAt))}，尚未提交，只有您能看到</p>
                {draft.former ? (
                  <p className="step-who">
                    您已不再担任{draft.former.name}的职务，这份草稿不能提交；可以复制内容或删除。
                  </p>
                ) : draft.needless ? (
                  <p className="step-who">{NEEDLESS[draft.needless]}</p>
                ) : null}
              </div>
              <div className="step-actions">
                <LinkButton to="/records/new" search={{ draft: draft.id, kind: draft.kind }}>
                  {draft.former ? '查看' : '继续填写'}
                </LinkButton>
                <DiscardDraft label="删除" onDiscard={() => discard({ id: draft.id, savedAt: draft.savedAt })} />
              </div>
            </li>
          )
        })}
      </ul>
      {rest > 0 ? (
        <Button type="link" onClick={() => setAll(true)}>
          显示其余{rest}份
        </Button>
      ) : null}
    </section>
  )
}
