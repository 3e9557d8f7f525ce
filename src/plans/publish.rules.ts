/** What publishing makes of the accepted drafts, and what that lays on whom. Pure. */
import type { Calendar } from '#duties/calendar.rules.ts'
import { type Duty, dutySchema, type Terms } from '#duties/duty.schema.ts'
import { owedFrom } from '#duties/effect.rules.ts'
import { hangsOnNotice, newYearNote } from '#duties/festival.schema.ts'
import { occurrencesOf } from '#duties/occurrences.rules.ts'
import { periodsOf } from '#duties/periods.rules.ts'
import { premisesOf } from '#duties/premises.rules.ts'
import type { Scenario } from '#duties/scenario.schema.ts'
import { civil, type Day, parseDay } from '#kernel/day.ts'
import { quoted } from '#kernel/quoted.ts'
import { Refusal } from '#kernel/refusal.ts'
import { hindrance } from './hindrance.rules.ts'
import { dutiesOf } from './plan.rules.ts'
import type { Draft, ReviewItem, Twin } from './plan.schema.ts'

/** A duty as it will be published, with the commitment that it comes from. */
export interface Publishable {
  readonly item: ReviewItem
  readonly duty: Duty
}

/** A commitment of which nothing is left to be owed on the day of effect. */
export interface Over {
  readonly itemId: string
  readonly title: string
}

export interface Publication {
  readonly duties: readonly Publishable[]
  readonly over: readonly Over[]
}

/**
 * The duties of the accepted items.
 * @param effect the day from which they are owed; null: from the beginning of their days in force
 * @throws Refusal naming the item that the engine could not take: it would spoil every board
 */
export function publicationOf(accepted: readonly ReviewItem[], effect: Day | null, calendar: Calendar): Publication {
  const duties: Publishable[] = []
  const over: Over[] = []
  for (const item of accepted) {
    const why = hindrance(item.draft)
    if (why) throw incomplete(item, `${quoted(item.draft.title)}${why}，请修改后再发布。`)
    for (const { title, parsed } of parsedOf(item)) {
      if (!parsed.success) throw incomplete(item, `${quoted(title)}还不能排期：${parsed.error.issues[0]!.message}。`)
      const duty = effect === null ? parsed.data : owedFrom(parsed.data, effect, calendar)
      if (duty) duties.push({ item, duty })
      else if (!over.some(({ itemId }) => itemId === item.id)) over.push({ itemId: item.id, title })
    }
  }
  return { duties, over }
}

const parsedOf = ({ id, draft }: ReviewItem) =>
  dutiesOf(draft, id).map(({ title, definition }, n) => ({
    title,
    parsed: dutySchema.safeParse({ ...definition, id: `${id}:${n}`, title }),
  }))

/** What of these could be published as it stands; what still lacks something is left out. */
export function publishable(items: readonly ReviewItem[], effect: Day, calendar: Calendar): Publishable[] {
  return items.flatMap((item) =>
    hindrance(item.draft)
      ? []
      : parsedOf(item).flatMap(({ parsed }) => {
          const duty = parsed.success ? owedFrom(parsed.data, effect, calendar) : null
          return duty ? [{ item, duty }] : []
        }),
  )
}

/** How many commitments a publication is made of, and how many of them become several duties, one for each owner. */
export function tasksOf({ duties }: Publication): { readonly tasks: number; readonly several: number } {
  const perItem = [...countBy(duties.map(({ item }) => item.id)).values()]
  return { tasks: perItem.length, several: perItem.filter((count) => count > 1).length }
}

const incomplete = (item: ReviewItem, message: string) =>
  new Refusal('UNPROCESSABLE_CONTENT', message, { rule: 'incomplete', field: item.id })

export interface Load {
  /** Occurrences by subject id, and by month of their due date (`YYYY-MM`). */
  readonly bySubject: ReadonlyMap<string, number>
  readonly byMonth: ReadonlyMap<string, number>
  readonly occurrences: number
  /** Those that are due before the day asked about. */
  readonly past: number
  /** Commitments whose duties lay nothing on anybody. */
  readonly without: readonly (Over & { readonly why: string })[]
}

