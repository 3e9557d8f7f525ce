/** What a change of a plan asks for first: a plan that is in review, held until the end of the transaction. */
import type { Context } from '#kernel/endpoint.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { lockPlan } from './plan.store.ts'

/** Refuses unless the plan is being reviewed; holds its row until the end of the transaction. */
export async function requireReview({ tx, actor }: Context, planId: string): Promise<{ year: number; title: string }> {
  const plan = await lockPlan(tx, actor.bureauId, planId)
  if (!plan) throw notFound('份要点')
  if (plan.state === 'published')
    throw new Refusal('CONFLICT', '这份要点已经发布，不能再改审核结果。', { rule: 'published' })
  if (plan.state !== 'review') throw new Refusal('CONFLICT', '这份要点还没有读取完成，请稍候。', { rule: 'reading' })
  return plan
}
