/** Correcting what was read: a promise that was missed, two that were read as one, one that was read as two. */
import { z } from 'zod'
import { type CommandContext, command } from '#kernel/endpoint.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import type { Commitment } from './commitment.schema.ts'
import { pointAt, readMarked, remainder, respan, type Stretch, trimmed } from './mark.rules.ts'
import { draftOf } from './plan.rules.ts'
import { type ReviewItem, reviewItemSchema } from './plan.schema.ts'
import { addItem, changeItem, findItems, findPlan, listItems, officeNames } from './plan.store.ts'
import { requireReview } from './require.store.ts'

/** Longest stretch that can be one promise, in code points. */
const LONGEST = 600

const mark = command({
  summary: '把原文中的一段标为任务；在已读出的任务里标出一部分，就拆成两项',
  grant: 'plan.edit',
  input: z.object({ id: idSchema, start: z.number().int().min(0), end: z.number().int().min(1) }),
  output: z.object({ added: reviewItemSchema, shortened: reviewItemSchema.nullable() }),
  run: async (context, { id, ...asked }) => {
    const { tx, actor, now } = context
    const { plan, points, items, year } = await reviewed(context, id)
    const at = trimmed(points, asked)
    if (!at) throw new Refusal('UNPROCESSABLE_CONTENT', '选中的文字太短，请选中一句完整的话。', { field: 'start' })
    if (at.end - at.start > LONGEST)
      throw new Refusal('UNPROCESSABLE_CONTENT', `选中的文字超过${LONGEST}字，请只选中一项任务的文字。`, {
        field: 'end',
      })
    if (
      items.some(({ reading, state }) => state !== 'rejected' && reading.start === at.start && reading.end === at.end)
    )
      throw new Refusal('CONFLICT', '这段文字已经是一项任务。', { rule: 'duplicate' })
    const before = items.filter(({ reading }) => reading.start <= at.start).at(-1)
    const reading = readMarked(points, at, plan.points, before?.reading)
    const office = await officeNames(tx, actor.bureauId)
    const addedId = await addItem(tx, actor.bureauId, id, {
      after: before?.id ?? null,
      reading,
      drafted: draftOf(reading, year, office),
      by: actor.personId,
      at: now,
    })
    const whole = innermost(items, at)
    const rest = whole && remainder(points, whole.reading, at)
    if (rest) await change(context, whole, respan(whole.reading, points, rest))
    context.audit(id, { marked: addedId, from: whole && rest ? whole.id : null })
    const stored = await findItems(tx, actor.bureauId, rest ? [addedId, whole!.id] : [addedId])
    return { added: find(stored, addedId), shortened: rest ? find(stored, whole!.id) : null }
  },
})

const join = command({
  summary: '把一项任务并入前面的一项：前一项的原文延长到后一项的末尾，后一项不作任务',
  grant: 'plan.edit',
  input: z.object({
    id: idSchema,
    first: z.object({ id: idSchema, version: z.number().int() }),
    second: z.object({ id: idSchema, version: z.number().int() }),
  }),
  output: z.object({ items: z.array(reviewItemSchema) }),
  run: async (context, { id, first, second }) => {
    const { tx, actor, now } = context
    const { plan, points, items } = await reviewed(context, id)
    const [one, other] = [items.find((item) => item.id === first.id), items.find((item) => item.id === second.id)]
    if (!one || !other || one === other) throw notFound('项任务')
    for (const [item, { version }] of [
      [one, first],
      [other, second],
    ] as const)
      if (item.version !== version)
        throw new Refusal('CONFLICT', '这一项刚刚有人改过，没有合并。请看最新内容后再试。', { rule: 'stale' })
    const at = {
      start: Math.min(one.reading.start, other.reading.start),
      end: Math.max(one.reading.end, other.reading.end),
    }
    if (at.end - at.start > LONGEST || pointAt(plan.points, at.start) !== pointAt(plan.points, at.end - 1))
      throw new Refusal('UNPROCESSABLE_CONTENT', '两项任务不在同一条里，不能合并。', { rule: 'apart' })
    await change(context, one, respan(one.reading, points, at))
    await changeItem(
      tx,
      actor.bureauId,
      { id: other.id, version: other.version, state: 'rejected' },
      actor.personId,
      now,
    )
    context.audit(id, { joined: [one.id, other.id] })
    return { items: await findItems(tx, actor.bureauId, [one.id, other.id]) }
  },
})

async function reviewed(context: CommandContext, id: string) {
  const { tx, actor } = context
  const { year } = await requireReview(context, id)
  const plan = await findPlan(tx, actor.bureauId, id)
  if (!plan) throw notFound('份要点')
  return { plan, year, points: [...plan.text], items: await listItems(tx, actor.bureauId, id) }
}

/** The shortest of the items in which a stretch stands and that is longer than it. */
function innermost(items: readonly ReviewItem[], at: Stretch): ReviewItem | undefined {
  const holds = ({ state, reading: { start, end } }: ReviewItem) =>
    state !== 'rejected' && start <= at.start && at.end <= end
  const length = ({ reading: { start, end } }: ReviewItem) => end - start
  return items.filter(holds).sort((a, b) => length(a) - length(b))[0]
}

async function change({ tx, actor, now }: CommandContext, item: ReviewItem, reading: Commitment): Promise<void> {
  // What was accepted was another stretch: it is looked at again.
  const change = { id: item.id, version: item.version, reading, state: 'proposed' as const }
  await changeItem(tx, actor.bureauId, change, actor.personId, now)
}

const find = (items: readonly ReviewItem[], id: string) => items.find((item) => item.id === id)!

export const marking = { mark, join }
