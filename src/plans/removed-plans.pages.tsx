/** Plans that were put away: out of the list, and back for thirty days. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { quoted } from '#kernel/quoted.ts'
import { api } from '#ui/client.ts'
import { localDay } from '#ui/moment.ts'
import { useNotice } from '#ui/notice.tsx'
import type { PlanSummary } from './plan.schema.ts'

const DONE = {
  remove: (title: string) => `已删除${quoted(title)}，30天内可在本页下方恢复`,
  restore: (title: string) => `已恢复${quoted(title)}`,
  readAgain: (title: string) => `正在重新读取${quoted(title)}`,
} as const

/** One of the things that are done with a plan from the list. */
export function usePlanAction(action: keyof typeof DONE) {
  const client = useQueryClient()
  const notice = useNotice()
  return useMutation({
    mutationFn: ({ id }: PlanSummary) => api.plans[action]({ id }),
    onSuccess: (_, { title }) => notice.done(DONE[action](title)),
    onError: notice.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['plans.list'] }),
  })
}

export function RemovePlan({ plan }: { readonly plan: PlanSummary }) {
  const remove = usePlanAction('remove')
  return (
    <Button type="text" aria-label={`删除${plan.title}`} loading={remove.isPending} onClick={() => remove.mutate(plan)}>
      删除
    </Button>
  )
}

export function RemovedPlans({ plans }: { readonly plans: readonly PlanSummary[] }) {
  const restore = usePlanAction('restore')
  if (plans.length === 0) return null
  return (
    <details className="plan-removed">
      <summary>最近删除（{plans.length}）</summary>
      <ul>
        {plans.map((plan) => (
          <li key={plan.id}>
            <span>
              {plan.title}
              <span className="quiet">
                （{plan.fileName}，{localDay(plan.removedAt!)}删除，30天后不再保留）
              </span>
            </span>
            <Button size="small" aria-label={`恢复${plan.title}`} onClick={() => restore.mutate(plan)}>
              恢复
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
