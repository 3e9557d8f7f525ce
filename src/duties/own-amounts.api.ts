/** For a member: how much of what each is to reach the own records show. Nobody else's is told. */
import { z } from 'zod'
import { civil, formatDay } from '#kernel/day.ts'
import { seeingAll } from '#kernel/db.ts'
import { query } from '#kernel/endpoint.ts'
import { coverageOf } from './coverage.rules.ts'
import { ownAmountSchema } from './coverage.schema.ts'
import { loadScenario } from './scenario.store.ts'
import { judge } from './simulate.rules.ts'

/** Of each duty the period that runs today, or that was the last to begin this year. */
export const ownAmounts = query({
  summary: '本人应达到的数量（如学时）和已有的数量',
  grant: 'self',
  input: z.object({}),
  output: z.object({ amounts: z.array(ownAmountSchema) }),
  run: async ({ tx, actor, today }) => {
    const person = actor.personId
    if (!person) return { amounts: [] }
    const day = formatDay(today)
    const year = civil(today).year
    const asked = { from: `${year}-01-01`, to: `${year}-12-31`, asOf: day, known: day }
    // What others have recorded counts too, wherever it stands.
    const { scenario, duties } = await seeingAll(tx, () => loadScenario(tx, actor.bureauId, asked))
    const bodies = new Set(actor.ownBodies)
    const judgement = judge(scenario, asked, ({ id }) => bodies.has(id))
    const begun = judgement.occurrences.filter(
      ({ row, occurrence }) =>
        occurrence.terms.measure === 'members' &&
        duties.has(row.duty) &&
        row.standing !== 'not-applicable' &&
        row.standing !== 'exempt' &&
        row.start <= day &&
        row.due >= asked.from,
    )
    const latest = new Map(
      begun.toSorted((a, b) => (a.row.start < b.row.start ? -1 : 1)).map((one) => [one.row.duty, one]),
    )
    return {
      amounts: [...latest.values()].flatMap((judged) => {
        const own = coverageOf(judged, judgement.basis).find((covered) => covered.person === person)
        if (!own) return []
        const { row, occurrence } = judged
        const { each, unit } = occurrence.terms
        const { enough } = own
        // Hours are entered in quarters and tenths, whose sums have tails in binary.
        const quantity = Math.round(own.quantity * 100) / 100
        const { title } = duties.get(row.duty)!.duty
        return [{ dutyId: row.duty, title, start: row.start, due: row.due, unit: unit ?? '次', each, quantity, enough }]
      }),
    }
  },
})
