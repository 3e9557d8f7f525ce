/** One body: what it is, its posts with their holders, its people. */
import { Link } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useMe } from '#ui/me.ts'
import { BodyForm } from './body-form.pages.tsx'
import { BodyPeople } from './body-people.pages.tsx'
import { BODY_KINDS, type Body, type Post } from './office.schema.ts'
import { PostForm } from './post-forms.pages.tsx'
import { PostRow } from './post-row.pages.tsx'
import { isActive } from './tree.rules.ts'

export interface BodyDetailProps {
  readonly body: Body
  readonly bodies: readonly Body[]
  readonly posts: readonly Post[]
  readonly mayEdit: boolean
  readonly onSaved: () => Promise<void>
}

export function BodyDetail({ body, bodies, posts, mayEdit, onSaved }: BodyDetailProps) {
  const [asking, setAsking] = useState<'body' | 'post' | null>(null)
  const own = posts.filter(({ bodyId }) => bodyId === body.id)
  const close = () => setAsking(null)
  return (
    <>
      <Link to="/office" className="office-back">
        ← 全部组织
      </Link>
      <section className="card">
        <div className="office-head">
          <h2>{body.name}</h2>
          {mayEdit ? <Button onClick={() => setAsking('body')}>修改</Button> : null}
        </div>
        <Facts body={body} bodies={bodies} posts={posts} />
      </section>
      <section className="card" aria-label="职务">
        <div className="office-head">
          <h3>职务</h3>
          {mayEdit ? <Button onClick={() => setAsking('post')}>设职务</Button> : null}
        </div>
        {own.length === 0 ? (
          <p className="quiet">还没有设职务。{mayEdit ? '责任事项落在职务上，请先设职务，再任命任职人。' : ''}</p>
        ) : (
          <ul className="office-posts">
            {own.map((post) => (
              <PostRow key={post.id} post={post} bodies={bodies} mayEdit={mayEdit} onSaved={onSaved} />
            ))}
          </ul>
        )}
      </section>
      <BodyPeople body={body} bodies={bodies} mayEdit={mayEdit} onSaved={onSaved} />
      {asking === 'body' ? (
        <BodyForm bodies={bodies} body={body} parentId={body.parentId} onDone={() => void onSaved()} onClose={close} />
      ) : null}
      {asking === 'post' ? <PostForm body={body} onDone={() => void onSaved()} onClose={close} /> : null}
    </>
  )
}

function Facts({ body, bodies, posts }: Pick<BodyDetailProps, 'body' | 'bodies' | 'posts'>) {
  const { today } = useMe()
  const above = bodies.find(({ id }) => id === body.parentId)
  const leaders = posts
    .filter(({ line }) => line.includes(body.id))
    .map(({ name, holders }) => holders.find((holding) => isActive(holding, today))?.personName ?? name)
  const facts: readonly (readonly [string, string | null])[] = [
    ['类别', BODY_KINDS[body.kind]],
    ['上级组织', above?.name ?? null],
    ['分管', leaders.join('、') || null],
    ['成立', body.from],
    ['撤销', body.to],
    ['开始使用本系统', body.recordsSince],
  ]
  return (
    <dl className="office-facts">
      {facts.map(([term, text]) =>
        text ? (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
