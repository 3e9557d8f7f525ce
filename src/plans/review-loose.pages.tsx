/** Sentences in which no checkable promise was found: they stay visible, so that nothing is lost silently. */
import Button from 'antd/es/button'
import { memo } from 'react'
import type { Unquantified } from './commitment.schema.ts'
import { placeWords } from './wording.rules.ts'

export interface LooseListProps {
  readonly sentences: readonly (Unquantified & { readonly id: string })[]
  readonly active: string | null
  readonly onChoose: (id: string) => void
  /** Makes a task of a sentence; null where nothing can be changed. */
  readonly onMark: ((at: { readonly start: number; readonly end: number }) => void) | null
}

export const LooseList = memo(function LooseList({ sentences, active, onChoose, onMark }: LooseListProps) {
  const ordered = [...sentences.filter(({ look }) => look), ...sentences.filter(({ look }) => !look)]
  return (
    <>
      <p className="quiet">
        这些语句没有读出可检查的任务，不会成为责任事项，原文照样保留。带“请看一眼”的含有数字、时间或期限，请确认没有遗漏。
        {onMark ? '有遗漏的，选中语句后标为任务，或在原文中选中其中一段。' : ''}
      </p>
      <ul className="review-loose">
        {ordered.map(({ id, point, place, text, look, start, end }) => (
          <li key={id} data-item={id}>
            <button type="button" aria-pressed={active === id} onClick={() => onChoose(id)}>
              {look ? <em>请看一眼</em> : null}
              {[placeWords({ point, place }), text].filter(Boolean).join(' ')}
            </button>
            {onMark && active === id ? (
              <Button size="small" onClick={() => onMark({ start, end })}>
                标为一项任务
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
})
