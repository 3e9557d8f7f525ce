/** The own notices: the unread ones first; a click opens what it tells of and marks it read. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Pagination from 'antd/es/pagination'
import Radio from 'antd/es/radio'
import type { MouseEvent } from 'react'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { NOTICES_ON_PAGE, type Notice } from './notice.schema.ts'
import { partsOf, timeOf } from './notices.rules.ts'
import './notices.css'

const SHOWN = [
  { value: 'all', label: '全部' },
  { value: 'unread', label: '未读' },
]

export function NoticesPage() {
  const search = useSearch({ from: '/signed-in/notices' })
  const navigate = useNavigate()
  const client = useQueryClient()
  const { done, problem } = useNotice()
  const filter = { show: search.show === 'unread' ? ('unread' as const) : ('all' as const), page: search.page ?? 1 }
  const list = useQuery({
    queryKey: ['notices', 'list', filter],
    queryFn: () => api.notices.list(filter),
    // Somebody who opens the list wants what there is now.
    staleTime: 0,
  })
  const readAll = async (ids: string[]) => {
    try {
      const { count } = await api.notices.seen({ ids })
      done(`已把${count}条标为已读`)
      await client.invalidateQueries({ queryKey: ['notices'] })
    } catch (error) {
      problem(error)
    }
  }
  return (
    <Page title="消息" subtitle="有事等您办理，或您的事有了结果，会在这里告诉您。消息保留一年。">
      <div className="notices-bar">
        <Radio.Group
          optionType="button"
          aria-label="显示"
          options={SHOWN}
          value={filter.show}
          onChange={({ target }) =>
            void navigate({ to: '/notices', search: target.value === 'unread' ? { show: 'unread' } : {} })
          }
        />
        {list.data && list.data.unread > 0 ? (
          <Button onClick={() => void readAll(list.data.known)}>全部标为已读</Button>
        ) : null}
      </div>
      {list.isPending ? (
        <Loading />
      ) : list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data.notices.length === 0 ? (
        <Nothing show={filter.show} page={filter.page} />
      ) : (
        <>
          <Parts notices={list.data.notices} unread={list.data.unread} />
          {list.data.total > NOTICES_ON_PAGE ? (
            <Pagination
              current={filter.page}
              total={list.data.total}
              pageSize={NOTICES_ON_PAGE}
              showSizeChanger={false}
              onChange={(page) => void navigate({ to: '/notices', search: { ...search, page } })}
            />
          ) : null}
        </>
      )}
    </Page>
  )
}

function Nothing({ show, page }: { readonly show: 'unread' | 'all'; readonly page: number }) {
  if (page > 1)
    return (
      <Empty title="这一页没有消息">
        <LinkButton to="/notices">回到第一页</LinkButton>
      </Empty>
    )
  return show === 'unread' ? (
    <Empty title="没有未读的消息">
      <LinkButton to="/notices">查看全部消息</LinkButton>
    </Empty>
  ) : (
    <Empty title="还没有消息">
      <p>有事等您办理，或您提出的事有了结果，会列在这里。</p>
    </Empty>
  )
}

function Parts({ notices, unread }: { readonly notices: readonly Notice[]; readonly unread: number }) {
  const { today } = useMe()
  return partsOf(notices, today).map(({ read, days }) => (
    <section key={String(read)} aria-label={read ? '已读' : '未读'} className="notices-part">
      <h2>{read ? '已读' : `未读（${unread}）`}</h2>
      {days.map(({ heading, notices: list }) => (
        <div key={heading} className="notices-day">
          <h3>{heading}</h3>
          <ul>
            {list.map((notice) => (
              <li key={notice.id}>
                <Item notice={notice} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  ))
}

function Item({ notice: { id, title, text, why, to, madeAt, read } }: { readonly notice: Notice }) {
  const { history } = useRouter()
  const client = useQueryClient()
  const open = async (event: MouseEvent) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey
    if (!elsewhere) event.preventDefault()
    // Marked or not, it is opened: a notice must not stand in the way of what it tells of.
    if (!read) await api.notices.read({ id }).catch(() => {})
    // It tells of something new: no page shows what it has kept of before.
    void client.invalidateQueries()
    if (!elsewhere) history.push(to)
  }
  return (
    <a href={to} className={read ? 'notice' : 'notice notice-unread'} onClick={(event) => void open(event)}>
      <span className="notice-what">
        <span className="notice-title">{title}</span>
        {text ? <small>{text}</small> : null}
        {why ? <small>{why}</small> : null}
      </span>
      <time dateTime={madeAt}>{timeOf(madeAt)}</time>
    </a>
  )
}
