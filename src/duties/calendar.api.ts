/** The calendar of one's own occurrences or of a body or post in sight, and its secret addresses. */
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { reads } from '#kernel/actor.ts'
import { formatDay, parseDay } from '#kernel/day.ts'
import { type Context, command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import { subjectChoices, subjectNames } from '#office/office.store.ts'
import { unlistedYears } from './calendar.rules.ts'
import { dayOfOccurrence, daysOfMonth } from './calendar-page.rules.ts'
import { type CalendarEvent, calendarPageSchema, feedSchema } from './calendar-page.schema.ts'
import { loadCalendar } from './holiday.store.ts'
import { ownSubjects } from './own-subjects.store.ts'
import { termsOf } from './stages.rules.ts'
import { loadStandings, standingsOfOwn } from './standings.store.ts'

/** Secret addresses of one account at the most. */
const FEEDS = 10

/** What a member is shown: what is still to come. */
const TO_COME = ['upcoming', 'open', 'due-soon'] as const

type Asker = Pick<Context, 'tx' | 'actor' | 'today'>

/** The occurrences of some days; those of one body or post, or all that the actor has to do with. */
export async function eventsOf(
  asker: Asker,
  { subjectId, from, to }: { subjectId: string | null; from: string; to: string },
): Promise<CalendarEvent[]> {
  const { tx, actor, today } = asker
  const day = formatDay(today)
  const names = await subjectNames(tx, actor.bureauId)
  const member = !actor.grants.has('record.write')
  const own = member ? new Set(actor.ownBodies) : await ownSubjects(asker, names)
  const query = { from, to, asOf: day, known: day, subjects: subjectId === null ? [...own] : [subjectId] }
  const { rows, duties } = await (member ? standingsOfOwn : loadStandings)(tx, actor.bureauId, query, today)
  return rows
    .filter(({ standing }) => standing !== 'not-applicable')
    .filter(({ standing }) => !member || (TO_COME as readonly string[]).includes(standing))
    .map((row) => ({
      occurrence: row.id,
      dutyId: row.duty,
      title: termsOf(duties.get(row.duty)!.duty, row).title,
      subject: names.get(row.subject)!.name,
      day: dayOfOccurrence(row),
      start: row.start,
      due: row.due,
      fixed: row.scheduled !== null,
      standing: row.standing,
    }))
    .filter((event) => from <= event.day && event.day <= to)
    .sort((a, b) => (a.day === b.day ? (a.title < b.title ? -1 : 1) : a.day < b.day ? -1 : 1))
}

const month = query({
  summary: '一个月的日历：自己的，或可见范围内一个单位、岗位的应办事项',
  grant: 'self',
  input: z.object({
    month: z
      .string()
      .regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/, '月份应写成“年-月”，如 2026-03')
      .optional(),
    subjectId: idSchema.optional(),
  }),
  output: calendarPageSchema,
  run: async (context, { month: asked, subjectId }) => {
    const { tx, actor, today } = context
    const names = await subjectNames(tx, actor.bureauId)
    if (subjectId && !(names.has(subjectId) && mayRead(context, subjectId))) throw notFound('个单位或岗位')
    const shown = asked ?? formatDay(today).slice(0, 7)
    const calendar = await loadCalendar(tx, actor.bureauId)
    const days = daysOfMonth(shown, calendar)
    const [from, to] = [days[0]!.day, days.at(-1)!.day]
    return {
      month: shown,
      today: formatDay(today),
      subject: subjectId ? { id: subjectId, name: names.get(subjectId)!.name } : null,
      days,
      unpublished: unlistedYears(calendar, parseDay(from), parseDay(to)),
      events: await eventsOf(context, { subjectId: subjectId ?? null, from, to }),
      subjects: actor.grants.has('board.read')
        ? await subjectChoices(
            tx,
            actor.bureauId,
            [...names.values()].filter(({ id }) => reads(actor, id)),
            formatDay(today),
          )
        : [],
    }
  },
})

/** In sight, and with the grant to look at others' standings. */
const mayRead = ({ actor }: Pick<Context, 'actor'>, subject: string) =>
  actor.ownPosts.includes(subject) || (actor.grants.has('board.read') && reads(actor, subject))

export const feedHash = (token: string): Buffer => createHash('sha256').update(token).digest()

const feeds = query({
  summary: '自己的日历订阅地址（地址本身只在生成时显示一次）',
  grant: 'self',
  input: z.object({}),
  output: z.object({ feeds: z.array(feedSchema) }),
  run: async ({ tx, actor }) => {
    const rows = await tx
      .selectFrom('calendar_feed')
      .select(['id', 'label', 'created_at', 'last_used_at'])
      .where('bureau_id', '=', actor.bureauId)
      .where('account_id', '=', actor.accountId)
      .where('revoked_at', 'is', null)
      .orderBy('created_at')
      .execute()
    return {
      feeds: rows.map((row) => ({
        id: row.id,
        label: row.label,
        createdAt: row.created_at.toISOString(),
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
      })),
    }
  },
})

const makeFeed = command({
  summary: '生成日历订阅地址',
  grant: 'self',
  personally: true,
  input: z.object({ subjectId: idSchema.nullable() }),
  output: z.object({ id: idSchema, url: z.string() }),
  run: async (context, { subjectId }) => {
    const { tx, actor, env } = context
    const names = await subjectNames(tx, actor.bureauId)
    if (subjectId && !(names.has(subjectId) && mayRead(context, subjectId))) throw notFound('个单位或岗位')
    const open = await tx
      .selectFrom('calendar_feed')
      .select('id')
      .where('bureau_id', '=', actor.bureauId)
      .where('account_id', '=', actor.accountId)
      .where('revoked_at', 'is', null)
      .execute()
    if (open.length >= FEEDS)
      throw new Refusal('CONFLICT', `最多保留${FEEDS}个订阅地址，请先停用不再使用的。`, { rule: 'feeds' })
    const [id, token] = [newId(), randomBytes(32).toString('base64url')]
    await tx
      .insertInto('calendar_feed')
      .values({
        ...{ bureau_id: actor.bureauId, id, account_id: actor.accountId, subject_id: subjectId },
        label: subjectId ? names.get(subjectId)!.name : '我的应办事项',
        token_hash: feedHash(token),
      })
      .execute()
    context.audit(id)
    return { id, url: `${env.publicUrl}/calendar/feed/${token}.ics` }
  },
})

const revokeFeed = command({
  summary: '停用日历订阅地址',
  grant: 'self',
  input: z.object({ id: idSchema }),
  output: z.object({}),
  run: async (context, { id }) => {
    const { tx, actor, now } = context
    const { numUpdatedRows } = await tx
      .updateTable('calendar_feed')
      .set({ revoked_at: now })
      .where('bureau_id', '=', actor.bureauId)
      .where('account_id', '=', actor.accountId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) throw notFound('个订阅地址')
    context.audit(id)
    return {}
  },
})

export const calendar = { month, feeds, makeFeed, revokeFeed }
