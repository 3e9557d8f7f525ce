/** The bodies as a tree of links: each has an address of its own. */
import { Link } from '@tanstack/react-router'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import { useState } from 'react'
import { useMe } from '#ui/me.ts'
import { BODY_KINDS, type Post } from './office.schema.ts'
import { isActive, matching, type TreeRow } from './tree.rules.ts'

export interface BodyTreeProps {
  readonly rows: readonly TreeRow[]
  readonly posts: readonly Post[]
  readonly chosen: string | null
}

/** Bodies that one tree lists; beyond it one searches. */
const MOST = 500

export function BodyTree({ rows, posts, chosen }: BodyTreeProps) {
  const { today } = useMe()
  const [words, setWords] = useState('')
  const [closed, setClosed] = useState(false)
  const present = rows.filter(({ body }) => closed || body.id === chosen || body.to === null || body.to >= today)
  const shown = matching(present, words.trim())
  const vacant = new Set(
    posts.filter(({ holders }) => !holders.some((holding) => isActive(holding, today))).map(({ bodyId }) => bodyId),
  )
  return (
    <nav className="card office-tree" aria-label="组织">
      <Input
        allowClear
        placeholder="按名称查找"
        aria-label="按名称查找组织"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul>
        {shown.slice(0, MOST).map(({ body, depth }) => (
          <li key={body.id} style={{ paddingLeft: depth * 16 }}>
            <Link to="/office" search={{ body: body.id }} aria-current={body.id === chosen ? 'true' : undefined}>
              <span>{body.name}</span>
              <small>
                {body.name.includes(BODY_KINDS[body.kind]) ? null : BODY_KINDS[body.kind]}
                {vacant.has(body.id) ? <em>有空缺</em> : null}
                {isActive(body, today) ? null : <em>{body.to && body.to < today ? '已撤销' : '未成立'}</em>}
              </small>
            </Link>
          </li>
        ))}
      </ul>
      {shown.length > MOST ? <p className="quiet">还有{shown.length - MOST}个组织没有列出，请按名称查找。</p> : null}
      {shown.length === 0 ? <p className="quiet">没有名称含“{words}”的组织。</p> : null}
      {rows.some(({ body }) => body.to !== null && body.to < today) ? (
        <Checkbox checked={closed} onChange={(event) => setClosed(event.target.checked)}>
          显示已撤销的组织
        </Checkbox>
      ) : null}
    </nav>
  )
}
