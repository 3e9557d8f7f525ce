/** What other slices ask of published duties: how they read on a day. */
import { type Day, formatDay } from '#kernel/day.ts'
import { subjectsInSight, type Tx } from '#kernel/db.ts'
import type { Context } from '#kernel/endpoint.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { plainNames, subjectNames } from '#office/office.store.ts'
import type { Ahead } from './board.schema.ts'
import type { Terms } from './duty.schema.ts'
import { listVersions } from './duty-version.store.ts'
import { isOver } from './effect.rules.ts'
import { loadCalendar } from './holiday.store.ts'
import { occurrenceParts } from './occurrence-id.rules.ts'
import { type OpenYears, openYears } from './open-years.rules.ts'
import { ALL_DAYS, ALL_KNOWN, type Days } from './reach.rules.ts'
import { RULEBOOK } from './rulebook.schema.ts'
import { loadOwedDuties } from './scenario.store.ts'
import { aheadOf, stagesIn } from './stages.rules.ts'
import type { Standing } from './standing.schema.ts'
import { loadStandings, type StandingsQuery } from './standings.store.ts'
import { termsOn } from './terms.rules.ts'
import { turnedWords } from './turned.rules.ts'
import { withdrawnFrom } from './withdrawal.rules.ts'

/** The terms of some duties on a day; one that does not exist is left out. */
export async function termsOfDuties(
  { tx, actor }: Pick<Context, 'tx'> & { readonly actor: Pick<Context['actor'], 'bureauId'> },
  ids: readonly string[],
  day: string,
): Promise<Terms[]> {
  const always = { ...ALL_DAYS, known: ALL_KNOWN }
  const duties = await loadOwedDuties(tx, actor.bureauId, always)
  return ids.flatMap((id) => {
    const owed = duties.get(id)
    return owed ? [termsOn(owed.duty, day)] : []
  })
}

/** What duties that are done by entries of a kind are called on a day; null for any other. */
export async function titlesOn(tx: Tx, bureau: string, kind: string) {
  const duties = await loadOwedDuties(tx, bureau, { ...ALL_DAYS, known: ALL_KNOWN })
  return (id: string, day: string): string | null => {
    const owed = duties.get(id)
    const terms = owed && termsOn(owed.duty, day)
    return terms && [terms.kind, terms.step].includes(kind) ? terms.title : null
  }
}

/** How all duties that reach to a day read then. */
export async function termsReaching(tx: Tx, bureau: string, day: string): Promise<Terms[]> {
  const duties = await loadOwedDuties(tx, bureau, { from: day, to: day, known: ALL_KNOWN })
  return [...duties.values()].map(({ duty }) => termsOn(duty, day))
}

/** What is owed on some days as it reads then, changes counted in, withdrawals left out; `plan` is null for the rulebook. */
export async function owedTerms(tx: Tx, bureau: string, days: Days): Promise<{ terms: Terms; plan: string | null }[]> {
  const duties = await loadOwedDuties(tx, bureau, { ...days, known: ALL_KNOWN })
  return [...duties.values()].flatMap(({ duty, source }) =>
    stagesIn(duty, days).map(({ terms }) => ({
      terms,
      plan: source.planId === RULEBOOK ? null : source.planTitle,
    })),
  )
}

/**
 * Whose year's work one of some bodies and posts owes of a duty on a day; of those out of sight nobody is told that they
 * owe nothing.
 */
export async function owedOn(tx: Tx, bureau: string, asked: { day: string; subjects: readonly string[] }, today: Day) {
  const now = formatDay(today)
  const sight = await subjectsInSight(tx)
  const { day, subjects } = asked
  const query = { from: day, to: day, asOf: now, known: now, subjects }
  const { duties, rows } = await loadStandings(tx, bureau, query, today)
  const owed = Map.groupBy(rows, ({ duty, subject }) => `${duty} ${subject}`)
  return (duty: string, subject: string): OpenYears => {
    if (sight !== 'all' && !sight.includes(subject)) return [null]
    const own = owed.get(`${duty} ${subject}`)
    return own ? openYears(duties.get(duty)!.duty, own, day) : []
  }
}

/** How duties that were owed on a day came to be owed no more by a body or post: handed over or withdrawn since; null where not. */
export async function turnedSince(tx: Tx, bureau: string, day: string) {
  const subjects = await subjectNames(tx, bureau)
  const duties = await loadOwedDuties(tx, bureau, { from: day, to: day, known: ALL_KNOWN })
  const names = plainNames(subjects)
  const calendar = await loadCalendar(tx, bureau)
  return (duty: string, subject: string): string | null => {
    const [owed, whose] = [duties.get(duty), subjects.get(subject)]
    return owed && whose ? turnedWords(owed.duty, whose, { day, names, calendar }) : null
  }
}

