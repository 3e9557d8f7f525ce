/** The interface for programs, read from the document that the server gives of itself. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import { useState } from 'react'
import { GRANTS, type Grant } from '#kernel/grant.schema.ts'
import type { Me } from '#office/access.schema.ts'
import { RECORD_KINDS, type RecordKind } from '#records/record.schema.ts'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { ownHeaders } from '#ui/session.ts'
import { type ApiDocument, curlOf, rowsOf, type Verb, verbsOf } from './api-document.ts'
import { Fields } from './api-fields.tsx'
import './api-docs.css'

const DOCUMENT = {
  queryKey: ['openapi'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<ApiDocument> => {
    const response = await fetch('/api/openapi.json', { headers: ownHeaders() })
    if (!response.ok) throw new Error(String(response.status))
    return response.json() as Promise<ApiDocument>
  },
}

export function ApiDocsPage() {
  const { data, error, refetch } = useQuery(DOCUMENT)
  return (
    <Page title="接口说明" subtitle="供报表、OA等程序调用本系统；与页面所用的是同一套接口，权限和审计也一样。">
      {data ? <Documented document={data} /> : null}
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <Loading />}
    </Page>
  )
}

/** What a token of the person could call. */
const mayCall = (me: Me, { grant, personal }: Verb) => !personal && me.grants.includes(grant as Grant)

function Documented({ document }: { readonly document: ApiDocument }) {
  const me = useMe()
  const [words, setWords] = useState('')
  const [callable, setCallable] = useState(true)
  const server = document.servers[0].url
  const wanted = words.trim().toLowerCase()
  const shown = verbsOf(document).filter(
    (verb) => (!callable || mayCall(me, verb)) && `${verb.path} ${verb.summary}`.toLowerCase().includes(wanted),
  )
  const slices = document.tags.filter(({ name }) => shown.some(({ slice }) => slice === name))
  return (
    <>
      <HowTo server={server} />
      <div className="api-filter">
        <Input
          allowClear
          placeholder="用途或地址"
          aria-label="按用途或地址查找接口"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Checkbox checked={callable} onChange={(event) => setCallable(event.target.checked)}>
          只看我的令牌能调用的
        </Checkbox>
        <span className="quiet">{shown.length}个接口</span>
      </div>
      {slices.length === 0 ? <p className="quiet">没有找到。</p> : null}
      {slices.map(({ name, description }) => (
        <section key={name} className="api-slice" aria-label={description}>
          <h2>
            {description}
            <code>{name}</code>
          </h2>
          {shown
            .filter(({ slice }) => slice === name)
            .map((verb) => (
              <VerbCard key={verb.name} verb={verb} server={server} />
            ))}
        </section>
      ))}
      <section className="api-slice" aria-label="各类纪实的内容">
        <h2>
          各类纪实的内容<code>content</code>
        </h2>
        {Object.entries(document.components.schemas).map(([kind, schema]) => (
          <details key={kind} className="card api-verb">
            <summary>
              <b>{RECORD_KINDS[kind as RecordKind]}</b>
              <code>"kind": "{kind}"</code>
            </summary>
            <Fields title="各栏" rows={rowsOf(schema)} />
          </details>
        ))}
      </section>
    </>
  )
}

function HowTo({ server }: { readonly server: string }) {
  return (
    <section className="card api-how">
      <ol>
        <li>
          在<Link to="/account">我的账号</Link>生成访问令牌，只勾选程序用得着的权限。
        </li>
        <li>
          每次调用都是<code>POST {server}/模块/动作</code>，带上<code>Authorization: Bearer 令牌</code>
          ，内容是一个JSON对象，答复也是。
        </li>
        <li>
          不成功时答复<code>{'{"code", "message", "data"}'}</code>：<code>message</code>是可以直接给人看的一句话，
          <code>data.field</code>
          指出哪一栏。401：令牌不对；403：没有权限；404：没有或看不到；409：与现有的冲突；429：太频繁，按
          <code>Retry-After</code>的秒数再试。
        </li>
        <li>
          日期写作<code>2026-03-02</code>
          ，按北京时间。新增的事项由程序自己给出编号（UUID），同一编号重复提交只登记一次。
        </li>
      </ol>
      <p className="quiet">
        生成客户端代码用<a href="/api/openapi.json">OpenAPI文档</a>（须登录，或带令牌读取）。
      </p>
    </section>
  )
}

function VerbCard({ verb, server }: { readonly verb: Verb; readonly server: string }) {
  const [open, setOpen] = useState(false)
  const grant = verb.grant === 'public' ? '不需要登录' : GRANTS[verb.grant as Grant]
  return (
    <details className="card api-verb" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <b>{verb.summary}</b>
        <code>/api{verb.path}</code>
        <span className="api-tags">
          <span>{verb.changes ? '办理' : '查询'}</span>
          <span>权限：{grant}</span>
          {verb.personal ? <span className="api-personal">须本人登录，令牌不能调用</span> : null}
        </span>
      </summary>
      {open ? (
        <>
          <Fields title="提交的内容" rows={rowsOf(verb.input)} />
          <Fields title="答复的内容" rows={rowsOf(verb.output)} output />
          {verb.personal ? null : (
            <>
              <h3>示例</h3>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
              <pre tabIndex={0}>{curlOf(server, verb)}</pre>
            </>
          )}
        </>
      ) : null}
    </details>
  )
}
