/** What a change of a plan asks for first: a plan that is in review. */
import type { Context } from '#kernel/endpoint.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'

/**
 * Refuses unless the plan is being reviewed.
 * @param hold locks its row for the transaction, so that a decision and a publication never cross; who only looks does not
 */
export async function requireReview(
  { tx, actor }: Context,
  planId: string,
  { hold = true } = {},
): Promise<{ year: number; title: string }> {
  const plan = await tx
    .selectFrom('plan')
    .select(['state', 'year', 'title', 'removed_at'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', planId)
    .$if(hold, (q) => q.forUpdate())
    .executeTakeFirst()
  if (!plan) throw notFound('份要点')
  if (plan.removed_at)
    throw new Refusal('CONFLICT', '这份要点已经删除。要继续审核，请先在要点列表中恢复。', { rule: 'removed' })
  if (plan.state === 'published')
    throw new Refusal('CONFLICT', '这份要点已经发布，不能再改审核结果。', { rule: 'published' })
  if (plan.state !== 'review') throw new Refusal('CONFLICT', '这份要点还没有读取完成，请稍候。', { rule: 'reading' })
  return plan
}
