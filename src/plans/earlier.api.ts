/** The earlier versions of a plan: what they ask already, and leaving it with them. */
import { z } from 'zod'
import { owedTerms, standingDuties } from '#duties/duty-terms.api.ts'
import { bureauCalendar } from '#duties/holiday.api.ts'
import { formatDay } from '#kernel/day.ts'
import { type Context, command, query } from '#kernel/endpoint.ts'
import { quoted } from '#kernel/quoted.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import { plainNames, subjectNames } from '#office/office.store.ts'
import { earlierVersions } from './compare-table.rules.ts'
import { earlierOf } from './earlier.rules.ts'
import { type Earlier, earlierSchema } from './earlier.schema.ts'
import { changeItem, findItems, listItems } from './item.store.ts'
import { type PlanSummary, type ReviewItem, reviewItemSchema } from './plan.schema.ts'
import { findPlan, listPlans } from './plan.store.ts'
import { publishable, twinsOf } from './publish.rules.ts'
import { requireReview } from './require.store.ts'

async function versionsOf(
  context: Context,
  plan: PlanSummary,
  items: readonly ReviewItem[],
): Promise<Omit<Earlier, 'twins'>> {
  const { tx, actor } = context
  const plans = earlierVersions(plan, await listPlans(tx, actor.bureauId))
  if (plans.length === 0) return { versions: [], duties: [], same: [] }
  const duties = await standingDuties(context)
  const versions = []
  for (const { id, title } of plans)
    versions.push({ title, items: await listItems(tx, actor.bureauId, id), duties: duties(id) })
  const names = await subjectNames(tx, actor.bureauId)
  return earlierOf({ items, published: plan.state === 'published' }, versions, plainNames(names))
}

const earlier = query({
  summary: '上一版要点仍在执行的责任事项，与这一版对照；这一版中已有同样要求的任务',
  grant: 'plan.read',
  input: z.object({ id: idSchema }),
  output: earlierSchema,
  run: async (context, { id }) => {
    const { tx, actor, today } = context
    const plan = await findPlan(tx, actor.bureauId, id)
    if (!plan || plan.summary.removedAt !== null) throw notFound('份要点')
    const items = await listItems(tx, actor.bureauId, id)
    const { year, state } = plan.summary
    // What is published is owed already by itself.
    const open = state === 'review' ? items.filter((item) => item.state !== 'rejected') : []
    const days = { from: formatDay(today), to: `${year}-12-31` }
    const owed = open.length > 0 ? await owedTerms(tx, actor.bureauId, days) : []
    const calendar = await bureauCalendar(context)
    return {
      ...(await versionsOf(context, plan.summary, items)),
      twins: twinsOf({ duties: publishable(open, today, calendar) }, owed),
    }
  },
})

const carry = command({
  summary: '沿用上一版已在执行的同样任务：这一版的不再作任务',
  grant: 'plan.edit',
  input: z.object({
    id: idSchema,
    items: z
      .array(z.object({ id: idSchema, version: z.number().int() }))
      .min(1)
      .max(2000),
  }),
  output: z.object({ items: z.array(reviewItemSchema) }),
  run: async (context, { id, items }) => {
    const { tx, actor, now } = context
    await requireReview(context, id)
    const plan = await findPlan(tx, actor.bureauId, id)
    const all = await listItems(tx, actor.bureauId, id)
    const { same } = await versionsOf(context, plan!.summary, all)
    for (const { id: itemId, version } of items) {
      const item = all.find((one) => one.id === itemId)
      if (!item) throw notFound('项任务')
      const carriedBy = same.find((one) => one.itemId === itemId)?.carriedBy
      if (!carriedBy)
        throw new Refusal(
          'CONFLICT',
          `上一版没有与${quoted(item.draft.title)}相同、仍在执行的任务，没有沿用。请看最新内容后再试。`,
          { rule: 'otherwise' },
        )
      const reading = { ...item.reading, carriedBy }
      const made = { id: itemId, version, state: 'rejected' as const, reading }
      if (!(await changeItem(tx, actor.bureauId, made, actor.personId, now)))
        throw new Refusal('CONFLICT', `${quoted(item.draft.title)}刚刚有人改过，没有沿用。请看最新内容后再试。`, {
          rule: 'stale',
        })
    }
    for (const item of items) context.audit(item.id, { plan: plan!.summary.title })
    return {
      items: await findItems(
        tx,
        actor.bureauId,
        items.map((one) => one.id),
      ),
    }
  },
})

/**
 * Refuses where what was left with an earlier version, or a part of it, has been withdrawn there since: nobody would owe
 * it, and nobody would know.
 */
export async function requireCarried(context: Context, items: readonly ReviewItem[]): Promise<void> {
  const left = items.flatMap(({ reading: { carriedBy } }) => carriedBy ?? [])
  if (left.length === 0) return
  const duties = await standingDuties(context)
  const withdrawn = new Set(duties().flatMap((duty) => (duty.withdrawn ? [duty.commitmentId] : [])))
  const lost = left.filter(({ id }) => withdrawn.has(id))
  if (lost.length > 0)
    throw new Refusal(
      'CONFLICT',
      `沿用的任务有${lost.length}项后来全部或部分撤销了：${quoted(lost[0]!.title)}${lost.length > 1 ? '等' : ''}。请把这几项恢复待审核，重新定。`,
      { rule: 'carried' },
    )
}

export const earlierPlans = { earlier, carry }
