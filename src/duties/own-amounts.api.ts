/** For a member: how much of what each is to reach the own records show. Nobody else's is told. */
import { z } from 'zod'
import { civil, formatDay } from '#kernel/day.ts'
import { seeingAll } from '#kernel/db.ts'
import { query } from '#kernel/endpoint.ts'
import { ownAmountSchema } from './coverage.schema.ts'
import { loadOwnAmounts } from './own-amounts.store.ts'

/** Of each duty the period that runs today, or that was the last to begin this year. */
export const ownAmounts = query({
  summary: '本人应达到的数量（如学时）和已有的数量',
  grant: 'self',
  input: z.object({}),
  output: z.object({ amounts: z.array(ownAmountSchema) }),
  run: async ({ tx, actor, today }) => {
    const person = actor.personId
    if (!person) return { amounts: [] }
    const question = { person, bodies: actor.ownBodies, from: `${civil(today).year}-01-01`, asOf: formatDay(today) }
    // What others have recorded counts too, wherever it stands.
    return { amounts: await seeingAll(tx, () => loadOwnAmounts(tx, actor.bureauId, question)) }
  },
})
