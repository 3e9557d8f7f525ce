import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseDay } from '#kernel/day.ts'
import { inScope, type Scope } from '#kernel/db.ts'
import { type Env, readEnv } from '#kernel/env.ts'
import { verifyPassword } from '#kernel/password.ts'
import { type FreshAccount, newPasswordSchema } from '#office/access.schema.ts'
import { freshDatabase } from '#test/database.ts'
import { loadDemonstration } from './load.ts'

const { db } = await freshDatabase()
const today = parseDay('2026-11-24')
let dataFolder: string
let env: Env
let fresh: FreshAccount[]

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'jianxing-demo-'))
  env = readEnv({ JIANXING_DATA: dataFolder })
  fresh = await loadDemonstration(db, { today, env })
})
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

async function scopeOf(account: string | null): Promise<Scope> {
  const { bureau_id } = await db.auth.selectFrom('bureau').selectAll().executeTakeFirstOrThrow()
  const sight = { subjects: 'all', writes: [], roster: true, confidentiality: 2, plans: false, audit: false } as const
  return { bureau: bureau_id, account, person: null, ...sight }
}
const accountRows = () => db.auth.selectFrom('account').selectAll().orderBy('username').execute()

async function counts(): Promise<Record<string, number>> {
  return inScope(db.app, await scopeOf(null), async (tx) => {
    const tables = ['body', 'person', 'plan', 'duty', 'record', 'record_version', 'credit', 'file'] as const
    const rows: Record<string, number> = {}
    for (const table of tables) {
      const { n } = await tx
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      rows[table] = n
    }
    return rows
  })
}

test('人员、责任事项、纪实和要点原文都在', async () => {
  const { person, plan, duty, record, record_version, file } = await counts()
  expect([person, plan, file]).toEqual([261, 1, 1])
  expect(duty).toBeGreaterThan(35)
  expect(record).toBeGreaterThan(1000)
  expect(record_version! - record!).toBe(2)
  expect(await readdir(dataFolder, { recursive: true }).then((names) => names.length)).toBeGreaterThan(3)
})

test('每类用户一个账号，密码当场生成、合规、能登录', async () => {
  expect(fresh).toHaveLength(16)
  const rows = new Map((await accountRows()).map((row) => [row.username, row]))
  for (const { username, password, name } of fresh) {
    expect(newPasswordSchema.safeParse(password).success).toBe(true)
    expect(await verifyPassword(rows.get(username)!.password_hash, password)).toBe(true)
    expect(rows.get(username)!.display_name).toBe(name)
  }
  const shown = new Set(fresh.map(({ username }) => username))
  for (const row of rows.values()) {
    if (!shown.has(row.username)) expect(await verifyPassword(row.password_hash, '')).toBe(false)
  }
})

test('草稿只有本人看得见', async () => {
  const secretary = (await accountRows()).find(({ username }) => username === 'zhibu2')!
  const drafts = await inScope(db.app, await scopeOf(secretary.id), (tx) =>
    tx.selectFrom('draft').selectAll().execute(),
  )
  expect(drafts.map(({ kind }) => kind).sort()).toEqual(['plain', 'talk'])
})

test('再次载入只换这些账号的密码', async () => {
  const [rows, before] = [await counts(), await accountRows()]
  const again = await loadDemonstration(db, { today: today + 30, env })
  expect(again.map(({ username }) => username)).toEqual(fresh.map(({ username }) => username))
  for (const [n, { password }] of again.entries()) expect(password).not.toBe(fresh[n]!.password)
  expect(await counts()).toEqual(rows)
  const after = await accountRows()
  const changed = after.filter((row, n) => row.password_hash !== before[n]!.password_hash)
  expect(changed.map(({ username }) => username)).toEqual(again.map(({ username }) => username).sort())
  expect(after.map(({ password_hash: _, ...row }) => row)).toEqual(before.map(({ password_hash: _, ...row }) => row))
})

test('有答复的会议、开过未登记的会议、诉求都在，并有相应的消息', async () => {
  const scope = { ...(await scopeOf(null)), subjects: 'all' as const }
  const meetings = await inScope(db.app, scope, (tx) =>
    tx
      .selectFrom('meeting as m')
      .innerJoin('meeting_person as p', 'p.meeting_id', 'm.id')
      .groupBy(['m.id', 'm.kind', 'm.held_on'])
      .orderBy('m.held_on')
      .select((eb) => ['m.kind', 'm.held_on', eb.fn.count<number>('p.answer').as('answers')])
      .execute(),
  )
  expect(meetings.map(({ kind, held_on, answers }) => [kind, held_on, Number(answers) > 0])).toEqual([
    // Whoever planned it is coming.
    ['party_day', '2026-11-20', true],
    ['lecture', '2026-12-02', true],
  ])
  const account = (await accountRows()).find(({ username }) => username === 'zhibu1')!
  const own = { ...scope, account: account.id, person: account.person_id }
  const notices = await inScope(db.app, own, (tx) => tx.selectFrom('notice').select('kind').execute())
  expect(notices.map(({ kind }) => kind)).toContain('request_waiting')
  const requests = await inScope(db.app, own, (tx) => tx.selectFrom('request').select('state').execute())
  expect(requests).toEqual([{ state: 'asked' }])
})
