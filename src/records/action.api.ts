/** Checking records, confirming what was entered for one, voiding what should not be there; and what waits for whom. */
import { z } from 'zod'
import { touchOf } from '#duties/ledger-touch.rules.ts'
import { isChecked } from '#duties/record-state.rules.ts'
import { formatDay } from '#kernel/day.ts'
import { type CommandContext, command, query } from '#kernel/endpoint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { notify } from '#notices/notify.api.ts'
import { answerers, subjectNames } from '#office/office.store.ts'
import { mayDo } from './action.rules.ts'
import { actionReasonSchema, type RecordAction, returnSchema, versionedSchema } from './action.schema.ts'
import { writeAction } from './action.store.ts'
import { shownFields } from './content.rules.ts'
import { noticeOf } from './notice.store.ts'
import { summaryOf } from './reading.api.ts'
import type { RecordKinds } from './record.rules.ts'
import { RECORD_KINDS, type RecordKind, recordSummarySchema } from './record.schema.ts'
import { findRecords, lockRecord, type RecordHead } from './record.store.ts'
import { closeCredits, openCredits } from './record-entry.store.ts'
import { standpointOf } from './standpoint.store.ts'

/** Records shown as waiting: what is more is reached by the list. */
const WAITING = 50
const CHECKED_KINDS = (Object.keys(RECORD_KINDS) as RecordKind[]).filter(isChecked)

/** The record, held until the end of the transaction, as the actor read it and in a state that allows the action. */
async function allowed(
  context: CommandContext,
  action: RecordAction,
  { id, version }: z.infer<typeof versionedSchema>,
): Promise<RecordHead> {
  const head = await lockRecord(context.tx, context.actor.bureauId, id)
  if (head.version !== version)
    throw new Refusal('CONFLICT', `“${head.title}”刚刚被更正过，没有改动。请看最新版本后再办。`, { rule: 'stale' })
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
    for (const item of items) await act(context, 'accept', item)
    context.audit(items[0]!.id, { records: items.length })
    return { done: items.length }
  },
})

const confirm = command({
  summary: '确认代录：内容属实，一次可以多条',
  grant: 'record.write',
  input: z.object({ items: onePage }),
  output: z.object({ done: z.number().int() }),
  run: async (context, { items }) => {
    for (const item of items) await act(context, 'confirm', item)
    context.audit(items[0]!.id, { records: items.length })
    return { done: items.length }
  },
})

const reopen = command({
  summary: '撤回核对结论：回到待核',
  grant: 'record.check',
  input: versionedSchema.extend({ reason: actionReasonSchema }),
  output: z.object({}),
  run: async (context, { reason, ...item }) => {
    await act(context, 'reopen', item, { remark: reason })
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
    const head = await act(context, 'appeal', item, { remark: reason })
    await notify(
      context,
      { grant: 'record.check' },
      await noticeOf(context, head, 'record_appealed', '有一条纪实对退回提出申诉，请核对'),
    )
    context.audit(item.id)
    return {}
  },
})

async function act(
  context: CommandContext,
  action: RecordAction,
  item: z.infer<typeof versionedSchema>,
  more: { remark?: string } = {},
): Promise<RecordHead> {
  const head = await allowed(context, action, item)
  await writeAction(context.tx, context.actor, head, { action, day: formatDay(context.today), ...more })
  return head
}

const voidRecord = command({
  summary: '作废纪实：不再计入，内容和历次版本保留',
  grant: 'record.write',
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
      const fields = new Set(shownFields(kinds[head.kind].schema as unknown as z.ZodObject).map(({ name }) => name))
      if (findings.some(({ field }) => !fields.has(field)))
        throw new Refusal('UNPROCESSABLE_CONTENT', '所指的项目不属于这种纪实，请刷新页面后重试。', { rule: 'field' })
      const day = formatDay(context.today)
      await writeAction(context.tx, context.actor, head, { action: 'return', day, findings, remark })
      const notice = await noticeOf(context, head, 'record_returned', '有一条纪实被退回，请更正')
      await notify(context, { subjects: [head.subjectId], accounts: [head.versionBy] }, notice)
      context.audit(head.id, { findings: findings.length })
      return {}
    },
  })
  return { accept, giveBack, reopen, appeal, confirm, void: voidRecord, waiting, toCheck }
}

const toCheck = query({
  summary: '待核对的纪实，登记最早的在前',
  grant: 'record.check',
  input: z.object({ limit: z.number().int().min(1).max(100).default(20), offset: z.number().int().min(0).default(0) }),
  output: z.object({ records: z.array(recordSummarySchema), total: z.number().int() }),
  run: async ({ tx, actor }, { limit, offset }) => {
    const filter = { states: ['submitted' as const], kinds: CHECKED_KINDS, notBy: actor.accountId }
    const { records, total } = await findRecords(tx, actor.bureauId, { ...filter, limit, offset, oldestFirst: true })
    const names = await subjectNames(tx, actor.bureauId)
    return { total, records: records.map((head) => summaryOf(head, names)) }
  },
})

const waiting = query({
  summary: '等本人办理的纪实：被退回的、代录待确认的，以及待核对的条数',
  grant: 'record.write',
  input: z.object({}),
  output: z.object({
    returned: z.array(recordSummarySchema),
    toConfirm: z.array(recordSummarySchema),
    toCheck: z.number().int(),
  }),
  run: async ({ tx, actor, today }) => {
    const page = { limit: WAITING, offset: 0 }
    const { records } = await findRecords(tx, actor.bureauId, { ...page, states: ['returned', 'proxied'] })
    const subjects = [...new Set(records.map(({ subjectId }) => subjectId))]
    const answering = await answerers(tx, actor.bureauId, subjects, formatDay(today))
    const names = await subjectNames(tx, actor.bureauId)
    const own = records.filter(({ subjectId }) => actor.personId && answering.get(subjectId)?.has(actor.personId))
    const shown = (list: readonly RecordHead[]) => list.map((head) => summaryOf(head, names))
    const filter = { states: ['submitted' as const], kinds: CHECKED_KINDS, notBy: actor.accountId }
    return {
      // Whoever entered it for another mends it as well.
      returned: shown(
        records.filter(
          (head) => head.state === 'returned' && (own.includes(head) || head.versionBy === actor.accountId),
        ),
      ),
      toConfirm: shown(own.filter((head) => head.state === 'proxied' && head.versionBy !== actor.accountId)),
      toCheck: actor.grants.has('record.check')
        ? (await findRecords(tx, actor.bureauId, { ...filter, limit: 1, offset: 0 })).total
        : 0,
    }
  },
})
