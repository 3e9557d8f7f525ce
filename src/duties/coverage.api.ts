/** Talks and checklists: for whoever owes them person by person, for everybody else as numbers. */
import { z } from 'zod'
import { reads } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { type Context, query } from '#kernel/endpoint.ts'
import { listPosts, subjectNames } from '#office/office.store.ts'
import { stepOf } from './board.rules.ts'
import { coverageOf } from './coverage.rules.ts'
import { coverageSchema } from './coverage.schema.ts'
import type { Duty } from './duty.schema.ts'
import { listLabel } from './list.schema.ts'
import { loadScenario } from './scenario.store.ts'
import { judge } from './simulate.rules.ts'
import { loadStandings } from './standings.store.ts'

const isByPeople = ({ measure }: Pick<Duty, 'measure'>) => measure === 'counterparts' || measure === 'members'

/** The posts that the actor holds, and the bodies that they stand in: who is missing there is the actor's to know. */
export async function answersFor({ tx, actor }: Context): Promise<Set<string>> {
  const posts = await listPosts(tx, actor.bureauId)
  const own = posts.filter(({ id }) => actor.ownPosts.includes(id))
  return new Set([...actor.ownPosts, ...own.map(({ bodyId }) => bodyId)])
}

const coverage = query({
  summary: '谈心谈话和人员达标：自己负责的逐人列出，其他只有数字',
  grant: 'board.read',
  input: z.object({ year: z.number().int().min(2000).max(2100).optional() }),
  output: coverageSchema,
  run: async (context, { year = Number(formatDay(context.today).slice(0, 4)) }) => {
    const { tx, actor, today } = context
    const day = formatDay(today)
    const query = { from: `${year}-01-01`, to: `${year}-12-31`, known: day, asOf: day }
    const names = await subjectNames(tx, actor.bureauId)
    const { rows, duties } = await loadStandings(tx, actor.bureauId, query, today)
    const byPeople = rows.filter(
      ({ duty, subject, standing }) =>
        isByPeople(duties.get(duty)!.duty) && reads(actor, subject) && standing !== 'not-applicable',
    )
    const order = [...names.keys()]
    return {
      today: day,
      own: byPeople.length === 0 ? [] : await ownCoverage(context, query),
      all: byPeople
        .toSorted((a, b) => order.indexOf(a.subject) - order.indexOf(b.subject))
        .map((row) => {
          const owed = duties.get(row.duty)!
          return { step: stepOf(row, owed, names.get(row.subject)!), list: listLabel(owed.duty.list ?? '') }
        }),
    }
  },
})

async function ownCoverage(context: Context, query: { from: string; to: string; known: string; asOf: string }) {
  const { tx, actor } = context
  const own = await answersFor(context)
  const names = await subjectNames(tx, actor.bureauId)
  const { scenario, duties } = await loadScenario(tx, actor.bureauId, query)
  const judgement = judge(scenario, query)
  const mine = judgement.occurrences.filter(
    ({ row, occurrence }) =>
      own.has(row.subject) &&
      duties.has(row.duty) &&
      isByPeople(occurrence.terms) &&
      row.standing !== 'not-applicable' &&
      row.due >= query.from &&
      row.start <= query.to,
  )
  const covered = mine.map((judged) => ({ judged, people: coverageOf(judged, judgement.basis) }))
  const people = await personNames(
    context,
    covered.flatMap((one) => one.people.map(({ person }) => person)),
  )
  return covered.map(({ judged: { row, occurrence }, people: list }) => ({
    step: stepOf(row, duties.get(row.duty)!, names.get(row.subject)!),
    list: listLabel(occurrence.terms.list ?? ''),
    once: occurrence.terms.measure === 'counterparts',
    each: occurrence.terms.each,
    people: list
      .map(({ person, ...rest }) => ({ id: person, name: people.get(person)?.name ?? '（无权查看）', ...rest }))
      .sort((a, b) => ((people.get(a.id)?.pinyin ?? '') < (people.get(b.id)?.pinyin ?? '') ? -1 : 1)),
  }))
}

async function personNames({ tx, actor }: Context, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { name: string; pinyin: string }>()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name', 'pinyin'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export const talks = { coverage }
