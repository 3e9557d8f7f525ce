/** Exemptions and late entries: ask, decide, withdraw, list. */
import { z } from 'zod'
import { type Actor, writes } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { counting, seeingAll } from '#kernel/db.ts'
import { type CommandContext, command, query } from '#kernel/endpoint.ts'
import { lockId } from '#kernel/lock.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import type { Touch } from '#kernel/touch.schema.ts'
import { notify, settle } from '#notices/notify.api.ts'
import { idSchema } from '#office/office.schema.ts'
import { subjectNames, subjectOf } from '#office/office.store.ts'
import {
  APPROVAL_ACTIONS,
  APPROVAL_KINDS,
  APPROVAL_STATES,
  type ApprovalKind,
  approvalSchema,
  askSchema,
  decideSchema,
} from './approval.schema.ts'
import { listApprovals, type StoredApproval } from './approval.store.ts'
import { askedFacts } from './approval-ask.api.ts'
import { occurrencesAsked } from './approval-occurrences.store.ts'
import { permittedUntil } from './closing.rules.ts'
import { touchOf } from './ledger-touch.rules.ts'

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
  run: async ({ tx, actor, today }) => {
    const names = await subjectNames(tx, actor.bureauId)
    const approvals = await listApprovals(tx, actor.bureauId)
    const occurrences = await occurrencesAsked(tx, actor.bureauId, formatDay(today))
    return {
      approvals: approvals.map((one) => {
        const { askedByAccount: _, recordVersion: __, subjectId, ...shown } = one
        return {
          ...shown,
          occurrences: [...(occurrences.get(one.id) ?? [])],
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
      context.audit(input.id, { repeated: true, sort: APPROVAL_KINDS[repeated.kind] })
      return { id: input.id }
    }
    const facts = await askedFacts(context, input)
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
        matter: input.id,
      },
    )
    context.audit(input.id, { sort: APPROVAL_KINDS[input.kind] })
    return { id: input.id }
  },
})

/** What a notice says of an application: for whom, and from which duty; of a record nothing, it may be a talk. */
async function noticeText({ tx, actor }: CommandContext, id: string): Promise<string> {
  const { kind, subjectId, about } = (await listApprovals(tx, actor.bureauId, id))[0]!
  const name = (await subjectOf(tx, actor.bureauId, subjectId))?.name ?? ''
  return kind === 'exemption' ? `${name}：${about}` : name
}

/** How it was decided; of leave in a closed period, until when it holds. */
function decidedWords(kind: ApprovalKind, approve: boolean, today: string): string {
  const until = approve && kind === 'closed_period' ? `，请于${permittedUntil(today)}以前办理` : ''
  return `${APPROVAL_KINDS[kind]}申请：${APPROVAL_STATES[approve ? 'approved' : 'refused']}${until}`
}

/** Where what was approved is gone on with: at the record that may be corrected now. */
const placeOf = ({ kind, recordId }: StoredApproval): string =>
  kind === 'closed_period' && recordId ? `/records/${recordId}` : '/approvals'

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
    const { tx, actor, today, now } = context
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
        decided_at: now,
        decision_reason: reason || null,
      })
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', id)
      .execute()
    await settle(tx, id, ['approval_asked'])
    for (const touch of approve && touches !== 'stale' ? touches : []) context.touch(touch)
    await notify(
      context,
      { accounts: [approval.askedByAccount] },
      {
        kind: 'approval_decided',
        title: decidedWords(approval.kind, approve, formatDay(today)),
        text: await noticeText(context, id),
        to: approve ? placeOf(approval) : '/approvals',
        matter: id,
      },
    )
    context.audit(id, { approve, sort: APPROVAL_KINDS[approval.kind] })
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
    const approval = await held(context, id)
    if (!mayWithdraw(actor, approval))
      throw new Refusal('CONFLICT', '只能撤回自己提出、还没有审批的申请。', { rule: 'state' })
    await tx
      .updateTable('approval')
      .set({ state: 'withdrawn' })
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', id)
      .execute()
    await settle(tx, id, ['approval_asked'])
    context.audit(id, { sort: APPROVAL_KINDS[approval.kind] })
    return {}
  },
})

export const approvals = { list, ask, decide, withdraw }
