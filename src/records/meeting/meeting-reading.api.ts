/** Reading meetings: the list, one with its answers and forecast, and what a new one begins with. */
import { z } from 'zod'
import { reads, writes } from '#kernel/actor.ts'
import { momentOf } from '#kernel/day.ts'
import type { Tx } from '#kernel/db.ts'
import { type Context, query } from '#kernel/endpoint.ts'
import { notFound } from '#kernel/refusal.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { subjectNames, subjectOf } from '#office/office.store.ts'
import { filesOf } from '#records/evidence.store.ts'
import {
  lastMeetingSchema,
  type MeetingView,
  meetingKindSchema,
  meetingSummarySchema,
  meetingViewSchema,
} from './meeting.schema.ts'
import {
  findMeetings,
  lastMeeting,
  listInvited,
  type MeetingFilter,
  type MeetingHead,
  mustAttend,
} from './meeting.store.ts'
import { heldBy } from './meeting-time.rules.ts'
import { forecastOf } from './quorum.rules.ts'

/** More than any calendar shows, and than anybody takes along. */
const MOST = 1000

type Reader = Pick<Context, 'tx' | 'actor'>
type Asker = Reader & Pick<Context, 'now' | 'today'>

const list = query({
  summary: '会议安排：可见范围内的，或本人被通知参加的',
  grant: 'self',
  input: z.object({
    subjectId: idSchema.optional(),
    occurrence: z.string().max(200).optional(),
    from: daySchema.optional(),
    to: daySchema.optional(),
    mine: z.boolean().default(false),
    /** Only what is neither cancelled nor recorded. */
    planned: z.boolean().default(false),
    latestFirst: z.boolean().default(false),
    limit: z.number().int().min(1).max(200).default(20),
    offset: z.number().int().min(0).max(100_000).default(0),
  }),
  output: z.object({ meetings: z.array(meetingSummarySchema), total: z.number().int() }),
  run: (context, { mine, ...filter }) =>
    summariesOf(context, { ...filter, mine: mine ? context.actor.ownBodies : undefined }),
})

/** The meetings in sight as in the list, the latest first, up to a thousand; `total` counts all. */
export const allMeetings = (context: Reader, filter: { subjectId?: string | undefined }) =>
  summariesOf(context, { ...filter, latestFirst: true, limit: MOST })

/** Meetings of some days as a calendar has them: those of one body, or all that concern the actor. */
export async function meetingsBetween(
  context: Reader,
  { subjectId, from, to }: { subjectId: string | null; from: string; to: string },
) {
  const whose = subjectId ? { subjectId } : { mine: context.actor.ownBodies }
  return (await summariesOf(context, { from, to, limit: MOST, ...whose })).meetings
}

async function summariesOf({ tx, actor }: Reader, filter: MeetingFilter) {
  const { meetings, total } = await findMeetings(tx, actor.bureauId, actor.personId, filter)
  const names = await subjectNames(tx, actor.bureauId)
  return { total, meetings: meetings.map((head) => summaryOf(head, names)) }
}

const summaryOf = (head: MeetingHead, names: ReadonlyMap<string, { name: string }>) => ({
  id: head.id,
  kind: head.kind,
  subject: { id: head.subjectId, name: names.get(head.subjectId)?.name ?? '' },
  heldOn: head.heldOn,
  startsAt: head.startsAt,
  place: head.place,
  topics: head.topics,
  occurrence: head.occurrence,
  state: head.state,
  recordId: head.recordId,
  own: head.own,
})

const get = query({
  summary: '一次会议安排：内容、参加人员的答复、到会预测、上次会议决定事项',
  grant: 'self',
  input: z.object({ id: idSchema }),
  output: meetingViewSchema,
  run: (context, { id }) => meetingOf(context, id),
})

