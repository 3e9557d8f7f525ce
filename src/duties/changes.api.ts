/** What changed since a day, of everything in sight. */
import { z } from 'zod'
import { reads } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { query } from '#kernel/endpoint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { daySchema } from '#office/office.schema.ts'
import { subjectNames } from '#office/office.store.ts'
import { type ChangeKind, changesBetween, turnsOf } from './changes.rules.ts'
import { changesSchema } from './changes.schema.ts'
import { describeAmount } from './describe.rules.ts'
import { termsOf } from './stages.rules.ts'
import { byEngine, loadStandings, type Standings } from './standings.store.ts'
import { termsOn } from './terms.rules.ts'

/** How many changes one answer lists; all of them are counted. */
const LONGEST = 2000

export const changes = query({
  summary: '自某日以来看板上的变化',
  grant: 'board.read',
  input: z.object({ since: daySchema }),
  output: changesSchema,
  run: async ({ tx, actor, today }, { since }) => {
    const day = formatDay(today)
    if (since >= day) throw new Refusal('UNPROCESSABLE_CONTENT', '请选择今天以前的日期。', { field: 'since' })
    const span = { from: `${since.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` }
    const then = await byEngine(tx, actor.bureauId, { ...span, asOf: since, known: since })
    const now = await loadStandings(tx, actor.bureauId, { ...span, asOf: day, known: day }, today)
    const inSight = <R extends { subject: string }>(rows: readonly R[]) =>
      rows.filter(({ subject }) => reads(actor, subject))
    const judgedBy = ({ duties }: Standings, row: { duty: string; due: string }) =>
      termsOn(duties.get(row.duty)!.duty, row.due)
    const amountOf = (at: Standings, row: { duty: string; due: string }) => describeAmount(judgedBy(at, row))
    const list = changesBetween(
      inSight(then.rows),
      inSight(now.rows),
      (row) => judgedBy(now, row).measure !== 'counterparts',
    )
    const names = await subjectNames(tx, actor.bureauId)
    const order = new Map([...names.keys()].map((id, i) => [id, i]))
    const counts: Partial<Record<ChangeKind, number>> = {}
    for (const { kind } of list) counts[kind] = (counts[kind] ?? 0) + 1
    const shown = list
      .toSorted((a, b) => order.get(a.row.subject)! - order.get(b.row.subject)! || (a.row.due < b.row.due ? -1 : 1))
      .slice(0, LONGEST)
    return {
      since,
      today: day,
      counts,
      changes: shown.map(({ kind, row, before, after, was }) => ({
        kind,
        occurrence: row.id,
        dutyId: row.duty,
        title: termsOf((now.duties.get(row.duty) ?? then.duties.get(row.duty))!.duty, row).title,
        subject: { id: row.subject, name: names.get(row.subject)!.name },
        ...{ start: row.start, due: row.due, before, after },
        turns: was
          ? turnsOf({ ...was, amount: amountOf(then, { ...row, ...was }) }, { ...row, amount: amountOf(now, row) })
          : [],
      })),
    }
  },
})
