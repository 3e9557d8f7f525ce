/** The second wall: what the database itself lets the application's roles see and do. */
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { asRole, inScope, type Role, seeingAll } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { type Bureau, everything, makeBureau, publishAssemblies } from './builders.ts'
import { freshDatabase } from './database.ts'
import { ownerQuery } from './owner.ts'

const database = await freshDatabase()
const bureau = await makeBureau(database, 'first')
const foreign = await makeBureau(database, 'second')
for (const one of [bureau, foreign]) {
  await publishAssemblies(database, one, 2026)
  await writeRest(one)
}

/** Tables of the second role and the migrator's own: no bureau's data behind row-level security. */
const GLOBAL = ['account', 'session', 'setup_link', 'sign_in_attempt', 'migration']
const tables = (
  await ownerQuery(
    database,
    `select c.relname as name, c.relrowsecurity as secured, pg_get_userbyid(c.relowner) as owner
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
  )
).map((row) => row as { name: string; secured: boolean; owner: string })
const scoped = tables.filter(({ name }) => !GLOBAL.includes(name))

/** One row of every kind that the small bureau lacks. */
async function writeRest({ id: bureau_id, accounts, bodies, people }: Bureau): Promise<void> {
  const ids = { record: newId(), day: '2026-03-02', by: accounts.secretary }
  const common = { bureau_id, subject_id: bodies.first, class: 0, entered_by: ids.by }
  await inScope(database.db.app, { ...everything({ id: bureau_id }), account: ids.by }, async (tx) => {
    const dated = { held_on: ids.day, entered_on: ids.day }
    await tx
      .insertInto('record')
      .values({
        ...common,
        ...dated,
        id: ids.record,
        kind: 'plain',
        title: '学习',
        state: 'submitted',
        version: 1,
        version_by: ids.by,
      })
      .execute()
    await tx
      .insertInto('record_version')
      .values({ ...common, record_id: ids.record, version: 1, content: '{}', entered_by_name: '', entered_on: ids.day })
      .execute()
    await tx
      .insertInto('record_person')
      .values({ ...common, record_id: ids.record, person_id: people.member, part: 'present' })
      .execute()
    await tx
      .insertInto('credit')
      .values({
        ...dated,
        bureau_id,
        id: newId(),
        record_id: ids.record,
        class: 0,
        entered_by: ids.by,
        kind: 'study_session',
        subject_id: bodies.first,
        subject_is_post: false,
        known_from: ids.day,
      })
      .execute()
    await tx
      .insertInto('approval')
      .values({
        ...{
          bureau_id,
          id: newId(),
          subject_id: bodies.first,
          kind: 'late_entry',
          record_id: ids.record,
          record_version: 1,
        },
        ...{ reason: '停电', state: 'asked', asked_by: ids.by, asked_by_name: '', asked_on: ids.day },
      })
      .execute()
    const meeting = newId()
    await tx
      .insertInto('meeting')
      .values({
        ...{ bureau_id, id: meeting, kind: 'assembly', subject_id: bodies.first, held_on: ids.day, starts_at: '14:30' },
        ...{ place: '', host_id: people.secretary, topics: '', state: 'planned', version: 1 },
        ...{ entered_by: ids.by, entered_by_name: '' },
      })
      .execute()
    await tx
      .insertInto('meeting_person')
      .values({ bureau_id, meeting_id: meeting, person_id: people.member, subject_id: bodies.first, voting: true })
      .execute()
    await tx
      .insertInto('draft')
      .values({ bureau_id, id: newId(), kind: 'plain', account_id: ids.by, content: '{}' })
      .execute()
    await tx
      .insertInto('job')
      .values({ bureau_id, id: newId(), kind: 'plan-reading', state: 'done', created_by: ids.by })
      .execute()
    await tx
      .insertInto('notice')
      .values({
        ...{ bureau_id, id: newId(), person_id: people.member, kind: 'plan_published' },
        ...{ title: '要点发布', text: '', address: '/duty-list' },
      })
      .execute()
    const request = newId()
    const asked = { asker_id: people.member, asker_name: '', body_id: bodies.first, answering_id: bodies.first }
    await inScope(database.db.app, { ...everything({ id: bureau_id }), person: people.member }, async (own) => {
      await own
        .insertInto('request')
        .values({
          ...{ bureau_id, id: request, kind: 'other', title: '咨询', state: 'asked' },
          ...asked,
          asked_on: ids.day,
        })
        .execute()
      await own
        .insertInto('request_message')
        .values({
          ...{ bureau_id, id: newId(), request_id: request, part: 'ask', text: '请问' },
          ...{ by_person: people.member, by_name: '' },
        })
        .execute()
    })
    const imported = newId()
    await tx
      .insertInto('import')
      .values({
        ...{ bureau_id, id: imported, kind: 'people', file_id: newId(), file_name: '表.xlsx', state: 'review' },
        ...{ created_by: ids.by, created_by_name: '' },
      })
      .execute()
    await tx
      .insertInto('import_row')
      .values({
        ...{ bureau_id, import_id: imported, place: 1, row: 2, kind: 'people', action: 'problem', title: '甲' },
        ...{ cells: '{}', problems: '[]', changes: '[]' },
      })
      .execute()
    const entered = { entered_by: ids.by, entered_by_name: '', entered_on: ids.day }
    await tx
      .insertInto('register')
      .values({ bureau_id, code: 'projects', name: '项目台账', created_by: ids.by, created_on: ids.day })
      .execute()
    await tx
      .insertInto('register_confirmation')
      .values({ bureau_id, id: newId(), code: 'projects', complete: true, ...entered })
      .execute()
    await tx
      .insertInto('register_item')
      .values({
        ...{ bureau_id, id: newId(), version: 1, code: 'projects', name: '湖区测图', ...entered },
        ...{ subject_id: bodies.first, subject_is_post: false, from_day: ids.day },
      })
      .execute()
    await tx
      .insertInto('closing')
      .values({ bureau_id, id: newId(), reason: '年度办结', made_by: ids.by, made_by_name: '', made_on: ids.day })
      .execute()
    await tx
      .insertInto('holiday_year')
      .values({
        ...{ bureau_id, id: newId(), year: 2027, notice: '', holidays: '[]', work: [] },
        ...{ made_by: ids.by, made_by_name: '', made_on: ids.day },
      })
      .execute()
    await tx
      .insertInto('calendar_feed')
      .values({ bureau_id, id: newId(), account_id: ids.by, label: '我的', token_hash: Buffer.alloc(32) })
      .execute()
    await tx
      .insertInto('api_token')
      .values({
        ...{ bureau_id, id: newId(), account_id: ids.by, name: '报表', prefix: 'jx_abcde', read_only: true },
        ...{ token_hash: Buffer.alloc(32), grants: ['self'], expires_at: new Date('2026-12-31T00:00:00Z') },
      })
      .execute()
    await tx
      .insertInto('rule_decision')
      .values({
        ...{ bureau_id, id: newId(), rule_id: 'BR-08', active: true, from_day: ids.day, settings: '{}' },
        ...{ entered_by: ids.by, entered_by_name: '', entered_on: ids.day },
      })
      .execute()
    const [duty] = await tx.selectFrom('duty').select('id').execute()
    await tx
      .insertInto('duty_version')
      .values({
        ...{ bureau_id, id: newId(), duty_id: duty!.id, effective_from: ids.day, withdrawn: true, reason: '撤销' },
        ...{ entered_by: ids.by, entered_by_name: '', entered_on: ids.day },
      })
      .execute()
    const [record] = await tx.selectFrom('record').selectAll().execute()
    await tx
      .insertInto('record_action')
      .values({
        ...{ bureau_id, id: newId(), record_id: record!.id, version: 1, action: 'void', remark: '重复' },
        ...{ made_by: ids.by, made_by_name: '', made_on: ids.day },
        ...{ class: record!.class, subject_id: record!.subject_id, entered_by: record!.entered_by },
      })
      .execute()
    await seeingAll(tx, () =>
      tx.insertInto('incident').values({ bureau_id, id: newId(), kind: 'ledger', detail: '{}' }).execute(),
    )
    await tx
      .insertInto('audit')
      .values({ bureau_id, id: newId(), endpoint: 'test', outcome: 'done', request_id: 'test' })
      .execute()
  })
}

/** Runs statements on one connection as a role, without anything that the server would set. */
async function asRoleOf<T>(role: Role, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(asRole(database.owner, role))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
const count = async (client: pg.Client, table: string) =>
  Number((await client.query(`select count(*) from ${table}`)).rows[0].count)

describe('角色', () => {
  it('两个角色不是超级用户，不绕过行级安全，什么也不拥有', async () => {
    const roles = await ownerQuery(
      database,
      `select rolname, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as mighty from pg_roles where rolname like 'jianxing\\_%'`,
    )
    expect(roles).toEqual([
      { rolname: 'jianxing_app', mighty: false },
      { rolname: 'jianxing_auth', mighty: false },
    ])
    const owned = await ownerQuery(
      database,
      `select relname from pg_class where pg_get_userbyid(relowner) in ('jianxing_app', 'jianxing_auth')`,
    )
    expect(owned).toEqual([])
  })

  it.each(['account', 'session', 'setup_link', 'sign_in_attempt', 'migration'])('业务角色读不到 %s', async (table) => {
    await expect(asRoleOf('jianxing_app', (client) => count(client, table))).rejects.toThrow('permission denied')
  })

  it.each(['record', 'person', 'draft', 'plan'])('登录角色读不到 %s', async (table) => {
    await expect(asRoleOf('jianxing_auth', (client) => count(client, table))).rejects.toThrow('permission denied')
  })

  it.each(['update audit set outcome = outcome', 'delete from audit', 'truncate audit'])(
    '审计只能追加：%s',
    async (statement) => {
      for (const role of ['jianxing_app', 'jianxing_auth'] as const) {
        await expect(asRoleOf(role, (client) => client.query(statement))).rejects.toThrow('permission denied')
      }
    },
  )

  it.each(['update record_version set reason = reason', 'delete from record_version', 'delete from record'])(
    '纪实版本只能追加：%s',
    async (statement) => {
      await expect(asRoleOf('jianxing_app', (client) => client.query(statement))).rejects.toThrow('permission denied')
    },
  )
})

describe('行级安全', () => {
  it('每张存放单位数据的表都打开了行级安全', () => {
    expect(scoped.filter(({ secured }) => !secured)).toEqual([])
    expect(scoped.length).toBeGreaterThan(15)
  })

  it.each(scoped)('没有说明身份时，$name 一行也看不到，也不报错', async ({ name }) => {
    const [unset, empty] = await asRoleOf('jianxing_app', async (client) => {
      const before = await count(client, name)
      // What a pooled connection keeps after a transaction: the settings exist and are empty.
      for (const setting of [
        'bureau',
        'account',
        'person',
        'scope',
        'writes',
        'roster',
        'class',
        'plans',
        'audit',
        'counts',
        'token',
      ])
        await client.query(`set app.${setting} = ''`)
      return [before, await count(client, name)]
    })
    expect([unset, empty]).toEqual([0, 0])
  })

  it.each(scoped)('$name 只看得到本单位的行', async ({ name }) => {
    const { accounts, people } = bureau
    const scope = { ...everything(bureau), account: accounts.secretary, person: people.member }
    const seen = await inScope(database.db.app, scope, async (tx) => {
      const rows = await tx
        .selectFrom(name as 'body')
        .select('bureau_id')
        .execute()
      return rows.map((row) => row.bureau_id)
    })
    expect(new Set(seen)).toEqual(new Set([bureau.id]))
  })

  it('不能把行写到别的单位名下', async () => {
    const row = { bureau_id: foreign.id, id: newId(), kind: 'branch', name: '冒名支部', from_day: '2026-01-01' }
    const write = inScope(database.db.app, everything(bureau), (tx) => tx.insertInto('body').values(row).execute())
    await expect(write).rejects.toThrow('row-level security')
  })

  it('只看得到范围以内的纪实和人员', async () => {
    const { accounts, bodies, people } = bureau
    const scope = { ...everything(bureau), subjects: [bodies.second], roster: false, account: accounts.otherSecretary }
    const seen = await inScope(database.db.app, scope, async (tx) => ({
      records: await tx.selectFrom('record').select('id').execute(),
      versions: await tx.selectFrom('record_version').select('record_id').execute(),
      credits: await tx.selectFrom('credit').select('id').execute(),
      member: await tx.selectFrom('person').select('id').where('id', '=', people.member).execute(),
    }))
    expect(seen).toEqual({ records: [], versions: [], credits: [], member: [] })
  })
})

describe('结构', () => {
  it('主键和每个唯一约束都以 bureau_id 开头，将来才能分片', async () => {
    const keys = await ownerQuery(
      database,
      `select c.relname as table, i.relname as key, a.attname as first from pg_index x
       join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
       where c.relnamespace = 'public'::regnamespace and x.indisunique and c.relname <> all ($1)`,
      [GLOBAL],
    )
    expect(keys.filter(({ first }) => first !== 'bureau_id')).toEqual([])
    expect(keys.length).toBeGreaterThanOrEqual(scoped.length)
  })

  it('没有触发器', async () => {
    expect(await ownerQuery(database, 'select tgname from pg_trigger where not tgisinternal')).toEqual([])
  })
})
