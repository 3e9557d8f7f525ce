/** Withdrawing several duties at once from a day: its effect first, then all of them or none. */
import { z } from 'zod'
import { formatDay } from '#kernel/day.ts'
import { type CommandContext, type Context, command, query } from '#kernel/endpoint.ts'
import { lockId } from '#kernel/lock.ts'
import { quoted } from '#kernel/quoted.ts'
import { Refusal } from '#kernel/refusal.ts'
import { notify } from '#notices/notify.api.ts'
import { effectOfChanges } from './change-effect.rules.ts'
import { insertVersion, requireDuties, requireSeen } from './duty-change.api.ts'
import { endWords, whyWords } from './duty-news.rules.ts'
import { owersOf } from './owners.api.ts'
import { reachOf } from './reach.rules.ts'
import { loadScenario, type OwedDuty } from './scenario.store.ts'
import { termsOn } from './terms.rules.ts'
import type { Entry } from './version-entry.rules.ts'
import { withdrawnFrom } from './withdrawal.rules.ts'
import { type Withdrawal, withdrawalEffectSchema, withdrawalSchema } from './withdrawal.schema.ts'

interface Ending {
  readonly owed: OwedDuty
  readonly entry: Entry
}

/** Each with the version that ends it; refused where one is withdrawn or over by then, or what is late would be forgiven. */
async function endingsOf(context: Context, { duties, effectiveFrom }: Withdrawal): Promise<Ending[]> {
  const today = formatDay(context.today)
  if (effectiveFrom < today)
    throw new Refusal(
      'UNPROCESSABLE_CONTENT',
      '成批撤销只能从今天或以后起。要从过去的日子起撤销的，请打开那一项，用“调整”办理。',
      { field: 'effectiveFrom' },
    )
  const found = await requireDuties(
    context,
    duties.map(({ id }) => id),
  )
  await requireSeen(
    context,
    found.map((owed, i) => ({ owed, seen: duties[i]!.seen })),
  )
  return found.map((owed) => {
    if (withdrawnFrom(owed.duty) !== null)
      throw new Refusal('CONFLICT', `${quoted(owed.terms.title)}已经撤销，没有再撤销。请看最新内容后再选。`, {
        rule: 'stale',
      })
    const begins = owed.duty.inForce?.from ?? effectiveFrom
    const from = effectiveFrom < begins ? begins : effectiveFrom
    const last = owed.duty.inForce?.to
    if (last && from > last)
      throw new Refusal(
        'UNPROCESSABLE_CONTENT',
        `${quoted(owed.terms.title)}到${last}为止，不必从${from}起撤销。请把日期提前，或不选这一项。`,
        { field: 'effectiveFrom' },
      )
    const version = { effectiveFrom: from, enteredOn: today, withdrawn: true as const }
    return { owed, entry: { version, strikes: [], versions: [...owed.duty.versions, version] } }
  })
}

/** The days that all of them reach. */
function daysOf(endings: readonly Ending[]) {
  const reached = endings.map(({ owed: { duty } }) => reachOf(duty))
  return {
    from: reached.map(({ from }) => from).sort()[0]!,
    to: reached
      .map(({ to }) => to)
      .sort()
      .at(-1)!,
  }
}

const withdrawPreview = query({
  summary: '成批撤销的影响：不再应办多少次，哪些纪实不再计入',
  grant: 'plan.publish',
  input: withdrawalSchema,
  output: withdrawalEffectSchema,
  run: async (context, input) => {
    const { tx, actor, today } = context
    const known = formatDay(today)
    const endings = await endingsOf(context, input)
    const { scenario } = await loadScenario(tx, actor.bureauId, { ...daysOf(endings), known })
    const changing = endings.map(({ owed, entry: { version, versions } }) => ({
      ...{ dutyId: owed.duty.id, versions, effectiveFrom: version.effectiveFrom },
    }))
    const { stay, changes, lose, others } = effectOfChanges(scenario, changing, known)
    return { gone: changes.filter(({ kind }) => kind === 'gone').length, stay, lose: lose.length, others }
  },
})

const withdraw = command({
  summary: '成批撤销已发布的责任事项（原来的要求保留）',
  grant: 'plan.publish',
  input: withdrawalSchema.extend({
    reason: z.string().trim().min(2, '请写明撤销原因').max(200, '撤销原因不能超过200字'),
  }),
  output: z.object({ withdrawn: z.number().int() }),
  run: async (context, { reason, ...input }) => {
    // In one order, so that two who withdraw the same wait for each other.
    for (const id of input.duties.map((one) => one.id).sort()) await lockId(context.tx, id)
    const endings = await endingsOf(context, input)
    for (const { owed, entry } of endings) {
      const { duty } = owed
      await insertVersion(context, duty.id, entry, reason)
      context.touch({ subjects: 'all', days: reachOf(duty) })
      context.audit(duty.id, { title: owed.terms.title, effectiveFrom: entry.version.effectiveFrom })
    }
    await tellOwners(context, endings, reason)
    return { withdrawn: endings.length }
  },
})

/** Whoever owes several of them in the same way is told once for each day. */
async function tellOwners(context: CommandContext, endings: readonly Ending[], reason: string): Promise<void> {
  const told = endings.map(({ owed: { duty }, entry }) => {
    const from = entry.version.effectiveFrom
    return { id: duty.id, from, terms: termsOn(duty, from), text: `${endWords(entry)}${whyWords(reason)}` }
  })
  const groups = Map.groupBy(told, ({ from, terms, text }) => JSON.stringify([from, terms.owes, text]))
  for (const group of groups.values()) {
    const { id, from, terms, text } = group[0]!
    const one = group.length === 1
    const title = `${quoted(terms.title)}${one ? '' : `等${group.length}项任务`}自${from}起撤销`
    const to = one ? `/duties/${id}` : `/duty-list?year=${from.slice(0, 4)}`
    const subjects = await owersOf(context, [terms.owes])
    await notify(context, { owing: [{ subjects, from }] }, { kind: 'duty_withdrawn', title, text, to })
  }
}

export const withdrawals = { withdrawPreview, withdraw }
