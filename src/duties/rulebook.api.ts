/** The rulebook: what is on, what a plan asks beside it, switching on and off. */
import { z } from 'zod'
import { civil, formatDay, parseDay } from '#kernel/day.ts'
import { type CommandContext, type Context, command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { lockId } from '#kernel/lock.ts'
import { quoted } from '#kernel/quoted.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { notify } from '#notices/notify.api.ts'
import { daySchema } from '#office/office.schema.ts'
import { subjectNames } from '#office/office.store.ts'
import { describeCadence } from './describe.rules.ts'
import type { Duty } from './duty.schema.ts'
import { owedFrom } from './effect.rules.ts'
import { loadCalendar } from './holiday.store.ts'
import { occurrencesOf } from './occurrences.rules.ts'
import { owersOf } from './owners.api.ts'
import { premisesOf } from './premises.rules.ts'
import { comparisonsOf, type PlanDuty } from './rule-compare.rules.ts'
import { defaultsOf, dutiesOfRule, LEFT_OUT, RULES, ruleOf, settingsProblem, timesOf } from './rulebook.rules.ts'
import {
  RULEBOOK,
  type Rule,
  rulebookSchema,
  rulePreviewSchema,
  ruleViewSchema,
  settingsSchema,
} from './rulebook.schema.ts'
import { endDuties, latestDecisions, layAsBefore, layDuties, yearsToLay } from './rulebook.store.ts'
import { loadOwedDuties, loadOwing } from './scenario.store.ts'
import { termsOn } from './terms.rules.ts'
import { withdrawnFrom } from './withdrawal.rules.ts'

const list = query({
  summary: '党内法规的固定要求：是否启用、各项设置、与要点的比较',
  grant: 'plan.read',
  input: z.object({}),
  output: z.object({ rules: z.array(ruleViewSchema), leftOut: rulebookSchema.shape.leftOut }),
  run: async (context) => {
    const { tx, actor, today } = context
    const { year } = civil(today)
    const day = formatDay(today)
    const decisions = await latestDecisions(tx, actor.bureauId)
    const held = await latestDecisions(tx, actor.bureauId, day)
    const plans = await plansOf(context, { from: year, to: year + 1 })
    const wordsOf = (duties: readonly Duty[]) => duties.map((duty) => `${duty.title}：${describeCadence(duty)}`)
    return {
      leftOut: LEFT_OUT,
      rules: RULES.map((rule) => {
        const decision = decisions.get(rule.id)
        const values = decision?.settings ?? defaultsOf(rule)
        // What is off asks what the regulation asks, whatever had been set for it.
        const given = dutiesOfRule(rule, defaultsOf(rule), year)
        const own = decision?.active ? dutiesOfRule(rule, values, year) : given
        const before = decision && decision.from > day ? held.get(rule.id) : undefined
        const { duties: _, examples: __, ...shown } = rule
        return {
          ...shown,
          active: decision?.active ?? false,
          decided: decision ? { from: decision.from, by: decision.by, on: decision.on } : null,
          values,
          words: wordsOf(own),
          until: before?.active ? wordsOf(dutiesOfRule(rule, before.settings, year)) : [],
          plans: comparisonsOf(own, plans, given),
          decisions: decision?.count ?? 0,
        }
      }),
    }
  },
})

/**
 * The duties that the plans of some years lay down, as they read today: a change may have brought them nearer to a
 * rule. A rule goes on from year to year, so that the plan of the next one, where it is out already, meets it too.
 */
async function plansOf(
  { tx, actor, today }: Context,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<PlanDuty[]> {
  const day = formatDay(today)
  const owing = await loadOwing(tx, actor.bureauId, { from: `${from}-01-01`, to: `${to}-12-31`, known: day })
  return [...owing.duties.values()]
    .filter(({ source, duty }) => source.planId !== RULEBOOK && withdrawnFrom(duty) === null)
    .map(({ duty, source }) => ({ duty: { ...termsOn(duty, day), versions: [] }, planTitle: source.planTitle }))
}

const askedSchema = z.object({ id: z.string().max(20), settings: settingsSchema, from: daySchema })

function requireRule({ id, settings }: Pick<z.output<typeof askedSchema>, 'id' | 'settings'>): Rule {
  const rule = ruleOf(id)
  if (!rule) throw notFound('条规定')
  const problem = settingsProblem(rule, settings)
  if (problem) throw new Refusal('UNPROCESSABLE_CONTENT', `${problem}。`, { field: 'settings' })
  return rule
}

/** The year that it begins in: this one, or the next, whose plan may be out already. */
function requireYear({ today }: Pick<Context, 'today'>, from: string): number {
  const { year } = civil(today)
  const asked = Number(from.slice(0, 4))
  if (asked !== year && asked !== year + 1)
    throw new Refusal('UNPROCESSABLE_CONTENT', `起算日期应在${year}年或${year + 1}年内。`, { field: 'from' })
  return asked
}

const preview = query({
  summary: '启用一条规定会产生的应办次数',
  grant: 'plan.publish',
  input: askedSchema,
  output: rulePreviewSchema,
  run: async (context, input) => {
    const { tx, actor, today } = context
    const rule = requireRule(input)
    const year = requireYear(context, input.from)
    const effect = parseDay(input.from)
    const calendar = await loadCalendar(tx, actor.bureauId)
    const whole = dutiesOfRule(rule, input.settings, year)
    const duties = whole.flatMap((duty) => owedFrom(duty, effect, calendar) ?? [])
    const day = formatDay(today)
    const { scenario } = await loadOwing(tx, actor.bureauId, { from: day, to: day, known: day })
    const all = occurrencesOf(duties, today, premisesOf({ ...scenario, duties })).filter(({ liable }) => liable)
    const names = await subjectNames(tx, actor.bureauId)
    const counts = new Map<string, number>()
    for (const { subject, terms } of all) counts.set(subject.id, (counts.get(subject.id) ?? 0) + timesOf(terms))
    return {
      words: duties.map((duty) => `${duty.title}：${describeCadence(duty)}`),
      year,
      occurrences: all.length,
      times: [...counts.values()].reduce((sum, count) => sum + count, 0),
      plans: comparisonsOf(
        whole,
        await plansOf(context, { from: year, to: year + 1 }),
        dutiesOfRule(rule, defaultsOf(rule), year),
      ),
      subjects: [...names.values()].flatMap(({ id, name }) => {
        const count = counts.get(id)
        return count ? [{ name, count }] : []
      }),
    }
  },
})

const decide = command({
  summary: '启用、停用一条规定，或改变它的设置',
  grant: 'plan.publish',
  input: askedSchema.extend({
    active: z.boolean(),
    /** How many decisions the editor has seen: another one's is not overwritten unread. */
    seen: z.number().int().min(0),
  }),
  output: z.object({ duties: z.number().int() }),
  run: async (context, { active, seen, ...input }) => {
    const { tx, actor, today } = context
    const rule = requireRule(input)
    const year = requireYear(context, input.from)
    await lockId(tx, `${actor.bureauId} ${rule.id}`)
    const before = (await latestDecisions(tx, actor.bureauId)).get(rule.id)
    if ((before?.count ?? 0) !== seen)
      throw new Refusal('CONFLICT', '另一位同志刚刚改过这一条，您的操作没有保存。请看最新情况后再改。', {
        rule: 'stale',
      })
    if (!active && !before?.active) throw new Refusal('CONFLICT', '这一条没有启用，不需要停用。', { rule: 'inactive' })
    const enteredOn = formatDay(today)
    const by = { id: actor.accountId, name: actor.displayName }
    await tx
      .insertInto('rule_decision')
      .values({
        ...{ bureau_id: actor.bureauId, id: newId(), rule_id: rule.id, active, from_day: input.from },
        ...{ settings: JSON.stringify(input.settings), entered_by: by.id, entered_by_name: by.name },
        entered_on: enteredOn,
      })
      .execute()
    const reason = active ? '调整规定的设置' : '停用这条规定'
    await layAsBefore(tx, actor.bureauId, rule, { before, from: input.from, enteredOn })
    const years = await yearsToLay(tx, actor.bureauId, rule.id, { from: year, today })
    await endDuties(tx, actor.bureauId, rule.id, { from: input.from, enteredOn, by, reason })
    const laid = active
      ? await layDuties(tx, actor.bureauId, rule, {
          ...{ settings: input.settings, from: parseDay(input.from), years, enteredOn },
        })
      : 0
    await tellOwners(context, rule, { from: input.from, turn: active ? (before?.active ? 'set' : 'on') : 'off' })
    context.touch({ subjects: 'all' })
    context.audit(actor.bureauId, { rule: rule.id, title: rule.title, active, from: input.from })
    return { duties: laid }
  },
})

/** What a decision does, for whoever owes something by the rule. */
const NEWS = {
  on: { title: '启用固定要求', text: '您负责的组织或岗位按规定有新的责任事项。' },
  set: { title: '调整固定要求', text: '您负责的组织或岗位按规定要办的事有调整。' },
  off: { title: '停用固定要求', text: '您负责的组织或岗位有的责任事项不再应办，到期日在这一天以前的保留。' },
} as const

/** Whoever owes something by the rule is told which it is; of one that ended the duty list shows nothing any more. */
async function tellOwners(
  context: CommandContext,
  rule: Rule,
  { from, turn }: { from: string; turn: keyof typeof NEWS },
) {
  const { tx, actor, today } = context
  const year = from.slice(0, 4)
  const duties = await loadOwedDuties(tx, actor.bureauId, { from, to: `${year}-12-31`, known: formatDay(today) })
  const owes = [...duties.values()].flatMap(({ duty, source }) =>
    source.planId === RULEBOOK && source.commitmentId === rule.id ? termsOn(duty, from).owes : [],
  )
  const { title, text } = NEWS[turn]
  const to = turn === 'off' ? `/rulebook?rule=${rule.id}` : `/duty-list?year=${year}`
  await notify(
    context,
    { owing: [{ subjects: await owersOf(context, owes), from }] },
    { kind: 'rule_decided', title: `自${from}起${title}${quoted(rule.title)}`, text, to, once: true },
  )
}

export const rulebook = { list, preview, decide }