/** A meeting as its page and its papers show it. Whoever is invited sees the meeting and the own answer alone. */
export async function meetingOf(asker: Asker, id: string): Promise<MeetingView> {
  const { tx, actor } = asker
  const bureau = actor.bureauId
  const head = await requireMeeting(asker, id)
  const names = await subjectNames(tx, bureau)
  const due = await mustAttend(tx, bureau, head.kind, head.subjectId, head.heldOn)
  const voters = new Set(due.flatMap((one) => (one.probationary ? [] : one.id)))
  const invited = (await listInvited(tx, bureau, id)).map((one) => ({
    ...one,
    voting: one.voting && voters.has(one.id),
  }))
  const dueIds = new Set(due.map((one) => one.id))
  const inside = reads(actor, head.subjectId)
  const own = invited.find((one) => one.id === actor.personId)
  const chair = await tx
    .selectFrom('person')
    .select('name')
    .where('bureau_id', '=', bureau)
    .where('id', '=', head.host)
    .executeTakeFirst()
  const called = new Set(invited.map((one) => one.id))
  return {
    summary: summaryOf(head, names),
    host: { id: head.host, name: chair?.name ?? '' },
    note: head.note,
    files: await filesOf(asker, head.files),
    reason: head.reason,
    version: head.version,
    enteredBy: head.enteredBy,
    own: own ? { answer: own.answer, reason: own.reason } : null,
    people: inside ? invited.map((one) => ({ ...one, due: dueIds.has(one.id) })) : null,
    forgotten: inside ? due.filter((one) => !called.has(one.id)).map(({ name }) => name) : [],
    forecast: inside ? forecastOf(head.kind, [...voters], invited) : null,
    last: inside ? await lastMeeting(tx, bureau, head, head.recordId) : null,
    may: mayOf(asker, head),
  }
}

/** What may be done with a meeting now; else why not. */
export function mayOf({ actor, now }: Asker, head: MeetingHead) {
  const moment = momentOf(now)
  const writer = actor.grants.has('record.write') && writes(actor, head.subjectId)
  const closed = { planned: null, cancelled: '会议已取消。', recorded: '会议已登记纪实。' }[head.state]
  const stranger = writer ? null : '只有召开单位的负责同志可以办理。'
  const past = head.heldOn < moment.today ? '会议日期已过。' : null
  return {
    change: stranger ?? closed ?? past ?? true,
    cancel: stranger ?? closed ?? true,
    answer: closed ?? past ?? (head.own === 'none' && !writer ? '您不在参加人员之列。' : true),
    record: stranger ?? closed ?? heldBy(head, moment),
  } as const
}

/** The meeting, where it is in sight. */
export async function requireMeeting({ tx, actor }: Pick<Context, 'tx' | 'actor'>, id: string): Promise<MeetingHead> {
  const { meetings } = await findMeetings(tx, actor.bureauId, actor.personId, { id, limit: 1 })
  if (!meetings[0]) throw notFound('次会议')
  return meetings[0]
}

/** Without what is no business of whoever does not see the person: the votes themselves are counted on the server. */
async function nameAlone(tx: Tx, bureau: string, due: Awaited<ReturnType<typeof mustAttend>>) {
  if (due.length === 0) return due
  const ids = due.map(({ id }) => id)
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('bureau_id', '=', bureau)
    .where('id', 'in', ids)
    .execute()
  const inSight = new Set(rows.map(({ id }) => id))
  return due.map((one) => ({ ...one, probationary: one.probationary && inSight.has(one.id) }))
}

const prepare = query({
  summary: '准备会议：某天应到的人员，上次会议决定事项',
  grant: 'record.write',
  input: z.object({ kind: meetingKindSchema, subjectId: idSchema, heldOn: daySchema }),
  output: z.object({
    /** Who must attend; those on probation have no vote. Of whoever has moved out of sight since, the name alone. */
    due: z.array(z.object({ id: idSchema, name: z.string(), probationary: z.boolean() })),
    last: lastMeetingSchema.nullable(),
  }),
  run: async ({ tx, actor }, { kind, subjectId, heldOn }) => {
    const subject = await subjectOf(tx, actor.bureauId, subjectId)
    if (!subject || subject.post || !reads(actor, subjectId)) throw notFound('个单位')
    return {
      due: await nameAlone(tx, actor.bureauId, await mustAttend(tx, actor.bureauId, kind, subjectId, heldOn)),
      last: await lastMeeting(tx, actor.bureauId, { kind, subjectId, heldOn }, null),
    }
  },
})

export const meetingReading = { list, get, prepare }
