/** Exemptions and late entries: ask, decide, withdraw, list. */
import { z } from 'zod'
import { type Actor, writes } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { counting, seeingAll } from '#kernel/db.ts'
import { type CommandContext, command, query } from '#kernel/endpoint.ts'
import { lockId } from '#kernel/lock.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import type { Touch } from '#kernel/touch.schema.ts'
import { notify } from '#notices/notify.api.ts'
import { idSchema } from '#office/office.schema.ts'
import { subjectNames } from '#office/office.store.ts'
import {
  APPROVAL_ACTIONS,
  APPROVAL_KINDS,
  APPROVAL_STATES,
  type Ask,
  approvalSchema,
  askSchema,
  decideSchema,
} from './approval.schema.ts'
import { listApprovals, type StoredApproval } from './approval.store.ts'
import { closedThrough } from './closing.api.ts'
import { dutySchema } from './duty.schema.ts'
import { touchOf } from './ledger-touch.rules.ts'
import { isOwedBy } from './owing.rules.ts'

/** Whether the actor may decide; else why not. Nobody decides what he or she asked for. */
function mayDecide(actor: Actor, { state, askedByAccount }: StoredApproval): true | string {
  if (!(APPROVAL_ACTIONS.decide as readonly string[]).includes(state)) return '已经办结'
  if (!actor.grants.has('approval.decide')) return '由机关党委审批'
  return askedByAccount === actor.accountId ? '自己提出的申请，由机关党委另一位同志审批' : true
}

const mayWithdraw = (actor: Actor, { state, askedByAccount }: StoredApproval): boolean =>
  (APPROVAL_ACTIONS.withdraw as readonly string[]).includes(state) && askedByAccount === actor.accountId

const list = query({
  summary: '豁免、补录认定和关账后补登更正的申请',
  grant: 'board.read',
  input: z.object({}),
  output: z.object({ approvals: z.array(approvalSchema) }),
  run: async ({ tx, actor }) => {
    const names = await subjectNames(tx, actor.bureauId)
    const approvals = await listApprovals(tx, actor.bureauId)
    return {
      approvals: approvals.map((one) => {
        const { askedByAccount: _, recordVersion: __, subjectId, ...shown } = one
        return {
          ...shown,
          subject: { id: subjectId, name: names.get(subjectId)?.name ?? '' },
          mayDecide: mayDecide(actor, one),
          mayWithdraw: mayWithdraw(actor, one),
        }
      }),
    }
  },
})

const ask = command({
  summary: '申请豁免、补录按时认定，或关账后补登更正（同一编号重复提交只登记一次）',
  grant: 'record.write',
  input: askSchema,
  output: z.object({ id: idSchema }),
  run: async (context, input) => {
    const { tx, actor, today } = context
    await lockId(tx, input.id)
    const repeated = (await listApprovals(tx, actor.bureauId, input.id))[0]
    if (repeated) {
      if (repeated.askedByAccount !== actor.accountId)
        throw new Refusal('CONFLICT', '这个编号已被使用，请刷新页面后重试。', { rule: 'taken' })
      context.audit(input.id, { repeated: true })
      return { id: input.id }
    }
    const facts = await factsOf(context, input)
    if (!writes(actor, facts.subject_id))
      throw new Refusal('FORBIDDEN', '您不能为这个单位（岗位）提出申请。', { rule: 'subject' })
    await tx
      .insertInto('approval')
      .values({
        bureau_id: actor.bureauId,
        id: input.id,
        kind: input.kind,
        ...facts,
        reason: input.reason,
        state: 'asked',
        asked_by: actor.accountId,
        asked_by_name: actor.displayName,
        asked_on: formatDay(today),
      })
      .execute()
    await notify(
      context,
      { grant: 'approval.decide' },
      {
        kind: 'approval_asked',
        title: `有一项${APPROVAL_KINDS[input.kind]}申请待审批`,
        text: await noticeText(context, input.id),
        to: '/approvals',
      },
    )
    context.audit(input.id, { kind: input.kind })
    return { id: input.id }
  },
})

