/** What the earlier version of a plan asks already, for whatever shows it beside the plan. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { quoted } from '#kernel/quoted.ts'
import { api } from '#ui/client.ts'
import type { Earlier } from './earlier.schema.ts'
import type { PlanReview } from './plan.schema.ts'

/** That an item is asked already, and whether it can be left with what asks it. */
export interface Doubled {
  readonly words: string
  readonly carry: boolean
}

export function useEarlier({ plan, items, duties }: PlanReview) {
  // Another draft or another item may pair otherwise; of decisions, what is left with the earlier version is told no more.
  const drafted = items.map(({ id, edited, version }) => (edited ? `${id} ${version}` : id)).join()
  const carried = items.filter(({ reading }) => reading.carriedBy).length
  return useQuery({
    queryKey: ['plans.earlier', plan.id, plan.state, plan.year, duties.length, drafted, carried],
    queryFn: () => api.plans.earlier({ id: plan.id }),
    placeholderData: keepPreviousData,
  })
}

/** The items of a plan in review that are asked already. */
export function useDoubled(earlier: Earlier | undefined): ReadonlyMap<string, Doubled> {
  return useMemo(() => {
    const twins = (earlier?.twins ?? []).map(({ itemId, existing: { title, plan } }): [string, Doubled] => {
      const words = `${plan === null ? '启用的规定' : `《${plan}》`}已有${quoted(title)}，发布后会同时要求两次，请核对是否“不作任务”`
      return [itemId, { words, carry: false }]
    })
    const same = (earlier?.same ?? []).map(({ itemId, carriedBy: { title, plan } }): [string, Doubled] => {
      const words = `上一版《${plan}》的${quoted(title)}已在执行，再发布会同时要求两次：`
      return [itemId, { words, carry: true }]
    })
    return new Map([...twins, ...same])
  }, [earlier])
}
