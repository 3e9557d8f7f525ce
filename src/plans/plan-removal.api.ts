/** Plans that are not wanted: put away, fetched back; and one that could not be read, read again. */
import { z } from 'zod'
import { type CommandContext, command } from '#kernel/endpoint.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'

const input = z.object({ id: idSchema })

interface Held {
  readonly state: string
  readonly title: string
  readonly removed: boolean
  readonly fileKept: boolean
}

/** The plan, locked for the transaction. */
async function hold({ tx, actor }: CommandContext, id: string): Promise<Held> {
  const plan = await tx
    .selectFrom('plan')
    .select(['state', 'title', 'removed_at', 'file_id'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!plan) throw notFound('份要点')
  const file = await tx
    .selectFrom('file')
    .select('id')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', plan.file_id)
    .executeTakeFirst()
  return { state: plan.state, title: plan.title, removed: plan.removed_at !== null, fileKept: file !== undefined }
}

const setRemoved = ({ tx, actor }: CommandContext, id: string, at: Date | null) =>
  tx.updateTable('plan').set({ removed_at: at }).where('bureau_id', '=', actor.bureauId).where('id', '=', id).execute()

const remove = command({
  summary: '删除一份没有发布的要点；30天内可以恢复',
  grant: 'plan.edit',
  input,
  output: z.object({}),
  run: async (context, { id }) => {
    const { state, title, removed } = await hold(context, id)
    if (state === 'published')
      throw new Refusal('CONFLICT', '这份要点已经发布，不能删除。其中的责任事项可以逐项调整或撤销。', {
        rule: 'published',
      })
    if (state === 'reading')
      throw new Refusal('CONFLICT', '这份要点正在读取，请读取完成后再删除。', { rule: 'reading' })
    if (!removed) await setRemoved(context, id, context.now)
    context.audit(id, { plan: title })
    return {}
  },
})

const restore = command({
  summary: '恢复30天内删除的要点',
  grant: 'plan.edit',
  input,
  output: z.object({}),
  run: async (context, { id }) => {
    const { title, removed } = await hold(context, id)
    if (removed) await setRemoved(context, id, null)
    context.audit(id, { plan: title })
    return {}
  },
})

const readAgain = command({
  summary: '重新读取一份没有读成的要点',
  grant: 'plan.edit',
  input,
  output: z.object({}),
  run: async (context, { id }) => {
    const { tx, actor, jobs } = context
    const { state, title, removed, fileKept } = await hold(context, id)
    if (removed) throw new Refusal('CONFLICT', '这份要点已经删除，请先恢复。', { rule: 'removed' })
    // A second click finds it being read, which is what was asked for.
    if (state === 'review' || state === 'published')
      throw new Refusal('CONFLICT', '这份要点已经读取完成，请刷新页面查看。', { rule: 'read' })
    if (state === 'failed') {
      if (!fileKept)
        throw new Refusal('CONFLICT', '文件标有密级，已经删除，不能重新读取。请按保密规定处理。', { rule: 'withheld' })
      await tx
        .updateTable('plan')
        .set({ state: 'reading', problem: null })
        .where('bureau_id', '=', actor.bureauId)
        .where('id', '=', id)
        .execute()
      await jobs.enqueue('plan-reading', id)
    }
    context.audit(id, { plan: title })
    return {}
  },
})

export const removal = { remove, restore, readAgain }