async function factsOf(context: CommandContext, input: Ask) {
  switch (input.kind) {
    case 'exemption':
      return exemptionAsked(context, input)
    case 'closed_period':
      return closedPeriodAsked(context, input)
    case 'late_entry':
      return lateEntryAsked(context, input)
  }
}

async function closedPeriodAsked(context: CommandContext, asked: Extract<Ask, { kind: 'closed_period' }>) {
  const subject = (await subjectNames(context.tx, context.actor.bureauId)).get(asked.subjectId)
  if (!subject) throw notFound('个单位（岗位）')
  const through = await closedThrough(context)
  if (through === null || asked.from > through)
    throw new Refusal('UNPROCESSABLE_CONTENT', '这段时间没有关账，可以直接登记或更正，不需要申请。', { rule: 'open' })
  await requireNotAsked(context, asked)
  return { subject_id: asked.subjectId, from_day: asked.from, to_day: asked.to }
}

/** What a notice says of an application: for whom, and from which duty; of a record nothing, it may be a talk. */
async function noticeText({ tx, actor }: CommandContext, id: string): Promise<string> {
  const { kind, subjectId, about } = (await listApprovals(tx, actor.bureauId, id))[0]!
  const name = (await subjectNames(tx, actor.bureauId)).get(subjectId)?.name ?? ''
  return kind === 'exemption' ? `${name}：${about}` : name
}

