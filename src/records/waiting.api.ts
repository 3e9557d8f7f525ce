/** Records that wait for somebody: to be checked, confirmed, mended. */
import { z } from 'zod'
import { isChecked } from '#duties/record-state.rules.ts'
import { formatDay } from '#kernel/day.ts'
import { query } from '#kernel/endpoint.ts'
import { answeredBy, subjectNames } from '#office/office.store.ts'
import { checkersOf } from './checkers.store.ts'
import { summaryOf } from './reading.api.ts'
import {
  RECORD_KINDS,
  type RecordKind,
  recordSummarySchema,
  toCheckQuerySchema,
  toCheckSchema,
} from './record.schema.ts'
import { findRecords } from './record.store.ts'

/** Records shown as waiting: what is more is reached by the list. */
const WAITING = 50
const CHECKED_KINDS = (Object.keys(RECORD_KINDS) as RecordKind[]).filter(isChecked)

/** What somebody else has entered, nobody has checked, and this account may decide. */
const unchecked = (account: string, checkers: readonly string[]) => ({
  ...{ states: ['submitted'] as const, kinds: CHECKED_KINDS },
  ...{ notBy: account, notReturnedBy: { account, checkers } },
})

export const toCheck = query({
  summary: '待核对的纪实，登记最早的在前，或最近的在前',
  grant: 'record.check',
  input: toCheckQuerySchema,
  output: z.object({ records: z.array(toCheckSchema), total: z.number().int() }),
  run: async (context, { kind, latestFirst, afterRecord: after, ...rest }) => {
    const { tx, actor } = context
    const all = unchecked(actor.accountId, await checkersOf(context))
    const kinds = kind ? all.kinds.filter((one) => one === kind) : all.kinds
    if (kinds.length === 0) return { records: [], total: 0 }
    const { records, total } = await findRecords(tx, actor.bureauId, {
      ...all,
      ...rest,
      after,
      kinds,
      byEntry: latestFirst ? 'desc' : 'asc',
    })
    const names = await subjectNames(tx, actor.bureauId)
    return { total, records: records.map((head) => ({ ...summaryOf(head, names), appealed: head.appealed })) }
  },
})

export const waiting = query({
  summary: '等本人办理的纪实：被退回的、代录待确认的，以及待核对的条数',
  grant: 'record.write',
  input: z.object({}),
  output: z.object({
    returned: z.array(recordSummarySchema),
    toConfirm: z.array(recordSummarySchema),
    toCheck: z.number().int(),
    /** Of these, returned before and appealed for, and not decided since. */
    appeals: z.number().int(),
  }),
  run: async (context) => {
    const { tx, actor, today } = context
    const [bureau, account] = [actor.bureauId, actor.accountId]
    const subjects = await answeredBy(tx, bureau, actor.personId, formatDay(today))
    const page = { limit: WAITING, offset: 0 }
    // Whoever entered it for another mends it as well, for as long as a post allows it.
    const returned = await findRecords(tx, bureau, {
      ...page,
      states: ['returned'],
      concerning: { subjects, account },
      ...(actor.writes !== 'all' && { subjects: actor.writes }),
    })
    const proxied =
      subjects.length === 0
        ? []
        : (await findRecords(tx, bureau, { ...page, states: ['proxied'], subjects, notBy: account })).records
    const wanted = actor.grants.has('record.check') ? unchecked(account, await checkersOf(context)) : null
    const countOf = async (appealed: boolean) =>
      wanted ? (await findRecords(tx, bureau, { ...wanted, appealed, limit: 1, offset: 0 })).total : 0
    const names = await subjectNames(tx, bureau)
    return {
      returned: returned.records.map((head) => summaryOf(head, names)),
      toConfirm: proxied.map((head) => summaryOf(head, names)),
      toCheck: await countOf(false),
      appeals: await countOf(true),
    }
  },
})
