/** Checking records, confirming what was entered for one, appealing, voiding what should not be there. */
import { z } from 'zod'
import { closingLock } from '#duties/closing.rules.ts'
import { touchOf } from '#duties/ledger-touch.rules.ts'
import { formatDay } from '#kernel/day.ts'
import { type CommandContext, command } from '#kernel/endpoint.ts'
import { lockTogether } from '#kernel/lock.ts'
import { quoted } from '#kernel/quoted.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { NoticeKind } from '#notices/notice.schema.ts'
import { notify } from '#notices/notify.api.ts'
import { mayDo } from './action.rules.ts'
import { actionReasonSchema, type Finding, type RecordAction, returnSchema, versionedSchema } from './action.schema.ts'
import { appellantOf, returnersOf, wasReturned, writeAction } from './action.store.ts'
import { decidesAlone } from './checkers.store.ts'
import { shownFields } from './content.rules.ts'
import { freeMeeting } from './meeting/meeting-record.store.ts'
import { noticeOf } from './notice.store.ts'
import type { RecordKinds } from './record.rules.ts'
import { lockRecord, type RecordHead } from './record.store.ts'
import { closeCredits, openCredits } from './record-entry.store.ts'
import { standpointOf } from './standpoint.store.ts'
import { toCheck, waiting } from './waiting.api.ts'

/** The record, held until the end of the transaction, as the actor read it and in a state that allows the action. */
async function allowed(
  context: CommandContext,
  action: RecordAction,
  { id, version }: z.infer<typeof versionedSchema>,
): Promise<RecordHead> {
  await lockTogether(context.tx, closingLock(context.actor.bureauId))
  const head = await lockRecord(context.tx, context.actor.bureauId, id)
  if (head.version !== version)
    throw new Refusal('CONFLICT', `${quoted(head.title)}刚刚被更正过，没有改动。请看最新版本后再办。`, {
      rule: 'stale',
    })
  const may = mayDo(action, await standpointOf(context, head))
  if (may !== true) throw new Refusal('CONFLICT', may, { rule: 'state' })
  return head
}

const onePage = z.array(versionedSchema).min(1).max(100, '一次最多办理100条')

const accept = command({
  summary: '采纳纪实：核对无误，一次可以多条',
  grant: 'record.check',
  input: z.object({ items: onePage }),
  output: z.object({ done: z.number().int() }),
  run: async (context, { items }) => {
    return { done: await actOnAll(context, 'accept', items) }
  },
})

const confirm = command({
  summary: '确认代录：内容属实，一次可以多条',
  grant: 'record.write',
  input: z.object({ items: onePage }),
  output: z.object({ done: z.number().int() }),
  run: async (context, { items }) => {
    return { done: await actOnAll(context, 'confirm', items) }
  },
})

const reopen = command({
  summary: '撤回核对结论：回到待核',
  grant: 'record.check',
  input: versionedSchema.extend({ reason: actionReasonSchema }),
  output: z.object({}),
  run: async (context, { reason, ...item }) => {
    const { head } = await act(context, 'reopen', item, { remark: reason })
    await tell(context, head, 'record_reopened', '一条纪实的核对结论已撤回，重新核对')
    context.audit(item.id)
    return {}
  },
})

const appeal = command({
  summary: '申诉：对退回有异议，说明理由，按原内容再请核对',
  grant: 'record.write',
  input: versionedSchema.extend({ reason: actionReasonSchema }),
  output: z.object({}),
  run: async (context, { reason, ...item }) => {
    const { head } = await act(context, 'appeal', item, { remark: reason })
    await tellAppealed(context, head)
    context.audit(item.id)
    return {}
  },
})

/** All or none, one after the other in the order of their ids: two batches of the same records do not block each other. */
async function actOnAll(
  context: CommandContext,
  action: 'accept' | 'confirm',
  items: z.infer<typeof onePage>,
): Promise<number> {
  const ordered = items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const item of ordered) {
    const done = await act(context, action, item)
    // An adopted record is no news, unless somebody had appealed for it or mended it.
    if (action === 'accept' && done.appellant) await tellDecided(context, done, 'granted')
    else if (action === 'accept' && (await wasReturned(context.tx, context.actor.bureauId, done.head)))
      await tell(context, done.head, 'record_mended', '您更正的一条纪实已采纳')
  }
  for (const { id } of ordered) context.audit(id)
  return ordered.length
}

/** Tells whoever answers for the subject, whoever entered what stands, and others whom it concerns. */
const tell = async (
  context: CommandContext,
  head: RecordHead,
  kind: NoticeKind,
  title: string,
  others: readonly string[] = [],
) =>
  notify(
    context,
    { subjects: [head.subjectId], accounts: [head.versionBy, ...others] },
    await noticeOf(context, head, kind, title),
  )