/** How occurrences (`duty/subject/start`) stand today; undefined where there is none such in sight. */
export async function standingsOf(
  tx: Tx,
  bureau: string,
  occurrences: readonly string[],
  today: Day,
): Promise<(occurrence: string) => Standing | undefined> {
  const query = queryFor(occurrences, today)
  if (!query) return () => undefined
  const { rows } = await loadStandings(tx, bureau, query, today)
  const standings = new Map(rows.map(({ id, standing }) => [id, standing]))
  return (occurrence) => standings.get(occurrence)
}

/** The days and subjects that some ids of occurrences speak of; null where none says any, as one that was made up. */
function queryFor(occurrences: readonly string[], today: Day): StandingsQuery | null {
  const parts = occurrences
    .map(occurrenceParts)
    .filter(({ subject, start }) => idSchema.safeParse(subject).success && daySchema.safeParse(start).success)
  const starts = parts.map(({ start }) => start).sort()
  const [from, to] = [starts[0], starts.at(-1)]
  if (from === undefined || to === undefined) return null
  const now = formatDay(today)
  return { from, to, asOf: now, known: now, subjects: [...new Set(parts.map(({ subject }) => subject))] }
}

/** The terms by which an occurrence is judged, those of its duty on its last day; undefined where there is none such in sight. */
export const termsOfOccurrence = async (asker: Asker, occurrence: string): Promise<Terms | undefined> =>
  (await termsOfOccurrences(asker, [occurrence])).get(occurrence)

type Asker = Pick<Context, 'tx' | 'today'> & { readonly actor: Pick<Context['actor'], 'bureauId'> }

/** How the duties of some occurrences (`duty/subject/start`) read when those were due; one that is not in sight is left out. */
export async function termsOfOccurrences(
  { tx, actor, today }: Asker,
  occurrences: readonly string[],
): Promise<ReadonlyMap<string, Terms>> {
  const query = queryFor(occurrences, today)
  if (!query) return new Map()
  const { duties, rows } = await loadStandings(tx, actor.bureauId, query, today)
  const asked = new Set(occurrences)
  return new Map(
    rows.flatMap(({ id, duty, due }) => (asked.has(id) ? [[id, termsOn(duties.get(duty)!.duty, due)] as const] : [])),
  )
}

/** What has become of one commitment of a published plan; several owners make several duties. */
export interface DutyOfPlan {
  readonly id: string
  readonly commitmentId: string
  readonly title: string
  readonly owes: Terms['owes']
  /** What will read otherwise, and its withdrawal. */
  readonly ahead: Ahead[]
}

/** The duties of a published plan as they read on a day, in its order. */
export async function dutiesOfPlan(tx: Tx, bureau: string, planId: string, day: string): Promise<DutyOfPlan[]> {
  const always = { ...ALL_DAYS, known: day }
  const names = plainNames(await subjectNames(tx, bureau))
  return [...(await loadOwedDuties(tx, bureau, always)).values()]
    .filter(({ source }) => source.planId === planId)
    .map(({ duty, terms: { id, title, owes }, source: { commitmentId } }) => ({
      ...{ id, commitmentId, title, owes },
      ahead: aheadOf(duty, day, names),
    }))
}

/** The duties of published plans, of one or of all, with what has become of them by today. */
export async function standingDuties(context: Context) {
  const { tx, actor, today } = context
  const owed = [...(await loadOwedDuties(tx, actor.bureauId, { ...ALL_DAYS, known: ALL_KNOWN })).values()]
  const entered = Map.groupBy(await listVersions(tx, actor.bureauId, { known: ALL_KNOWN }), ({ dutyId }) => dutyId)
  const calendar = await loadCalendar(context.tx, context.actor.bureauId)
  return (planId?: string) =>
    owed
      .filter(({ source }) => (planId === undefined ? source.planId !== RULEBOOK : source.planId === planId))
      .map(({ duty, terms: { id, title, owes }, source: { commitmentId } }) => ({
        ...{ id, commitmentId, title, owes, seen: entered.get(id)?.length ?? 0 },
        withdrawn: withdrawnFrom(duty) !== null,
        over: isOver(duty, today, calendar),
      }))
}

/** The duties in force on a day by what they are called then, for what names them by their titles: `named(title, day)`. */
export async function dutiesByTitle(tx: Tx, bureau: string): Promise<(title: string, day: string) => readonly Terms[]> {
  const always = { ...ALL_DAYS, known: ALL_KNOWN }
  const duties = [...(await loadOwedDuties(tx, bureau, always)).values()].map(({ duty }) => duty)
  return (title, day) =>
    duties
      .filter(({ inForce }) => (inForce?.from ?? day) <= day && day <= (inForce?.to ?? day))
      .map((duty) => termsOn(duty, day))
      .filter((terms) => terms.title === title)
}
