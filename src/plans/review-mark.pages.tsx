/** Marking text: whatever was missed, or was read as one, becomes a task of its own; what was read as two becomes one. */
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { quoted } from '#kernel/quoted.ts'
import { api } from '#ui/client.ts'
import { useNotice } from '#ui/notice.tsx'
import type { PlanReview, ReviewItem } from './plan.schema.ts'
import { type Decisions, replaceItems, reviewKey } from './review-decisions.pages.tsx'
import { crossedWords, MARKS, markingOf } from './stretch.rules.ts'

interface Stretch {
  /** Code points of the plan's text, `end` exclusive. */
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Marking {
  /** Makes a task of a stretch of the text. */
  mark(at: { readonly start: number; readonly end: number }): Promise<void>
  /** Lets a task be part of the one before it. */
  join(id: string): Promise<void>
  /** Lets a task that was joined stand alone again. */
  separate(id: string): Promise<void>
}

/** @param onDone shows the item that has come or grown */
export function useMarking(plan: PlanReview['plan'], decisions: Decisions, onDone: (id: string) => void): Marking {
  const client = useQueryClient()
  const notice = useNotice()
  // Asked for when the change is made: decisions before it may have made new versions.
  const items = () => client.getQueryData<PlanReview>(reviewKey(plan.id))?.items ?? []
  const perform: Decisions['perform'] = (work) => decisions.perform(work).catch((error) => void notice.problem(error))
  const mark = ({ start, end }: { readonly start: number; readonly end: number }) =>
    perform(async () => {
      const before = items()
      const { added, shortened } = await api.plans.mark({ id: plan.id, start, end })
      await client.invalidateQueries({ queryKey: reviewKey(plan.id) })
      const accepted = before.some(({ id, state }) => id === shortened?.id && state === 'accepted')
      notice.done(
        shortened
          ? `已拆成两项，请分别核对。${accepted ? `${quoted(shortened.draft.title)}原已采纳，文字变短了，改为待审核。` : ''}`
          : '已标为任务，请核对由谁负责、多久一次。',
      )
      onDone(added.id)
      return { step: { kind: 'marked', id: added.id }, items: shortened ? [added, shortened] : [added] }
    })
  const join = async (id: string) => {
    const second = items().find((item) => item.id === id)
    const first = second && itemBefore(items(), second)
    if (!first) return
    await perform(async () => {
      const joined = await api.plans.join({ id: plan.id, first: find(items(), first.id), second: find(items(), id) })
      replaceItems(client, plan.id, joined.items)
      notice.done(`已并入${quoted(first.draft.title)}，可以撤销，也可以在并入的一项上拆开。`)
      onDone(first.id)
      return { step: { kind: 'joined', id, first: first.id }, items: joined.items }
    })
  }
  const separate = (id: string) =>
    perform(async () => {
      const first = items().find((item) => item.id === id)?.reading.joined?.id ?? id
      const apart = await api.plans.separate({ id: plan.id, item: find(items(), id) })
      replaceItems(client, plan.id, apart.items)
      notice.done('已拆开，两项恢复到并入以前。')
      onDone(id)
      return { step: { kind: 'separated', id, first }, items: apart.items }
    })
  return { mark, join, separate }
}

/** An item with the version that a change is made on. */
const find = (items: readonly ReviewItem[], wanted: string) => {
  const item = items.find(({ id }) => id === wanted)
  return { id: wanted, version: item?.version ?? 0 }
}

/** The item before another one in the same point. */
export function itemBefore(items: readonly ReviewItem[], item: ReviewItem): ReviewItem | undefined {
  return items
    .slice(0, items.indexOf(item))
    .findLast(({ reading, state }) => reading.point === item.reading.point && state !== 'rejected')
}

/** Offers what can be done with the text that is selected in the plan. */
export interface MarkBarProps {
  readonly review: PlanReview
  readonly onMark: Marking['mark']
}

export function MarkBar({ review: { text, items }, onMark }: MarkBarProps) {
  const [stretch, setStretch] = useState<Stretch | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    const look = () => setStretch(selectedStretch())
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  const clear = useCallback(() => {
    window.getSelection()?.removeAllRanges()
    setStretch(null)
  }, [])
  useEffect(() => {
    if (!stretch) return
    const press = (event: KeyboardEvent) => {
      // A dialog above it is closed first.
      if (event.key === 'Escape' && !document.querySelector('[role="dialog"][aria-modal="true"]')) clear()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [stretch, clear])
  const points = useMemo(() => [...text], [text])
  if (!stretch) return null
  const { does, about } = markingOf(points, items, stretch)
  const mark = async () => {
    setBusy(true)
    await onMark(stretch)
    setBusy(false)
    clear()
  }
  const words = stretch.text
  return (
    <div className="mark-bar no-print" role="toolbar" aria-label="选中的文字">
      <p>
        已选中{[...words].length}字：{quoted(words.length > 28 ? `${words.slice(0, 14)}……${words.slice(-12)}` : words)}
        {does === 'across' || !about[0] ? '' : `，在任务${quoted(about[0].draft.title)}里`}
        {does === 'across' ? `。${crossedWords(about.map(({ draft }) => draft.title))}` : ''}
      </p>
      {/* Pressing must not take the selection away before the click. */}
      <Button
        type="primary"
        loading={busy}
        disabled={does === 'whole' || does === 'across'}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void mark()}
      >
        {MARKS[does]}
      </Button>
      <Button onClick={clear}>取消</Button>
    </div>
  )
}

/** The selection where it lies in the plan's text, with nothing but blanks left out. */
export function selectedStretch(): Stretch | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const start = placeOf(range.startContainer, range.startOffset)
  const end = placeOf(range.endContainer, range.endOffset)
  const text = selection.toString().replace(/\s+/g, ' ').trim()
  return start === null || end === null || end - start < 2 || text === '' ? null : { start, end, text }
}

/** Where a place of the page stands in the plan's text; null outside of it. */
function placeOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const paragraph = element?.closest<HTMLElement>('.review-text [data-start]')
  if (!paragraph) return null
  const before = document.createRange()
  before.setStart(paragraph, 0)
  before.setEnd(node, offset)
  return Number(paragraph.dataset.start) + [...before.toString()].length
}
