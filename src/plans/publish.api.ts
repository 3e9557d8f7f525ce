/** Publishing a reviewed plan: what it would lay on whom, and the publication itself. */
import { z } from 'zod'
import { owedTerms } from '#duties/duty-terms.api.ts'
import { bureauCalendar } from '#duties/holiday.api.ts'
import { creditKindLabel } from '#duties/kinds.schema.ts'
import { owersOf } from '#duties/owners.api.ts'
import { ensureRegisters } from '#duties/register.api.ts'
import { formatDay } from '#kernel/day.ts'
import { type CommandContext, type Context, command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { notify } from '#notices/notify.api.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { listBodies, listPosts, subjectNames } from '#office/office.store.ts'
import { requireCarried } from './earlier.api.ts'
import { listItems } from './item.store.ts'
import { publishPreviewSchema } from './plan.schema.ts'
import { effectOf, loadOf, publicationOf, sharedBy, tasksOf, twinsOf, unannouncedYear } from './publish.rules.ts'
import { requireReview } from './require.store.ts'

/** The day from which the duties are owed; `effectOf` says what absent and null mean. */
const effectSchema = daySchema.nullable().optional()

const preview = query({
  summary: '发布预览：各单位、岗位、月份的应办次数，没有排期的任务',
  grant: 'plan.publish',
  input: z.object({ id: idSchema, owedFrom: effectSchema }),
  output: publishPreviewSchema,
  run: async (context, { id, owedFrom }) => {
    const { tx, actor, today } = context
    const { year } = await requireReview(context, id, { hold: false })
    const items = await listItems(tx, actor.bureauId, id)
    const calendar = await bureauCalendar(context)
    const publication = publicationOf(
      items.filter(({ state }) => state === 'accepted'),
      effectOf(owedFrom, year, today),
      calendar,
    )
    const bodies = await listBodies(tx, actor.bureauId)
    const posts = await listPosts(tx, actor.bureauId)
    const load = loadOf(
      publication,
      {
        bodies: bodies.map(({ id, kind, from, to, recordsSince }) => ({ id, kind, from, to, recordsSince })),
        posts: posts.map(({ id, role, bodyId, holders }) => ({
          id,
          role,
          body: bodyId,
          holders: holders.map(({ personId, from, to }) => ({ person: personId, from, to })),
        })),
      },
      today,
      calendar,
    )
    const names = await subjectNames(tx, actor.bureauId)
    const owed = await owedTerms(tx, actor.bureauId, { from: formatDay(today), to: `${year}-12-31` })
    return {
      duties: publication.duties.length,
      ...tasksOf(publication),
      over: publication.over.map(({ itemId, title }) => ({ itemId, title })),
      without: [...load.without],
      unannounced: unannouncedYear(publication, year, calendar),
      occurrences: load.occurrences,
      past: load.past,
      subjects: [...names.values()].flatMap(({ id, name, post }) => {
        const count = load.bySubject.get(id)
        return count ? [{ id, name, post, count }] : []
      }),
      months: [...load.byMonth].map(([month, count]) => ({ month, count })),
      shared: sharedBy(publication).map(({ kind, titles }) => ({
        kindLabel: creditKindLabel(kind),
        titles: [...titles],
      })),
      twins: twinsOf(publication, owed),
    }
  },
})

const publish = command({
  summary: '发布：已采纳的任务成为责任事项',
  grant: 'plan.publish',
  input: z.object({ id: idSchema, leaveOutUndecided: z.boolean().default(false), owedFrom: effectSchema }),
  output: z.object({ duties: z.number().int(), over: z.number().int() }),
  run: async (context, { id, leaveOutUndecided, owedFrom }) => {
    const { tx, actor, today, now } = context
    const { year, title } = await requireReview(context, id)
    const accepted = await requireDecided(context, id, leaveOutUndecided)
    const effect = effectOf(owedFrom, year, today)
    const { duties, over } = publicationOf(accepted, effect, await bureauCalendar(context))
    if (duties.length === 0) {
      throw new Refusal('UNPROCESSABLE_CONTENT', '采纳的任务到这一天都已过期。请选择从年初起要求，或修改任务的期限。', {
        rule: 'over',
        field: 'owedFrom',
      })
    }
    await layDuties(context, id, duties)
    await tx
      .updateTable('plan')
      .set({ state: 'published', published_by: actor.accountId, published_at: now })
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', id)
      .execute()
    await tellOwners(context, { year, title }, duties)
    context.audit(id, { plan: title, duties: duties.length, owedFrom: effect === null ? null : formatDay(effect) })
    return { duties: duties.length, over: over.length }
  },
})

/** What was accepted; refused where it is not all decided on, or nothing is accepted. */
async function requireDecided(context: Context, id: string, leaveOutUndecided: boolean) {
  const items = await listItems(context.tx, context.actor.bureauId, id)
  const undecided = items.filter((item) => item.state === 'proposed').length
  if (undecided > 0 && !leaveOutUndecided) {
    throw new Refusal('UNPROCESSABLE_CONTENT', `还有${undecided}项没有审核。请先审核，或确认这些暂不发布。`, {
      rule: 'undecided',
    })
  }
  await requireCarried(context, items)
  const accepted = items.filter((item) => item.state === 'accepted')
  if (accepted.length === 0)
    throw new Refusal('UNPROCESSABLE_CONTENT', '还没有采纳任何任务，没有可以发布的内容。', { rule: 'empty' })
  return accepted
}

type Duties = ReturnType<typeof publicationOf>['duties']

/** Writes the duties of a plan, in its order, with the registers that they ask for. */
async function layDuties(context: CommandContext, planId: string, duties: Duties): Promise<void> {
  const { tx, actor, today } = context
  const rows = duties.map(({ item, duty }, ordinal) => {
    const { id: _, title, ...definition } = duty
    return {
      bureau_id: actor.bureauId,
      id: newId(),
      plan_id: planId,
      commitment_id: item.id,
      ordinal,
      title,
      // The row of a table stands in no point.
      point: item.reading.place === undefined ? item.reading.point : null,
      quote: item.reading.quote,
      definition: JSON.stringify(definition),
      in_force_from: duty.inForce!.from!,
      in_force_to: duty.inForce!.to!,
      entered_on: formatDay(today),
    }
  })
  await tx.insertInto('duty').values(rows).execute()
  await ensureRegisters(
    context,
    duties.map(({ duty }) => duty),
  )
  for (const { in_force_from: from, in_force_to: to } of rows) context.touch({ subjects: 'all', days: { from, to } })
}

async function tellOwners(
  context: CommandContext,
  { year, title }: { readonly year: number; readonly title: string },
  duties: Duties,
): Promise<void> {
  const owing = []
  for (const [from, some] of Map.groupBy(duties, ({ duty }) => duty.inForce!.from!)) {
    const owes = some.map(({ duty }) => duty.owes)
    owing.push({ subjects: await owersOf(context, owes), from })
  }
  await notify(
    context,
    { owing },
    {
      kind: 'plan_published',
      title: `《${title}》已发布`,
      text: '您负责的组织或岗位有新的责任事项。',
      to: `/duty-list?year=${year}`,
    },
  )
}

export const publishing = { preview, publish }
