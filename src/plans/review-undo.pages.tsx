/** Taking back what was done to commitments beside deciding on them: marked, joined, taken apart, edited. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, type Problem, problemOf } from '#ui/client.ts'
import { keepDraft, keptDraft } from '#ui/kept.ts'
import { useMe } from '#ui/me.ts'
import type { ReviewItem } from './plan.schema.ts'
import { type OwnVersions, type Step, stepsWithout, withOwn } from './review.rules.ts'
import { type KeptHistory, keptOf, takenUp } from './review-kept.rules.ts'

/**
 * Takes a step back from the versions that the reviewer's own changes have made: where somebody else has changed an item
 * since, nothing happens. Gives the items that it changed;
 * null where the whole plan is to be read anew.
 */
export async function takeBack(
  planId: string,
  step: Exclude<Step, { kind: 'decided' }>,
  own: OwnVersions,
): Promise<readonly ReviewItem[] | null> {
  if (step.kind === 'year') {
    await api.plans.setYear({ id: planId, year: step.from, seen: step.to })
    return null
  }
  const versionOf = (id: string) => ({ id, version: own.get(id) ?? 0 })
  const item = versionOf(step.id)
  switch (step.kind) {
    case 'marked':
      return (await api.plans.unmark({ id: planId, item })).items
    case 'joined':
      return (await api.plans.separate({ id: planId, item })).items
    case 'separated':
      return (await api.plans.join({ id: planId, first: versionOf(step.first), second: item })).items
    case 'edited':
      return [await api.plans.edit({ ...item, draft: step.draft })]
  }
}

/** Why a step could not be taken back: of an item that somebody else has changed it is said so. */
export function undoProblem(error: unknown): Problem {
  const problem = problemOf(error)
  return problem.rule === 'stale' ? { ...problem, message: '这一项后来又改过，没有撤销。' } : problem
}

/**
 * The steps that can be taken back, and the versions that they have made; both outlive a reload.
 * @param items as they are when the page is opened
 */
export function useHistory(planId: string, items: () => readonly ReviewItem[]) {
  const { accountId } = useMe()
  const place = `review-steps.${planId}`
  const [begun] = useState(() => takenUp(keptDraft<KeptHistory>(sessionStorage, accountId, place), items()))
  const [history, setHistory] = useState(begun.steps)
  // Asked for when a request is sent: those before it have just made new versions.
  const versions = useRef(begun.own)
  const steps = useRef(begun.steps)
  const put = useCallback((next: readonly Step[]) => {
    steps.current = next
    setHistory(next)
  }, [])
  // When something was saved both have changed.
  useEffect(() => {
    const kept = history.length > 0 ? keptOf(history, versions.current) : null
    keepDraft(sessionStorage, accountId, place, kept)
  }, [history, accountId, place])
  const own = useCallback(() => versions.current, [])
  const add = useCallback((step: Step) => put([...steps.current, step]), [put])
  /** Takes the last step off, to be taken back. */
  const pop = useCallback(() => {
    const last = steps.current.at(-1)
    put(steps.current.slice(0, -1))
    return last
  }, [put])
  /** Drops all steps that have to do with some items. */
  const drop = useCallback((ids: readonly string[]) => put(stepsWithout(steps.current, ids)), [put])
  const record = useCallback(
    (made: readonly ReviewItem[], step?: Step) => {
      const next = withOwn(versions.current, steps.current, made, step)
      versions.current = next.own
      put(next.steps)
    },
    [put],
  )
  return { last: history.at(-1), own, add, pop, drop, record }
}
