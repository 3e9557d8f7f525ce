/** Looking people up in the roster as it is, or as it was on a day. */
import { z } from 'zod'
import { reads } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { counting } from '#kernel/db.ts'
import { type Context, query } from '#kernel/endpoint.ts'
import { daySchema, idSchema, type Person, personSchema } from './office.schema.ts'
import { findPeople } from './people.store.ts'

const inputSchema = z.object({
  query: z.string().max(40).default(''),
  /** Only who belongs to this body. */
  bodyId: idSchema.optional(),
  ids: z.array(idSchema).max(500).optional(),
  /** A day that is over: the roster as it was then. */
  on: daySchema.optional(),
  /** Whoever belonged to this body on that day is found too, though they may have moved out of sight since. */
  with: idSchema.optional(),
  limit: z.number().int().min(1).max(500).default(30),
})
const outputSchema = z.object({ people: z.array(personSchema), total: z.number().int() })

export const people = query({
  summary: '按姓名、拼音或首字母查找人员（只含可见范围；查过去某天的，按当天名册，现已看不到的只答姓名）',
  grant: 'self',
  input: inputSchema,
  output: outputSchema,
  run: async (context, input) => {
    const { tx, actor, today: day } = context
    const today = formatDay(day)
    const { on, limit } = input
    const past = on !== undefined && on < today
    const found = await findPeople(tx, actor.bureauId, { ...input, day: past ? on : today, past })
    if (!past) return found
    const gone = await movedAway(context, input, on)
    const all = [...found.people, ...gone]
    return { people: (await inNameOrder(context, all)).slice(0, limit), total: found.total + gone.length }
  },
})

/** More than a body ever has. */
const EVERYBODY = 100_000

/** Who belonged to the body on the day and is out of sight now: the name alone, not where they went or what they are. */
async function movedAway({ tx, actor }: Context, input: z.infer<typeof inputSchema>, on: string): Promise<Person[]> {
  const body = input.with ?? input.bodyId
  if (body === undefined || !reads(actor, body)) return []
  const belonged = { ...input, bodyId: body, day: on, past: true, limit: EVERYBODY }
  const all = await counting(tx, () => findPeople(tx, actor.bureauId, belonged))
  const ids = all.people.map(({ id }) => id)
  const seen = await findPeople(tx, actor.bureauId, { ...belonged, query: '', bodyId: undefined, ids })
  const inSight = new Set(seen.people.map(({ id }) => id))
  return all.people
    .filter(({ id }) => !inSight.has(id))
    .map(({ id, name }) => ({ id, name, bodyId: body, bodyName: MOVED_AWAY, ...NOT_TOLD }))
}

const MOVED_AWAY = '已调离'

/** What is not told of somebody reads as if there were nothing. */
const NOT_TOLD = { division: null, partyMember: false, probationary: false, posts: [] }

/** In the order of names, which those who were found apart do not have among them. */
async function inNameOrder({ tx, actor }: Context, people: readonly Person[]): Promise<Person[]> {
  if (people.length === 0) return []
  const ids = people.map(({ id }) => id)
  const rows = await counting(tx, () =>
    tx
      .selectFrom('person')
      .select('id')
      .where('bureau_id', '=', actor.bureauId)
      .where('id', 'in', ids)
      .orderBy('sort_key')
      .orderBy('id')
      .execute(),
  )
  const byId = new Map(people.map((one) => [one.id, one]))
  return rows.flatMap(({ id }) => byId.get(id) ?? [])
}
