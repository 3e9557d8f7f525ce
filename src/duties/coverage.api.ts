/** Talks and checklists: for whoever owes them person by person, for everybody else as numbers. */
import { sql } from 'kysely'
import { z } from 'zod'
import { reads } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { counting } from '#kernel/db.ts'
import { type Context, query } from '#kernel/endpoint.ts'
import { daySchema, type PostRole } from '#office/office.schema.ts'
import { listPosts, type SubjectName, subjectNames } from '#office/office.store.ts'
import { stepOf } from './board.rules.ts'
import { amountOf, type Covered, coverageOf, type Listed, listedIn, newcomersOf, togetherOf } from './coverage.rules.ts'
import { coverageSchema } from './coverage.schema.ts'
import type { Terms } from './duty.schema.ts'
import { isTalk } from './kinds.schema.ts'
import { listLabel } from './list.schema.ts'
import { beginning, dutyYears, loadOwing, loadRecords, type Owing } from './scenario.store.ts'
import { judge } from './simulate.rules.ts'
import { loadStandings, type StandingRow, type StandingsQuery } from './standings.store.ts'

const countedBy = ({ measure, list, each, unit }: Terms) => ({
  list: listLabel(list ?? ''),
  once: measure === 'counterparts',
  each,
  unit: unit ?? '次',
})

/** Posts that lead their body, and answer for the talks that the body owes. */
const LEADING: ReadonlySet<PostRole> = new Set([
  'leading_group_secretary',
  'committee_secretary',
  'discipline_secretary',
  'branch_secretary',
  'division_head',
])

/**
 * The posts that the actor holds, and the bodies that they stand in: who is missing there is the actor's to know.
 * With whom a body still has to talk is known to whoever leads it, and to nobody else in it.
 */
export async function answersFor({ tx, actor }: Context, talk: boolean): Promise<Set<string>> {
  const posts = await listPosts(tx, actor.bureauId)
  const own = posts.filter(({ id, role }) => actor.ownPosts.includes(id) && (!talk || LEADING.has(role)))
  return new Set([...actor.ownPosts, ...own.map(({ bodyId }) => bodyId)])
}

const coverage = query({
  summary: '谈心谈话和人员达标：自己负责的逐人列出，其他只有数字',
  grant: 'board.read',
  input: z.object({ year: z.number().int().min(2000).max(2100).optional(), asOf: daySchema.optional() }),
  output: coverageSchema,
  run: async (context, input) => {
    const { tx, actor, today } = context
    const asOf = input.asOf ?? formatDay(today)
    const year = input.year ?? Number(asOf.slice(0, 4))
    const query = { from: `${year}-01-01`, to: `${year}-12-31`, known: asOf, asOf }
    const names = await subjectNames(tx, actor.bureauId)
    const owing = await loadOwing(tx, actor.bureauId, query)
    const listed = listedIn(owing.scenario, asOf)
    const head = { today: formatDay(today), asOf, year, years: await dutyYears(tx, actor.bureauId) }
    if (listed.size === 0) return { ...head, own: [], pairs: [] }
    const { rows } = await loadStandings(tx, actor.bureauId, query, today)
    const owed = rows.filter(
      ({ id, subject, standing }) => listed.has(id) && reads(actor, subject) && standing !== 'not-applicable',
    )
    return {
      ...head,
      own: await ownCoverage(context, query, { ...owing, listed }, owed, names),
      pairs: pairsOf(owed, owing, listed, names),
    }
  },
})

/** Each duty with everybody in sight who owes it, in the order of the plan and of the office. */
function pairsOf(
  rows: readonly StandingRow[],
  { duties }: Owing,
  listed: ReadonlyMap<string, Listed>,
  names: ReadonlyMap<string, SubjectName>,
) {
  const order = new Map([...names.keys()].map((id, place) => [id, place]))
  const place = ({ subject }: StandingRow) => order.get(subject) ?? order.size
  const byDuty = Map.groupBy(rows, ({ duty }) => duty)
  return [...duties].flatMap(([dutyId, owed]) => {
    const own = byDuty.get(dutyId)?.toSorted((a, b) => place(a) - place(b))
    if (!own) return []
    const counted = own.map((row) => {
      const { terms, size } = listed.get(row.id)!
      const step = stepOf(row, owed, names.get(row.subject)!)
      return { step, standing: row.standing, ...amountOf(terms.measure, row.value, size) }
    })
    const { title } = owed.terms
    const { terms } = listed.get(own.at(-1)!.id)!
    return [
      {
        ...{ dutyId, title, talk: isTalk(terms.kind), ...countedBy(terms) },
        ...{ rows: counted, ...togetherOf(counted) },
      },
    ]
  })
}

