import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { inScope, type Scope } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { type JobKind, JobQueue } from '#kernel/jobs.ts'
import { makeBureau } from './builders.ts'
import { freshDatabase } from './database.ts'

const { db } = await freshDatabase()
const bureau = await makeBureau({ db })
const scope: Scope = {
  ...{ bureau: bureau.id, account: bureau.accounts.officer, person: bureau.people.officer },
  ...{ subjects: 'all' as const, writes: 'all' as const, roster: false, confidentiality: 0 as const },
  ...{ plans: true, audit: false },
}
const told: string[] = []
/** Its work never ends, as that of a process which was stopped. */
const endless: JobKind = {
  kind: 'endless',
  expireInSeconds: 1,
  run: () => new Promise(() => {}),
  failed: async (_, problem) => void told.push(problem),
}
const jobs = new JobQueue(db, '')
await jobs.start([endless], [])
afterAll(() => jobs.stop())

it('最后一次也没有下文的任务：告诉等它的对象，状态为失败', async () => {
  const id = await inScope(db.app, scope, async (tx) => {
    const job = await jobs.within(tx, scope).enqueue('endless', newId())
    // The first try is the last one: the pauses between the tries are the queue's own.
    await sql`update pgboss.job set retry_limit = 0 where name = 'endless'`.execute(tx)
    return job
  })
  const state = () =>
    inScope(db.app, scope, (tx) => tx.selectFrom('job').select('state').where('id', '=', id).executeTakeFirstOrThrow())
  while ((await state()).state !== 'failed') await setTimeout(200)
  expect(told).toHaveLength(1)
  expect(told[0]).toContain(id)
}, 60_000)