/** Asks those to decide who may; whoever returned it is told that somebody else does, or that nobody else is there. */
async function tellAppealed(context: CommandContext, head: RecordHead): Promise<void> {
  const returners = await returnersOf(context.tx, context.actor.bureauId, head)
  const notice = (title: string) => noticeOf(context, head, 'record_appealed', title)
  const asked = await notice('有一条纪实对退回提出申诉，请核对')
  await notify(context, { grant: 'record.check', but: returners }, asked)
  const alone = await decidesAlone(context, head)
  const told = await notice(
    alone
      ? '您退回的一条纪实有申诉，没有另一位可以核对的同志，请您复核'
      : '您退回的一条纪实有申诉，由另一位同志核对，您不用办理',
  )
  await notify(context, { accounts: returners }, told)
}

/** How an appeal came out: for whoever appealed, and for whoever had returned the record, of whom nothing is asked. */
const DECIDED = {
  granted: ['申诉成立，纪实已采纳', '您退回的一条纪实申诉成立，已由另一位同志采纳，您不用办理'],
  failed: ['申诉未成立，纪实再次退回，请更正', '您退回的一条纪实申诉未成立，已由另一位同志再次退回，您不用办理'],
} as const

async function tellDecided(context: CommandContext, { head, appellant, returners }: Done, how: keyof typeof DECIDED) {
  const [forAppellant, forReturners] = DECIDED[how]
  await tell(context, head, 'record_appeal_decided', forAppellant, appellant ? [appellant] : [])
  const told = await noticeOf(context, head, 'record_appeal_decided', forReturners)
  await notify(context, { accounts: returners }, told)
}

/** A second return of the version that was appealed for decides the appeal. */
const tellReturned = (context: CommandContext, done: Done) =>
  done.appellant
    ? tellDecided(context, done, 'failed')
    : tell(context, done.head, 'record_returned', '有一条纪实被退回，请更正')

/** What was acted on, as it was before. */
interface Done {
  readonly head: RecordHead
  /** The account whose appeal had waited to be decided. */
  readonly appellant: string | null
  /** The accounts that had returned the version that stands. */
  readonly returners: readonly string[]
}

async function act(
  context: CommandContext,
  action: RecordAction,
  item: z.infer<typeof versionedSchema>,
  more: { readonly remark?: string; readonly findings?: readonly Finding[] } = {},
): Promise<Done> {
  const { tx, actor, today } = context
  const head = await allowed(context, action, item)
  const appellant = await appellantOf(tx, actor.bureauId, head)
  const returners = appellant ? await returnersOf(tx, actor.bureauId, head) : []
  await writeAction(tx, actor, head, { action, day: formatDay(today), ...more })
  return { head, appellant, returners }
}

const voidRecord = command({
  summary: '作废纪实：不再计入，内容和历次版本保留',
  // Whoever entered a talk takes it back also without a post; `mayDo` asks the right to record for all else.
  grant: 'self',
  input: versionedSchema.extend({ reason: actionReasonSchema }),
  output: z.object({}),
  run: async (context, { reason, ...item }) => {
    const { tx, actor, today } = context
    const head = await allowed(context, 'void', item)
    const day = formatDay(today)
    const credits = await openCredits(tx, actor.bureauId, head.id)
    await closeCredits(tx, actor.bureauId, head.id, day)
    await writeAction(tx, actor, head, { action: 'void', day, remark: reason })
    const items = credits.some(({ item: about }) => about)
    for (const credit of credits) context.touch(touchOf(credit, items))
    await freeMeeting(tx, actor.bureauId, head.id)
    await tell(context, head, 'record_voided', '有一条纪实已作废，不再计入')
    context.audit(head.id)
    return {}
  },
})

/** The endpoints that need to know the fields of the kinds. */
export function actionEndpoints(kinds: RecordKinds) {
  const giveBack = command({
    summary: '退回纪实：逐项指出问题',
    grant: 'record.check',
    input: returnSchema,
    output: z.object({}),
    run: async (context, { findings, remark, ...item }) => {
      const head = await allowed(context, 'return', item)
      const fields = new Set(shownFields(kinds[head.kind].schema).map(({ name }) => name))
      if (findings.some(({ field }) => !fields.has(field)))
        throw new Refusal('UNPROCESSABLE_CONTENT', '所指的项目不属于这种纪实，请刷新页面后重试。', { rule: 'field' })
      await tellReturned(context, await act(context, 'return', item, { findings, remark }))
      context.audit(head.id, { findings: findings.length })
      return {}
    },
  })
  return { accept, giveBack, reopen, appeal, confirm, void: voidRecord, waiting, toCheck }
}
