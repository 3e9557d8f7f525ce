/** Bodies, posts and people: seeing and keeping them. */
import { z } from 'zod'
import { formatDay, parseDay } from '#kernel/day.ts'
import { command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { moveTo } from './membership.store.ts'
import { bodySchema, daySchema, idSchema, newBodySchema, newPersonSchema, officeSchema } from './office.schema.ts'
import { listBodies, listPosts, lockTree, requireBody } from './office.store.ts'
import { people } from './people.api.ts'
import { namePinyin } from './pinyin.rules.ts'
import { postEndpoints } from './post.api.ts'
import type { TellTurn } from './turn.api.ts'

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
    context.touch({ subjects: [id] })
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
    await lockTree(context)
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
    const posts = await listPosts(context.tx, context.actor.bureauId)
    context.touch({ subjects: [id, ...posts.filter(({ bodyId }) => bodyId === id).map((post) => post.id)] })
    context.audit(id)
    return {}
  },
})

const addPerson = command({
  summary: '新增人员',
  grant: 'office.edit',
  input: newPersonSchema,
  output: made,
  run: async (context, { name, bodyId, partyMember, probationary, from }) => {
    await requireBody(context, bodyId)
    const bureau_id = context.actor.bureauId
    const id = newId()
    const person = {
      bureau_id,
      id,
      name,
      ...namePinyin(name),
      party_member: partyMember,
      probationary: partyMember && probationary,
      body_id: bodyId,
      from_day: from,
    }
    await context.tx.insertInto('person').values(person).execute()
    await context.tx
      .insertInto('membership')
      .values({ bureau_id, id: newId(), person_id: id, body_id: bodyId, from_day: from })
      .execute()
    context.touch({ subjects: [], people: [id] })
    context.audit(id)
    return { id }
  },
})

const movePerson = command({
  summary: '调整人员所在组织；处室和党组织各算各的',
  grant: 'office.edit',
  input: z.object({ personId: idSchema, bodyId: idSchema, from: daySchema }),
  output: nothing,
  run: async (context, { personId, bodyId, from }) => {
    const { today } = context
    if (from > formatDay(today)) {
      throw new Refusal('UNPROCESSABLE_CONTENT', '调整日期不能晚于今天，请在生效当天办理。', { field: 'from' })
    }
    await moveTo(context, { personId, bodyId, from })
    context.touch({ subjects: [], people: [personId] })
    context.audit(personId)
    return {}
  },
})

const setMembership = command({
  summary: '更正一位人员的政治面貌，如预备党员转正',
  grant: 'office.edit',
  input: z.object({ personId: idSchema, partyMember: z.boolean(), probationary: z.boolean() }),
  output: nothing,
  run: async (context, { personId, partyMember, probationary }) => {
    const { numUpdatedRows } = await context.tx
      .updateTable('person')
      .set({ party_member: partyMember, probationary: partyMember && probationary })
      .where('bureau_id', '=', context.actor.bureauId)
      .where('id', '=', personId)
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) throw notFound('位人员')
    context.touch({ subjects: [], people: [personId] })
    context.audit(personId, { partyMember, probationary })
    return {}
  },
})

/** @param tell what whoever begins or ends a time in a post is told */
export const officeEndpoints = (tell: TellTurn) => ({
  overview,
  people,
  addBody,
  editBody,
  addPerson,
  movePerson,
  setMembership,
  ...postEndpoints(tell),
})
