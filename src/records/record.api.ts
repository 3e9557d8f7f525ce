/** Records: submit and correct. The kinds come from app/kinds.ts, so that this file knows none of them. */
import { z } from 'zod'
import { openFor } from '#duties/closing.api.ts'
import { closingLock } from '#duties/closing.rules.ts'
import type { Terms } from '#duties/duty.schema.ts'
import { termsOfDuties, termsOfOccurrence } from '#duties/duty-terms.api.ts'
import { touchOf } from '#duties/ledger-touch.rules.ts'
import { occurrenceParts } from '#duties/occurrence-id.rules.ts'
import { isOwedBy } from '#duties/owing.rules.ts'
import { writes } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { type CommandContext, type Context, command } from '#kernel/endpoint.ts'
import { lockId, lockTogether } from '#kernel/lock.ts'
import { Refusal } from '#kernel/refusal.ts'
import { notify } from '#notices/notify.api.ts'
import { answersFor } from '#office/access.rules.ts'
import { idSchema } from '#office/office.schema.ts'
import { answerers, subjectOf } from '#office/office.store.ts'
import { actionEndpoints } from './action.api.ts'
import { meanwhileWords } from './action.rules.ts'
import { listActions } from './action.store.ts'
import { type Content, onlyAsked } from './content.rules.ts'
import { draftEndpoints } from './draft.api.ts'
import { attachFiles } from './evidence.store.ts'
import { freeMeeting, meetingOfRecord } from './meeting/meeting-record.store.ts'
import { linkMeeting, requireUnrecorded } from './meeting/record-of-meeting.api.ts'
import { requireMended } from './mended.rules.ts'
import { noticeOf } from './notice.store.ts'
import { propose } from './proposals/proposal.api.ts'
import { readingEndpoints } from './reading.api.ts'
import type { Common, DutyTerms, HeldPost, RecordKindRules, RecordKinds } from './record.rules.ts'
import { requireMakesUp, requirePlausible } from './record.rules.ts'
import { field, recordKindSchema } from './record.schema.ts'
import { findRecords, listVersions, lockRecord, rosterFacts } from './record.store.ts'
import { closeCredits, heldPosts, openCredits, writeEntries } from './record-entry.store.ts'
import { requireNew } from './repetition.api.ts'
import { settleRecord } from './settled.store.ts'
import { mayCorrect } from './standpoint.store.ts'

const contentSchema = field(z.record(z.string(), z.unknown()), {
  label: '内容',
  help: '各栏随种类（kind）不同，见“各类纪实的内容”。',
})

