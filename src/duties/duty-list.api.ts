/** The list of duties of a year, for the screen and as a file. */
import { reads } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import type { Tx } from '#kernel/db.ts'
import { type Context, query } from '#kernel/endpoint.ts'
import { notFound } from '#kernel/refusal.ts'
import {
  bureauName,
  listPosts,
  plainNames,
  type SubjectName,
  subjectChoices,
  subjectNames,
} from '#office/office.store.ts'
import { describeAmount, describeCadence, describeWhen, isRecurring } from './describe.rules.ts'
import type { Terms } from './duty.schema.ts'
import { type DutyList, type DutyRow, dutyListQuerySchema, dutyListSchema } from './duty-list.schema.ts'
import { hangsOnNotice } from './festival.schema.ts'
import { loadCalendar } from './holiday.store.ts'
import { creditKindLabel, OTHER_KIND } from './kinds.schema.ts'
import { type Names, owesWords } from './owes-words.rules.ts'
import { isOwedBy } from './owing.rules.ts'
import { type Days, reachOf } from './reach.rules.ts'
import type { OwedDuty } from './scenario.store.ts'
import { boundsWords, inStages, sameItem, stagesIn } from './stages.rules.ts'
import { loadStandings } from './standings.store.ts'
import { termsOn } from './terms.rules.ts'
import { withdrawnFrom } from './withdrawal.rules.ts'

/** The duties that somebody in the actor's sight owes in the year, or that one body or post owes. */
export async function dutyListOf(
  { tx, actor, today }: Pick<Context, 'tx' | 'actor' | 'today'>,
  { year, subjectId }: { readonly year: number; readonly subjectId?: string | undefined },
): Promise<DutyList> {
  const names = await subjectNames(tx, actor.bureauId)
  const inSight = (id: string) => reads(actor, id) || actor.ownPosts.includes(id)
  if (subjectId && !inSight(subjectId)) throw notFound('个单位或岗位')
  const now = formatDay(today)
  const days = { from: `${year}-01-01`, to: `${year}-12-31` }
  const day = now < days.from ? days.from : now > days.to ? days.to : now
  const { duties, rows } = await loadStandings(tx, actor.bureauId, { ...days, asOf: now, known: now }, today)
  const inForce = (duty: string) => {
    const gone = withdrawnFrom(duties.get(duty)!.duty)
    return gone === null || gone > day
  }
  const owing = rows.filter(({ subject, duty }) => inSight(subject) && inForce(duty))
  const wanted = new Set(owing.filter(({ subject }) => !subjectId || subject === subjectId).map(({ duty }) => duty))
  // What lays nothing on anybody yet, as where the holidays that it hangs on are not announced, is a promise all the same.
  const quiet = silent(duties, rows, days).filter(({ duty }) => inForce(duty.id))
  const whose = [...names.values()].filter(({ id }) => (subjectId ? id === subjectId : inSight(id)))
  for (const { duty } of quiet)
    if (
      (!subjectId && actor.reads === 'all') ||
      whose.some((one) => stagesIn(duty, days).some(({ terms }) => isOwedBy(terms.owes, one)))
    )
      wanted.add(duty.id)
  const plain = plainNames(names)
  const all = [...duties.values()]
  const shown = all.filter(({ duty }) => wanted.has(duty.id))
  const unseen = new Set(rows.filter(({ duty }) => inForce(duty)).map(({ duty }) => duty))
  for (const { duty } of quiet) unseen.add(duty.id)
  const announced = (await loadCalendar(tx, actor.bureauId)).years.has(year)
  const hanging = shown.some(({ duty }) => hangsOnNotice(termsOn(duty, day).cadence))
  const grouped = (some: readonly OwedDuty[]) =>
    Map.groupBy(some, ({ duty, source }) => sameItem(duty, source.commitmentId, days))
  const groups = grouped(shown)
  const owers = new Set(owing.map(({ subject }) => subject))
  const subject = subjectId ? names.get(subjectId) : null
  return {
    year,
    bureau: await bureauName(tx, actor.bureauId),
    subject: subject
      ? {
          id: subject.id,
          name: subject.name,
          ...(await holding(tx, actor.bureauId, subject.id, day, new Set(rows.map((row) => row.subject)))),
        }
      : null,
    total: grouped(all.filter(({ duty }) => unseen.has(duty.id))).size,
    unannounced: hanging && !announced ? year : null,
    rows: [...groups.values()].map((group) => rowOf(group, { year, days, subject, plain })),
    subjects: await subjectChoices(
      tx,
      actor.bureauId,
      [...names.values()].filter(({ id }) => owers.has(id)),
      day,
    ),
  }
}

