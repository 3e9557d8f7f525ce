/** Bodies, posts and people: seeing and keeping them. */
import { z } from 'zod'
import { formatDay, parseDay } from '#kernel/day.ts'
import type { Context } from '#kernel/endpoint.ts'
import { command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import {
  bodySchema,
  daySchema,
  idSchema,
  newBodySchema,
  newPersonSchema,
  newPostSchema,
  officeSchema,
  personSchema,
} from './office.schema.ts'
import { findPeople, listBodies, listPosts } from './office.store.ts'
import { namePinyin } from './pinyin.rules.ts'

const nothing = z.object({})
const made = z.object({ id: idSchema })

const overview = query({
  summary: '组织、职务和任职情况',
  grant: 'office.read',
  input: nothing,
  output: officeSchema,
  run: async ({ tx, actor }) => ({
    bodies: await listBodies(tx, actor.bureauId),
    posts: await listPosts(tx, actor.bureauId),
  }),
})

const people = query({
  summary: '按姓名、拼音或首字母查找人员（只含可见范围）',
  grant: 'self',
  input: z.object({
    query: z.string().max(40).default(''),
    bodyId: idSchema.optional(),
    ids: z.array(idSchema).max(500).optional(),
    limit: z.number().int().min(1).max(500).default(30),
  }),
  output: z.object({ people: z.array(personSchema), total: z.number().int() }),
  run: ({ tx, actor, today }, input) => findPeople(tx, actor.bureauId, { ...input, today: formatDay(today) }),
})

function columns(body: z.infer<typeof newBodySchema>) {
  if (body.to !== null && parseDay(body.to) < parseDay(body.from)) {
    throw new Refusal('UNPROCESSABLE_CONTENT', '撤销日期不能早于成立日期。', { field: 'to' })
  }
  return {
    kind: body.kind,
    name: body.name,
    parent_id: body.parentId,
    from_day: body.from,
    to_day: body.to,
    records_since: body.recordsSince,
  }
}

/** Refuses unless the body exists in the actor's bureau: a foreign id is answered like one that never was. */
async function requireBody({ tx, actor }: Context, id: string): Promise<void> {
  const body = await tx
    .selectFrom('body')
    .select('id')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!body) throw notFound('个组织')
}

async function requirePost({ tx, actor }: Context, id: string): Promise<void> {
  const post = await tx
    .selectFrom('post')
    .select('id')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!post) throw notFound('个职务')
}

const addBody = command({
  summary: '新增组织',
  grant: 'office.edit',
  input: newBodySchema,
  output: made,
  run: async (context, body) => {
    if (body.parentId) await requireBody(context, body.parentId)
    const id = newId()
    await context.tx
      .insertInto('body')
      .values({ bureau_id: context.actor.bureauId, id, ...columns(body) })
      .execute()
    context.audit(id)
    return { id }
  },
})

const editBody = command({
  summary: '修改组织',
  grant: 'office.edit',
  input: bodySchema,
  output: nothing,
  run: async (context, { id, ...body }) => {
    await requireBody(context, id)
    const bodies = await listBodies(context.tx, context.actor.bureauId)
    for (let above = body.parentId; above; above = bodies.find((other) => other.id === above)?.parentId ?? null) {
      if (above === id)
        throw new Refusal('UNPROCESSABLE_CONTENT', '上级组织不能是它自己或它的下级。', { field: 'parentId' })
    }
    await context.tx
      .updateTable('body')
      .set(columns(body))
      .where('bureau_id', '=', context.actor.bureauId)
      .where('id', '=', id)
      .execute()
    context.audit(id)
    return {}
  },
})

const addPerson = command({
  summary: '新增人员',
  grant: 'office.edit',
  input: newPersonSchema,
  output: made,
  run: async (context, { name, bodyId, partyMember, from }) => {
    await requireBody(context, bodyId)
    const bureau_id = context.actor.bureauId
    const id = newId()
    const person = {
      bureau_id,
      id,
      name,
      ...namePinyin(name),
      party_member: partyMember,
      body_id: bodyId,
      from_day: from,
    }
    await context.tx.insertInto('person').values(person).execute()
    await context.tx
      .insertInto('membership')
      .values({ bureau_id, id: newId(), person_id: id, body_id: bodyId, from_day: from })
      .execute()
    context.audit(id)
    return { id }
  },
})

const movePerson = command({
  summary: '调整人员所在组织',
  grant: 'office.edit',
  input: z.object({ personId: idSchema, bodyId: idSchema, from: daySchema }),
  output: nothing,
  run: async (context, { personId, bodyId, from }) => {
    await requireBody(context, bodyId)
    const { tx, actor } = context
    const moved = await tx
      .updateTable('person')
      .set({ body_id: bodyId })
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', personId)
      .executeTakeFirst()
    if (!moved.numUpdatedRows) throw notFound('位人员')
    await tx
      .updateTable('membership')
      .set({ to_day: formatDay(parseDay(from) - 1) })
      .where('bureau_id', '=', actor.bureauId)
      .where('person_id', '=', personId)
      .where('to_day', 'is', null)
      .where('from_day', '<', from)
      .execute()
    await tx
      .insertInto('membership')
      .values({ bureau_id: actor.bureauId, id: newId(), person_id: personId, body_id: bodyId, from_day: from })
      .execute()
    context.audit(personId)
    return {}
  },
})

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
    context.audit(id)
    return { id }
  },
})

const appoint = command({
  summary: '任命（任职到日前自动终止前任）',
  grant: 'office.edit',
  input: z.object({ postId: idSchema, personId: idSchema, from: daySchema }),
  output: nothing,
  run: async (context, { postId, personId, from }) => {
    const { tx, actor } = context
    await requirePost(context, postId)
    const { people } = await findPeople(tx, actor.bureauId, {
      query: '',
      ids: [personId],
      limit: 1,
      today: formatDay(context.today),
    })
    if (people.length === 0) throw notFound('位人员')
    await tx
      .updateTable('post_holding')
      .set({ to_day: formatDay(parseDay(from) - 1) })
      .where('bureau_id', '=', actor.bureauId)
      .where('post_id', '=', postId)
      .where('to_day', 'is', null)
      .where('from_day', '<', from)
      .execute()
    await tx
      .insertInto('post_holding')
      .values({ bureau_id: actor.bureauId, id: newId(), post_id: postId, person_id: personId, from_day: from })
      .execute()
    context.audit(postId, { personId })
    return {}
  },
})

const endHolding = command({
  summary: '免职（填写任职最后一天）',
  grant: 'office.edit',
  input: z.object({ holdingId: idSchema, to: daySchema }),
  output: nothing,
  run: async ({ tx, actor, audit }, { holdingId, to }) => {
    const holding = await tx
      .selectFrom('post_holding')
      .select('from_day')
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', holdingId)
      .executeTakeFirst()
    if (!holding) throw notFound('条任职')
    if (to < holding.from_day)
      throw new Refusal('UNPROCESSABLE_CONTENT', '任职最后一天不能早于任职开始日期。', { field: 'to' })
    await tx
      .updateTable('post_holding')
      .set({ to_day: to })
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', holdingId)
      .execute()
    audit(holdingId)
    return {}
  },
})

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
    context.audit(postId)
    return {}
  },
})

export const office = {
  overview,
  people,
  addBody,
  editBody,
  addPerson,
  movePerson,
  addPost,
  appoint,
  endHolding,
  setLine,
}
