/** How far a job is. */
import { z } from 'zod'
import { query } from '#kernel/endpoint.ts'
import { notFound } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'

const get = query({
  summary: '后台任务的进度',
  grant: 'self',
  input: z.object({ id: idSchema }),
  output: z.object({
    state: z.enum(['queued', 'running', 'done', 'failed']),
    done: z.number().int(),
    total: z.number().int(),
    message: z.string(),
  }),
  run: async ({ tx, actor }, { id }) => {
    const job = await tx
      .selectFrom('job')
      .select(['state', 'done', 'total', 'message'])
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!job) throw notFound('个任务')
    return { ...job, state: job.state as 'queued' }
  },
})

export const jobs = { get }
