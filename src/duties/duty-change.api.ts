/** Changing or withdrawing a published duty: its effect first, then the change itself. */
import { z } from 'zod'
import { formatDay } from '#kernel/day.ts'
import { type CommandContext, type Context, command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { lockId } from '#kernel/lock.ts'
import { quoted } from '#kernel/quoted.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { notify } from '#notices/notify.api.ts'
import { plainNames, subjectNames } from '#office/office.store.ts'
import { type ChangeEffect, effectOfChange, spansOf } from './change-effect.rules.ts'
import type { ChangeKind } from './changes.rules.ts'
import { describeCadence } from './describe.rules.ts'
import { type Duty, dutySchema } from './duty.schema.ts'
import {
  type ChangedTerms,
  changeableQuerySchema,
  changeableSchema,
  changeSchema,
  effectSchema,
} from './duty-change.schema.ts'
import { historyOf } from './duty-history.api.ts'
import { newsOf } from './duty-news.rules.ts'
import { listVersions } from './duty-version.store.ts'
import { owersOf, requireOwners } from './owners.api.ts'
import { ALL_DAYS, ALL_KNOWN, reachOf } from './reach.rules.ts'
import { ensureRegisters } from './register.api.ts'
import { loadOwedDuties, loadScenario, type OwedDuty } from './scenario.store.ts'
import { termsOn } from './terms.rules.ts'
import { type Entry, entryOf, readingOf, takesBack } from './version-entry.rules.ts'
import { endingOf, isGivenBack, withdrawnFrom } from './withdrawal.rules.ts'

/** Duties with everything entered so far, also what takes effect later, in the order asked for. */
export async function requireDuties({ tx, actor, today }: Context, ids: readonly string[]): Promise<OwedDuty[]> {
  const all = await loadOwedDuties(tx, actor.bureauId, { ...ALL_DAYS, known: formatDay(today) })
  return ids.map((id) => {
    const owed = all.get(id)
    if (!owed) throw notFound('项责任事项')
    return owed
  })
}

const requireDuty = async (context: Context, id: string): Promise<OwedDuty> => (await requireDuties(context, [id]))[0]!

interface Asked {
  readonly effectiveFrom: string
  readonly set: ChangedTerms | null
}

/** What a change would be entered as, and what it would do; refused where the engine could not take it. */
async function entryFor(
  context: Context,
  owed: OwedDuty,
  asked: Asked,
): Promise<{ entry: Entry; effect: ChangeEffect }> {
  const { duty } = owed
  const { effectiveFrom, set } = asked
  const begin = duty.inForce?.from
  if (begin && effectiveFrom < begin)
    throw new Refusal('UNPROCESSABLE_CONTENT', `这项任务自${begin}起才有，调整不能早于这一天。`, {
      field: 'effectiveFrom',
    })
  if (set && set.inForce.to < set.inForce.from)
    throw new Refusal('UNPROCESSABLE_CONTENT', '有效期的止日早于起日。', { field: 'inForce' })
  const gone = withdrawnFrom(duty)
  if (set === null && effectiveFrom === gone)
    throw new Refusal('UNPROCESSABLE_CONTENT', `这项任务已经定为自${gone}起撤销，请选别的日子。`, {
      field: 'effectiveFrom',
    })
  const today = formatDay(context.today)
  const entered = await enteredOf(context, duty.id)
  const weighed = async (strikes: boolean) => {
    const entry = entryOf(duty, entered, asked, { today, strikes })
    const checked = dutySchema.safeParse({ ...duty, versions: entry.versions })
    if (!checked.success) {
      const { path, message } = checked.error.issues[0]!
      throw new Refusal('UNPROCESSABLE_CONTENT', `还不能这样调整：${message}。`, { field: String(path.at(-1) ?? '') })
    }
    return { entry, effect: await effectOf(context, duty, entry) }
  }
  const back = await weighed(takesBack(entered, asked))
  if (back.entry.strikes.length === 0 || !revives(back.effect, today)) return back
  if (set !== null) return weighed(false)
  throw new Refusal(
    'UNPROCESSABLE_CONTENT',
    `这项任务自${gone}起已经撤销，以后已有到期的应办，撤销日期不能再推后。仍要办的，请用“恢复任务”。`,
    { field: 'effectiveFrom', rule: 'revived' },
  )
}

const enteredOf = ({ tx, actor }: Context, dutyId: string) =>
  listVersions(tx, actor.bureauId, { known: ALL_KNOWN, dutyId })

/** Whether what has fallen due since it was withdrawn would come back, which nobody could do in time any more. */
const revives = ({ changes }: ChangeEffect, today: string): boolean =>
  changes.some(({ kind, row }) => kind === 'came' && row.due < today)

/** Whether the withdrawal with which a duty ends can still be taken back as if it had not been made. */
async function isUndoable(context: Context, { duty }: OwedDuty): Promise<boolean> {
  const today = formatDay(context.today)
  const gone = withdrawnFrom(duty)
  if (gone === null || gone > today) return gone !== null
  const ending = new Set(endingOf(duty.versions))
  const versions = duty.versions.filter((version) => !ending.has(version))
  const version = { effectiveFrom: gone, enteredOn: today, set: {} }
  return !revives(await effectOf(context, duty, { version, strikes: [], versions }), today)
}

interface Seen {
  readonly owed: OwedDuty
  /** How many versions of it the editor has seen. */
  readonly seen: number
}

/** Another one's change is not overwritten unread. */
export async function requireSeen({ tx, actor }: Context, duties: readonly Seen[]): Promise<void> {
  const entered = Map.groupBy(await listVersions(tx, actor.bureauId, { known: ALL_KNOWN }), ({ dutyId }) => dutyId)
  const stale = duties.find(({ owed, seen }) => (entered.get(owed.duty.id)?.length ?? 0) !== seen)
  if (!stale) return
  const { title } = stale.owed.terms
  throw new Refusal('CONFLICT', `另一位同志刚刚调整过${quoted(title)}，您的调整没有保存。请看最新的要求后再改。`, {
    rule: 'stale',
  })
}

const changeable = query({
  summary: '一项责任事项到调整那天的要求和历次调整',
  grant: 'plan.publish',
  input: changeableQuerySchema,
  output: changeableSchema,
  run: async (context, { id, from }) => {
    const owed = await requireDuty(context, id)
    const today = formatDay(context.today)
    const begins = owed.duty.inForce?.from ?? today
    const first = begins > today ? begins : today
    const terms = termsOn(owed.duty, from ?? first)
    const { tx, actor } = context
    const names = plainNames(await subjectNames(tx, actor.bureauId))
    return {
      id,
      title: owed.terms.title,
      quote: owed.source.quote,
      planTitle: owed.source.planTitle,
      ...{ begins, first },
      terms: readingOf(terms, today),
      words: describeCadence(termsOn(owed.duty, first)),
      withdrawnFrom: withdrawnFrom(owed.duty),
      undoable: await isUndoable(context, owed),
      versions: await historyOf(tx, actor.bureauId, owed.duty, { known: ALL_KNOWN, names }),
    }
  },
})

const changePreview = query({
  summary: '调整的影响：哪些应办增加、减少、改变，哪些纪实不再计入',
  grant: 'plan.publish',
  input: changeSchema,
  output: effectSchema,
  run: async (context, input) => {
    const { tx, actor } = context
    const owed = await requireDuty(context, input.id)
    const { effect } = await entryFor(context, owed, input)
    const names = await subjectNames(tx, actor.bureauId)
    const counts: Partial<Record<ChangeKind, number>> = {}
    const bySubject = new Map<string, number>()
    for (const { kind, row } of effect.changes) {
      counts[kind] = (counts[kind] ?? 0) + 1
      bySubject.set(row.subject, (bySubject.get(row.subject) ?? 0) + 1)
    }
    return {
      stay: effect.stay,
      counts,
      periods: Object.fromEntries(
        [...Map.groupBy(effect.changes, ({ kind }) => kind)].map(([kind, all]) => [
          kind,
          spansOf(all.map(({ row }) => row)),
        ]),
      ),
      subjects: [...names.values()].flatMap(({ id, name }) => {
        const count = bySubject.get(id)
        return count ? [{ name, count }] : []
      }),
      others: effect.others,
      lose: effect.lose.length,
      find: effect.find.length,
      forgiven: effect.forgiven,
      none: effect.none,
      underWay: [...effect.underWay],
      unowed: [...effect.unowed],
      next: effect.next,
    }
  },
})

const change = command({
  summary: '调整或撤销已发布的责任事项（原来的要求保留）',
  grant: 'plan.publish',
  input: changeSchema.extend({
    /** How many versions the editor has seen: another one's is not overwritten unread. */
    seen: z.number().int().min(0),
    reason: z.string().trim().min(2, '请写明调整原因').max(200, '调整原因不能超过200字'),
  }),
  output: z.object({}),
  run: async (context, { seen, reason, ...input }) => {
    await lockId(context.tx, input.id)
    const owed = await requireDuty(context, input.id)
    await requireSeen(context, [{ owed, seen }])
    if (input.set?.owes) await requireOwners(context, [input.set.owes], 'owes')
    const {
      entry,
      effect: { forgiven },
    } = await entryFor(context, owed, input)
    if (forgiven > 0)
      throw new Refusal(
        'UNPROCESSABLE_CONTENT',
        `有${forgiven}次应办已经逾期，不能用调整抹去。请改为从今天起调整；过去的确有原因的，由责任单位申请豁免。`,
        { field: 'effectiveFrom', rule: 'forgiven' },
      )
    await insertVersion(context, input.id, entry, reason)
    await tellOwners(context, owed, entry, reason)
    if (input.set) await ensureRegisters(context, [{ register: input.set.register ?? null }])
    context.touch({
      subjects: 'all',
      days: reachOf({ ...owed.duty, versions: [...owed.duty.versions, entry.version] }),
    })
    const restored = isGivenBack(owed.duty, entry.versions)
    const { title } = owed.terms
    context.audit(input.id, { title, effectiveFrom: input.effectiveFrom, withdrawn: input.set === null, restored })
    return {}
  },
})

/**
 * What a version would change. From today on anything can be asked otherwise; what is late stays late, or is exempted by
 * somebody else. Only what was published this very day can be taken back as if it had never been.
 */
async function effectOf(
  { tx, actor, today }: Context,
  duty: Duty,
  { version: { effectiveFrom }, versions }: Entry,
): Promise<ChangeEffect> {
  const known = formatDay(today)
  const { entered_on } = await tx
    .selectFrom('duty')
    .select('entered_on')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', duty.id)
    .executeTakeFirstOrThrow()
  const reach = reachOf({ ...duty, versions: [...duty.versions, ...versions] })
  const { scenario } = await loadScenario(tx, actor.bureauId, { ...reach, known })
  const effect = effectOfChange(scenario, { dutyId: duty.id, versions, effectiveFrom }, known)
  const settled = effectiveFrom < known && entered_on < known
  return settled ? effect : { ...effect, forgiven: 0 }
}

/** Whoever owes the duty, and whoever is to owe it, are told. */
async function tellOwners(context: CommandContext, { duty }: OwedDuty, entry: Entry, reason: string) {
  const changed = { ...duty, versions: [...entry.versions] }
  const { effectiveFrom } = entry.version
  const subjects = await owersOf(
    context,
    [duty, changed].map((one) => termsOn(one, effectiveFrom).owes),
  )
  const names = plainNames(await subjectNames(context.tx, context.actor.bureauId))
  for (const notice of newsOf(duty, entry, { reason, names }))
    await notify(context, { owing: [{ subjects, from: effectiveFrom }] }, notice)
}

/** Enters a version of a duty; what was asked before stays. */
export async function insertVersion(
  { tx, actor }: CommandContext,
  dutyId: string,
  { version, strikes }: Entry,
  reason: string,
) {
  await tx
    .insertInto('duty_version')
    .values({
      ...{ bureau_id: actor.bureauId, id: newId(), duty_id: dutyId, reason },
      effective_from: version.effectiveFrom,
      set: version.set ? JSON.stringify(version.set) : null,
      withdrawn: version.withdrawn === true,
      strikes: [...strikes],
      ...{ entered_by: actor.accountId, entered_by_name: actor.displayName, entered_on: version.enteredOn },
    })
    .execute()
}

export const dutyChanges = { changeable, changePreview, change }
