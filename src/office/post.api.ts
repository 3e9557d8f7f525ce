/** Posts: making them, appointing to them, their lines of responsibility. */
import { z } from 'zod'
import { formatDay, parseDay } from '#kernel/day.ts'
import { type CommandContext, type Context, command } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { daySchema, idSchema, newPostSchema } from './office.schema.ts'
import { requireBody } from './office.store.ts'
import { findPeople } from './people.store.ts'
import { type TellTurn, tellSuccession } from './turn.api.ts'
import { heldBy } from './turn.store.ts'

const nothing = z.object({})
const made = z.object({ id: idSchema })

/** What the post is called. */
async function requirePost({ tx, actor }: Context, id: string): Promise<string> {
  const post = await tx
    .selectFrom('post')
    .select('name')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!post) throw notFound('个职务')
  return post.name
}

const addPost = command({
  summary: '新增职务',
  grant: 'office.edit',
  input: newPostSchema,
  output: made,
  run: async (context, { role, name, bodyId }) => {
    await requireBody(context, bodyId)
    const id = newId()
    await context.tx
      .insertInto('post')
      .values({ bureau_id: context.actor.bureauId, id, role, name, body_id: bodyId })
      .execute()
    context.touch({ subjects: [id] })
    context.audit(id)
    return { id }
  },
})

const appointing = z.object({ postId: idSchema, personId: idSchema, from: daySchema })

/** Ends the time of whoever holds the post and begins that of another; tells both. */
async function appoint(
  context: CommandContext,
  { postId, personId, from }: z.infer<typeof appointing>,
  tell: TellTurn,
): Promise<void> {
  const { tx, actor } = context
  const post = await requirePost(context, postId)
  const asked = { query: '', day: formatDay(context.today) }
  const { people } = await findPeople(tx, actor.bureauId, { ...asked, ids: [personId], limit: 1 })
  if (people.length === 0) throw notFound('位人员')
  const later = await tx
    .selectFrom('post_holding')
    .select('from_day')
    .where('bureau_id', '=', actor.bureauId)
    .where('post_id', '=', postId)
    .where((eb) => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', from)]))
    .where('from_day', '>=', from)
    .executeTakeFirst()
  if (later) {
    throw new Refusal('CONFLICT', `该职务自${later.from_day}起已有任职，任职日期应晚于这一天，或先办理免职。`, {
      field: 'from',
    })
  }
  const ended = await tx
    .updateTable('post_holding')
    .set({ to_day: formatDay(parseDay(from) - 1) })
    .where('bureau_id', '=', actor.bureauId)
    .where('post_id', '=', postId)
    .where((eb) => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', from)]))
    .where('from_day', '<', from)
    .returning('id')
    .execute()
  const last = await tx
    .selectFrom('post_holding')
    .select('id')
    .where('bureau_id', '=', actor.bureauId)
    .where('post_id', '=', postId)
    .orderBy('from_day', 'desc')
    .limit(1)
    .execute()
  await tx
    .insertInto('post_holding')
    .values({ bureau_id: actor.bureauId, id: newId(), post_id: postId, person_id: personId, from_day: from })
    .execute()
  const replaced = ended.length > 0
  const held = await heldBy(
    tx,
    actor.bureauId,
    (replaced ? ended : last).map(({ id }) => id),
  )
  // Whoever left the bureau before has nothing to hand over.
  const before = held.filter(({ id, until }) => id !== personId && (replaced || until === null || until >= from))
  await tellSuccession(context, tell, { post, from, holder: people[0]!, before, replaced })
  context.touch({ subjects: 'all' })
  context.audit(postId, { personId })
}

const ending = z.object({ holdingId: idSchema, to: daySchema })

/** The last day of somebody's time in a post, who is told of it. */
async function endHolding(context: CommandContext, { holdingId, to }: z.infer<typeof ending>, tell: TellTurn) {
  const { tx, actor } = context
  const holding = await tx
    .selectFrom('post_holding')
    .select(['from_day', 'to_day', 'post_id', 'person_id'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', holdingId)
    .executeTakeFirst()
  if (!holding) throw notFound('条任职')
  if (to < holding.from_day)
    throw new Refusal('UNPROCESSABLE_CONTENT', '任职最后一天不能早于任职开始日期。', { field: 'to' })
  // Entered once more, it is told to nobody again.
  if (to === holding.to_day) return
  await tx
    .updateTable('post_holding')
    .set({ to_day: to })
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', holdingId)
    .execute()
  const post = await requirePost(context, holding.post_id)
  await tell(context, { person: holding.person_id, what: 'ends', post, day: to, others: [] })
  context.touch({ subjects: 'all' })
  context.audit(holdingId)
}

const setLine = command({
  summary: '设置分管的组织',
  grant: 'office.edit',
  input: z.object({ postId: idSchema, bodyIds: z.array(idSchema).max(200) }),
  output: nothing,
  run: async (context, { postId, bodyIds }) => {
    const { tx, actor, today } = context
    await requirePost(context, postId)
    for (const id of bodyIds) await requireBody(context, id)
    const current = await tx
      .selectFrom('responsibility')
      .select(['id', 'body_id'])
      .where('bureau_id', '=', actor.bureauId)
      .where('post_id', '=', postId)
      .where('to_day', 'is', null)
      .execute()
    const ended = current.filter((row) => !bodyIds.includes(row.body_id)).map((row) => row.id)
    if (ended.length > 0) {
      await tx
        .updateTable('responsibility')
        .set({ to_day: formatDay(today - 1) })
        .where('bureau_id', '=', actor.bureauId)
        .where('id', 'in', ended)
        .execute()
    }
    const added = bodyIds.filter((id) => !current.some((row) => row.body_id === id))
    if (added.length > 0) {
      const rows = added.map((body_id) => ({
        bureau_id: actor.bureauId,
        id: newId(),
        post_id: postId,
        body_id,
        from_day: formatDay(today),
      }))
      await tx.insertInto('responsibility').values(rows).execute()
    }
    context.touch({ subjects: 'all' })
    context.audit(postId)
    return {}
  },
})

/** @param tell what whoever begins or ends a time in a post is told */
export const postEndpoints = (tell: TellTurn) => ({
  addPost,
  appoint: command({
    summary: '任命（任职到日前自动终止前任）',
    grant: 'office.edit',
    input: appointing,
    output: nothing,
    run: async (context, input) => {
      await appoint(context, input, tell)
      return {}
    },
  }),
  endHolding: command({
    summary: '免职（填写任职最后一天）',
    grant: 'office.edit',
    input: ending,
    output: nothing,
    run: async (context, input) => {
      await endHolding(context, input, tell)
      return {}
    },
  }),
  setLine,
})
