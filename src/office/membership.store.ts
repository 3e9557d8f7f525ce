/** Where a person belongs, from when to when: on each side one body at a time. */
import { formatDay, parseDay } from '#kernel/day.ts'
import type { Context } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { BODY_KINDS, type BodyKind } from './office.schema.ts'
import { kindsOf, sideOf } from './side.rules.ts'

const KINDS = Object.keys(BODY_KINDS) as BodyKind[]

export interface Move {
  readonly personId: string
  readonly bodyId: string
  readonly from: string
}

/**
 * Ends the person's stay on the side of the body and begins one there.
 * @throws Refusal where body or person are not there, or the person came to the present body on that day or later
 */
export async function moveTo({ tx, actor }: Context, { personId, bodyId, from }: Move): Promise<void> {
  const bureau = actor.bureauId
  const body = await tx
    .selectFrom('body')
    .select('kind')
    .where('bureau_id', '=', bureau)
    .where('id', '=', bodyId)
    .executeTakeFirst()
  if (!body) throw notFound('个组织')
  const person = await tx
    .selectFrom('person as p')
    .innerJoin('body as b', (join) => join.onRef('b.bureau_id', '=', 'p.bureau_id').onRef('b.id', '=', 'p.body_id'))
    .select('b.kind')
    .where('p.bureau_id', '=', bureau)
    .where('p.id', '=', personId)
    .executeTakeFirst()
  if (!person) throw notFound('位人员')
  const side = sideOf(body.kind as BodyKind)
  const stays = await tx
    .selectFrom('membership as m')
    .innerJoin('body as b', (join) => join.onRef('b.bureau_id', '=', 'm.bureau_id').onRef('b.id', '=', 'm.body_id'))
    .select(['m.id', 'm.from_day', 'm.to_day'])
    .where('m.bureau_id', '=', bureau)
    .where('m.person_id', '=', personId)
    .where('b.kind', 'in', kindsOf(side, KINDS))
    .execute()
  const later = stays.find(({ from_day }) => from_day >= from)
  if (later) {
    throw new Refusal('CONFLICT', `此人自${later.from_day}起才在现组织，调整日期应晚于这一天。`, { field: 'from' })
  }
  // The branch says where a person stands; a division does only for whoever is in no Party organisation.
  if (side === 'party' || sideOf(person.kind as BodyKind) === 'work') {
    await tx
      .updateTable('person')
      .set({ body_id: bodyId })
      .where('bureau_id', '=', bureau)
      .where('id', '=', personId)
      .execute()
  }
  const open = stays.filter(({ to_day }) => to_day === null).map(({ id }) => id)
  if (open.length > 0) {
    await tx
      .updateTable('membership')
      .set({ to_day: formatDay(parseDay(from) - 1) })
      .where('bureau_id', '=', bureau)
      .where('id', 'in', open)
      .execute()
  }
  await tx
    .insertInto('membership')
    .values({ bureau_id: bureau, id: newId(), person_id: personId, body_id: bodyId, from_day: from })
    .execute()
}