/** Who holds a post on a day, and their other posts that owe something; nobody of a body. */
async function holding(tx: Tx, bureau: string, post: string, day: string, owing: ReadonlySet<string>) {
  const held = (await listPosts(tx, bureau)).flatMap(({ id, name, holders }) =>
    holders.filter(({ from, to }) => from <= day && (to ?? day) >= day).map((one) => ({ ...one, id, name })),
  )
  const own = held.filter(({ id }) => id === post)
  const people = new Set(own.map(({ personId }) => personId))
  const others = held.filter(({ id, personId }) => id !== post && owing.has(id) && people.has(personId))
  return { holders: own.map(({ personName }) => personName), others: others.map(({ name }) => name) }
}

/** Duties in force in the days that have no occurrence in them. */
function silent(
  duties: ReadonlyMap<string, OwedDuty>,
  rows: readonly { readonly duty: string }[],
  days: { readonly from: string; readonly to: string },
): OwedDuty[] {
  const owed = new Set(rows.map(({ duty }) => duty))
  return [...duties.values()].filter(({ duty }) => {
    const { from, to } = reachOf(duty)
    return !owed.has(duty.id) && from <= days.to && to >= days.from
  })
}

interface Shown {
  readonly year: number
  readonly days: Days
  /** Whose list it is; absent: everybody's. */
  readonly subject: SubjectName | null | undefined
  readonly plain: Names
}

/** One item with all that holds of it in the year: what changes in it is said with the day. */
function rowOf(group: readonly OwedDuty[], { year, days, subject, plain }: Shown): DutyRow {
  const { duty, source } = group[0]!
  const all = stagesIn(duty, days)
  const own = subject ? all.filter(({ terms }) => isOwedBy(terms.owes, subject)) : all
  const stages = own.length > 0 ? own : all
  const owing = (i: number) => new Set(group.map((one) => owesWords(stagesIn(one.duty, days)[i]!.terms.owes, plain)))
  return {
    dutyId: duty.id,
    title: inStages(stages, ({ terms }) => terms.title),
    requirement: inStages(stages, ({ terms }) => requirementOf(terms)),
    responsible: subject?.name ?? inStages(stages, (_, i) => [...owing(i)].join('、')),
    deadline: `${inStages(stages, ({ terms }) => describeWhen(terms, year))}${boundsWords(stages, { all, days })}`,
    quote: source.quote,
    plan: source.planTitle,
    point: source.point,
    place: source.place,
  }
}

/** What kind of thing and how much; of what is of no kind, only how much: the title says what. */
function requirementOf(terms: Terms): string {
  const amount = isRecurring(terms.cadence) ? describeCadence(terms) : describeAmount(terms)
  return terms.kind === OTHER_KIND ? amount : `${creditKindLabel(terms.kind)}，${amount}`
}

export const dutyLists = {
  get: query({
    summary: '责任清单：一年里各单位、岗位的责任事项，要求、主体、时限和来源',
    grant: 'board.read',
    input: dutyListQuerySchema,
    output: dutyListSchema,
    run: (context, input) => dutyListOf(context, input),
  }),
}
