/** The ledger, for the system administrator: whether it was found wrong, and writing it anew. */
import { z } from 'zod'
import { command, query } from '#kernel/endpoint.ts'
import { openIncidents, rebuildWithin } from './ledger.store.ts'

const incidents = query({
  summary: '应办账核对中发现、还没有处理的异常',
  grant: 'account.manage',
  input: z.object({}),
  output: z.object({ incidents: z.array(z.object({ foundAt: z.iso.datetime(), count: z.number().int() })) }),
  run: async ({ tx, actor }) => ({
    incidents: (await openIncidents(tx, actor.bureauId)).map(({ foundAt, different }) => ({
      foundAt: foundAt.toISOString(),
      count: different.length,
    })),
  }),
})

const rebuild = command({
  summary: '重建应办账',
  grant: 'account.manage',
  input: z.object({}),
  output: z.object({ rows: z.number().int() }),
  run: async (context) => {
    const { rows, sha256 } = await rebuildWithin(context.tx, context.actor.bureauId)
    context.audit(context.actor.bureauId, { rows, sha256 })
    return { rows }
  },
})

export const ledger = { incidents, rebuild }
