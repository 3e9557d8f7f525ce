/** A post: who holds it, who held it before, what can be done about it. */
import Button from 'antd/es/button'
import { useState } from 'react'
import { useMe } from '#ui/me.ts'
import { type Body, POST_ROLES, type Post } from './office.schema.ts'
import { AppointForm, EndForm, LineForm } from './post-forms.pages.tsx'
import { isActive, LINE_ROLES } from './tree.rules.ts'

export interface PostRowProps {
  readonly post: Post
  readonly bodies: readonly Body[]
  readonly mayEdit: boolean
  readonly onSaved: () => Promise<void>
}

type Holding = Post['holders'][number]

/** A holding in words: from when to when. */
const term = ({ from, to }: Holding) => (to ? `${from} 至 ${to}` : `${from} 起`)

export function PostRow({ post, bodies, mayEdit, onSaved }: PostRowProps) {
  const { today } = useMe()
  const [asking, setAsking] = useState<'appoint' | 'line' | Holding | null>(null)
  const present = post.holders.filter((holding) => isActive(holding, today))
  const coming = post.holders.filter(({ from }) => from > today)
  const former = post.holders.filter(({ to }) => to !== null && to < today)
  const line = post.line.map((id) => bodies.find((body) => body.id === id)?.name ?? '').filter(Boolean)
  const dialog = { post, bodies, onDone: () => void onSaved(), onClose: () => setAsking(null) }
  return (
    <li>
      <div className="office-post">
        <div className="office-post-name">
          <b>{post.name}</b>
          {post.name === POST_ROLES[post.role] ? null : <small>{POST_ROLES[post.role]}</small>}
        </div>
        <div className="office-post-holders">
          {present.length === 0 ? <span className="office-vacant">空缺</span> : null}
          {[...present, ...coming].map((holding) => (
            <div key={holding.id}>
              {holding.personName} <small>{term(holding)}</small>
              {mayEdit && holding.to === null ? (
                <Button
                  size="small"
                  type="text"
                  aria-label={`免职：${holding.personName}`}
                  onClick={() => setAsking(holding)}
                >
                  免职
                </Button>
              ) : null}
            </div>
          ))}
        </div>
        {mayEdit ? (
          <div className="office-post-actions">
            <Button size="small" aria-label={`任命${post.name}`} onClick={() => setAsking('appoint')}>
              任命
            </Button>
            {LINE_ROLES.has(post.role) ? (
              <Button size="small" aria-label={`设置${post.name}的分管`} onClick={() => setAsking('line')}>
                分管
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {line.length > 0 ? <p className="quiet office-line">分管：{line.join('、')}</p> : null}
      {former.length > 0 ? (
        <details className="office-former">
          <summary>历任{former.length}人</summary>
          <ul>
            {former.map((holding) => (
              <li key={holding.id}>
                {holding.personName} <small>{term(holding)}</small>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {asking === 'appoint' ? <AppointForm {...dialog} /> : null}
      {asking === 'line' ? <LineForm {...dialog} /> : null}
      {asking && typeof asking === 'object' ? <EndForm {...dialog} holding={asking} /> : null}
    </li>
  )
}
