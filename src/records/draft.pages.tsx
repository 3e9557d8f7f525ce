/** Saving what is being typed: to the server after a short pause, and in this tab until the server has it. */
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api, problemOf } from '#ui/client.ts'
import { sessionEnded, sessionRenewed } from '#ui/session.ts'
import type { Content } from './content.rules.ts'
import type { RecordKind } from './record.schema.ts'

export interface Draft {
  readonly id: string
  readonly kind: RecordKind
  readonly subjectId: string | null
  /** What is owed and it was begun for. */
  readonly occurrence: string | null
  readonly content: Content
}

export type Saving =
  | { readonly status: 'untouched' | 'saving' }
  | { readonly status: 'saved'; readonly at: string }
  /** Not on the server: kept in this tab, with the reason. */
  | { readonly status: 'unsaved'; readonly message: string }
  /** The session has ended: kept in this tab until its person signs in again. */
  | { readonly status: 'signed-out' }

/** A pause in typing after which the draft is sent; a draft that could not be sent is tried again this often. */
const PAUSE = 1200
const AGAIN = 15_000

const keyOf = (accountId: string, id: string) => `jianxing.draft.${accountId}.${id}`

/** What this tab holds of a draft that the server does not have yet; null when there is nothing. */
export function localDraft(accountId: string, id: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(accountId, id)) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

function keepLocal(accountId: string, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(accountId, draft.id), JSON.stringify(draft))
  } catch {
    // A full or forbidden store: the server's copy has to do.
  }
}

function forgetLocal(accountId: string, id: string): void {
  try {
    sessionStorage.removeItem(keyOf(accountId, id))
  } catch {
    // A forbidden store holds nothing.
  }
}

/** Ids made since the page was loaded and not yet saved: the server cannot know them before something is typed. */
export const begunDrafts = new Set<string>()

/** Keeps one draft; `change` with every edit, `flush` before leaving, `drop` before it is deleted, `close` once it is done with. */
export function useDraftKeeper(accountId: string) {
  const cache = useQueryClient()
  const [saving, setSaving] = useState<Saving>({ status: 'untouched' })
  const waiting = useRef<Draft | null>(null)
  const running = useRef<Promise<boolean> | null>(null)
  const timer = useRef<number>(undefined)
  const left = useRef(false)

  const send = useCallback(async (): Promise<boolean> => {
    while (waiting.current) {
      const draft = waiting.current
      try {
        const { savedAt } = await api.records.saveDraft({ ...draft, content: { ...draft.content } })
        if (waiting.current === draft) {
          waiting.current = null
          forgetLocal(accountId, draft.id)
        }
        begunDrafts.delete(draft.id)
        // Wherever drafts are shown next, they are asked for again.
        void cache.invalidateQueries({ queryKey: ['records.drafts'], refetchType: 'none' })
        setSaving({ status: 'saved', at: savedAt })
      } catch (error) {
        const { code, message } = problemOf(error)
        setSaving(code === 'UNAUTHORIZED' ? { status: 'signed-out' } : { status: 'unsaved', message })
        window.clearTimeout(timer.current)
        // A page that was left while it saved has nobody to try again for.
        if (!left.current) timer.current = window.setTimeout(() => void flushNow.current(), AGAIN)
        return false
      }
    }
    return true
  }, [accountId, cache])

  /** Sends what waits now; one sending at a time. False when it could not be saved. */
  const flush = useCallback((): Promise<boolean> => {
    window.clearTimeout(timer.current)
    running.current ??= send().finally(() => {
      running.current = null
    })
    return running.current
  }, [send])
  const flushNow = useRef(flush)
  flushNow.current = flush

  const change = useCallback(
    (draft: Draft) => {
      waiting.current = draft
      keepLocal(accountId, draft)
      setSaving({ status: 'saving' })
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void flush(), PAUSE)
    },
    [accountId, flush],
  )

  /** Ends without saving: what is under way is waited for, so that nothing is written after it. */
  const drop = useCallback(async (): Promise<void> => {
    window.clearTimeout(timer.current)
    waiting.current = null
    await running.current
  }, [])

  const close = useCallback(
    (id: string) => {
      window.clearTimeout(timer.current)
      waiting.current = null
      forgetLocal(accountId, id)
      setSaving({ status: 'untouched' })
    },
    [accountId],
  )

  useEffect(() => {
    left.current = false
    const online = () => void flush()
    window.addEventListener('online', online)
    const deaf = sessionRenewed.on(online)
    return () => {
      left.current = true
      deaf()
      window.removeEventListener('online', online)
      window.clearTimeout(timer.current)
    }
  }, [flush])

  return useMemo(
    () => ({ saving, change, flush, drop, close, pending: () => waiting.current !== null }),
    [saving, change, flush, drop, close],
  )
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'Asia/Shanghai',
})

const WORDS: Readonly<Record<Exclude<Saving['status'], 'saved'>, string>> = {
  untouched: '填写时自动保存草稿',
  saving: '正在保存草稿……',
  unsaved: '草稿暂未保存到服务器，已留在本机的这个页面里，恢复后自动保存，请不要关闭页面。',
  'signed-out': '登录已过期，填写的内容留在本机的这个页面里。请重新登录，登录后接着填写。',
}

/** One quiet line that says whether what was typed is safe. */
export function SavingState({ saving }: { readonly saving: Saving }) {
  const { status } = saving
  const lost = status === 'unsaved' || status === 'signed-out'
  return (
    <p className={lost ? 'saving saving-unsaved' : 'saving'} role="status">
      {status === 'saved' ? `草稿已保存 ${clock.format(new Date(saving.at))}` : WORDS[status]}
      {status === 'unsaved' && saving.message ? <small>{saving.message}</small> : null}
      {status === 'signed-out' ? (
        <Button type="link" size="small" onClick={sessionEnded.emit}>
          重新登录
        </Button>
      ) : null}
    </p>
  )
}
