/** Closing periods: the last day that is closed, who closed it and why. */
import { sql } from 'kysely'
import { z } from 'zod'
import { formatDay } from '#kernel/day.ts'
import { type Context, command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { lockId } from '#kernel/lock.ts'
import { Refusal } from '#kernel/refusal.ts'
import { notify } from '#notices/notify.api.ts'
import {
  type Allowance,
  type Closure,
  closingLock,
  closingNews,
  closureOf,
  type Permit,
  permitOf,
} from './closing.rules.ts'
import { closeSchema, closingsSchema, closureQuerySchema, closureSchema } from './closing.schema.ts'

/** How many of the earlier ones are shown. */
const SHOWN = 20

/** Whose periods are asked about. */
type Asking = Pick<Context, 'tx'> & { readonly actor: Pick<Context['actor'], 'bureauId'> }

async function latest({ tx, actor }: Asking, limit: number) {
  return tx
    .selectFrom('closing')
    .select(['through', 'reason', 'made_by_name', 'made_on'])
    .where('bureau_id', '=', actor.bureauId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The last closed day, null where none is. */
export async function closedThrough(context: Asking): Promise<string | null> {
  return (await latest(context, 1))[0]?.through ?? null
}

/** Whether what a subject held on a day may still be entered or changed today; else why not. */
export async function openFor(
  context: Asking & Pick<Context, 'today'>,
  subjectId: string,
  heldOn: string,
): Promise<true | string> {
  return (await closureFor(context, subjectId, heldOn))?.why ?? true
}

/** What keeps a subject from entering or changing today what it held on a day; null where nothing does. */
export async function closureFor(
  context: Asking & Pick<Context, 'today'>,
  subjectId: string,
  heldOn: string,
): Promise<Closure | null> {
  return (await closingFor(context, subjectId, heldOn)).closure
}

/** What keeps a subject from it, or by what leave it may though the period is closed. */
export async function closingFor(
  context: Asking & Pick<Context, 'today'>,
  subjectId: string,
  heldOn: string,
): Promise<{ readonly closure: Closure | null; readonly permit: Permit | null }> {
  const { through, allowed, today } = await closed(context, [subjectId], [heldOn])
  const asked = [heldOn, through, allowed.get(subjectId) ?? [], today] as const
  return { closure: closureOf(...asked), permit: permitOf(...asked) }
}

/** `closureFor` many subjects and days, which are read at once. */
export async function closures(
  context: Asking & Pick<Context, 'today'>,
  subjects: readonly string[],
  days: readonly string[],
): Promise<(subjectId: string, heldOn: string) => Closure | null> {
  const { through, allowed, today } = await closed(context, subjects, days)
  return (subjectId, heldOn) => closureOf(heldOn, through, allowed.get(subjectId) ?? [], today)
}

/** How far it is closed, and what the subjects have asked for in it; nothing of days that are all open. */
async function closed(
  context: Asking & Pick<Context, 'today'>,
  subjects: readonly string[],
  days: readonly string[],
): Promise<{ through: string | null; allowed: ReadonlyMap<string, readonly Allowance[]>; today: string }> {
  const { tx, actor } = context
  const today = formatDay(context.today)
  const through = await closedThrough(context)
  if (through === null || days.every((day) => day > through)) return { through, today, allowed: new Map() }
  const asked = await tx
    .selectFrom('approval')
    .select(['subject_id', 'from_day', 'to_day', 'decided_on'])
    .where('bureau_id', '=', actor.bureauId)
    .where('kind', '=', 'closed_period')
    .where('state', 'in', ['asked', 'approved'])
    .where(sql<boolean>`subject_id = any(${subjects}::uuid[])`)
    .execute()
  const spans = asked.map((row) => ({
    ...{ of: row.subject_id, from: row.from_day!, to: row.to_day! },
    decidedOn: row.decided_on,
  }))
  return { through, today, allowed: Map.groupBy(spans, ({ of }) => of) }
}

const get = query({
  summary: '已关账的期间，以及历次关账',
  grant: 'board.read',
  input: z.object({}),
  output: closingsSchema,
  run: async (context) => {
    const rows = await latest(context, SHOWN)
    return {
      through: rows[0]?.through ?? null,
      history: rows.map((row) => ({
        through: row.through,
        reason: row.reason,
        madeBy: row.made_by_name,
        madeOn: row.made_on,
      })),
      mayClose: context.actor.grants.has('record.check'),
    }
  },
})

const forDay = query({
  summary: '某单位（岗位）某日开展的工作是否因关账不能登记，或者经批准可以登记到哪一天',
  grant: 'record.write',
  input: closureQuerySchema,
  output: closureSchema,
  run: async (context, { subjectId, heldOn }) => ({
    ...(await closingFor(context, subjectId, heldOn)),
    through: await closedThrough(context),
  }),
})

const close = command({
  summary: '关账：某日以前开展的工作不再登记、更正、作废；或重新打开',
  grant: 'record.check',
  input: closeSchema,
  output: z.object({}),
  run: async (context, { through, reason }) => {
    const { tx, actor, today } = context
    if (through !== null && through >= formatDay(today))
      throw new Refusal('UNPROCESSABLE_CONTENT', '只能关到昨天或更早的日子。', { field: 'through', rule: 'future' })
    // Two at once follow one another, so that the later one is told what it changes; and whatever is being entered is in.
    await lockId(tx, closingLock(actor.bureauId))
    const before = await closedThrough(context)
    if (before === through)
      throw new Refusal('CONFLICT', through ? `已经关账至${through}。` : '现在没有关账的期间。', { rule: 'state' })
    const id = newId()
    await tx
      .insertInto('closing')
      .values({
        ...{ bureau_id: actor.bureauId, id, through, reason },
        ...{ made_by: actor.accountId, made_by_name: actor.displayName, made_on: formatDay(today) },
      })
      .execute()
    const news = { kind: 'period_closed' as const, ...closingNews(before, through), to: '/approvals' }
    await notify(context, { grant: 'record.write' }, news)
    context.audit(id, { through, reopened: through === null || (before !== null && through < before) })
    return {}
  },
})

export const closings = { get, forDay, close }
