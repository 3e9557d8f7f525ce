/** The year of one body or post: its records and what is still due, put together. */
import { sql } from 'kysely'
import type { Board } from '#duties/board.schema.ts'
import { toldOn } from '#duties/board-view.rules.ts'
import { boardOf } from '#duties/duty.api.ts'
import { termsOfOccurrences } from '#duties/duty-terms.api.ts'
import { OTHER_KIND } from '#duties/kinds.schema.ts'
import { occurrenceParts } from '#duties/occurrence-id.rules.ts'
import type { RecordState } from '#duties/record-state.rules.ts'
import type { Standing } from '#duties/standing.schema.ts'
import { reads } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { counting } from '#kernel/db.ts'
import { type Context, query } from '#kernel/endpoint.ts'
import { quoted } from '#kernel/quoted.ts'
import { notFound } from '#kernel/refusal.ts'
import { answerers, bureauName, type SubjectName, subjectChoices, subjectNames } from '#office/office.store.ts'
import { otherNames } from '#records/earned.store.ts'
import { labelledWords, labelsOf } from '#records/kind-words.rules.ts'
import type { RecordKind } from '#records/record.schema.ts'
import { type YearLedger, type YearRow, yearLedgerQuerySchema, yearLedgerSchema } from './year-ledger.schema.ts'

/** Standings in which something is still to do, or was not done. */
const UNDONE: readonly Standing[] = ['missed', 'entry-open', 'due-soon', 'open']

export async function yearLedgerOf(
  context: Pick<Context, 'tx' | 'actor' | 'today'>,
  { year, subjectId }: { readonly year: number; readonly subjectId?: string | undefined },
): Promise<YearLedger> {
  const { tx, actor, today } = context
  const names = await subjectNames(tx, actor.bureauId)
  const subjects = [...names.values()].filter(({ id }) => reads(actor, id) || actor.ownPosts.includes(id))
  if (subjectId && !subjects.some(({ id }) => id === subjectId)) throw notFound('个单位或岗位')
  const asOf = formatDay(today)
  const bureau = await bureauName(tx, actor.bureauId)
  const choices = await subjectChoices(tx, actor.bureauId, subjects, asOf)
  const empty = { year, bureau, asOf, subjects: choices }
  const first = subjectId ? [subjectId] : await ownFirst(context, subjects)
  const opened = await firstFilled(first, yearsOf(context, year, names))
  return { ...empty, ...(opened ?? { subject: null, rows: [], totals: {} }) }
}

type OneYear = Pick<YearLedger, 'subject' | 'rows' | 'totals'>

/** The first in which anything is owed or recorded, else the first of all: nobody is met with an empty page while another is filled. */
async function firstFilled(ids: readonly string[], yearOf: (id: string) => Promise<OneYear>): Promise<OneYear | null> {
  let first: OneYear | null = null
  for (const id of ids) {
    const one = await yearOf(id)
    if (one.rows.length > 0 || Object.keys(one.totals).length > 0) return one
    first ??= one
  }
  return first
}

/** Reads the year of one body or post; each board once for however many. */
function yearsOf(
  context: Pick<Context, 'tx' | 'actor' | 'today'>,
  year: number,
  names: ReadonlyMap<string, SubjectName>,
): (id: string) => Promise<OneYear> {
  const boards = new Map<boolean, Board>()
  return async (id) => {
    const subject = names.get(id)!
    const { post } = subject
    const board = boards.get(post) ?? (await boardOf(context, { year, rows: post ? 'posts' : 'bodies' }))
    boards.set(post, board)
    const cells = board.cells.filter((cell) => board.subjects[cell.subject]!.id === id)
    const occurrences = cells.flatMap((cell) => cell.occurrences)
    const due = cells.flatMap(({ duty, occurrences: list }): YearRow[] =>
      list
        .filter(({ standing }) => UNDONE.includes(standing))
        .map((one) => ({
          row: 'due',
          day: one.due,
          occurrence: one.occurrence,
          title: toldOn(board.duties[duty]!, one.due).title,
          requirement: toldOn(board.duties[duty]!, one.due).cadence,
          standing: one.standing,
        })),
    )
    const rows = [...(await recordsOf(context, year, id)), ...due]
    return {
      subject: { id, name: subject.name },
      rows: rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
      totals: Object.fromEntries(
        [...Map.groupBy(occurrences, ({ standing }) => standing)].map(([standing, list]) => [standing, list.length]),
      ),
    }
  }
}

