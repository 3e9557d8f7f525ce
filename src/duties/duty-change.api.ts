/** Changing or withdrawing a published duty: its effect first, then the change itself. */
import { z } from 'zod'
import { formatDay } from '#kernel/day.ts'
import { type CommandContext, type Context, command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { lockId } from '#kernel/lock.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import type { NewNotice } from '#notices/notice.schema.ts'
import { notify } from '#notices/notify.api.ts'
import { plainNames, subjectNames } from '#office/office.store.ts'
import { type ChangeEffect, effectOfChange } from './change-effect.rules.ts'
import type { ChangeKind } from './changes.rules.ts'
import { describeCadence } from './describe.rules.ts'
import { dutySchema, type Terms, type Version } from './duty.schema.ts'
import {
  type ChangedTerms,
  changeableQuerySchema,
  changeableSchema,
  changeSchema,
  effectSchema,
} from './duty-change.schema.ts'
import { historyOf } from './duty-history.api.ts'
import { owesWords } from './owes-words.rules.ts'
import { owersOf, requireOwners } from './owners.api.ts'
import { ALL_DAYS, ALL_KNOWN, reachOf } from './reach.rules.ts'
import { ensureRegisters } from './register.api.ts'
import { loadOwedDuties, loadScenario, type OwedDuty } from './scenario.store.ts'
import { restores, withdrawnFrom } from './stages.rules.ts'
import { termsOn } from './terms.rules.ts'
import { versionWords } from './version-words.rules.ts'

async function requireDuty({ tx, actor, today }: Context, id: string): Promise<OwedDuty> {
  // Everything entered so far, also what takes effect later.
  const always = { ...ALL_DAYS, known: formatDay(today) }
  const owed = (await loadOwedDuties(tx, actor.bureauId, always)).get(id)
  if (!owed) throw notFound('项责任事项')
  return owed
}

/** The version that a change would be; refused where the engine could not take it. */
function versionOf(
  { duty }: OwedDuty,
  { effectiveFrom, set }: { effectiveFrom: string; set: ChangedTerms | null },
  enteredOn: string,
): Version {
  const begin = duty.inForce?.from
  if (begin && effectiveFrom < begin)
    throw new Refusal('UNPROCESSABLE_CONTENT', `这项任务自${begin}起才有，调整不能早于这一天。`, {
      field: 'effectiveFrom',
    })
  if (set && set.inForce.to < set.inForce.from)
    throw new Refusal('UNPROCESSABLE_CONTENT', '有效期的止日早于起日。', { field: 'inForce' })
  const version: Version = set ? { effectiveFrom, enteredOn, set } : { effectiveFrom, enteredOn, withdrawn: true }
  const checked = dutySchema.safeParse({ ...duty, versions: [...duty.versions, version] })
  if (!checked.success) {
    const { path, message } = checked.error.issues[0]!
    throw new Refusal('UNPROCESSABLE_CONTENT', `还不能这样调整：${message}。`, { field: String(path.at(-1) ?? '') })
  }
  return version
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
      terms: {
        title: terms.title,
        owes: terms.owes,
        kind: terms.kind,
        cadence: terms.cadence,
        measure: terms.measure,
        target: terms.target ?? terms.cadence.times,
        bound: terms.bound,
        inForce: { from: terms.inForce?.from ?? today, to: terms.inForce?.to ?? today },
        unit: terms.unit,
        list: terms.list,
        each: terms.each,
        register: terms.register,
        scope: terms.scope,
      },
      words: describeCadence(termsOn(owed.duty, first)),
      withdrawnFrom: withdrawnFrom(owed.duty),
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
    const version = versionOf(owed, input, formatDay(context.today))
    const effect = await effectOf(context, owed, version)
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
      subjects: [...names.values()].flatMap(({ id, name }) => {
        const count = bySubject.get(id)
        return count ? [{ name, count }] : []
      }),
      others: effect.others,
      lose: effect.lose.length,
      find: effect.find.length,
      forgiven: effect.forgiven,
      none: effect.none,
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
    const today = formatDay(context.today)
    await lockId(context.tx, input.id)
    const owed = await requireDuty(context, input.id)
    if (owed.duty.versions.length !== seen)
      throw new Refusal('CONFLICT', '另一位同志刚刚调整过这项任务，您的调整没有保存。请看最新的要求后再改。', {
        rule: 'stale',
      })
    if (input.set?.owes) await requireOwners(context, [input.set.owes], 'owes')
    const version = versionOf(owed, input, today)
    const { forgiven } = await effectOf(context, owed, version)
    if (forgiven > 0)
      throw new Refusal(
        'UNPROCESSABLE_CONTENT',
        `有${forgiven}次应办已经逾期，不能用调整抹去。请改为从今天起调整；过去的确有原因的，由责任单位申请豁免。`,
        { field: 'effectiveFrom', rule: 'forgiven' },
      )
    await insertVersion(context, input.id, version, reason)
    await tellOwners(context, owed, version)
    if (version.set) await ensureRegisters(context, [{ register: version.set.register ?? null }])
    context.touch({ subjects: 'all', days: reachOf({ ...owed.duty, versions: [...owed.duty.versions, version] }) })
    const restored = restores(owed.duty, version)
    const { title } = owed.terms
    context.audit(input.id, { title, effectiveFrom: input.effectiveFrom, withdrawn: input.set === null, restored })
    return {}
  },
})

