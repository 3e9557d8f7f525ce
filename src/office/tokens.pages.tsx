/** One's own access tokens: what they are for, each with its scope and last use, made, shown once, stopped. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { useState } from 'react'
import { Confirm } from '#ui/Confirm.tsx'
import { api } from '#ui/client.ts'
import { useNotice } from '#ui/notice.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { type Token, tokenWords } from './token.schema.ts'
import { FreshToken, TokenForm } from './token-form.pages.tsx'
import './tokens.css'

const TOKENS = { queryKey: ['tokens.list'], queryFn: () => api.tokens.list({}) }

export function TokenSection() {
  const client = useQueryClient()
  const notice = useNotice()
  const list = useQuery(TOKENS)
  const [adding, setAdding] = useState(false)
  const [fresh, setFresh] = useState<string | null>(null)
  const made = async (token: string) => {
    setFresh(token)
    await client.invalidateQueries(TOKENS)
  }
  const revoke = async ({ id }: Token) => {
    try {
      await api.tokens.revoke({ id })
      await client.invalidateQueries(TOKENS)
      notice.done('已停用')
    } catch (error) {
      notice.problem(error)
    }
  }
  return (
    <section className="card">
      <div className="tokens-head">
        <div>
          <h2>访问令牌</h2>
          <p className="quiet">
            供报表、OA等程序以您的名义调用本系统，权限不超过您本人。可以调用什么，见<Link to="/api-docs">接口说明</Link>
            。
          </p>
        </div>
        <Button onClick={() => setAdding(true)}>生成令牌</Button>
      </div>
      {list.isPending ? <Loading /> : null}
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data?.tokens.length === 0 ? <p className="tokens-none">还没有令牌。不让程序调用的，不必生成。</p> : null}
      {list.data && list.data.tokens.length > 0 ? (
        <ul className="tokens-list">
          {list.data.tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={revoke} />
          ))}
        </ul>
      ) : null}
      {adding ? <TokenForm onDone={made} onClose={() => setAdding(false)} /> : null}
      {fresh ? <FreshToken token={fresh} onClose={() => setFresh(null)} /> : null}
    </section>
  )
}

interface TokenRowProps {
  readonly token: Token
  readonly onRevoke: (token: Token) => Promise<void>
}

function TokenRow({ token, onRevoke }: TokenRowProps) {
  const { name, prefix, createdAt, expiresAt, expired, lastUsedAt } = token
  return (
    <li>
      <div>
        <h3>
          {name}
          <code>{prefix}…</code>
          {expired ? <b className="tokens-expired">已到期</b> : null}
        </h3>
        <p>{tokenWords(token)}</p>
        <p className="quiet">
          {dayOf(createdAt)}生成，{dayOf(expiresAt)}到期，
          {lastUsedAt ? `最近使用${momentOf(lastUsedAt)}` : '还没有使用过'}
        </p>
      </div>
      <Confirm
        title="停用后，使用它的程序立即不能再调用，也不能恢复。"
        okText="停用"
        cancelText="取消"
        onConfirm={() => void onRevoke(token)}
      >
        <Button size="small" aria-label={`停用：${name}`}>
          停用
        </Button>
      </Confirm>
    </li>
  )
}

const BEIJING = { timeZone: 'Asia/Shanghai' } as const
const dayOf = (moment: string) => new Date(moment).toLocaleDateString('zh-CN', { ...BEIJING, dateStyle: 'long' })
const momentOf = (moment: string) =>
  new Date(moment).toLocaleString('zh-CN', { ...BEIJING, dateStyle: 'long', timeStyle: 'short' })
