/** For a member: how much of what each is to reach the own records show. Nobody else's is told. */
import { z } from 'zod'
import { civil, formatDay, inFirstQuarter } from '#kernel/day.ts'
import { seeingAll } from '#kernel/db.ts'
import { query } from '#kernel/endpoint.ts'
import { ownAmountSchema } from './coverage.schema.ts'
import type { Reckoned } from './own-amounts.rules.ts'
import { loadOwnAmounts } from './own-amounts.store.ts'
import { recordHeads } from './shown-record.store.ts'

/**
 * Of each duty the period that runs today, or that was the last to begin this year; in the first months also the last one
 * of the year before, for which can still be made up.
 */
export const ownAmounts = query({
  summary: '本人应达到的数量（如学时）和已有的数量',
  grant: 'self',
  input: z.object({}),
  output: z.object({ amounts: z.array(ownAmountSchema), earlier: z.array(ownAmountSchema) }),
  run: async (context) => {
    const { tx, actor, today } = context
    const person = actor.personId
    if (!person) return { amounts: [], earlier: [] }
    const asOf = formatDay(today)
    const amountsOf = (year: number) =>
      // What others have recorded counts too, wherever it stands.
      seeingAll(tx, () =>
        loadOwnAmounts(tx, actor.bureauId, {
          ...{ person, bodies: actor.ownBodies, asOf },
          ...{ from: `${year}-01-01`, to: `${year}-12-31` },
        }),
      )
    const { year } = civil(today)
    const amounts = await amountsOf(year)
    const before = inFirstQuarter(asOf) ? await amountsOf(year - 1) : []
    // A period that goes on over the turn of the year is told once.
    const told = new Set(amounts.map(({ dutyId, start }) => `${dutyId} ${start}`))
    const earlier = before.filter(({ dutyId, start }) => !told.has(`${dutyId} ${start}`))
    const all = [...amounts, ...earlier].flatMap(({ records }) => records.map(({ recordId }) => recordId))
    const heads = await recordHeads(context, all)
    const titled = (amount: Reckoned) => ({
      ...amount,
      records: amount.records.map(({ recordId: id, heldOn, quantity }) => {
        const title = heads.get(id)?.title
        return { record: title === undefined ? null : { id, title }, heldOn, quantity }
      }),
    })
    return { amounts: amounts.map(titled), earlier: earlier.map(titled) }
  },
})
