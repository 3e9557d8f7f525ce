/** Deciding on commitments: shown at once, sent one after the other; that and every other change taken back with one key. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { api, type Problem, problemOf } from '#ui/client.ts'
import { COMMITMENT_STATES, type PlanReview, type ReviewItem } from './plan.schema.ts'
import { type Change, changesTo, type Decision, type ItemState, itemsOf, type Step, sizeOf } from './review.rules.ts'
import { takeBack, undoProblem, useHistory } from './review-undo.pages.tsx'

export const reviewKey = (planId: string) => ['plans.get', planId] as const

const DECISIONS: readonly Decision[] = [...(Object.keys(COMMITMENT_STATES) as ItemState[]), 'carried']

/** How often a plan that is still being read is asked for, in milliseconds. */
const POLL = 1500

export function useReview(planId: string) {
  return useQuery({
    queryKey: reviewKey(planId),
    queryFn: () => api.plans.get({ id: planId }),
    refetchInterval: ({ state }) => (state.data?.plan.state === 'reading' ? POLL : false),
  })
}

/** Puts changed items in the place of the old ones. */
export function replaceItems(client: QueryClient, planId: string, items: readonly ReviewItem[]): void {
  const byId = new Map(items.map((item) => [item.id, item]))
  client.setQueryData<PlanReview>(reviewKey(planId), (review) =>
    review ? { ...review, items: review.items.map((item) => byId.get(item.id) ?? item) } : review,
  )
}

export interface Decisions {
  decide(ids: readonly string[], decision: Decision): void
  undo(): void
  /** How many items the next undo would change; 0 when there is nothing to take back. */
  readonly undoable: number
  /** Why the last decision was not saved, and the first item of it; what is shown is the current state again. */
  readonly problem: (Problem & { readonly item: string | null }) | null
  dismiss(): void
  /** Makes a change of another kind when those before it are saved; what it did can be taken back too. */
  perform(work: () => Promise<Performed>): Promise<void>
}

/** A step that has been made, and the items that it changed as they are now. */
export interface Performed {
  readonly step: Step
  readonly items: readonly ReviewItem[]
}

export function useDecisions(planId: string): Decisions {
  const client = useQueryClient()
  const [problem, setProblem] = useState<Decisions['problem']>(null)
  // One request after the other: each needs the versions that the one before it made.
  const queue = useRef<Promise<void>>(Promise.resolve())
  // What was decided last on an item and is still on its way: an answer to what came before must not hide it.
  const waiting = useRef(new Map<string, { readonly state: ItemState }>())
  const items = useCallback(() => client.getQueryData<PlanReview>(reviewKey(planId))?.items ?? [], [client, planId])
  const { last, own, add, pop, drop, record } = useHistory(planId, items)

  /** What was not saved is told, the steps of it are dropped, and what is shown is the current state again. */
  const failed = useCallback(
    async (told: Problem, ids: readonly string[]) => {
      setProblem({ ...told, item: ids[0] ?? null })
      drop(ids)
      await client.invalidateQueries({ queryKey: reviewKey(planId) })
    },
    [client, planId, drop],
  )

  const settle = useCallback((ids: readonly string[], decision: object) => {
    for (const id of ids) if (waiting.current.get(id) === decision) waiting.current.delete(id)
  }, [])

  /** Sends a decision; without its step it is one that is taken back, from the versions that it made. */
  const send = useCallback(
    (ids: readonly string[], to: Decision, step?: Step) => {
      const state = to === 'carried' ? 'rejected' : to
      const wanted = new Set(ids)
      const chosen = () => items().filter(({ id }) => wanted.has(id))
      replaceItems(
        client,
        planId,
        chosen().map((item) => ({ ...item, state })),
      )
      const decision = { state }
      for (const id of ids) waiting.current.set(id, decision)
      queue.current = queue.current.then(async () => {
        try {
          const versions = chosen().map(({ id, version }) => ({ id, version: (!step && own().get(id)) || version }))
          const decided =
            to === 'carried'
              ? await api.plans.carry({ id: planId, items: versions })
              : await api.plans.decide({ items: versions, state })
          record(decided.items, step)
          settle(ids, decision)
          const shown = decided.items.map((item) => ({ ...item, ...waiting.current.get(item.id) }))
          replaceItems(client, planId, shown)
        } catch (error) {
          settle(ids, decision)
          await failed(step ? problemOf(error) : undoProblem(error), ids)
        }
      })
    },
    [client, planId, items, own, record, failed, settle],
  )

  const decide = useCallback(
    (ids: readonly string[], to: Decision) => {
      const changes = changesTo(items(), ids, to)
      if (changes.length === 0) return
      setProblem(null)
      const step: Step = { kind: 'decided', changes }
      add(step)
      send(
        changes.map(({ id }) => id),
        to,
        step,
      )
    },
    [items, send, add],
  )

  const perform = useCallback(
    (work: () => Promise<Performed>) => {
      const done = queue.current.then(work).then(({ step, items: made }) => {
        record(made)
        add(step)
      })
      queue.current = done.catch(() => undefined)
      return done
    },
    [record, add],
  )

  const undo = useCallback(() => {
    const step = pop()
    if (!step) return
    setProblem(null)
    if (step.kind === 'decided') return sendBack(step.changes, send)
    queue.current = queue.current.then(async () => {
      try {
        const changed = await takeBack(planId, step, own())
        // One that had been marked is gone; with the year everything has changed.
        if (!changed || step.kind === 'marked') await client.invalidateQueries({ queryKey: reviewKey(planId) })
        else replaceItems(client, planId, changed)
        record(changed ?? items())
      } catch (error) {
        await failed(undoProblem(error), itemsOf(step).slice(0, 1))
      }
    })
  }, [send, client, planId, items, own, record, pop, failed])

  const dismiss = useCallback(() => setProblem(null), [])
  return { decide, undo, undoable: sizeOf(last), problem, dismiss, perform }
}

/** Every item of a decision back to what it was. */
function sendBack(changes: readonly Change[], send: (ids: readonly string[], to: Decision) => void): void {
  for (const to of DECISIONS) {
    const ids = changes.filter(({ from }) => from === to).map(({ id }) => id)
    if (ids.length > 0) send(ids, to)
  }
}