/** The endpoints over a table of kinds. */
export function recordEndpoints(kinds: RecordKinds) {
  const submit = command({
    summary: '提交纪实（同一编号重复提交只登记一次）',
    grant: 'record.write',
    input: z.object({
      id: idSchema,
      kind: recordKindSchema,
      content: contentSchema,
      duplicateConfirmed: z.boolean().default(false),
    }),
    output: z.object({ id: idSchema }),
    run: async (context, { id, kind, content: raw, duplicateConfirmed }) => {
      const { tx, actor } = context
      await lockTogether(tx, closingLock(actor.bureauId))
      await lockId(tx, id)
      const { records } = await findRecords(tx, actor.bureauId, { id, limit: 1, offset: 0 })
      if (records[0]) {
        if (records[0].enteredBy !== actor.accountId)
          throw new Refusal('CONFLICT', '这个编号已被使用，请刷新页面后重试。')
        context.audit(id, { repeated: true })
        return { id }
      }
      const rules = kinds[kind]
      const content = parseContent(rules, raw)
      const checked = await check(context, rules, content)
      requireMakesUp(rules, content, checked.duties, checked.made)
      // A meeting that has its record is no question of another time.
      await requireUnrecorded(context, kind, content)
      if (!duplicateConfirmed) await requireNew(context, rules, content, checked.duties)
      await writeEntries(tx, actor.bureauId, [
        {
          bureau: actor.bureauId,
          id,
          rules,
          content,
          ...checked,
          version: 1,
          reason: null,
          by: { account: actor.accountId, name: actor.displayName },
          day: formatDay(context.today),
          before: [],
        },
      ])
      await attachFiles(context, id, content.files)
      await linkMeeting(context, id, kind, content)
      touchAll(context, rules, content, checked.held)
      if (checked.proxied) await tellProxied(context, id, content)
      await tx.deleteFrom('draft').where('bureau_id', '=', actor.bureauId).where('id', '=', id).execute()
      context.audit(id, { kind })
      return { id }
    },
  })

  const correct = command({
    summary: '更正纪实：生成新版本，原版本保留',
    grant: 'record.write',
    input: z.object({
      id: idSchema,
      version: z.number().int(),
      /** How many actions the person had read; without it nothing is asked about them. */
      seen: z.number().int().optional(),
      content: contentSchema,
      reason: z.string().trim().min(2, '请写明更正原因').max(200, '更正原因不能超过200字'),
      /** What a return pointed at is right as it is. */
      unmendedConfirmed: z.boolean().default(false),
    }),
    output: z.object({ version: z.number().int() }),
    run: async (context, { id, version, seen, content: raw, reason, unmendedConfirmed }) => {
      const { tx, actor } = context
      await lockTogether(tx, closingLock(actor.bureauId))
      const head = await lockRecord(tx, actor.bureauId, id)
      const may = await mayCorrect(context, head)
      if (may !== true) throw new Refusal('FORBIDDEN', may)
      if (head.version !== version) {
        throw new Refusal('CONFLICT', '这条纪实刚刚被更正过，您的修改没有保存。请看最新版本后再改。', { rule: 'stale' })
      }
      const actions = await listActions(tx, actor.bureauId, id)
      if (seen !== undefined && actions.length > seen)
        throw new Refusal('CONFLICT', meanwhileWords(actions[0]!), { rule: 'acted' })
      const rules = kinds[head.kind]
      const corrected = parseContent(rules, raw)
      // Which meeting it is the record of is no matter of correction; of another body it is none of that meeting.
      const stays = corrected.subjectId === head.subjectId
      const meeting = stays ? await meetingOfRecord(tx, actor.bureauId, id) : null
      const content = 'meeting' in corrected ? { ...corrected, meeting } : corrected
      const [stood] = await listVersions(tx, actor.bureauId, id)
      const { schema } = rules
      requireMended({ summary: head, actions }, schema, { ...stood!.content }, { ...content }, unmendedConfirmed)
      if (!stays) await freeMeeting(tx, actor.bureauId, id)
      const checked = await check(context, rules, content)
      const day = formatDay(context.today)
      const before = await openCredits(tx, actor.bureauId, id)
      await closeCredits(tx, actor.bureauId, id, day)
      const by = { account: actor.accountId, name: actor.displayName }
      await writeEntries(tx, actor.bureauId, [
        { bureau: actor.bureauId, id, rules, content, ...checked, version: version + 1, reason, by, day, before },
      ])
      await attachFiles(context, id, content.files)
      const items = Boolean(content.items?.length) || before.some(({ item }) => item)
      for (const credit of before) context.touch(touchOf(credit, items))
      touchAll(context, rules, content, checked.held, items)
      await settleRecord(tx, actor.bureauId, head, 'correct')
      if (checked.proxied) await tellProxied(context, id, content)
      context.audit(id, { version: version + 1 })
      return { version: version + 1 }
    },
  })

  return { submit, correct, ...actionEndpoints(kinds), ...readingEndpoints(kinds), ...draftEndpoints, propose }
}

/** Whoever answers for the subject is asked to confirm. */
const tellProxied = async (context: CommandContext, id: string, { subjectId }: Common) =>
  notify(
    context,
    { subjects: [subjectId] },
    await noticeOf(context, { id, subjectId }, 'record_proxied', '有一条代录的纪实，请核对并确认'),
  )

/** Everybody whom the record speaks for follows it. */
function touchAll(
  context: CommandContext,
  rules: RecordKindRules<Common>,
  content: Common,
  held: readonly HeldPost[],
  items = Boolean(content.items?.length),
): void {
  context.touch(touchOf(content, items))
  for (const { subjectId } of rules.alsoFor?.(content, held) ?? [])
    context.touch(touchOf({ ...content, subjectId }, items))
}

function parseContent({ schema }: RecordKindRules<Common>, raw: Content): Common {
  const parsed = schema.safeParse(onlyAsked(schema, raw))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw new Refusal('UNPROCESSABLE_CONTENT', issue.message, {
    field: issue.path.map(String).join('.'),
    rule: 'content',
  })
}

