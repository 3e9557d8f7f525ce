import { z } from 'zod'
import { reads, writes } from '#kernel/actor.ts'
import { civil, formatDay, inFirstQuarter } from '#kernel/day.ts'
import { counting, seeingAll } from '#kernel/db.ts'
import { type Context, query } from '#kernel/endpoint.ts'
import { quoted } from '#kernel/quoted.ts'
import { notFound } from '#kernel/refusal.ts'
import { daySchema } from '#office/office.schema.ts'
import { plainNames, subjectNames } from '#office/office.store.ts'
import { exemptibleDays, lateEntryOf } from './approval.rules.ts'
import { exemptionAsked } from './approval.store.ts'
import { agendaSteps, comingSteps, countStandings, matrixOf, missedBefore, nextSteps, stepOf } from './board.rules.ts'
import { type Board, boardQuerySchema, boardSchema, nextSchema, occurrenceSchema } from './board.schema.ts'
import { changes } from './changes.api.ts'
import { answersFor } from './coverage.api.ts'
import { describeCadence } from './describe.rules.ts'
import { choices } from './duty-choices.api.ts'
import { dutyPage } from './duty-page.api.ts'
import { explain, explainHindrances } from './explain.rules.ts'
import { bureauCalendar } from './holiday.api.ts'
import { isTalk } from './kinds.schema.ts'
import { unannouncedYears } from './next.rules.ts'
import { occurrenceParts } from './occurrence-id.rules.ts'
import { openItemsOf } from './open-items.store.ts'
import { ownAmounts } from './own-amounts.api.ts'
import { ownSubjects } from './own-subjects.store.ts'
import type { Days } from './reach.rules.ts'
import { type Reasons, reasonsOf } from './reasons.rules.ts'
import { dutyYears, loadScenario, type OwedDuty } from './scenario.store.ts'
import { recordHeads, shownRecord } from './shown-record.store.ts'
import { type Judgement, judge } from './simulate.rules.ts'
import { aheadOfAll, sameItem, stagesOf } from './stages.rules.ts'
import { loadStandings, standingsOfOwn } from './standings.store.ts'
import { termsOn } from './terms.rules.ts'
import { firstUnplanned } from './unplanned.store.ts'

/** How far ahead “what comes” looks, how far back over the turn of the year, and how long the lists of one page may be. */
const HORIZON_DAYS = 60
const RECENT_DAYS = 30
const LONGEST = 200

const yearOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` })

const next = query({
  summary: '我的下一步：应办什么、何时、依据哪一句',
  grant: 'self',
  input: z.object({}),
  output: nextSchema,
  run: async (context) => {
    const { tx, actor, today } = context
    const day = formatDay(today)
    const until = formatDay(today + HORIZON_DAYS)
    const names = await subjectNames(tx, actor.bureauId)
    const member = !actor.grants.has('record.write')
    const own = member ? new Set(actor.ownBodies) : await ownSubjects(context, names)
    // In January the last of December can still be entered, and what was just missed can be made up for. What was missed
    // before that is only counted: its ledger is where it is made up for.
    const year = yearOf(civil(today).year)
    const recently = formatDay(today - RECENT_DAYS)
    const since = recently < year.from ? recently : year.from
    const last = civil(today).year - 1
    const stillOpen = inFirstQuarter(day)
    const from = stillOpen ? yearOf(last).from : since
    const query = { from, to: until > year.to ? until : year.to, asOf: day, known: day, subjects: [...own] }
    // A member is told only what is still to come.
    const load = member ? standingsOfOwn : loadStandings
    const { rows, duties } = await load(tx, actor.bureauId, query, today)
    const steps = rows.map((row) => stepOf(row, duties.get(row.duty)!, names.get(row.subject)!))
    // The same as on the board of the year and in the year ledger.
    const within = (days: Days) =>
      member ? [] : steps.filter(({ start, due }) => due >= days.from && start <= days.to)
    const [ofYear, ofLast] = [within(year), stillOpen ? within(yearOf(last)) : []]
    const shown = {
      steps: member ? [] : nextSteps(steps.filter(({ due }) => due >= since)).slice(0, LONGEST),
      coming: (member ? agendaSteps(steps, day, until) : comingSteps(steps, until)).slice(0, LONGEST),
    }
    return {
      ...{ today: day, ...shown },
      earlier: { year: last, counts: countStandings(ofLast), missed: member ? [] : missedBefore(steps, since) },
      counts: countStandings(ofYear),
      unplanned: await firstUnplanned(tx, actor.bureauId, [day, until]),
      counted: [...new Set([...ofYear, ...ofLast].map(({ subject }) => subject.name))],
      unannounced: unannouncedYears([...shown.steps, ...shown.coming], (await bureauCalendar(context)).years),
    }
  },
})

/** Bodies or posts × duties as they stand on a day, as known on a day; what is in the actor's sight. */
export async function boardOf(
  { tx, actor, today }: Pick<Context, 'tx' | 'actor' | 'today'>,
  { year, asOf = formatDay(today), known = asOf, rows: asked }: z.infer<typeof boardQuerySchema>,
): Promise<Board> {
  const names = await subjectNames(tx, actor.bureauId)
  const plain = plainNames(names)
  const standings = await loadStandings(tx, actor.bureauId, { ...yearOf(year), asOf, known }, today)
  const columns = columnsOf(standings.duties, yearOf(year))
  const rows = standings.rows.map((row) => ({ ...row, duty: columns.get(row.duty)! }))
  const matrix = (post: boolean) => {
    const shown = [...names.values()].filter((subject) => subject.post === post && reads(actor, subject.id))
    return matrixOf(rows, asOf, shown, [...new Set(columns.values())])
  }
  // Whoever sees only posts, such as a division's head, starts on them; not where nobody owes anything yet.
  const posts = asked === 'bodies' ? null : matrix(true)
  const bodies = asked === 'posts' ? null : matrix(false)
  const byPost = bodies === null || (posts !== null && bodies.cells.length === 0 && posts.cells.length > 0)
  const { subjects, dutyIds, cells, totals } = byPost ? posts! : bodies
  return {
    asOf,
    known,
    rows: byPost ? ('posts' as const) : ('bodies' as const),
    years: await dutyYears(tx, actor.bureauId),
    subjects: [...subjects],
    duties: dutyIds.map((id) => ({
      ...columnOf(standings.duties.get(id)!, asOf),
      ahead: aheadOfAll(
        [...standings.duties.values()].flatMap(({ duty }) => (columns.get(duty.id) === id ? [duty] : [])),
        asOf,
        plain,
      ),
    })),
    cells,
    totals,
  }
}

const board = query({
  summary: '看板：组织（岗位）× 责任事项，每格一次应办及其状态',
  grant: 'board.read',
  input: boardQuerySchema,
  output: boardSchema,
  run: (context, input) => boardOf(context, input),
})

/** Each duty's id with that of its column. */
function columnsOf(duties: ReadonlyMap<string, OwedDuty>, days: Days): ReadonlyMap<string, string> {
  const first = new Map<string, string>()
  return new Map(
    [...duties.values()].map(({ duty, source }) => {
      const key = sameItem(duty, source.commitmentId, days)
      if (!first.has(key)) first.set(key, duty.id)
      return [duty.id, first.get(key)!]
    }),
  )
}

function columnOf({ duty, terms, source, pointTitle }: OwedDuty, day: string) {
  return {
    id: duty.id,
    title: terms.title,
    kind: terms.kind,
    cadence: describeCadence(termsOn(duty, day)),
    stages: stagesOf(duty).map(({ from, terms: asked }) => ({
      ...{ from, title: asked.title, cadence: describeCadence(asked) },
    })),
    point: source.point,
    place: source.place,
    pointTitle,
    planId: source.planId,
    planTitle: source.planTitle,
  }
}

const occurrence = query({
  summary: '一次应办：状态、理由、计入和未计入的纪实',
  grant: 'self',
  input: z.object({ id: z.string().min(1).max(300), asOf: daySchema.optional(), known: daySchema.optional() }),
  output: occurrenceSchema,
  run: async (context, { id, asOf = formatDay(context.today), known = asOf }) => {
    const { tx, actor } = context
    const { duty: dutyId, subject: subjectId } = occurrenceParts(id)
    const visible = reads(actor, subjectId) || actor.ownPosts.includes(subjectId)
    if (!z.uuid().safeParse(dutyId).success || !visible) throw notFound('项应办事项')
    const duty = await tx
      .selectFrom('duty')
      .select(['in_force_from', 'in_force_to'])
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', dutyId)
      .executeTakeFirst()
    if (!duty) throw notFound('项应办事项')
    const names = await subjectNames(tx, actor.bureauId)
    const query = { from: duty.in_force_from, to: duty.in_force_to, known }
    // Judged on everything, as on the board; what is told of it is only what the actor may know.
    const loaded = await seeingAll(tx, () => loadScenario(tx, actor.bureauId, query))
    const judgement = judge(loaded.scenario, { asOf, known }, (subject) => subject.id === subjectId)
    const judged = judgement.occurrences.find(({ row }) => row.id === id)
    if (!judged) throw notFound('项应办事项')
    const talk = isTalk(judged.occurrence.terms.kind)
    const reasons = withoutStrangers(
      reasonsOf(judgement, judged),
      (await answersFor(context, talk)).has(subjectId) && !(talk && judged.row.closes < asOf),
    )
    const heads = await recordHeads(context, loaded.recordOf.values())
    const shown = { loaded, heads, past: known < formatDay(context.today) }
    const mayRecord = actor.grants.has('record.write') && writes(actor, subjectId)
    const late = mayRecord ? lateEntryOf(reasons) : null
    const days = exemptibleDays(reasons)
    // Why it was refused concerns whoever may ask, not everybody who reads the board.
    const { asked, refused } =
      days && mayRecord
        ? await exemptionAsked(tx, actor.bureauId, { dutyId, subjectId, ...days })
        : { asked: false, refused: null }
    return {
      step: stepOf(judged.row, loaded.duties.get(dutyId)!, names.get(subjectId)!),
      holder: await personName(context, reasons.holder),
      asOf,
      unannounced: [...reasons.placement.unlistedYears],
      // What does not count is listed below with its grounds, not told twice.
      because: await named(context, explain({ ...reasons, notCounted: [] }), judgement),
      counted: reasons.counted.map((record) => shownRecord(record, shown, null)),
      notCounted: reasons.notCounted
        .filter(({ why }) => !why.includes('another-subject') && !why.includes('another-item'))
        .map((record) => shownRecord(record, shown, explainHindrances(record, reasons))),
      elsewhere: reasons.notCounted.filter((record) => record.why.includes('another-subject')).length,
      otherItems: reasons.notCounted.filter(({ why }) => why.includes('another-item')).length,
      mayRecord,
      openItems: mayRecord ? await openItemsOf(context, reasons, judged.occurrence) : [],
      mayAsk: {
        exemption: mayRecord && !asked ? days : null,
        ...{ asked, refused },
        lateEntry: late && loaded.recordOf.get(late)!,
      },
    }
  },
})

/** Who is still missing is told to whoever answers for it. */
const withoutStrangers = (reasons: Reasons, named: boolean): Reasons =>
  named
    ? reasons
    : {
        ...reasons,
        people: reasons.people?.map((one) => ({ ...one, person: null })) ?? null,
        newcomers: reasons.newcomers.map((one) => ({ ...one, person: null })),
      }

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The engine knows ids only: in its sentences occurrences become titles with their beginning, people and items their names. */
async function named(
  { tx, actor }: Context,
  sentences: readonly string[],
  { occurrences: judged }: Judgement,
): Promise<string[]> {
  const occurrences = new RegExp(`${ID.source}/${ID.source}/(\\d{4}-\\d{2}-\\d{2})`, 'g')
  const titles = new Map(judged.map(({ row, occurrence: { terms } }) => [row.id, terms.title]))
  const titled = sentences.map((sentence) =>
    sentence.replace(occurrences, (id, start: string) => `${quoted(titles.get(id) ?? '另一项')}（${start}起）`),
  )
  const ids = [...new Set(titled.flatMap((sentence) => sentence.match(ID) ?? []))]
  if (ids.length === 0) return titled
  // Whoever may be named here stands on a list of the actor's own, wherever he or she has moved since.
  const rows = await counting(tx, () =>
    tx
      .selectFrom('person')
      .select(['id', 'name'])
      .where('bureau_id', '=', actor.bureauId)
      .where('id', 'in', ids)
      .execute(),
  )
  const items = await tx
    .selectFrom('register_item')
    .select(['id', 'name'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', 'in', ids)
    .orderBy('version')
    .execute()
  const names = new Map([...rows, ...items].map((row) => [row.id, row.name]))
  return titled.map((sentence) => sentence.replace(ID, (id) => names.get(id) ?? '（无权查看）'))
}

async function personName({ tx, actor }: Context, id: string | null): Promise<string | null> {
  if (!id) return null
  const person = await tx
    .selectFrom('person')
    .select('name')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', id)
    .executeTakeFirst()
  return person?.name ?? null
}

export const duties = { next, board, occurrence, choices, duty: dutyPage, changes, ownAmounts }
