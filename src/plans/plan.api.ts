/** Plans: upload, review, publish. */
import { z } from 'zod'
import { dutiesOfPlan } from '#duties/duty-terms.api.ts'
import { requireOwners } from '#duties/owners.api.ts'
import { civil, formatDay } from '#kernel/day.ts'
import { type CommandContext, type Context, command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { lockId } from '#kernel/lock.ts'
import { quoted } from '#kernel/quoted.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import { earlierPlans } from './earlier.api.ts'
import { changeItem, findItems, type ItemChange, listItems } from './item.store.ts'
import { marking } from './mark.api.ts'
import { isEdited, moveToYear } from './plan.rules.ts'
import {
  COMMITMENT_STATES,
  type Draft,
  draftSchema,
  PLAN_STATES,
  type PlanState,
  planReviewSchema,
  planSummarySchema,
  type ReviewItem,
  reviewItemSchema,
} from './plan.schema.ts'
import { findPlan, listPlans } from './plan.store.ts'
import { removal } from './plan-removal.api.ts'
import { publishing } from './publish.api.ts'
import { requireReview } from './require.store.ts'

const yearSchema = z.number().int().min(2000, '年度应在2000至2100之间').max(2100, '年度应在2000至2100之间')

const list = query({
  summary: '要点列表',
  grant: 'plan.read',
  input: z.object({}),
  output: z.object({
    plans: z.array(planSummarySchema),
    /** Put away within the last thirty days; for those who may fetch them back. */
    removed: z.array(planSummarySchema),
  }),
  run: async ({ tx, actor }) => {
    const all = await listPlans(tx, actor.bureauId)
    const removed = actor.grants.has('plan.edit') ? all.filter((plan) => plan.removedAt !== null) : []
    return { plans: all.filter((plan) => plan.removedAt === null), removed }
  },
})

const get = query({
  summary: '一份要点：正文、任务和审核情况',
  grant: 'plan.read',
  input: z.object({ id: idSchema }),
  output: planReviewSchema,
  run: async ({ tx, actor, today }, { id }) => {
    const plan = await findPlan(tx, actor.bureauId, id)
    if (!plan || plan.summary.removedAt !== null) throw notFound('份要点')
    const { summary, text, points, unquantified, cells } = plan
    const published = summary.state === 'published'
    return {
      ...{ plan: summary, text, points, unquantified, cells },
      items: await listItems(tx, actor.bureauId, id),
      duties: published ? await dutiesOfPlan(tx, actor.bureauId, id, formatDay(today)) : [],
    }
  },
})

const create = command({
  summary: '用已上传的文件建立要点并开始读取',
  grant: 'plan.edit',
  input: z.object({
    fileId: idSchema,
    year: yearSchema.optional(),
    /** Also where the same file has been read already. */
    again: z.boolean().default(false),
  }),
  output: z.object({ planId: idSchema, jobId: idSchema }),
  run: async (context, { fileId, year, again }) => {
    const { tx, actor, today, jobs, audit } = context
    const bureau_id = actor.bureauId
    const file = await tx
      .selectFrom('file')
      .select(['name', 'owner_id', 'sha256'])
      .where('bureau_id', '=', bureau_id)
      .where('id', '=', fileId)
      .where('purpose', '=', 'plan')
      .where('uploaded_by', '=', actor.accountId)
      .forUpdate()
      .executeTakeFirst()
    if (!file) throw notFound('个文件')
    if (file.owner_id)
      throw new Refusal('CONFLICT', '这个文件已经建立过要点，请到要点列表中查看。', { rule: 'duplicate' })
    if (!again) await requireNew(context, file.sha256)
    const planId = newId()
    await tx
      .insertInto('plan')
      .values({
        bureau_id,
        id: planId,
        title: file.name.replace(/\.[^.]+$/, ''),
        year: year ?? civil(today).year,
        file_id: fileId,
        file_name: file.name,
        state: 'reading',
        created_by: actor.accountId,
      })
      .execute()
    await tx
      .updateTable('file')
      .set({ owner_id: planId })
      .where('bureau_id', '=', bureau_id)
      .where('id', '=', fileId)
      .execute()
    const jobId = await jobs.enqueue('plan-reading', planId)
    audit(planId, { file: file.name })
    return { planId, jobId }
  },
})

/** The same bytes twice are nearly always a slip; whoever means it says so. */
async function requireNew({ tx, actor }: CommandContext, sha256: Buffer): Promise<void> {
  await lockId(tx, `plan ${actor.bureauId} ${sha256.toString('hex')}`)
  const same = await tx
    .selectFrom('plan as p')
    .innerJoin('file as f', (join) => join.onRef('f.bureau_id', '=', 'p.bureau_id').onRef('f.id', '=', 'p.file_id'))
    .select(['p.title', 'p.state'])
    .where('p.bureau_id', '=', actor.bureauId)
    .where('f.sha256', '=', sha256)
    .where('p.removed_at', 'is', null)
    .where('p.state', '!=', 'failed')
    .orderBy('p.created_at', 'desc')
    .executeTakeFirst()
  if (same)
    throw new Refusal(
      'CONFLICT',
      `这份文件已经上传过，就是${quoted(same.title)}（${PLAN_STATES[same.state as PlanState]}）。`,
      {
        rule: 'same-file',
      },
    )
}

async function requireItems(context: Context, ids: readonly string[]): Promise<{ items: ReviewItem[]; plan: string }> {
  const items = await findItems(context.tx, context.actor.bureauId, ids)
  const plans = new Set(items.map((item) => item.planId))
  if (items.length !== new Set(ids).size || plans.size !== 1) throw notFound('项任务')
  const { title } = await requireReview(context, items[0]!.planId)
  // Read again behind the lock: another editor may just have finished.
  return { items: await findItems(context.tx, context.actor.bureauId, ids), plan: title }
}

function stale(item: ReviewItem): Refusal {
  const who = item.changedBy ?? '另一位同志'
  return new Refusal('CONFLICT', `${who}刚刚改过这一项，您的修改没有保存。请看最新内容后再改。`, { rule: 'stale' })
}

const edit = command({
  summary: '修改一项任务的拟发布内容',
  grant: 'plan.edit',
  input: z.object({ id: idSchema, version: z.number().int(), draft: draftSchema }),
  output: reviewItemSchema,
  run: async (context, { id, version, draft }) => {
    const { items, plan } = await requireItems(context, [id])
    const [item] = items
    const { tx, actor, now } = context
    await requireOwners(context, draft.owes, 'draft.owes')
    const read = item!.read ?? (item!.edited ? null : item!.draft)
    const drafted = { draft, alternatives: item!.alternatives, ...(read ? { read } : {}) }
    // Of what was edited before it was kept what had been read, nobody can say that it is the same again.
    const change = { id, version, draft: drafted, edited: read === null || isEdited(draft, read) }
    if (!(await changeItem(tx, actor.bureauId, change, actor.personId, now))) throw stale(item!)
    context.audit(id, { plan })
    return (await findItems(tx, actor.bureauId, [id]))[0]!
  },
})

const decide = command({
  summary: '采纳、不采纳或恢复待审核',
  grant: 'plan.edit',
  input: z.object({
    items: z
      .array(z.object({ id: idSchema, version: z.number().int() }))
      .min(1)
      .max(2000),
    state: z.enum(Object.keys(COMMITMENT_STATES) as [keyof typeof COMMITMENT_STATES]),
  }),
  output: z.object({ items: z.array(reviewItemSchema) }),
  run: async (context, { items, state }) => {
    const ids = items.map((item) => item.id)
    const { items: current, plan } = await requireItems(context, ids)
    const { tx, actor, now } = context
    const joined = current.find(({ reading }) => reading.joined)
    if (joined && state !== 'rejected')
      throw new Refusal('CONFLICT', `${quoted(joined.draft.title)}已并入另一项任务，请先拆开再审核。`, {
        rule: 'joined',
      })
    for (const { id, version } of items) {
      const item = current.find((one) => one.id === id)!
      const made = { id, version, state, ...uncarried(item) }
      if (!(await changeItem(tx, actor.bureauId, made, actor.personId, now))) throw stale(item)
    }
    for (const id of ids) context.audit(id, { plan, state })
    return { items: await findItems(tx, actor.bureauId, ids) }
  },
})

/** Decided on otherwise it is not left with an earlier version any more. */
function uncarried({ reading: { carriedBy, ...reading } }: ReviewItem): Pick<ItemChange, 'reading'> {
  return carriedBy ? { reading } : {}
}

const setYear = command({
  summary: '改定任务排期的年度',
  grant: 'plan.edit',
  /** `seen`: the year that it is changed from; absent: whichever it is. */
  input: z.object({ id: idSchema, year: yearSchema, seen: yearSchema.optional() }),
  output: z.object({}),
  run: async (context, { id, year, seen }) => {
    const { tx, actor, now } = context
    const plan = await requireReview(context, id)
    if (plan.year === year) return {}
    if (seen !== undefined && seen !== plan.year)
      throw new Refusal('CONFLICT', `另一位同志刚刚把年度改为${plan.year}年，您的改动没有保存。`, { rule: 'stale' })
    const items = await listItems(tx, actor.bureauId, id)
    await tx.updateTable('plan').set({ year }).where('bureau_id', '=', actor.bureauId).where('id', '=', id).execute()
    const move = (draft: Draft) => moveToYear(draft, plan.year, year)
    for (const item of items) {
      const { id: itemId, version, draft, alternatives, read } = item
      const moved = { draft: move(draft), alternatives, ...(read ? { read: move(read) } : {}) }
      // What another year asks goes on there: in this year it is to be decided on.
      const back = item.reading.carriedBy ? { ...uncarried(item), state: 'proposed' as const } : {}
      await changeItem(tx, actor.bureauId, { id: itemId, version, draft: moved, ...back }, actor.personId, now)
    }
    context.audit(id, { plan: plan.title, year })
    return {}
  },
})

export const plans = {
  list,
  get,
  create,
  edit,
  decide,
  setYear,
  ...removal,
  ...marking,
  ...earlierPlans,
  ...publishing,
}
