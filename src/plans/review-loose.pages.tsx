/** Sentences in which no checkable promise was found: they stay visible, so that nothing is lost silently. */
import { memo } from 'react'
import type { Unquantified } from './commitment.schema.ts'
import { looseId } from './segments.rules.ts'

export interface LooseListProps {
  readonly sentences: readonly Unquantified[]
  readonly active: string | null
  readonly onChoose: (id: string) => void
}

export const LooseList = memo(function LooseList({ sentences, active, onChoose }: LooseListProps) {
  const numbered = sentences.map((sentence, i) => ({ ...sentence, id: looseId(i) }))
  const ordered = [...numbered.filter(({ look }) => look), ...numbered.filter(({ look }) => !look)]
  return (
    <>
      <p className="quiet">
        这些语句没有读出可检查的任务，不会成为责任事项，原文照样保留。带“请看一眼”的含有数字、时间或期限，请确认没有遗漏。
      </p>
      <ul className="review-loose">
        {ordered.map(({ id, point, text, look }) => (
          <li key={id} data-item={id}>
            <button type="button" aria-pressed={active === id} onClick={() => onChoose(id)}>
              {look ? <em>请看一眼</em> : null}
              {point === null ? '' : `第${point}条 `}
              {text}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
})
