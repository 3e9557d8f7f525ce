import { readFile } from 'node:fs/promises'
import { CompiledQuery } from 'kysely'
import { describe, expect, it } from 'vitest'
import { scopeOf } from '#kernel/actor.ts'
import { todayInBeijing } from '#kernel/day.ts'
import { inScope, type Scope, type Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { notify, type Recipients, settle } from '#notices/notify.api.ts'
import { openSession, signedIn } from '#office/access.store.ts'
import { makeBureau, type Role } from './builders.ts'
import { freshDatabase } from './database.ts'
import { ownerQuery } from './owner.ts'

const database = await freshDatabase()
const { app, auth } = database.db
const bureau = await makeBureau(database)
const foreign = await makeBureau(database, 'foreign')
const { accounts, bodies, people, posts } = bureau
const today = todayInBeijing()

async function actorOf(role: Role) {
  const token = await openSession(auth, accounts[role])
  return (await signedIn(database.db, token, today))!.actor
}
const NOTICE = { kind: 'approval_asked', title: '有申请待审批', text: '第一党支部', to: '/approvals' } as const

/** Who is told when somebody tells, by name of the test bureau. */
async function told(role: Role, recipients: Recipients): Promise<string[]> {
  await ownerQuery(database, 'delete from notice')
  const actor = await actorOf(role)
  await inScope(app, scopeOf(actor), (tx) => notify({ tx, actor, today }, recipients, NOTICE))
  const rows = await ownerQuery(database, 'select person_id from notice')
  return rows.map(({ person_id }) => Object.keys(people).find((key) => people[key as 'member'] === person_id)!).sort()
}

describe('通知谁', () => {
  it.each<[string, Role, Recipients, string[]]>([
    ['点名的人，一人一条', 'officer', { people: [people.member, people.member] }, ['member']],
    ['账号背后的人', 'officer', { accounts: [accounts.secretary, accounts.systemAdmin] }, ['secretary']],
    ['支部：支部书记，不是机关党委，也不是分管领导', 'otherSecretary', { subjects: [bodies.first] }, ['secretary']],
    ['支部书记的岗位：支部书记', 'officer', { subjects: [posts.secretary!] }, ['secretary']],
    ['几个单位同属一人，只有一条', 'officer', { subjects: [bodies.first, posts.secretary!] }, ['secretary']],
    ['领导的岗位：领导本人', 'officer', { subjects: [posts.leader!] }, ['leader']],
    ['机关党委：机关党委的干部', 'secretary', { subjects: [bodies.committee] }, ['officer']],
    ['没有任职人的组织：没有人', 'secretary', { subjects: [bodies.bureau] }, []],
    ['有权审批的人', 'secretary', { grant: 'approval.decide' }, ['officer']],
    ['本人办的，不通知本人', 'secretary', { subjects: [bodies.first] }, []],
    ['本人办的，通知其他人', 'officer', { people: [people.officer, people.chief] }, ['chief']],
    ['别的单位的账号', 'officer', { accounts: [foreign.accounts.secretary] }, []],
  ])('%s', async (_, role, recipients, names) => {
    expect(await told(role, recipients)).toEqual(names)
  })

  it('职务到期的人不再通知', async () => {
    const end = (to: string | null) =>
      ownerQuery(database, 'update post_holding set to_day = $1 where post_id = $2', [to, posts.secretary])
    await end('2020-01-01')
    expect(await told('officer', { subjects: [bodies.first] })).toEqual([])
    await end(null)
  })

  it('系统按时发出的，没有本人可以排除', async () => {
    await ownerQuery(database, 'delete from notice')
    const actor = await actorOf('member')
    const scope: Scope = { ...scopeOf(actor), account: null, person: null }
    const system = { bureauId: bureau.id, personId: null }
    await inScope(app, scope, (tx) => notify({ tx, actor: system, today }, { people: [people.member] }, NOTICE))
    expect(await ownerQuery(database, 'select id from notice')).toHaveLength(1)
  })
})

it('升级前的审批消息没有写明是哪一项，一律算已读；别的不动', async () => {
  await ownerQuery(database, 'delete from notice')
  const [old, named, other] = [newId(), newId(), newId()]
  const add = (id: string, kind: string, matter: string | null) =>
    ownerQuery(
      database,
      `insert into notice (bureau_id, id, person_id, kind, title, text, address, matter)
       values ($1, $2, $3, $4, '有申请待审批', '', '/approvals', $5)`,
      [bureau.id, id, people.officer, kind, matter],
    )
  await add(old, 'approval_asked', null)
  await add(named, 'approval_asked', newId())
  await add(other, 'approval_decided', null)
  const migration = await readFile(new URL('../db/migrations/0044_settled_approvals.sql', import.meta.url), 'utf8')
  await ownerQuery(database, /^update notice[^;]+;/m.exec(migration)![0])
  const waiting = await ownerQuery(database, 'select id from notice where read_at is null order by id')
  expect(waiting.map(({ id }) => id)).toEqual([named, other].sort())
})

describe('数据库这道墙', async () => {
  const [secretary, officer, auditor] = await Promise.all(
    (['secretary', 'officer', 'auditAdmin'] as const).map(async (role) => scopeOf(await actorOf(role))),
  )
  const old = newId()
  const row = (person: string, { id = newId(), of = bureau.id, rest = '' } = {}) =>
    `insert into notice (bureau_id, id, person_id, kind, title, text, address${rest && ', made_at, read_at'})
     values ('${of}', '${id}', '${person}', 'plan_published', '发布', '', '/duty-list'${rest})`
  class Undone extends Error {}
  /** How many rows a statement touches among one old notice and one new one of the secretary; undone again. */
  async function attempt(scope: Scope, statement: string): Promise<number | 'refused'> {
    await ownerQuery(database, 'delete from notice')
    await ownerQuery(database, row(people.secretary))
    await ownerQuery(database, row(people.secretary, { id: old, rest: `, now() - interval '366 days', null` }))
    let rows: number | 'refused' = 'refused'
    const run = async (tx: Tx) => {
      const result = await tx.executeQuery(CompiledQuery.raw(statement))
      rows = Number(result.numAffectedRows ?? result.rows.length)
      throw new Undone()
    }
    await inScope(app, scope, run).catch((error: Error) => {
      if (!(error instanceof Undone) && !/row-level security|permission denied/.test(error.message)) throw error
    })
    return rows
  }

  it.each<[string, Scope, string, number | 'refused']>([
    ['本人看得到自己的', secretary!, 'select id from notice', 2],
    ['机关党委看不到别人的', officer!, 'select id from notice', 0],
    ['审计管理员看不到', auditor!, 'select id from notice', 0],
    ['本人标记已读', secretary!, 'update notice set read_at = now()', 2],
    ['别人标记不了', officer!, 'update notice set read_at = now()', 0],
    ['不能改写内容', secretary!, `update notice set title = '改'`, 'refused'],
    ['不能转给别人', secretary!, `update notice set person_id = '${people.member}'`, 'refused'],
    ['通知别人', officer!, row(people.member), 1],
    ['通知自己', officer!, row(people.officer), 'refused'],
    ['一发出就算已读', officer!, row(people.member, { rest: ', now(), now()' }), 'refused'],
    ['通知别的单位的人', officer!, row(foreign.people.member, { of: foreign.id }), 'refused'],
    ['不看内容的删除只删满一年的', officer!, 'delete from notice', 1],
    ['本人也删不掉新的', secretary!, `delete from notice where id <> '${old}'`, 0],
  ])('%s', async (_, scope, statement, rows) => {
    expect(await attempt(scope, statement)).toBe(rows)
  })

  it.each(['https://example.org/', '//example.org', '/\\example.org', 'approvals'])(
    '不通向外面：%s',
    async (address) => {
      const statement = row(people.member).replace("'/duty-list'", `'${address}'`)
      await expect(attempt(officer!, statement)).rejects.toThrow('notice_address_check')
    },
  )

  it('办结一件事：本人的全部已读，别人的只限请他办的那几种，别的事、别的单位的不动', async () => {
    await ownerQuery(database, 'delete from notice')
    const [matter, other] = [newId(), newId()]
    const told = async (kind: string, person: string, of: string, where = bureau.id) => {
      const id = newId()
      await ownerQuery(
        database,
        `insert into notice (bureau_id, id, person_id, kind, title, text, address, matter)
         values ($1, $2, $3, $4, '一件事', '', '/approvals', $5)`,
        [where, id, person, kind, of],
      )
      return id
    }
    const over = [
      await told('approval_decided', people.officer, matter),
      await told('approval_asked', people.chief, matter),
    ]
    await told('approval_decided', people.secretary, matter)
    await told('record_returned', people.secretary, matter)
    await told('approval_asked', people.chief, other)
    await told('approval_asked', foreign.people.officer, matter, foreign.id)
    await inScope(app, officer!, async (tx) => {
      await settle(tx, matter, ['approval_asked'])
      // Not a kind that asks: what has come out is taken from nobody, whatever is called.
      await tx.executeQuery(CompiledQuery.raw(`select app_settle_notices('${matter}', '{approval_decided}')`))
    })
    const read = await ownerQuery(database, 'select id from notice where read_at is not null order by id')
    expect(read.map(({ id }) => id)).toEqual(over.toSorted())
  })

  it('账号只换得到本单位的人', async () => {
    const ask = (account: string) =>
      inScope(app, officer!, async (tx) => {
        const { rows } = await tx.executeQuery<{ person: string | null }>(
          CompiledQuery.raw(`select app_person_of('${account}') as person`),
        )
        return rows[0]!.person
      })
    expect(await ask(accounts.member)).toBe(people.member)
    expect([await ask(foreign.accounts.member), await ask(accounts.auditAdmin)]).toEqual([null, null])
  })
})
