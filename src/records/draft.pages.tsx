/** Saving what is being typed: to the server after a short pause, and in this tab until the server has it. */
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api, problemOf } from '#ui/client.ts'
import { sessionEnded, sessionRenewed } from '#ui/session.ts'
import { type Content, isUnchanged } from './content.rules.ts'
import type { RecordKind } from './record.schema.ts'

export interface Draft {
  readonly id: string
  readonly kind: RecordKind
  readonly subjectId: string | null
  /** What is owed and it was begun for. */
  readonly occurrence: string | null
  readonly content: Content
}

/** With the save that it goes on from, null where there was none. */
export type BegunDraft = Draft & { readonly savedAt: string | null }

/** What the draft is since it was saved from another page or device. */
export type Elsewhere = Draft & { readonly savedAt: string }

export type Saving =
  | { readonly status: 'untouched' | 'saving' }
  | { readonly status: 'saved'; readonly at: string }
  /** Not on the server: kept in this tab, with the reason. */
  | { readonly status: 'unsaved'; readonly message: string }
  /** Saved from elsewhere meanwhile: kept in this tab until its person has chosen. */
  | { readonly status: 'elsewhere'; readonly other: Elsewhere }
  /** The session has ended: kept in this tab until its person signs in again. */
  | { readonly status: 'signed-out' }

/** A pause in typing after which the draft is sent; a draft that could not be sent is tried again this often. */
const PAUSE = 1200
const AGAIN = 15_000

const keyOf = (accountId: string, id: string) => `jianxing.draft.${accountId}.${id}`

/** What this tab holds of a draft that the server does not have yet; null when there is nothing. */
export function localDraft(accountId: string, id: string): BegunDraft | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(accountId, id)) ?? 'null') as BegunDraft | null
  } catch {
    return null
  }
}

