/** What was read at a place of the text, and why: shown beside it on hover and on focus. */
import { type FocusEvent, type MouseEvent, type ReactNode, useCallback, useEffect, useState } from 'react'
import { quoted } from '#kernel/quoted.ts'
import type { ReviewItem } from './plan.schema.ts'
import { REASON_FIELDS } from './wording.rules.ts'

interface Place {
  readonly id: string
  readonly left: number
  readonly top: number
}

const WIDTH = 340

/** One hint serves all marks of a text. */
function useHint() {
  const [place, setPlace] = useState<Place | null>(null)
  const show = useCallback((event: MouseEvent<HTMLElement> | FocusEvent<HTMLElement>) => {
    const mark = (event.target as Element).closest<HTMLElement>('[data-ids]')
    // A click focuses too, but then the list says it all; the hint is for whoever points or uses the keyboard.
    if (!mark || (event.type === 'focus' && !mark.matches(':focus-visible'))) return setPlace(null)
    const id = mark.dataset.begins ?? mark.dataset.ids!.split(' ')[0]!
    const box = event.type === 'mouseover' ? nearest(mark, (event as MouseEvent).clientY) : mark.getClientRects()[0]!
    const left = Math.max(8, Math.min(box.left, window.innerWidth - WIDTH - 8))
    setPlace((before) => (before?.id === id ? before : { id, left, top: box.bottom + 6 }))
  }, [])
  const hide = useCallback(() => setPlace(null), [])
  useEffect(() => {
    if (!place) return
    const press = (event: KeyboardEvent) => event.key === 'Escape' && setPlace(null)
    window.addEventListener('keydown', press)
    window.addEventListener('scroll', hide, true)
    return () => {
      window.removeEventListener('keydown', press)
      window.removeEventListener('scroll', hide, true)
    }
  }, [place, hide])
  return { place, listeners: { onMouseOver: show, onMouseLeave: hide, onFocus: show, onBlur: hide } }
}

/** The line of a mark that the pointer is on: a mark runs over several. */
const nearest = (mark: HTMLElement, y: number): DOMRect =>
  [...mark.getClientRects()].find((box) => box.top <= y && y <= box.bottom) ?? mark.getBoundingClientRect()

interface HintProps {
  readonly items: readonly ReviewItem[]
  /** Who owes how often, in words. */
  readonly describe: (item: ReviewItem) => string
}

/** The text with its hint; moving the pointer renders the hint alone. */
export function HintLayer({ items, describe, children }: HintProps & { readonly children: ReactNode }) {
  const { place, listeners } = useHint()
  return (
    <article className="review-text" aria-label="要点原文" {...listeners}>
      {children}
      <Hint place={place} items={items} describe={describe} />
    </article>
  )
}

function Hint({ place, items, describe }: HintProps & { readonly place: Place | null }) {
  const item = place ? items.find(({ id }) => id === place.id) : undefined
  if (!place || !item) return null
  return (
    <div className="review-hint" role="tooltip" style={{ left: place.left, top: place.top, width: WIDTH }}>
      <b>{item.draft.title}</b>
      <p>{describe(item)}</p>
      <ul>
        {item.reading.reasons.map(({ field, words, why, start }) => (
          <li key={`${field}${start}`}>
            {REASON_FIELDS[field]}：{quoted(words)} {why}
          </li>
        ))}
      </ul>
    </div>
  )
}
