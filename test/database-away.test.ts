import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, it, vi } from 'vitest'
import { loadDemonstration } from '#app/demo/load.ts'
import { buildServer } from '#app/server.ts'
import { startSystem } from '#app/system.ts'
import { todayInBeijing } from '#kernel/day.ts'
import { inScope, openDatabase } from '#kernel/db.ts'
import { JobQueue } from '#kernel/jobs.ts'
import { startEmbedded } from '#kernel/postgres.ts'
import { isAway } from '#kernel/refusal.ts'
import { everything } from './builders.ts'
import { type Caller, signedIn } from './caller.ts'

const folder = await mkdtemp(join(tmpdir(), 'jianxing-away-'))
await chmod(folder, 0o755)
let postgres = await startEmbedded(folder, { fast: true })
const env = { port: 0, dataFolder: folder, databaseUrl: null, publicUrl: 'http://127.0.0.1' }
// The system joins the server that runs on the folder already, so that the test can take it away.
const system = await startSystem(env)
const server = await buildServer(system, 'test')
const address = await server.listen({ port: 0, host: '127.0.0.1' })
const accounts = await loadDemonstration(system.db, { today: todayInBeijing(), env: system.env })
afterAll(async () => {
  await server.close()
  await system.stop()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The answer as it travels. */
const saveOver = (caller: Caller, draft: object) =>
  caller.fetch('/api/records/saveDraft', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draft),
  })

it('数据库停了：五秒内礼貌拒绝并说明何时重试；恢复后照常办理，没有半条数据', async () => {
  const { username, password } = accounts.find((account) => account.username === 'zhibu1')!
  const secretary = await signedIn(address, username, password)
  const draft = { id: randomUUID(), kind: 'plain' as const, subjectId: null, content: { title: '数据库停了的时候' } }
  const save = () => saveOver(secretary, draft)

  await postgres.stop()
  const start = performance.now()
  const refused = await save()
  expect(performance.now() - start).toBeLessThan(5000)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
  expect(((await refused.json()) as { message: string }).message).toContain('没有保存')
  expect((await fetch(`${address}/readyz`)).status).toBe(503)
  expect((await fetch(`${address}/healthz`)).status).toBe(200)

  postgres = await startEmbedded(folder, { fast: true })
  expect((await save()).status).toBe(200)
  const { drafts } = await secretary.api.records.drafts({})
  expect(drafts.filter(({ id }) => id === draft.id)).toHaveLength(1)
})

/** The server with all its processes, as it runs now. */
async function processes(): Promise<number[]> {
  const postmaster = Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
  return [postmaster, ...children.trim().split(' ').map(Number)]
}

const signal = (all: readonly number[], name: 'SIGSTOP' | 'SIGCONT') => {
  for (const pid of all) process.kill(pid, name)
}

it('数据库不应答也不断开：五秒内礼貌拒绝；应答以后照常办理，没有半条数据', async () => {
  const { username, password } = accounts.find((account) => account.username === 'zhibu2')!
  const secretary = await signedIn(address, username, password)
  const draft = { id: randomUUID(), kind: 'plain' as const, subjectId: null, content: { title: '数据库不应答' } }
  const save = () => saveOver(secretary, draft)
  const stopped = await processes()
  signal(stopped, 'SIGSTOP')
  try {
    const start = performance.now()
    const refused = await Promise.all([save(), save(), save()])
    expect(performance.now() - start).toBeLessThan(5000)
    for (const one of refused) {
      expect([one.status, one.headers.get('retry-after')]).toEqual([503, '5'])
      expect(((await one.json()) as { message: string }).message).toContain('没有保存')
    }
  } finally {
    signal(stopped, 'SIGCONT')
  }
  await vi.waitFor(async () => expect(await secretary.api.records.saveDraft(draft)).toHaveProperty('savedAt'))
  const { drafts } = await secretary.api.records.drafts({})
  expect(drafts.filter(({ id }) => id === draft.id)).toHaveLength(1)
})

