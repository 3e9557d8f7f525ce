/** The own notices: how many wait and where they lead, the list, read. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command, query } from '#kernel/endpoint.ts'
import { notFound } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import { namesOf } from './named.store.ts'
import {
  NOTICES_ON_PAGE,
  type NoticeKind,
  noticesQuerySchema,
  noticesSchema,
  seenSchema,
  UNREAD_ADDRESSES,
  unreadSchema,
} from './notice.schema.ts'

/** Notices of whoever asks: the policies show no others, the index is found by person. */
const ownNotices = ({ tx, actor }: Context) =>
  tx.selectFrom('notice').where('bureau_id', '=', actor.bureauId).where('person_id', '=', actor.personId)

/** Changes of the own unread notices. */
const markRead = ({ tx, actor, now }: Context) =>
  tx
    .updateTable('notice')
    .set({ read_at: now })
    .where('bureau_id', '=', actor.bureauId)
    .where('person_id', '=', actor.personId)
    .where('read_at', 'is', null)

async function countUnread(context: Context): Promise<number> {
  const { count } = await ownNotices(context)
    .where('read_at', 'is', null)
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
    const rows = await ownNotices(context)
      .where('read_at', 'is', null)
      .groupBy('address')
      .orderBy((eb) => eb.fn.max('made_at'), 'desc')
      .select(['address', sql<Date>`now()`.as('at')])
      .select(sql<number>`sum(count(*)) over ()::int`.as('total'))
      .limit(UNREAD_ADDRESSES)
      .execute()
    return {
      count: rows[0]?.total ?? 0,
      to: rows.map(({ address }) => address),
      at: (rows[0]?.at ?? context.now).toISOString(),
    }
  },
})

const list = query({
  summary: '自己的消息，未读的在前',
  grant: 'self',
  input: noticesQuerySchema,
  output: noticesSchema,
  run: async (context, { show, page }) => {
    const asked = ownNotices(context).$if(show === 'unread', (q) => q.where('read_at', 'is', null))
    const rows = await asked
      .selectAll()
      .orderBy((eb) => eb('read_at', 'is not', null))
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
    const { total, at } = await asked
      .select((eb) => [eb.fn.countAll<number>().as('total'), sql<Date>`now()`.as('at')])
      .executeTakeFirstOrThrow()
    return {
      notices: rows.map((row) => ({
        id: row.id,
        kind: row.kind as NoticeKind,
        title: row.title,
        text: [row.text, names.get(row.address)].filter(Boolean).join('：'),
        to: row.address,
        madeAt: row.made_at.toISOString(),
        read: row.read_at !== null,
      })),
      total,
      unread: await countUnread(context),
      at: at.toISOString(),
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
  summary: '打开了消息所指的页面：把那一刻以前的标为已读',
  grant: 'self',
  input: seenSchema,
  output: z.object({ count: z.number().int() }),
  run: async (context, { to, until }) => {
    const { numUpdatedRows } = await markRead(context)
      .where('address', '=', to)
      .where(sql<Date>`date_trunc('milliseconds', made_at)`, '<=', new Date(until))
      .executeTakeFirst()
    return { count: Number(numUpdatedRows) }
  },
})

const readAll = command({
  summary: '把某一刻以前的消息全部标为已读',
  grant: 'self',
  input: z.object({ until: z.iso.datetime() }),
  output: z.object({ count: z.number().int() }),
  run: async (context, { until }) => {
    // A moment travels in milliseconds; the database counts finer.
    const { numUpdatedRows } = await markRead(context)
      .where(sql<Date>`date_trunc('milliseconds', made_at)`, '<=', new Date(until))
      .executeTakeFirst()
    return { count: Number(numUpdatedRows) }
  },
})

export const notices = { unread, list, read, seen, readAll }
