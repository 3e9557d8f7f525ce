/** Meetings: planning, inviting, answering, cancelling. None of it earns a credit: only a record does. */
import { z } from 'zod'
import { occurrenceParts } from '#duties/occurrence-id.rules.ts'
import { writes } from '#kernel/actor.ts'
import { formatDay, timeInBeijing } from '#kernel/day.ts'
import { type CommandContext, command } from '#kernel/endpoint.ts'
import { lockId } from '#kernel/lock.ts'
import { Refusal } from '#kernel/refusal.ts'
import { notify, settle } from '#notices/notify.api.ts'
import { idSchema } from '#office/office.schema.ts'
import { subjectOf } from '#office/office.store.ts'
import { attachFiles } from '#records/evidence.store.ts'
import {
  ANSWERS,
  type Answer,
  type MeetingContent,
  type MeetingKind,
  meetingForm,
  meetingKindSchema,
} from './meeting.schema.ts'
import { findMeetings, mustAttend } from './meeting.store.ts'
import { mayOf, meetingReading, requireMeeting } from './meeting-reading.api.ts'
import { isMoved, timeProblem } from './meeting-time.rules.ts'
import { tell } from './meeting-told.store.ts'
import { changeWords } from './meeting-words.rules.ts'

const save = command({
  summary: '安排或修改会议（同一编号重复提交只有一次会议）',
  grant: 'record.write',
  input: z.object({
    id: idSchema,
    /** 0 for a new one; else the version that was changed. */
    version: z.number().int().min(0),
    kind: meetingKindSchema,
    occurrence: z.string().max(200).nullable().default(null),
    content: z.record(z.string(), z.unknown()),
  }),
  output: z.object({ id: idSchema, version: z.number().int() }),
  run: async (context, { id, version, kind, occurrence, content: raw }) => {
    const { tx, actor, today } = context
    await lockId(tx, id)
    const content = parsed(kind, raw)
    await requireSound(context, content, occurrence)
    const before = (await findMeetings(tx, actor.bureauId, actor.personId, { id, limit: 1 })).meetings[0]
    const now = { today: formatDay(today), time: timeInBeijing(context.now) }
    const late = timeProblem(content, now, before)
    if (late) throw new Refusal('UNPROCESSABLE_CONTENT', late.message, { field: late.field })
    if (before && version === 0 && before.account === actor.accountId) {
      context.audit(id, { repeated: true })
      return { id, version: before.version }
    }
    if (before) {
      const change = mayOf(context, before).change
      if (change !== true) throw new Refusal('CONFLICT', `${change}不能再修改。`)
      if (before.kind !== kind || before.subjectId !== content.subjectId)
        throw new Refusal('UNPROCESSABLE_CONTENT', '会议的种类和召开单位不能改；请取消后另行安排。', {
          field: 'subjectId',
        })
      if (before.version !== version)
        throw new Refusal('CONFLICT', '这次会议刚刚被修改过，您的修改没有保存。请刷新后再改。', { rule: 'stale' })
    }
    const next = (before?.version ?? 0) + 1
    const row = {
      ...{ held_on: content.heldOn, starts_at: content.startsAt, place: content.place, host_id: content.host },
      ...{ topics: content.topics, note: content.note, files: content.files, version: next },
    }
    if (before) {
      await tx.updateTable('meeting').set(row).where('bureau_id', '=', actor.bureauId).where('id', '=', id).execute()
    } else {
      const by = { entered_by: actor.accountId, entered_by_name: actor.displayName }
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('meeting')
        .values({
          ...row,
          ...by,
          bureau_id: actor.bureauId,
          id,
          kind,
          subject_id: content.subjectId,
          occurrence,
          state: 'planned',
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      // Somebody else's meeting of this id is out of sight and stays as it is.
      if (!numInsertedOrUpdatedRows) throw new Refusal('CONFLICT', '这个编号已被使用，请刷新页面后重试。')
    }
    const moved = before !== undefined && isMoved(content, before)
    const own = before === undefined || before.account === actor.accountId
    const { gone, stayed } = await invite(context, { id, kind, content, moved, own })
    await attachFiles(context, id, content.files)
    const people = [...content.invited, content.host]
    const about = { id, subjectId: content.subjectId }
    const called = people.filter((person) => !stayed.has(person))
    await tell(context, about, called, 'meeting_called')
    if (before) {
      const title = changeWords(before, content, now.today)
      await tell(context, about, [...stayed], 'meeting_changed', title)
    }
    await tell(context, about, gone, 'meeting_left')
    context.audit(id, { kind, version: next })
    return { id, version: next }
  },
})

function parsed(kind: MeetingKind, raw: unknown): MeetingContent {
  const { data, error } = meetingForm(kind).safeParse(raw)
  if (data) return data
  const issue = error.issues[0]!
  throw new Refusal('UNPROCESSABLE_CONTENT', issue.message, {
    field: issue.path.map(String).join('.'),
    rule: 'content',
  })
}

/** What the shape of the fields does not say. */
async function requireSound({ tx, actor }: CommandContext, content: MeetingContent, occurrence: string | null) {
  const refuse = (field: string, message: string) => new Refusal('UNPROCESSABLE_CONTENT', message, { field })
  const subject = await subjectOf(tx, actor.bureauId, content.subjectId)
  if (!subject || subject.post || !writes(actor, content.subjectId))
    throw new Refusal('FORBIDDEN', '您不能为这个单位安排会议，请重新选择。', { field: 'subjectId' })
  const { duty, subject: of } = occurrenceParts(occurrence ?? '')
  if (occurrence !== null && !(idSchema.safeParse(duty).success && of === content.subjectId))
    throw refuse('subjectId', '应办事项与召开单位不符，请从应办事项重新进入。')
  const stray = content.nonVoting.find((id) => !content.invited.includes(id))
  if (stray) throw refuse('nonVoting', '没有表决权的人员应先选入参加人员。')
  const ids = [...new Set([...content.invited, content.host])]
  const known = await tx
    .selectFrom('person')
    .select('id')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', 'in', ids)
    .execute()
  const found = new Set(known.map(({ id }) => id))
  if (!found.has(content.host)) throw refuse('host', '名册中没有此人，请重新选择。')
  if (found.size < ids.length) throw refuse('invited', '有参加人员不在名册中，请从名册中重新选择。')
}

interface Invitation {
  readonly id: string
  readonly kind: MeetingKind
  readonly content: MeetingContent
  /** To another day or hour. */
  readonly moved: boolean
  /** Saved by whoever planned it. */
  readonly own: boolean
}

/**
 * The list as it is now, the host on it in any case. Whoever stays on it keeps the answer, unless it was given for
 * another time: then the reason of a leave stays in sight, for it may hold. Whoever plans the meeting is coming, and need
 * not answer himself. Returns who is not on it any more, and who was on it before.
 */
async function invite(
  { tx, actor, now }: CommandContext,
  { id, kind, content, moved, own }: Invitation,
): Promise<{ gone: string[]; stayed: ReadonlySet<string> }> {
  const bureau_id = actor.bureauId
  const kept = await tx
    .deleteFrom('meeting_person')
    .where('bureau_id', '=', bureau_id)
    .where('meeting_id', '=', id)
    .returning(['person_id', 'answer', 'reason', 'answered_by', 'answered_at'])
    .execute()
  const before = new Map(kept.map((row) => [row.person_id, moved ? { reason: row.reason } : row]))
  const called = new Set([...content.invited, content.host])
  const must = await mustAttend(tx, bureau_id, kind, content.subjectId, content.heldOn)
  const voters = new Set(must.flatMap(({ id: person, probationary }) => (probationary ? [] : person)))
  const withoutVote = new Set(content.nonVoting)
  const coming = { answer: 'attend', reason: null, answered_by: actor.displayName, answered_at: now } as const
  const answerOf = (person: string) => {
    const given = before.get(person)
    const answered = given && 'answer' in given && given.answer !== null
    return own && person === actor.personId && !answered ? coming : given
  }
  await tx
    .insertInto('meeting_person')
    .values(
      [...called].map((person_id) => ({
        ...answerOf(person_id),
        ...{ bureau_id, meeting_id: id, person_id, subject_id: content.subjectId },
        // Only what was chosen: probation ends some day, and is looked up when the meeting is read.
        voting: !(voters.has(person_id) && withoutVote.has(person_id)),
      })),
    )
    .execute()
  const former = [...before.keys()]
  return { gone: former.filter((one) => !called.has(one)), stayed: new Set(former.filter((one) => called.has(one))) }
}

const cancel = command({
  summary: '取消会议，写明原因；安排保留',
  grant: 'record.write',
  input: z.object({
    id: idSchema,
    reason: z.string().trim().min(2, '请写明取消原因').max(200, '取消原因不能超过200字'),
  }),
  output: z.object({}),
  run: async (context, { id, reason }) => {
    const { tx, actor } = context
    await lockId(tx, id)
    const head = await requireMeeting(context, id)
    const allowed = mayOf(context, head).cancel
    if (allowed !== true) throw new Refusal(writes(actor, head.subjectId) ? 'CONFLICT' : 'FORBIDDEN', allowed)
    await tx
      .updateTable('meeting')
      .set({ state: 'cancelled', reason, version: head.version + 1 })
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', id)
      .execute()
    const invited = await tx
      .selectFrom('meeting_person')
      .select('person_id')
      .where('bureau_id', '=', actor.bureauId)
      .where('meeting_id', '=', id)
      .execute()
    const people = invited.map(({ person_id }) => person_id)
    await tell(context, head, people, 'meeting_cancelled')
    context.audit(id)
    return {}
  },
})

const answer = command({
  summary: '答复会议通知：参加或请假；召开单位可以代记',
  grant: 'self',
  input: z.object({
    id: idSchema,
    /** Somebody who told the branch; absent: for oneself. */
    personId: idSchema.optional(),
    answer: z.enum(Object.keys(ANSWERS) as [Answer]),
    reason: z.string().trim().max(100, '请假原因不能超过100字').default(''),
  }),
  output: z.object({}),
  run: async (context, { id, personId, answer: given, reason }) => {
    const { tx, actor, now } = context
    await lockId(tx, id)
    const head = await requireMeeting(context, id)
    const who = personId ?? actor.personId
    const others = who !== actor.personId
    if (others && !(actor.grants.has('record.write') && writes(actor, head.subjectId)))
      throw new Refusal('FORBIDDEN', '只能为本人答复。', { rule: 'own' })
    const allowed = mayOf(context, head).answer
    if (allowed !== true) throw new Refusal('CONFLICT', `${allowed}不能再答复。`, { rule: 'closed' })
    if (given === 'leave' && reason === '')
      throw new Refusal('UNPROCESSABLE_CONTENT', '请写明请假原因。', { field: 'reason' })
    const { numUpdatedRows } = await tx
      .updateTable('meeting_person')
      .set({
        answer: given,
        reason: given === 'leave' ? reason : null,
        answered_by: actor.displayName,
        answered_at: now,
      })
      .where('bureau_id', '=', actor.bureauId)
      .where('meeting_id', '=', id)
      .where('person_id', '=', who)
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0)
      throw new Refusal('CONFLICT', others ? '此人不在参加人员之列。' : '您不在参加人员之列。')
    if (!others) await settle(tx, id, [])
    if (given === 'leave' && !others) {
      const text = (await subjectOf(tx, actor.bureauId, head.subjectId))?.name ?? ''
      const notice = { kind: 'meeting_leave' as const, title: '有人请假，请查看到会预测', text, to: `/meetings/${id}` }
      await notify(context, { subjects: [head.subjectId] }, notice)
    }
    context.audit(id, { others })
    return {}
  },
})

export const meetings = { ...meetingReading, save, cancel, answer }