/**
 * What a version would change. From today on anything can be asked otherwise; what is late stays late, or is exempted by
 * somebody else. Only what was published this very day can be taken back as if it had never been.
 */
async function effectOf({ tx, actor, today }: Context, { duty }: OwedDuty, version: Version): Promise<ChangeEffect> {
  const known = formatDay(today)
  const { entered_on } = await tx
    .selectFrom('duty')
    .select('entered_on')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', duty.id)
    .executeTakeFirstOrThrow()
  const reach = reachOf({ ...duty, versions: [...duty.versions, version] })
  const { scenario } = await loadScenario(tx, actor.bureauId, { ...reach, known })
  const effect = effectOfChange(scenario, duty.id, version, known)
  const settled = version.effectiveFrom < known && entered_on < known
  return settled ? effect : { ...effect, forgiven: 0 }
}

/** Whoever owes the duty, and whoever is to owe it, are told: that it passes on, ends, is owed again, or asks for something else. */
async function tellOwners(context: CommandContext, { duty }: OwedDuty, version: Version) {
  const { effectiveFrom, set } = version
  const changed = { ...duty, versions: [...duty.versions, version] }
  const [before, after] = [duty, changed].map((one) => termsOn(one, effectiveFrom)) as [Terms, Terms]
  const back = restores(duty, version)
  const names = plainNames(await subjectNames(context.tx, context.actor.bureauId))
  const from = `“${after.title}”自${effectiveFrom}起`
  const page = `/duties/${duty.id}`
  const news: NewNotice[] = []
  if (JSON.stringify(after.owes) !== JSON.stringify(before.owes))
    news.push({
      kind: 'duty_handed_over',
      title: `${from}由${owesWords(after.owes, names)}负责`,
      text: '责任事项的负责主体有调整。',
      to: `/duty-list?year=${effectiveFrom.slice(0, 4)}`,
    })
  // Withdrawn again from another day, or before a change that was entered ahead, it ends otherwise than they were told.
  if (version.withdrawn || back)
    news.push({
      kind: 'duty_withdrawn',
      title: `${from}${back ? '恢复' : '撤销'}`,
      text: back ? '这项任务恢复了，照要求办理。' : '到期日在这一天及以后的不再应办。',
      to: page,
    })
  if (news.length === 0 && set)
    news.push({
      kind: 'duty_changed',
      title: `${from}有调整`,
      text: `${versionWords(changed, version, names)}。`,
      to: page,
    })
  const subjects = await owersOf(context, [before.owes, after.owes])
  for (const notice of news) await notify(context, { subjects }, notice)
}

async function insertVersion({ tx, actor }: CommandContext, dutyId: string, version: Version, reason: string) {
  await tx
    .insertInto('duty_version')
    .values({
      ...{ bureau_id: actor.bureauId, id: newId(), duty_id: dutyId, reason },
      effective_from: version.effectiveFrom,
      set: version.set ? JSON.stringify(version.set) : null,
      withdrawn: version.withdrawn === true,
      ...{ entered_by: actor.accountId, entered_by_name: actor.displayName, entered_on: version.enteredOn },
    })
    .execute()
}

export const dutyChanges = { changeable, changePreview, change }
