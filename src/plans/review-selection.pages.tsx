/** What of the review is chosen, filtered and edited; every way to choose (list, text, keys) goes through here. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Names } from '#duties/owes-words.rules.ts'
import type { PlanReview, ReviewItem } from './plan.schema.ts'
import { type Decision, NO_FILTER, neighbour, nextUndecided, type ReviewFilter, visibleItems } from './review.rules.ts'
import type { Decisions } from './review-decisions.pages.tsx'
import type { ItemActions } from './review-item.pages.tsx'
import type { ReviewAction } from './review-keys.pages.tsx'
import { reveal } from './review-scroll.pages.tsx'
import { isLoose } from './segments.rules.ts'
import { demandWords, ownersWords } from './wording.rules.ts'

export type Pane = 'list' | 'text'

export interface SelectionOptions {
  readonly phone: boolean
  /** Whether decisions can be made. */
  readonly open: boolean
  /** The commitment that the address names. */
  readonly begin: string | null
  /** The commitments that are asked already. */
  readonly doubled: { has(id: string): boolean }
}

/** What was chosen and from where, so that the other side follows. */
interface Choice {
  readonly id: string | null
  readonly from: Pane | 'elsewhere'
}

export function useSelection(review: PlanReview, names: Names, decisions: Decisions, options: SelectionOptions) {
  const { phone, open, begin, doubled } = options
  const [choice, setChoice] = useState<Choice>({ id: begin, from: 'elsewhere' })
  const [editing, setEditing] = useState<string | null>(null)
  const [pane, setPane] = useState<Pane>('list')
  const [tab, setTab] = useState<'items' | 'loose'>('items')
  const [filter, setFilter] = useState<ReviewFilter>(NO_FILTER)
  const shown = useMemo(() => visibleItems(review.items, filter, doubled), [review.items, filter, doubled])
  const active = review.items.find(({ id }) => id === choice.id) ?? null

  // What has just been made a task comes with the plan that is read anew, and its tab is drawn after that.
  const drawn = choice.id !== null && (isLoose(choice.id) ? tab === 'loose' : tab === 'items' && active !== null)
  useEffect(() => {
    const { id, from } = choice
    if (id === null || !drawn) return
    const show = () => {
      if (from !== 'list' || phone) reveal('list', id, phone ? pane : null)
      if (from !== 'text' || phone) reveal('text', id, phone ? pane : null)
    }
    show()
    // What was decided folds up meanwhile and moves what follows.
    const again = window.setTimeout(show, 400)
    return () => window.clearTimeout(again)
  }, [choice, drawn, pane, phone])

  // Cards and paragraphs are rendered once: what they call must stay the same and see what is shown now.
  const now = useRef({ shown, decisions, choice })
  useEffect(() => {
    now.current = { shown, decisions, choice }
  })

  const choose = useCallback((id: string | null, from: Choice['from']) => {
    setChoice({ id, from })
    if (id === null) return
    setTab(isLoose(id) ? 'loose' : 'items')
    const hidden = !isLoose(id) && !now.current.shown.some((item) => item.id === id)
    if (hidden) setFilter(({ order }) => ({ ...NO_FILTER, order }))
  }, [])

  // A decision that was not saved brings its item back.
  const failed = decisions.problem?.item
  useEffect(() => {
    if (failed) choose(failed, 'elsewhere')
  }, [failed, choose])

  /** What has just come is shown in the list, wherever it was asked for. */
  const show = useCallback(
    (id: string) => {
      choose(id, 'elsewhere')
      setPane('list')
    },
    [choose],
  )

  const chooseInText = useCallback(
    (id: string) => {
      choose(id, 'text')
      if (phone) setPane('list')
    },
    [choose, phone],
  )

  const actions = useMemo<Omit<ItemActions, 'join' | 'separate'>>(() => {
    const decide = (id: string, state: Decision) => {
      const { shown: list, decisions: made } = now.current
      const next = state === 'proposed' ? id : nextUndecided(list, id)
      made.decide([id], state)
      choose(next, 'elsewhere')
    }
    return {
      choose: (id) => choose(now.current.choice.id === id ? null : id, 'list'),
      decide,
      carry: (id) => decide(id, 'carried'),
      edit: (id) => {
        choose(id, 'elsewhere')
        setEditing(id)
      },
      showText: (id) => {
        setPane('text')
        choose(id, 'elsewhere')
      },
    }
  }, [choose])

  const act = (action: Exclude<ReviewAction, 'help'>) => {
    if (action === 'next') return choose(neighbour(shown, choice.id, 1), 'elsewhere')
    if (action === 'previous') return choose(neighbour(shown, choice.id, -1), 'elsewhere')
    if (!open) return
    if (action === 'undo') return decisions.undo()
    if (!active) return
    if (action === 'edit') return actions.edit(active.id)
    actions.decide(active.id, action === 'accept' ? 'accepted' : 'rejected')
  }

  const describe = useCallback(
    ({ draft }: ReviewItem) => `${ownersWords(draft.owes, names)} · ${demandWords(draft)}`,
    [names],
  )
  const chosen = choice.id
  return {
    ...{ shown, filter, setFilter, pane, setPane, tab, setTab, editing, active, chosen },
    ...{ show, chooseInText, actions, act, describe },
    stopEditing: () => setEditing(null),
  }
}
