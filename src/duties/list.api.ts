/** What choosing a list would mean: how many people each of those who owe would have on it. */
import { z } from 'zod'
import { formatDay } from '#kernel/day.ts'
import { query } from '#kernel/endpoint.ts'
import { idSchema } from '#office/office.schema.ts'
import { subjectNames } from '#office/office.store.ts'
import { owesSchema } from './duty.schema.ts'
import { LISTS, type ListName } from './list.schema.ts'
import { listSizes } from './list.store.ts'

const preview = query({
  summary: '名单预览：按今天的名册，每个责任主体名单上有多少人',
  grant: 'plan.edit',
  input: z.object({
    list: z.enum(Object.keys(LISTS) as [ListName]),
    owes: z.array(owesSchema).max(500),
  }),
  output: z.object({
    /** In the office's order; numbers only. */
    subjects: z.array(z.object({ id: idSchema, name: z.string(), people: z.number().int() })),
  }),
  run: async ({ tx, actor, today }, { list, owes }) => {
    const sizes = await listSizes(tx, actor.bureauId, list, owes, formatDay(today))
    const of = new Map(sizes.map(({ subject, people }) => [subject, people]))
    const names = await subjectNames(tx, actor.bureauId)
    return {
      subjects: [...names.values()].flatMap(({ id, name }) => {
        const people = of.get(id)
        return people === undefined ? [] : [{ id, name, people }]
      }),
    }
  },
})

export const lists = { preview }
