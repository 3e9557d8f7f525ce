/** The text of the plan with everything that was found in it marked where it stands. */
import { Fragment, type KeyboardEvent, type MouseEvent, memo, type ReactNode, useCallback, useMemo } from 'react'
import type { Reason } from './commitment.schema.ts'
import type { PlanReview, ReviewItem } from './plan.schema.ts'
import { HintLayer } from './review-hint.pages.tsx'
import { selectedStretch } from './review-mark.pages.tsx'
import { depthOf, emphasise, looseId, type Paragraph, paragraphsOf, type Segment, topFirst } from './segments.rules.ts'
import { textParts, type ViewCell } from './table-view.rules.ts'

export interface ReviewTextProps {
  readonly review: PlanReview
  /** A commitment, or a sentence without one. */
  readonly chosen: string | null
  /** Must be stable: paragraphs are rendered once. */
  readonly onChoose: (id: string) => void
  /** Who owes how often, in words. */
  readonly describe: (item: ReviewItem) => string
}

const LETTERS = { proposed: 'p', accepted: 'a', rejected: 'r' } as const
const NONE: readonly Reason[] = []

export function ReviewText({ review, chosen, onChoose, describe }: ReviewTextProps) {
  const { text, points, unquantified, cells, items } = review
  // Decisions must not cut the text anew; only what is marked or joined does.
  const spans = items.map(({ id, reading: { start, end } }) => ({ id, start, end }))
  const spansKey = spans.map(({ start, end }) => `${start}-${end}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the spans.
  const paragraphs = useMemo(
    () => paragraphsOf(text, [...spans, ...unquantified.map(({ start, end }, i) => ({ id: looseId(i), start, end }))]),
    [text, unquantified, spansKey],
  )
  const parts = useMemo(() => textParts(paragraphs, cells), [paragraphs, cells])
  const states = new Map<string, string>(items.map(({ id, state }) => [id, LETTERS[state]]))
  for (const [i, { look }] of unquantified.entries()) states.set(looseId(i), look ? 'l' : 'u')
  const numbered = useMemo(() => new Set(points.map(({ start }) => start)), [points])
  const active = items.find(({ id }) => id === chosen)
  const shown = (paragraph: Paragraph) => {
    const here = chosen !== null && paragraph.ids.includes(chosen)
    return (
      <ParagraphText
        key={paragraph.start}
        paragraph={paragraph}
        states={paragraph.ids.map((id) => states.get(id)).join('')}
        active={here ? chosen : null}
        reasons={here && active ? active.reading.reasons : NONE}
        isPoint={numbered.has(paragraph.start)}
        onChoose={onChoose}
      />
    )
  }
  return (
    <HintLayer items={items} describe={describe}>
      {parts.map((part) =>
        part.is === 'paragraph' ? shown(part.paragraph) : <TextTable key={part.start} rows={part.rows} shown={shown} />,
      )}
    </HintLayer>
  )
}

interface TextTableProps {
  readonly rows: readonly (readonly ViewCell[])[]
  readonly shown: (paragraph: Paragraph) => ReactNode
}

/** A table of the plan as the document shows it; its paragraphs keep their places in the text. */
function TextTable({ rows, shown }: TextTableProps) {
  return (
    <div className="review-table">
      <table>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a stored text never move.
            <tr key={row}>
              {cells.map(({ column, across, down, paragraphs }) => (
                <td key={column} colSpan={across} rowSpan={down}>
                  {paragraphs.map(shown)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ParagraphTextProps {
  readonly paragraph: Paragraph
  /** A letter for each of the paragraph's ids, so that a decision renders only the paragraph that it is in. */
  readonly states: string
  readonly active: string | null
  readonly reasons: readonly Reason[]
  readonly isPoint: boolean
  readonly onChoose: (id: string) => void
}

const ParagraphText = memo(function ParagraphText(props: ParagraphTextProps) {
  const { paragraph, states, active, reasons, isPoint, onChoose } = props
  const choose = useCallback(
    (element: HTMLElement) => {
      const ids = element.dataset.ids!.split(' ')
      // Where several stand over each other, every further click goes one outwards.
      onChoose(ids[(ids.indexOf(active ?? '') + 1) % ids.length]!)
    },
    [active, onChoose],
  )
  const letterOf = (id: string) => states[paragraph.ids.indexOf(id)] ?? 'u'
  const begun = new Set<string>()
  return (
    <p className={isPoint ? 'review-point' : undefined} data-start={paragraph.start}>
      {paragraph.segments.map((segment) => {
        const ids = topFirst(segment.ids, letterOf)
        if (ids.length === 0) return <Fragment key={segment.start}>{emphasised(segment, reasons)}</Fragment>
        // What lies beneath another is told of by that one.
        const seen = depthOf(ids, letterOf) === 0 ? ids : ids.filter((id) => letterOf(id) !== 'r')
        const begins = seen.find((id) => !begun.has(id)) ?? null
        for (const id of ids) begun.add(id)
        return (
          <MarkedText
            key={segment.start}
            segment={segment}
            ids={ids}
            letter={letterOf(ids[0]!)}
            depth={depthOf(ids, letterOf)}
            active={active !== null && ids.includes(active)}
            begins={begins}
            reasons={reasons}
            onChoose={choose}
          />
        )
      })}
    </p>
  )
})

/** The words that led to the reading stand out in the text. */
function emphasised(segment: Segment, reasons: readonly Reason[]) {
  if (reasons.length === 0) return segment.text
  return emphasise([segment], reasons).map(({ start, text, word }) => (word ? <b key={start}>{text}</b> : text))
}

interface MarkedTextProps {
  readonly segment: Segment
  /** What a click chooses, the first one first. */
  readonly ids: readonly string[]
  readonly letter: string
  readonly depth: number
  readonly active: boolean
  /** What begins here: its first part is a stop of the tab key and the place that the list scrolls to. */
  readonly begins: string | null
  readonly reasons: readonly Reason[]
  readonly onChoose: (element: HTMLElement) => void
}

/**
 * Chromium selects nothing where the mouse goes down before the first character of what takes the focus: for that
 * moment it takes none.
 */
function selectable({ currentTarget: element }: MouseEvent<HTMLElement>) {
  element.removeAttribute('tabindex')
  window.setTimeout(() => {
    element.tabIndex = 0
  })
}

function MarkedText({ segment, ids, letter, depth, active, begins, reasons, onChoose }: MarkedTextProps) {
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onChoose(event.currentTarget)
  }
  const stop = begins !== null && !'ul'.includes(letter)
  const click = ({ currentTarget: element }: MouseEvent<HTMLElement>) => {
    // The end of a drag clicks too, but who selects does not choose.
    if (selectedStretch()) return
    if (stop) {
      element.tabIndex = 0
      element.focus({ preventScroll: true })
    }
    onChoose(element)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a button cannot run over lines like the text that it is.
    <span
      className={`mark mark-${letter}${depth > 1 ? ' mark-nested' : ''}${active ? ' mark-active' : ''}`}
      data-ids={ids.join(' ')}
      data-begins={begins ?? undefined}
      role={stop ? 'button' : undefined}
      tabIndex={stop ? 0 : undefined}
      onMouseDown={stop ? selectable : undefined}
      onClick={click}
      onKeyDown={stop ? press : undefined}
    >
      {emphasised(segment, reasons)}
    </span>
  )
}