function keepLocal(accountId: string, draft: BegunDraft): void {
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

/**
 * Keeps one draft, going on from the save that the form has seen; `change` with every edit, `flush` before leaving,
 * `keepMine` where it was saved elsewhere meanwhile, `hold` before it is deleted as it was last `seen`, `newer` for what
 * was saved elsewhere since, `close` once it is done with.
 */
export function useDraftKeeper(accountId: string, savedAt: string | null) {
  const cache = useQueryClient()
  const [saving, setSaving] = useState<Saving>({ status: 'untouched' })
  const waiting = useRef<Draft | null>(null)
  const running = useRef<Promise<boolean> | null>(null)
  const timer = useRef<number>(undefined)
  const left = useRef(false)
  const saves = useSaves(savedAt)
  const elsewhere = useRef<Elsewhere | null>(null)

  const send = useCallback(async (): Promise<boolean> => {
    while (waiting.current) {
      if (elsewhere.current) return false
      const draft = waiting.current
      try {
        const { savedAt, other } = await saves.send(draft)
        if (other) {
          elsewhere.current = other
          setSaving({ status: 'elsewhere', other })
          return false
        }
        if (waiting.current === draft) {
          waiting.current = null
          forgetLocal(accountId, draft.id)
        } else if (waiting.current) keepLocal(accountId, { ...waiting.current, savedAt })
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
  }, [accountId, cache, saves])

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
      keepLocal(accountId, { ...draft, savedAt: saves.seen() })
      if (elsewhere.current) return
      setSaving({ status: 'saving' })
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void flush(), PAUSE)
    },
    [accountId, flush, saves],
  )

  /** What this form holds is to stand, over what was saved elsewhere. */
  const keepMine = useCallback((): Promise<boolean> => {
    if (elsewhere.current) saves.see(elsewhere.current.savedAt)
    elsewhere.current = null
    setSaving({ status: 'saving' })
    return flush()
  }, [flush, saves])

  /** Saves nothing more of itself: what is under way is waited for, so that nothing is written after it. */
  const hold = useCallback(async (): Promise<void> => {
    window.clearTimeout(timer.current)
    await running.current
    window.clearTimeout(timer.current)
  }, [])

  const close = useCallback(
    (id: string) => {
      window.clearTimeout(timer.current)
      waiting.current = null
      elsewhere.current = null
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
    () => ({
      ...{ saving, change, flush, keepMine, hold, close },
      pending: () => waiting.current !== null,
      ...{ seen: saves.seen, newer: saves.newer },
      elsewhere: () => elsewhere.current,
    }),
    [saving, change, flush, keepMine, hold, close, saves],
  )
}

/** What the server has of an own draft; undefined where it is submitted or deleted. */
export const savedDraft = async (id: string) => (await api.records.drafts({})).drafts.find((draft) => draft.id === id)

/** Sends drafts on from the save that the form has seen: what was saved from elsewhere since is not written over. */
function useSaves(savedAt: string | null) {
  const seen = useRef(savedAt)
  // Sent, and no answer heard: the server may have it all the same.
  const unanswered = useRef<Content[]>([])
  return useMemo(() => {
    const see = (at: string | null) => {
      seen.current = at
    }
    /** What the server has of the draft, where it is not from here; else this goes on from it. */
    const newer = async ({ id, content }: Pick<Draft, 'id' | 'content'>): Promise<Elsewhere | null> => {
      const saved = await savedDraft(id)
      if (saved && ![content, ...unanswered.current].some((own) => isUnchanged(own, saved.content))) return saved
      see(saved?.savedAt ?? null)
      return null
    }
    const send = async (
      draft: Draft,
    ): Promise<{ savedAt: string; other: null } | { savedAt: null; other: Elsewhere }> => {
      try {
        const content = { ...draft.content }
        const { savedAt } = await api.records.saveDraft({ ...draft, content, savedAt: seen.current })
        see(savedAt)
        unanswered.current = []
        return { savedAt, other: null }
      } catch (error) {
        if (problemOf(error).rule !== 'stale') {
          unanswered.current.push(draft.content)
          throw error
        }
        const other = await newer(draft)
        return other ? { savedAt: null, other } : await send(draft)
      }
    }
    return { send, see, newer, seen: () => seen.current }
  }, [])
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'Asia/Shanghai',
})

/** The time of a save, as the form says it. */
export const savedWords = (savedAt: string): string => clock.format(new Date(savedAt))

const WORDS: Readonly<Record<Exclude<Saving['status'], 'saved'>, string>> = {
  untouched: '填写时自动保存草稿',
  saving: '正在保存草稿……',
  unsaved: '草稿暂未保存到服务器，已留在本机的这个页面里，恢复后自动保存，请不要关闭页面。',
  elsewhere: '草稿没有保存：这份草稿在另一台设备或另一个页面改过。您填写的内容还在本页。',
  'signed-out': '登录已过期，填写的内容留在本机的这个页面里。请重新登录，登录后接着填写。',
}

interface SavingStateProps {
  readonly saving: Saving
  /** What the form says already, a few lines above. */
  readonly said: string
  readonly onChoose: () => void
}

/** One quiet line that says whether what was typed is safe. */
export function SavingState({ saving, said, onChoose }: SavingStateProps) {
  const { status } = saving
  const lost = status === 'unsaved' || status === 'signed-out' || status === 'elsewhere'
  return (
    <p className={lost ? 'saving saving-unsaved' : 'saving'} role="status">
      {status === 'saved' ? `草稿已保存 ${savedWords(saving.at)}` : WORDS[status]}
      {status === 'unsaved' && saving.message && saving.message !== said ? <small>{saving.message}</small> : null}
      {status === 'elsewhere' ? (
        <Button type="link" size="small" onClick={onChoose}>
          选择保留哪一份
        </Button>
      ) : null}
      {status === 'signed-out' ? (
        <Button type="link" size="small" onClick={sessionEnded.emit}>
          重新登录
        </Button>
      ) : null}
    </p>
  )
}