it('正在保存时断开：不说没有保存，也不说已经保存', async () => {
  const { bureau_id: bureau } = await system.db.auth
    .selectFrom('account')
    .select('bureau_id')
    .where('username', '=', 'zhibu1')
    .executeTakeFirstOrThrow()
  const scope = everything({ id: bureau! })
  const stopped = await processes()
  const saving = inScope(
    system.db.app,
    scope,
    async (tx) => {
      await tx.selectFrom('body').select('id').execute()
      signal(stopped, 'SIGSTOP')
    },
    true,
  )
  try {
    await expect(saving).rejects.toMatchObject({ detail: { rule: 'uncertain', retryAfter: 5 } })
  } finally {
    signal(stopped, 'SIGCONT')
  }
})

it('数据库不应答时照样关得掉', async () => {
  const other = openDatabase(system.db.owner)
  await sql`select 1`.execute(other.app)
  const stopped = await processes()
  signal(stopped, 'SIGSTOP')
  try {
    const asking = sql`select 1`.execute(other.app).then(
      () => null,
      (error: unknown) => error,
    )
    await other.close()
    expect(isAway(await asking)).toBe(true)
  } finally {
    signal(stopped, 'SIGCONT')
  }
})

it('内置数据库意外退出后自己恢复', async () => {
  const postmaster = async () =>
    Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
  const before = await postmaster()
  process.kill(before, 'SIGKILL')
  await vi.waitFor(
    async () => {
      expect(await postmaster()).not.toBe(before)
      expect((await fetch(`${address}/readyz`)).status).toBe(200)
    },
    { timeout: 20_000, interval: 200 },
  )
})

/** A line to the server that can fall silent: for those who are on it, or for whoever comes new. */
async function line() {
  const pairs = new Set<{ from: Socket; to: Socket }>()
  let hangs = false
  const proxy = createServer((from) => {
    from.on('error', () => {})
    // As before a full pgbouncer: taken, and never answered.
    if (hangs) return
    const to = connect(join(String(system.db.owner.host), '.s.PGSQL.5432'))
    to.on('error', () => {})
    pairs.add({ from, to })
    from.pipe(to).pipe(from)
    from.on('close', () => to.destroy())
  })
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
  const { port } = proxy.address() as AddressInfo
  return {
    owner: { ...system.db.owner, host: '127.0.0.1', port },
    newHang: (on: boolean) => {
      hangs = on
    },
    /** Those who are on the line now hear nothing any more, and nobody is told. */
    fallSilent: () => {
      for (const { from, to } of pairs) {
        from.unpipe(to)
        to.unpipe(from)
      }
    },
    /** The silent ones are told in the end, so that whoever closes them need not wait. */
    tell: () => {
      for (const { from } of pairs) from.destroy()
    },
    close: () => {
      proxy.close()
      for (const { from } of pairs) from.destroy()
    },
  }
}

it('新的连接一时登录不上：正在办的长事不受影响', async () => {
  const through = await line()
  const other = openDatabase(through.owner)
  await sql`select 1`.execute(other.app)
  // The one that asks stands ready by then.
  await delay(500)
  through.newHang(true)
  await expect(sql`select pg_sleep(5)`.execute(other.app)).resolves.toBeDefined()
  // The server falls silent all the same: noticed as before.
  const asking = sql`select pg_sleep(20)`.execute(other.app).then(
    () => null,
    (error: unknown) => error,
  )
  await delay(200)
  through.fallSilent()
  const start = performance.now()
  expect(isAway(await asking)).toBe(true)
  expect(performance.now() - start).toBeLessThan(5000)
  await other.close()
  through.close()
}, 30_000)

it('后台任务的连接无声断开：到时放弃，换一个连接接着办', async () => {
  const through = await line()
  const other = openDatabase(through.owner)
  const jobs = new JobQueue(other, folder, 2000)
  let runs = 0
  const kind = `silent-${randomUUID().slice(0, 8)}`
  await jobs.start([{ kind, run: async () => void runs++, failed: async () => {} }], [])
  through.fallSilent()
  const { bureau_id: bureau, id: account } = await system.db.auth
    .selectFrom('account')
    .select(['bureau_id', 'id'])
    .where('username', '=', 'zhibu1')
    .executeTakeFirstOrThrow()
  const scope = { ...everything({ id: bureau! }), account }
  await inScope(system.db.app, scope, (tx) => system.jobs.within(tx, scope).enqueue(kind, randomUUID()))
  await vi.waitFor(() => expect(runs).toBe(1), { timeout: 25_000, interval: 200 })
  through.tell()
  await jobs.stop()
  await other.close()
  through.close()
}, 60_000)