/** How many occurrences a publication lays on each body, post and month. */
export function loadOf(
  { duties }: Publication,
  office: Pick<Scenario, 'bodies' | 'posts'>,
  today: Day,
  calendar: Calendar,
): Load {
  const none = { lists: {}, registers: {}, records: [], exemptions: [], duties: [] }
  const premises = { ...premisesOf({ calendar: 'cn', ...none, ...office }), calendar }
  const itemOf = new Map(duties.map(({ item, duty }) => [duty.id, item]))
  const all = occurrencesOf(
    duties.map(({ duty }) => duty),
    today,
    premises,
  ).filter(({ liable }) => liable)
  const owing = new Set(all.map(({ terms }) => itemOf.get(terms.id)!.id))
  const items = new Map(duties.map(({ item }) => [item.id, item]))
  return {
    bySubject: countBy(all.map(({ subject }) => subject.id)),
    byMonth: countBy(all.map(({ period }) => period.iso.due.slice(0, 7)).sort()),
    occurrences: all.length,
    past: all.filter(({ period }) => period.due < today).length,
    without: [...items.values()]
      .filter(({ id }) => !owing.has(id))
      .map(({ id, draft }) => {
        const own = duties.filter(({ item }) => item.id === id)
        const periods = own.flatMap(({ duty }) => periodsOf(duty, premises, new Set())).length
        return { itemId: id, title: draft.title, why: whyWithout(draft, periods, calendar) }
      }),
  }
}

/**
 * Why nothing of a commitment is laid on anybody, and what to do.
 * @param periods how many periods there are, whoever owes them
 */
function whyWithout({ cadence, inForce }: Draft, periods: number, calendar: Calendar): string {
  const year = Number(inForce.from.slice(0, 4))
  // Where only 元旦 is left nothing lies in the year before the next year's holidays are announced.
  const newYear = periods === 0 ? newYearNote(cadence, inForce) : null
  if (newYear && calendar.years.has(year)) return newYear
  return hangsOnNotice(cadence) && !calendar.years.has(year)
    ? `${year}年放假安排还没有公布，录入后自动排期`
    : '没有这类单位或岗位、岗位空缺，或这段时间里没有要办的日子，请修改由谁负责或多久一次'
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** The plan year, where some duty hangs on its holidays and they are not known yet; else null. */
export function unannouncedYear({ duties }: Publication, year: number, calendar: Calendar): number | null {
  const hanging = duties.some(({ duty }) => hangsOnNotice(duty.cadence))
  return hanging && !calendar.years.has(year) ? year : null
}

/** A group of commitments that one record could serve: the same kind of credit, owed by the same bodies or posts. */
export interface Shared {
  readonly kind: string
  readonly titles: readonly string[]
}

/** Which of the duties could be discharged by one record. General kinds bear a tag of their own and never are. */
export function sharedBy({ duties }: Publication): Shared[] {
  const groups = Map.groupBy(
    duties.filter(({ duty }) => duty.measure !== 'ratio'),
    ({ duty }) => JSON.stringify([duty.kind, [...duty.tags].sort(), duty.owes]),
  )
  const shared = new Map<string, Shared>()
  for (const group of groups.values()) {
    const titles = [...new Set(group.map(({ duty }) => duty.title))]
    const kind = group[0]!.duty.kind
    if (new Set(group.map(({ item }) => item.id)).size > 1) shared.set(JSON.stringify([kind, titles]), { kind, titles })
  }
  return [...shared.values()]
}

/** A duty that is owed already, of another plan or of the rulebook. */
interface OwedAlready {
  readonly terms: Terms
  /** Of the plan that asks it; null for the rulebook. */
  readonly plan: string | null
}

/**
 * What is owed already by the same bodies or posts, of the same kind, in the same rhythm, on days that both are in
 * force: publishing would ask it twice. Last year's plan, which ends when this one begins, is no twin.
 */
export function twinsOf({ duties }: Pick<Publication, 'duties'>, owed: readonly OwedAlready[]): Twin[] {
  const byAsked = Map.groupBy(owed, ({ terms }) => askedBy(terms))
  return duties.flatMap(({ item, duty }) => {
    const twin = byAsked.get(askedBy(duty))?.find(({ terms }) => overlap(terms.inForce, duty.inForce))
    return twin ? [{ itemId: item.id, title: duty.title, existing: { title: twin.terms.title, plan: twin.plan } }] : []
  })
}

/** Whether two durations share a day; one without bounds holds always. */
const overlap = (a: Duty['inForce'], b: Duty['inForce']) =>
  (a?.from ?? FIRST) <= (b?.to ?? LAST) && (b?.from ?? FIRST) <= (a?.to ?? LAST)
const [FIRST, LAST] = ['0001-01-01', '9999-12-31']

/** General kinds bear a tag of their own: two of them are the same only by their titles. */
const askedBy = ({ kind, owes, cadence, measure, title, tags }: Terms) =>
  JSON.stringify([kind, owes, cadence, measure, tags.length > 0 ? title : ''])

/**
 * The day of effect: the one asked for, null for the beginning of the plan year. Where none is asked for it is today,
 * but a plan of a year that is over is looked back on, so it is owed from its beginning.
 */
export function effectOf(asked: string | null | undefined, planYear: number, today: Day): Day | null {
  if (asked !== undefined) return asked === null ? null : parseDay(asked)
  return planYear < civil(today).year ? null : today
}