/** What the actor answers for, branches first; where that is nothing, the one in sight to begin with. */
async function ownFirst(
  { tx, actor, today }: Pick<Context, 'tx' | 'actor' | 'today'>,
  subjects: readonly { readonly id: string; readonly kind: string }[],
): Promise<string[]> {
  const ids = subjects.map(({ id }) => id)
  const answering = await answerers(tx, actor.bureauId, ids, formatDay(today))
  const own = ids.filter((id) => actor.personId !== null && answering.get(id)?.has(actor.personId))
  const branch = (id: string) => subjects.find((one) => one.id === id)?.kind === 'branch'
  const branchesFirst = (list: readonly string[]) => list.toSorted((a, b) => Number(branch(b)) - Number(branch(a)))
  return own.length > 0 ? branchesFirst(own) : branchesFirst(ids).slice(0, 1)
}

/** The occurrence that a record makes up for, and the year that it belongs to where its form asked: of which year it was held as well. */
const MADE_UP = sql<string | null>`v.content ->> 'makesUpFor'`
const LABEL = sql<string | null>`v.content ->> 'label'`

/**
 * The records of a year, and later ones that belong to it or make up for something of it, voided ones left out, with how
 * many took part and what they count for.
 */
async function recordsOf(context: Pick<Context, 'tx' | 'actor' | 'today'>, year: number, subject: string) {
  const { tx, actor } = context
  const rows = await tx
    .selectFrom('record as r')
    .leftJoin('record_version as v', (join) =>
      join
        .onRef('v.bureau_id', '=', 'r.bureau_id')
        .onRef('v.record_id', '=', 'r.id')
        .onRef('v.version', '=', 'r.version'),
    )
    .where('r.bureau_id', '=', actor.bureauId)
    .where('r.subject_id', '=', subject)
    .where((eb) =>
      eb.or([
        eb.between('r.held_on', `${year}-01-01`, `${year}-12-31`),
        sql<boolean>`split_part(${MADE_UP}, '/', 3) like ${`${year}-%`}`,
        sql<boolean>`${LABEL} = ${String(year)}`,
      ]),
    )
    .where('r.state', '!=', 'voided')
    .orderBy('r.held_on')
    .orderBy('r.id')
    .select(['r.id', 'r.kind', 'r.title', 'r.held_on', 'r.entered_on', 'r.state'])
    .select([
      MADE_UP.as('made'),
      LABEL.as('label'),
      sql<string | null>`v.content ->> 'place'`.as('place'),
      sql<string | null>`coalesce(v.content ->> 'host', v.content ->> 'talker')`.as('host'),
      sql<number>`(select count(distinct p.person_id) from record_person p where p.bureau_id = r.bureau_id
        and p.record_id = r.id and p.part <> 'absent')`.as('people'),
      sql<string[]>`(select coalesce(array_agg(distinct c.kind), '{}') from credit c where c.bureau_id = r.bureau_id
        and c.record_id = r.id and c.subject_id = r.subject_id and c.voided_on is null)`.as('kinds'),
    ])
    .execute()
  const hosts = await nameOf(
    tx,
    actor.bureauId,
    rows.flatMap(({ host }) => host ?? []),
  )
  const made = await termsOfOccurrences(
    context,
    rows.flatMap((row) => row.made ?? []),
  )
  const names = await otherNames(
    tx,
    actor.bureauId,
    rows.flatMap(({ id, kinds }) => (kinds.includes(OTHER_KIND) ? id : [])),
  )
  return rows.map(
    (row): YearRow => ({
      row: 'record',
      day: row.held_on,
      recordId: row.id,
      kind: row.kind as RecordKind,
      kindLabel: labelledWords(row.kind as RecordKind, labelsOf(row.kinds, names.get(row.id))),
      title: row.title,
      makesUp: row.made ? makesUpWords(row.made, made.get(row.made)?.title) : labelWords(row),
      place: row.place ?? '',
      host: hosts.get(row.host ?? '') ?? '',
      people: row.people,
      counts: labelsOf(row.kinds, names.get(row.id)),
      enteredOn: row.entered_on,
      state: row.state as RecordState,
    }),
  )
}

/** By what it was called when it was due. */
const makesUpWords = (occurrence: string, title = '应办事项'): string =>
  `补办${occurrenceParts(occurrence).start}起的${quoted(title)}`

const labelWords = ({ label, held_on }: { readonly label: string | null; readonly held_on: string }) =>
  label === null || held_on.startsWith(label) ? null : `计入${label}年度`

/** Whoever reads a record is told whom it names, wherever they belong. */
async function nameOf(tx: Context['tx'], bureau: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const people = await counting(tx, () =>
    tx
      .selectFrom('person')
      .select(['id', 'name'])
      .where('bureau_id', '=', bureau)
      .where('id', 'in', [...new Set(ids)])
      .execute(),
  )
  return new Map(people.map(({ id, name }) => [id, name]))
}

export const yearLedgers = {
  get: query({
    summary: '年度台账：一个单位或岗位一年里做了什么，还有什么待办、应办未办',
    grant: 'board.read',
    input: yearLedgerQuerySchema,
    output: yearLedgerSchema,
    run: (context, input) => yearLedgerOf(context, input),
  }),
}
