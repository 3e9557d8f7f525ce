/** The own notices: how many wait and where they lead, the list, read. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command, query } from '#kernel/endpoint.ts'
import { notFound } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import { namesOf } from './named.store.ts'
import {
  KNOWN_IN_LIST,
  KNOWN_UNREAD,
  NOTICES_ON_PAGE,
  type NoticeKind,
  noticesQuerySchema,
  noticesSchema,
  seenSchema,
  unreadSchema,
} from './notice.schema.ts'
import { isOver } from './over.store.ts'
import { reasonsOf } from './reasons.store.ts'

/** Notices of whoever asks: the policies show no others, the index is found by person. */
const ownNotices = ({ tx, actor }: Context) =>
  tx.selectFrom('notice').where('bureau_id', '=', actor.bureauId).where('person_id', '=', actor.personId)

const unreadOf = (context: Context) => ownNotices(context).where((eb) => eb.not(isOver(context.now)))

/** Changes of the own unread notices. */
const markRead = ({ tx, actor, now }: Context) =>
  tx
    .updateTable('notice')
    .set({ read_at: now })
    .where('bureau_id', '=', actor.bureauId)
    .where('person_id', '=', actor.personId)
    .where('read_at', 'is', null)

async function countUnread(context: Context): Promise<number> {
  const { count } = await unreadOf(context)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

const unread = query({
  summary: '未读消息的条数，和所指的页面',
  grant: 'self',
  input: z.object({}),
  output: unreadSchema,
  run: async (context) => {
    const rows = await unreadOf(context)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .select(['id', 'address', sql<number>`(count(*) over ())::int`.as('total')])
      .limit(KNOWN_UNREAD)
      .execute()
    return {
      count: rows[0]?.total ?? 0,
      waiting: [...Map.groupBy(rows, ({ address }) => address)].map(([to, some]) => ({
        to,
        ids: some.map(({ id }) => id),
      })),
    }
  },
})

const list = query({
  summary: '自己的消息，未读的在前',
  grant: 'self',
  input: noticesQuerySchema,
  output: noticesSchema,
  run: async (context, { show, page }) => {
    const asked = show === 'unread' ? unreadOf(context) : ownNotices(context)
    const over = isOver(context.now)
    const rows = await asked
      .selectAll()
      .select(over.as('over'))
      .orderBy(over)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .limit(NOTICES_ON_PAGE)
      .offset((page - 1) * NOTICES_ON_PAGE)
      .execute()
    const names = await namesOf(
      context.tx,
      context.actor.bureauId,
      rows.map(({ address }) => address),
    )
    const reasons = await reasonsOf(context.tx, context.actor.bureauId, rows)
    const { total } = await asked.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
    const known = await unreadOf(context)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .select('id')
      .limit(KNOWN_IN_LIST)
      .execute()
    return {
      notices: rows.map((row) => ({
        id: row.id,
        kind: row.kind as NoticeKind,
        title: row.title,
        text: [row.text, names.get(row.address)].filter(Boolean).join('：'),
        why: reasons.get(row.id) ?? null,
        to: row.address,
        madeAt: row.made_at.toISOString(),
        read: row.over,
      })),
      total,
      unread: await countUnread(context),
      known: known.map(({ id }) => id),
    }
  },
})

const read = command({
  summary: '把一条消息标为已读',
  grant: 'self',
  input: z.object({ id: idSchema }),
  output: z.object({}),
  run: async (context, { id }) => {
    const own = await ownNotices(context).where('id', '=', id).select('id').executeTakeFirst()
    if (!own) throw notFound('条消息')
    await markRead(context).where('id', '=', id).execute()
    context.audit(id)
    return {}
  },
})

const seen = command({
  summary: '把看过的消息标为已读：打开了所指的页面，或全部标为已读',
  grant: 'self',
  input: seenSchema,
  output: z.object({ count: z.number().int() }),
  run: async (context, { ids }) => {
    if (ids.length === 0) return { count: 0 }
    const { numUpdatedRows } = await markRead(context).where('id', 'in', ids).executeTakeFirst()
    return { count: Number(numUpdatedRows) }
  },
})

export const notices = { unread, list, read, seen }
