/** Deciding on commitments: shown at once, sent one after the other; that and every other change taken back with one key. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { api, type Problem, problemOf } from '#ui/client.ts'
import { COMMITMENT_STATES, type PlanReview, type ReviewItem } from './plan.schema.ts'
import { type Change, changesTo, type ItemState, type Step, sizeOf, stepsWithout } from './review.rules.ts'
import { takeBack } from './review-undo.pages.tsx'

export const reviewKey = (planId: string) => ['plans.get', planId] as const

const STATES = Object.keys(COMMITMENT_STATES) as ItemState[]

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
  decide(ids: readonly string[], state: ItemState): void
  undo(): void
  /** How many items the next undo would change; 0 when there is nothing to take back. */
  readonly undoable: number
  /** Why the last decision was not saved, and the first item of it; what is shown is the current state again. */
  readonly problem: (Problem & { readonly item: string }) | null
  dismiss(): void
  /** Makes a change of another kind when those before it are saved; what it did can be taken back too. */
  perform(work: () => Promise<Step>): Promise<void>
}

export function useDecisions(planId: string): Decisions {
  const client = useQueryClient()
  const [history, setHistory] = useState<readonly Step[]>([])
  const [problem, setProblem] = useState<Decisions['problem']>(null)
  // One request after the other: each needs the versions that the one before it made.
  const queue = useRef<Promise<void>>(Promise.resolve())
  const items = useCallback(() => client.getQueryData<PlanReview>(reviewKey(planId))?.items ?? [], [client, planId])

  const send = useCallback(
    (ids: readonly string[], state: ItemState) => {
      const wanted = new Set(ids)
      const chosen = () => items().filter(({ id }) => wanted.has(id))
      replaceItems(
        client,
        planId,
        chosen().map((item) => ({ ...item, state })),
      )
      queue.current = queue.current.then(async () => {
        try {
          const current = chosen().map(({ id, version }) => ({ id, version }))
          replaceItems(client, planId, (await api.plans.decide({ items: current, state })).items)
        } catch (error) {
          setProblem({ ...problemOf(error), item: ids[0]! })
          setHistory((before) => stepsWithout(before, ids))
          await client.invalidateQueries({ queryKey: reviewKey(planId) })
        }
      })
    },
    [client, planId, items],
  )

  const decide = useCallback(
    (ids: readonly string[], state: ItemState) => {
      const changes = changesTo(items(), ids, state)
      if (changes.length === 0) return
      setProblem(null)
      setHistory((before) => [...before, { kind: 'decided', changes }])
      send(
        changes.map(({ id }) => id),
        state,
      )
    },
    [items, send],
  )

  const perform = useCallback((work: () => Promise<Step>) => {
    const done = queue.current.then(work).then((step) => setHistory((before) => [...before, step]))
    queue.current = done.catch(() => undefined)
    return done
  }, [])

  const last = history[history.length - 1]
  const undo = useCallback(() => {
    if (!last) return
    setHistory((before) => before.slice(0, -1))
    setProblem(null)
    if (last.kind === 'decided') return sendBack(last.changes, send)
    queue.current = queue.current.then(async () => {
      try {
        const changed = await takeBack(planId, last, items())
        if (changed) replaceItems(client, planId, changed)
        else await client.invalidateQueries({ queryKey: reviewKey(planId) })
      } catch (error) {
        setProblem({ ...problemOf(error), item: last.id })
        setHistory((before) => stepsWithout(before, [last.id]))
        await client.invalidateQueries({ queryKey: reviewKey(planId) })
      }
    })
  }, [last, send, client, planId, items])

  const dismiss = useCallback(() => setProblem(null), [])
  return { decide, undo, undoable: sizeOf(last), problem, dismiss, perform }
}

/** Every item of a decision back to what it was. */
function sendBack(changes: readonly Change[], send: (ids: readonly string[], state: ItemState) => void): void {
  for (const state of STATES) {
    const ids = changes.filter(({ from }) => from === state).map(({ id }) => id)
    if (ids.length > 0) send(ids, state)
  }
}
