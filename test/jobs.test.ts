import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { inScope, type Scope, type Tx } from '#kernel/db.ts'
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
const quick: JobKind = { kind: 'quick', run: async () => {}, failed: endless.failed }
const jobs = new JobQueue(db, '')
await jobs.start([endless, quick], [])
afterAll(() => jobs.stop())

const stateOf = async (id: string) => {
  const read = (tx: Tx) => tx.selectFrom('job').select('state').where('id', '=', id).executeTakeFirstOrThrow()
  return (await inScope(db.app, scope, read)).state
}

it('最后一次也没有下文的任务：告诉等它的对象，状态为失败', async () => {
  const id = await inScope(db.app, scope, async (tx) => {
    const job = await jobs.within(tx, scope).enqueue('endless', newId())
    // The first try is the last one: the pauses between the tries are the queue's own.
    await sql`update pgboss.job set retry_limit = 0 where name = 'endless'`.execute(tx)
    return job
  })
  while ((await stateOf(id)) !== 'failed') await setTimeout(200)
  expect(told).toHaveLength(1)
  expect(told[0]).toContain(id)
}, 60_000)

it('已经办成的任务，迟来的“没有下文”不改变它', async () => {
  const id = await inScope(db.app, scope, (tx) => jobs.within(tx, scope).enqueue('quick', newId()))
  while ((await stateOf(id)) !== 'done') await setTimeout(50)
  const before = told.length
  const data = JSON.stringify({ jobId: id, objectId: newId(), scope })
  await sql`insert into pgboss.job (name, data) values ('quick-abandoned', ${data}::jsonb)`.execute(db.app)
  for (;;) {
    const { rows } = await sql<{ state: string }>`
      select state from pgboss.job where name = 'quick-abandoned'`.execute(db.app)
    if (rows[0]?.state === 'completed') break
    await setTimeout(200)
  }
  expect([await stateOf(id), told.length]).toEqual(['done', before])
}, 60_000)
