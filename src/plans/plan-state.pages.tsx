/** How far the reading of a plan has come; survives a reload, since the plan knows its job. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#ui/client.ts'
import { PLAN_STATES, type PlanSummary } from './plan.schema.ts'

/** How often progress is asked for, in milliseconds. */
const POLL = 1000

const WAITING = { queued: '正在排队，马上开始读取', running: '正在读取', done: '读取完成', failed: '读取失败' } as const

/** Queries that show what the reading changes. */
const AFFECTED = [['plans.list'], ['plans.get']] as const

export function ReadingProgress({ plan }: { readonly plan: PlanSummary }) {
  const client = useQueryClient()
  const job = useQuery({
    queryKey: ['jobs.get', plan.jobId],
    queryFn: () => api.jobs.get({ id: plan.jobId! }),
    enabled: plan.jobId !== null,
    refetchInterval: ({ state }) => (state.data && isOver(state.data.state) ? false : POLL),
    gcTime: 0,
  })
  const over = job.data ? isOver(job.data.state) : false
  useEffect(() => {
    if (over) for (const queryKey of AFFECTED) void client.invalidateQueries({ queryKey })
  }, [over, client])
  // A job is shown to whoever started it; others see that it runs, and the list asks again.
  const { state = 'running', done = 0, total = 0, message = '' } = job.data ?? {}
  const words = message || WAITING[state]
  return (
    <div className="plan-progress" role="status">
      <progress max={total || 1} value={total ? done : undefined} aria-label="读取进度" />
      <span>{words}……可以离开本页，读取不会中断。</span>
    </div>
  )
}

const isOver = (state: keyof typeof WAITING) => state === 'done' || state === 'failed'

/** The state of a plan: colour and word. */
export function PlanStateTag({ state }: { readonly state: PlanSummary['state'] }) {
  return <span className={`plan-state plan-state-${state}`}>{PLAN_STATES[state]}</span>
}
