/** Secret addresses for the calendar programs of telephone and desk: made, shown once, listed, stopped. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import { Confirm } from '#ui/Confirm.tsx'
import { api } from '#ui/client.ts'
import { localDay } from '#ui/moment.ts'
import { useNotice } from '#ui/notice.tsx'
import './calendar.css'

export interface FeedsProps {
  /** Whose calendar is open; null: one's own. */
  readonly subject: { readonly id: string; readonly name: string } | null
  readonly onClose: () => void
}

/** What the lists of addresses on this page and on the account's are kept under. */
const FEEDS = { queryKey: ['calendar.feeds'], queryFn: () => api.calendar.feeds({}) }

export function Feeds({ subject, onClose }: FeedsProps) {
  const client = useQueryClient()
  const notice = useNotice()
  const [made, setMade] = useState<{ readonly id: string; readonly url: string } | null>(null)
  const [stopped, setStopped] = useState(false)
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    try {
      setMade(await api.calendar.makeFeed({ subjectId: subject?.id ?? null }))
      setStopped(false)
      await client.invalidateQueries(FEEDS)
    } catch (error) {
      notice.problem(error)
    } finally {
      setBusy(false)
    }
  }
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    notice.done('已复制')
  }
  return (
    <Modal open title="订阅到手机或电脑日历" footer={null} onCancel={onClose}>
      <p>
        生成一个只属于您的地址，加到手机或电脑的日历里，应办事项的日期会自动更新。地址等于钥匙：不要转发，不用了就停用。
      </p>
      {stopped ? (
        <p className="feed-stopped" role="status">
          刚才的地址已停用，不能再读取。已加到日历里的，请在日历里删去。
        </p>
      ) : null}
      {made ? (
        <div className="feed-made">
          <label htmlFor="feed-url">订阅地址（只显示这一次）</label>
          <Input id="feed-url" readOnly value={made.url} onFocus={(event) => event.target.select()} />
          <Button type="primary" onClick={() => void copy(made.url)}>
            复制
          </Button>
          <ul>
            <li>苹果手机：设置 → 日历 → 账户 → 添加账户 → 其他 → 添加已订阅的日历，粘贴地址。</li>
            <li>安卓手机：在日历应用的“订阅日历”或“通过网址添加”中粘贴；没有这一项的，可用电脑上的日历同步。</li>
            <li>Outlook：添加日历 → 从Internet订阅，粘贴地址。</li>
          </ul>
        </div>
      ) : (
        <Button type="primary" loading={busy} onClick={() => void make()}>
          为{subject ? `“${subject.name}”` : '我的应办事项'}生成订阅地址
        </Button>
      )}
      <h3 className="feed-head">已生成的地址</h3>
      <FeedList
        onRevoked={(id) => {
          if (id !== made?.id) return
          setMade(null)
          setStopped(true)
        }}
      />
    </Modal>
  )
}

export interface FeedListProps {
  /** An address that was shown goes out of sight. */
  readonly onRevoked?: (id: string) => void
}

/** The addresses that somebody has made, each with the way to stop it. */
export function FeedList({ onRevoked }: FeedListProps) {
  const client = useQueryClient()
  const notice = useNotice()
  const { data } = useQuery(FEEDS)
  const revoke = async (id: string) => {
    try {
      await api.calendar.revokeFeed({ id })
      onRevoked?.(id)
      await client.invalidateQueries(FEEDS)
      notice.done('已停用')
    } catch (error) {
      notice.problem(error)
    }
  }
  if (!data) return null
  return (
    <>
      {data.feeds.length === 0 ? <p className="quiet">还没有。</p> : null}
      <ul className="feed-list">
        {data.feeds.map(({ id, label, createdAt, lastUsedAt }) => (
          <li key={id}>
            <span>
              {label}
              <small>
                {localDay(createdAt)}生成，{lastUsedAt ? `${localDay(lastUsedAt)}最近读取` : '还没有读取过'}
              </small>
            </span>
            <Confirm
              title="停用后，用这个地址的日历不再更新。"
              okText="停用"
              cancelText="取消"
              onConfirm={() => void revoke(id)}
            >
              <Button size="small" aria-label={`停用：${label}`}>
                停用
              </Button>
            </Confirm>
          </li>
        ))}
      </ul>
    </>
  )
}