/** The occurrences of the actor's own posts and their bodies, with names. What has not begun is not yet to be done. */
async function ownCoverage(
  context: Context,
  query: StandingsQuery,
  { scenario, duties, listed }: Owing & { readonly listed: ReadonlyMap<string, Listed> },
  rows: readonly StandingRow[],
  names: ReadonlyMap<string, SubjectName>,
) {
  const { tx, actor } = context
  const answers = { talks: await answersFor(context, true), others: await answersFor(context, false) }
  // By what each occurrence asked for: talks stay private where the duty asks for something else since.
  const talks = (occurrence: string) => isTalk(listed.get(occurrence)!.terms.kind)
  const begun = rows.filter(
    ({ id, subject, standing }) => (talks(id) ? answers.talks : answers.others).has(subject) && standing !== 'upcoming',
  )
  if (begun.length === 0) return []
  const subjects = [...new Set(begun.map(({ subject }) => subject))]
  const { records, recordOf } = await loadRecords(tx, actor.bureauId, {
    from: beginning(scenario, query),
    known: query.known,
    subjects,
  })
  const wanted = new Set(begun.map(({ id }) => id))
  const judgement = judge({ ...scenario, records }, query, ({ id }) => subjects.includes(id))
  const readable = await readableRecords(context, [...recordOf.values()])
  const covered = judgement.occurrences
    .filter(({ row }) => wanted.has(row.id))
    .map((judged) => ({
      judged,
      // Whom a predecessor talked with on which day is between the two.
      newcomers: newcomersOf(judged, judgement.basis, query.asOf),
      people: coverageOf(judged, judgement.basis, (id) => !talks(judged.row.id) || readable.has(recordOf.get(id)!)),
    }))
    .filter(({ judged: { row }, people }) => !talks(row.id) || row.closes >= query.asOf || people.every(isOwn))
  const people = await personNames(
    context,
    covered.flatMap((one) => [...one.people, ...one.newcomers].map(({ person }) => person)),
  )
  const byName = (a: { id: string }, b: { id: string }) =>
    (people.get(a.id)?.sortKey ?? '') < (people.get(b.id)?.sortKey ?? '') ? -1 : 1
  return covered.map(({ judged: { row, occurrence }, people: list, newcomers }) => ({
    step: stepOf(row, duties.get(row.duty)!, names.get(row.subject)!),
    ...countedBy(occurrence.terms),
    people: list
      .map(({ person, ...rest }) => ({ id: person, name: people.get(person)?.name ?? '', ...rest }))
      .sort(byName),
    newcomers: newcomers
      .map(({ person, from }) => ({ id: person, name: people.get(person)?.name ?? '', from }))
      .sort(byName),
  }))
}

/** Of a period that is over, only numbers are left of talks that others have held. */
const isOwn = ({ enough, quantity, since }: Covered) => since !== null || (!enough && quantity === 0)

async function readableRecords({ tx, actor }: Context, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('record')
    .select('id')
    .where('bureau_id', '=', actor.bureauId)
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Of people on a list of the actor's own, who may have moved out of sight meanwhile. */
async function personNames({ tx, actor }: Context, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { name: string; sortKey: string }>()
  const rows = await counting(tx, () =>
    tx
      .selectFrom('person')
      .select(['id', 'name', 'sort_key as sortKey'])
      .where('bureau_id', '=', actor.bureauId)
      .where('id', 'in', [...new Set(ids)])
      .execute(),
  )
  return new Map(rows.map((row) => [row.id, row]))
}

export const talks = { coverage }
