/** The address that calendar programs read: no session, only its secret. Whatever is wrong with it, there is nothing. */
import rateLimit from '@fastify/rate-limit'
import type { FastifyPluginAsync } from 'fastify'
import { icsOf } from '#documents/ics.rules.ts'
import { eventsOf, feedHash } from '#duties/calendar.api.ts'
import { STANDING_LABELS } from '#duties/standing.schema.ts'
import { scopeOf } from '#kernel/actor.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import type { System } from '#kernel/invoke.ts'
import { Refusal } from '#kernel/refusal.ts'
import { actorOf } from '#office/access.store.ts'
import { meetingLabel } from '#records/meeting/meeting.schema.ts'
import { meetingsBetween } from '#records/meeting/meeting-reading.api.ts'

import { countedAddress } from './counted-address.ts'

/** How far a feed looks back and ahead, in days. */
const BACK = 60
const AHEAD = 400

/** Readings of one address in a minute: programs ask every few hours. */
const PER_MINUTE = 30

const TOKEN = /^([A-Za-z0-9_-]{43})\.ics$/

export function feedRoutes(system: System): FastifyPluginAsync {
  return async (server) => {
    await server.register(rateLimit, {
      max: PER_MINUTE,
      timeWindow: '1 minute',
      // By address: a whole bureau may stand behind one proxy. What is no address counts by where it comes from.
      keyGenerator: ({ url, ip }) => {
        const token = TOKEN.exec(url.split('/').at(-1) ?? '')?.[1]
        return token ? feedHash(token).toString('hex') : countedAddress(ip)
      },
      errorResponseBuilder: (_, { ttl }) =>
        new Refusal('TOO_MANY_REQUESTS', '读取得太频繁，请稍后再试。', { retryAfter: Math.ceil(ttl / 1000) }),
    })
    // The secret stands in the address, so the address stands in no log.
    server.get<{ Params: { file: string } }>('/calendar/feed/:file', { logLevel: 'silent' }, async (request, reply) => {
      const token = TOKEN.exec(request.params.file)?.[1]
      const found = token ? await calendarBehind(system, token) : null
      if (!found) return reply.status(404).header('cache-control', 'no-store').type('text/plain').send('没有这个日历。')
      return reply.header('cache-control', 'private, no-store').type('text/calendar; charset=utf-8').send(found)
    })
  }
}

async function calendarBehind({ db, env }: System, token: string): Promise<string | null> {
  const feed = await db.auth
    .selectFrom('calendar_feed')
    .select(['bureau_id', 'id', 'account_id', 'subject_id', 'label'])
    .where('token_hash', '=', feedHash(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!feed) return null
  const today = todayInBeijing()
  const actor = await actorOf(db, feed.account_id, today)
  if (!actor) return null
  // What the person may see today, not when the address was made.
  const subject = feed.subject_id
  if (subject && actor.reads !== 'all' && !actor.reads.includes(subject) && !actor.ownPosts.includes(subject))
    return null
  const span = { from: formatDay(today - BACK), to: formatDay(today + AHEAD) }
  const { events, meetings } = await inScope(db.app, scopeOf(actor), async (tx) => ({
    events: await eventsOf({ tx, actor, today }, { subjectId: subject, ...span }),
    meetings: await meetingsBetween({ tx, actor }, { subjectId: subject, ...span }),
  }))
  const now = new Date()
  await db.auth
    .updateTable('calendar_feed')
    .set({ last_used_at: now })
    .where('bureau_id', '=', feed.bureau_id)
    .where('id', '=', feed.id)
    .execute()
  const entries = events.map(({ occurrence, title, subject: owner, day, start, due, standing }) => ({
    uid: `${occurrence}@jianxing`,
    day,
    title: `${title}（${owner}）`,
    text: `${start}至${due}办理\n${STANDING_LABELS[standing]}`,
    url: `${env.publicUrl}/calendar?month=${day.slice(0, 7)}`,
  }))
  const planned = meetings.map(({ id, kind, subject: body, heldOn, startsAt, place, state }) => ({
    uid: `${id}@jianxing`,
    day: heldOn,
    time: startsAt,
    cancelled: state === 'cancelled',
    title: `${meetingLabel(kind)}（${body.name}）`,
    // Topics may name people, and a feed stands in other programs.
    text: place,
    url: `${env.publicUrl}/meetings/${id}`,
  }))
  return icsOf(`践行：${feed.label}`, [...entries, ...planned], now)
}