interface Checked {
  readonly duties: readonly DutyTerms[]
  /** The duty of what is made up for, as it is judged. */
  readonly made: Terms | undefined
  readonly subjectIsPost: boolean
  readonly held: readonly HeldPost[]
  /** Entered for somebody who answers for it and has to confirm it. */
  readonly proxied: boolean
}

/** Everything that can be wrong with a record beyond the shape of its fields. */
async function check(context: CommandContext, rules: RecordKindRules<Common>, content: Common): Promise<Checked> {
  const { tx, actor, today } = context
  const subject = await subjectOf(tx, actor.bureauId, content.subjectId)
  if (!subject || !writes(actor, content.subjectId)) {
    throw new Refusal('FORBIDDEN', '您不能为这个单位（岗位）登记纪实，请重新选择。', {
      field: 'subjectId',
      rule: 'subject',
    })
  }
  const open = await openFor(context, content.subjectId, content.heldOn)
  if (open !== true) throw new Refusal('UNPROCESSABLE_CONTENT', open, { field: 'heldOn', rule: 'closed' })
  const people = rules.people(content).map(({ id }) => id)
  requirePlausible(
    rules,
    content,
    await rosterFacts(tx, actor.bureauId, people, content.subjectId, content.heldOn),
    today,
  )
  const duties = await requireDuties(context, rules.duties(content), content.heldOn)
  // Whoever makes up for something owed it then, also where another one has taken the duty over since.
  const then = occurrenceParts(content.makesUpFor ?? '').start
  const formerly = then ? await requireDuties(context, rules.duties(content), then) : []
  if (duties.some((duty, i) => ![duty, formerly[i]].some((one) => one && isOwedBy(one.owes, subject)))) {
    throw new Refusal('UNPROCESSABLE_CONTENT', '所选责任事项不由这个单位（岗位）负责，请重新选择。', {
      field: 'duties',
    })
  }
  await requireItems(context, content.items ?? [])
  await requireMakeUp(context, content)
  const made = content.makesUpFor === null ? undefined : await termsOfOccurrence(context, content.makesUpFor)
  const held = rules.alsoFor ? await heldPosts(tx, actor.bureauId, people, content.heldOn) : []
  const answering = (await answerers(tx, actor.bureauId, [content.subjectId], formatDay(today))).get(content.subjectId)
  // A vacant post has nobody to confirm for it, and of a talk nobody else knows whether it is true.
  const proxied = rules.class === 0 && answersFor(answering, actor.personId) === 'others'
  // What is made up for is proved by what was asked then, not on the day of making up.
  const judged = duties.map((duty) => (duty.id === made?.id ? made : duty))
  return { duties: judged, made, subjectIsPost: subject.post, held, proxied }
}

/** Items must be of a register, and in sight. */
async function requireItems({ tx, actor }: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await tx
    .selectFrom('register_item')
    .select('id')
    .distinct()
    .where('bureau_id', '=', actor.bureauId)
    .where('id', 'in', [...ids])
    .execute()
  if (rows.length !== new Set(ids).size)
    throw new Refusal('UNPROCESSABLE_CONTENT', '所选台账事项已不存在，请重新选择。', { field: 'items' })
}

/** A make-up names an occurrence of the same subject that had begun before the day it was held. */
async function requireMakeUp(context: Context, { makesUpFor, subjectId, heldOn }: Common): Promise<void> {
  if (makesUpFor === null) return
  const { duty, subject, start } = occurrenceParts(makesUpFor)
  const known = idSchema.safeParse(duty).success && subject === subjectId && start < heldOn
  if (!known) {
    throw new Refusal('UNPROCESSABLE_CONTENT', '补办的事项与登记单位或日期不符，请从“下一步”重新进入。', {
      field: 'makesUpFor',
    })
  }
  await requireDuties(context, [duty], heldOn)
}

async function requireDuties(context: Context, ids: readonly string[], day: string): Promise<DutyTerms[]> {
  if (ids.length === 0) return []
  const duties = await termsOfDuties(context, [...new Set(ids)], day)
  if (duties.length !== new Set(ids).size) {
    throw new Refusal('UNPROCESSABLE_CONTENT', '所选责任事项已不存在，请重新选择。', { field: 'duties' })
  }
  return duties
}