async function exemptionAsked(context: CommandContext, asked: Extract<Ask, { kind: 'exemption' }>) {
  const { tx, actor } = context
  const subject = (await subjectNames(tx, actor.bureauId)).get(asked.subjectId)
  const duty = await tx
    .selectFrom('duty')
    .select(['definition', 'title', 'in_force_from', 'in_force_to'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', asked.dutyId)
    .executeTakeFirst()
  if (!duty || !subject) throw notFound('项责任事项')
  const terms = dutySchema.safeParse({ ...(duty.definition as object), id: asked.dutyId, title: duty.title })
  if (!terms.success || !isOwedBy(terms.data.owes, subject))
    throw new Refusal('UNPROCESSABLE_CONTENT', `“${duty.title}”不由${subject.name}负责，不需要豁免。`, { rule: 'owes' })
  await requireNotAsked(context, asked)
  return { duty_id: asked.dutyId, subject_id: asked.subjectId, from_day: asked.from, to_day: asked.to }
}

/** The same days are asked for once: two open or approved requests of one kind for them say nothing more than one. */
async function requireNotAsked(
  { tx, actor }: CommandContext,
  asked: Extract<Ask, { kind: 'exemption' | 'closed_period' }>,
): Promise<void> {
  const open = await tx
    .selectFrom('approval')
    .select('state')
    .where('bureau_id', '=', actor.bureauId)
    .where('kind', '=', asked.kind)
    .where('subject_id', '=', asked.subjectId)
    .$if(asked.kind === 'exemption', (q) => q.where('duty_id', '=', 'dutyId' in asked ? asked.dutyId : null))
    .where('state', '=', 'asked')
    .where('from_day', '<=', asked.from)
    .where('to_day', '>=', asked.to)
    .executeTakeFirst()
  if (open) throw new Refusal('CONFLICT', '这段时间的申请正在审批，不需要再提。', { rule: 'repeated' })
}

async function lateEntryAsked({ tx, actor }: CommandContext, asked: Extract<Ask, { kind: 'late_entry' }>) {
  await lockId(tx, asked.recordId)
  const record = await tx
    .selectFrom('record')
    .select(['subject_id', 'state', 'version'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', asked.recordId)
    .executeTakeFirst()
  if (!record || record.state === 'voided') throw notFound('条纪实')
  const open = await tx
    .selectFrom('approval')
    .select('state')
    .where('bureau_id', '=', actor.bureauId)
    .where('record_id', '=', asked.recordId)
    // What was approved earlier holds for what the record said then.
    .where((eb) =>
      eb.or([
        eb('state', '=', 'asked'),
        eb.and([eb('state', '=', 'approved'), eb('record_version', '>=', record.version)]),
      ]),
    )
    .executeTakeFirst()
  if (open) {
    const message = open.state === 'asked' ? '这条纪实的认定申请正在审批。' : '这条纪实已经认定为按时。'
    throw new Refusal('CONFLICT', message, { rule: 'repeated' })
  }
  return { record_id: asked.recordId, record_version: record.version, subject_id: record.subject_id }
}

/** The approval, held until the end of the transaction: of two decisions the second one sees the first. */
async function held({ tx, actor }: CommandContext, id: string): Promise<StoredApproval> {
  await tx
    .selectFrom('approval')
    .select('id')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  const approval = (await listApprovals(tx, actor.bureauId, id))[0]
  if (!approval) throw notFound('项申请')
  return approval
}

const decide = command({
  summary: '批准或不批准申请',
  grant: 'approval.decide',
  input: decideSchema,
  output: z.object({}),
  run: async (context, { id, approve, reason }) => {
    const { tx, actor, today } = context
    const approval = await held(context, id)
    const may = mayDecide(actor, approval)
    if (may !== true) throw new Refusal('CONFLICT', `${may}，没有改动。`, { rule: 'state' })
    const touches = await touchedBy(context, approval)
    if (approve && touches === 'stale')
      throw new Refusal(
        'CONFLICT',
        '这条纪实在申请以后又更正过或已作废，不能按原来的申请批准。请不批准，由申请人按更正后的内容重新申请。',
        { rule: 'stale' },
      )
    await tx
      .updateTable('approval')
      .set({
        state: approve ? 'approved' : 'refused',
        decided_by: actor.accountId,
        decided_by_name: actor.displayName,
        decided_on: formatDay(today),
        decision_reason: reason || null,
      })
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', id)
      .execute()
    for (const touch of approve && touches !== 'stale' ? touches : []) context.touch(touch)
    await notify(
      context,
      { accounts: [approval.askedByAccount] },
      {
        kind: 'approval_decided',
        title: `${APPROVAL_KINDS[approval.kind]}申请${APPROVAL_STATES[approve ? 'approved' : 'refused']}`,
        text: await noticeText(context, id),
        to: '/approvals',
      },
    )
    context.audit(id, { approve })
    return {}
  },
})

/**
 * What an approval changes: the days that an exemption covers, or everything that the record counts for; stale where
 * the record claims since then what was not asked for. The one who decides need not see the record: a talk is private.
 */
async function touchedBy(
  { tx, actor }: CommandContext,
  { kind, subjectId, recordId, recordVersion, from, to }: StoredApproval,
): Promise<Touch[] | 'stale'> {
  // It lets something be entered; what is entered then changes the standings.
  if (kind === 'closed_period') return []
  if (from !== null && to !== null) return [{ subjects: [subjectId], days: { from, to } }]
  const credits = await seeingAll(tx, () =>
    counting(tx, () =>
      tx
        .selectFrom('credit')
        .select(['subject_id', 'held_on', 'makes_up_for', 'item', 'version'])
        .where('bureau_id', '=', actor.bureauId)
        .where('record_id', '=', recordId)
        .where('voided_on', 'is', null)
        .execute(),
    ),
  )
  // A voided record counts for nothing.
  if (credits.length === 0 || credits.some(({ version }) => version > recordVersion!)) return 'stale'
  return credits.map(({ subject_id, held_on, makes_up_for, item }) =>
    touchOf({ subjectId: subject_id, heldOn: held_on, makesUpFor: makes_up_for }, item !== null),
  )
}

const withdraw = command({
  summary: '撤回自己的申请',
  grant: 'record.write',
  input: z.object({ id: idSchema }),
  output: z.object({}),
  run: async (context, { id }) => {
    const { tx, actor } = context
    if (!mayWithdraw(actor, await held(context, id)))
      throw new Refusal('CONFLICT', '只能撤回自己提出、还没有审批的申请。', { rule: 'state' })
    await tx
      .updateTable('approval')
      .set({ state: 'withdrawn' })
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', id)
      .execute()
    context.audit(id)
    return {}
  },
})

export const approvals = { list, ask, decide, withdraw }
