/** The second wall, for writing: each actor's own scope, and statements by hand that no endpoint would send. */
import { CompiledQuery } from 'kysely'
import { describe, expect, it } from 'vitest'
import { scopeOf } from '#kernel/actor.ts'
import { todayInBeijing } from '#kernel/day.ts'
import { counting, inScope, type Scope } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { openSession, signedIn } from '#office/access.store.ts'
import { everything, makeBureau, publishAssemblies, type Role } from './builders.ts'
import { freshDatabase } from './database.ts'
import { ownerQuery } from './owner.ts'
import { type Line, statementsFor } from './statements.ts'

const database = await freshDatabase()
const { app, auth } = database.db
const bureau = await makeBureau(database)
const { accounts, bodies, people, posts } = bureau
await publishAssemblies(database, bureau, 2026)

const NAMES = ['secretary', 'otherSecretary', 'officer', 'leader', 'member', 'systemAdmin', 'auditAdmin'] as const
const scopes = Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await scopeFor(name)]))) as Record<
  (typeof NAMES)[number],
  Scope
>
/** Otherwise as before, but the post has passed to somebody else. */
const former: Scope = { ...scopes.otherSecretary, subjects: [], writes: [] }

/** The scope that the server would give to an account that has signed in. */
async function scopeFor(role: Role): Promise<Scope> {
  const token = await openSession(auth, accounts[role])
  return scopeOf((await signedIn(database.db, token, todayInBeijing()))!.actor)
}

class Undone extends Error {}

/** How many rows a statement touches, or 'refused'. It is undone in any case, so that no test disturbs another. */
async function attempt(scope: Scope, statement: string): Promise<number | 'refused'> {
  let rows: number | 'refused' = 'refused'
  const tried = inScope(app, scope, async (tx) => {
    const result = await tx.executeQuery(CompiledQuery.raw(statement))
    rows = Number(result.numAffectedRows)
    throw new Undone()
  })
  await tried.catch((error: Error) => {
    if (!(error instanceof Undone) && !error.message.includes('row-level security')) throw error
  })
  return rows
}

const { record, version, person, action, credit, file, audit, copy } = statementsFor(bureau.id)
const first: Line = { id: newId(), subject: bodies.first, by: accounts.secretary, class: 0 }
const second: Line = { id: newId(), subject: bodies.second, by: accounts.otherSecretary, class: 0 }
const talk: Line = { id: newId(), subject: posts.otherSecretary!, by: accounts.otherSecretary, class: 1 }
for (const [scope, line, who] of [
  [scopes.secretary, first, people.member],
  [scopes.otherSecretary, second, people.otherMember],
  [scopes.otherSecretary, talk, people.otherMember],
] as const) {
  await inScope(app, scope, async (tx) => {
    for (const statement of [record(line), version(line), person(line, who), credit(line), file('evidence', line.by)])
      await tx.executeQuery(CompiledQuery.raw(statement))
  })
}
const fresh = (line: Line): Line => ({ ...line, id: newId() })
const attach = (line: Line) => `update file set owner_id = '${line.id}' where purpose = 'evidence' and owner_id is null`
const byOfficer = (line: Line): Line => ({ ...line, by: accounts.officer })

type Case = readonly [string, Scope, string, number | 'refused']

describe('纪实只能由可以登记的人写', () => {
  it.each<Case>([
    ['支部书记登记本支部的', scopes.secretary, record(fresh(first)), 1],
    ['支部书记登记别的支部的', scopes.secretary, record({ ...fresh(second), by: accounts.secretary }), 'refused'],
    ['支部书记以别人的名义登记', scopes.secretary, record({ ...fresh(first), by: accounts.officer }), 'refused'],
    ['局领导登记分管支部的', scopes.leader, record({ ...fresh(first), by: accounts.leader }), 'refused'],
    [
      '局领导登记本人岗位的',
      scopes.leader,
      record({ ...first, id: newId(), subject: posts.leader!, by: accounts.leader }),
      1,
    ],
    ['机关党委登记任一支部的', scopes.officer, record(byOfficer(fresh(second))), 1],
    ['普通党员登记', scopes.member, record({ ...fresh(first), by: accounts.member }), 'refused'],
    ['支部书记改全部', scopes.secretary, `update record set title = '改'`, 1],
    ['机关党委改全部，谈话除外', scopes.officer, `update record set entered_by = '${accounts.officer}'`, 2],
    ['登记人改自己登记的，谈话在内', scopes.otherSecretary, `update record set title = '改'`, 2],
    ['局领导改看得到的', scopes.leader, `update record set title = '改'`, 0],
    ['改到别的支部名下', scopes.secretary, `update record set subject_id = '${bodies.second}'`, 'refused'],
    ['卸任的登记人更正自己登记的', former, `update record set title = '改', version = 2`, 2],
    ['卸任的登记人改到别的支部名下', former, `update record set subject_id = '${bodies.first}'`, 'refused'],
    ['卸任的登记人再登记', former, record(fresh(second)), 'refused'],
  ])('%s', async (_, scope, statement, rows) => {
    expect(await attempt(scope, statement)).toBe(rows)
  })
})

describe('核对结论由别人作出', () => {
  const { secretary, otherSecretary, officer, leader } = accounts
  it.each<Case>([
    ['机关党委采纳', scopes.officer, action(first, 'accept', officer), 1],
    ['支部书记采纳自己登记的', scopes.secretary, action(first, 'accept', secretary), 'refused'],
    ['支部书记直接改成已采纳', scopes.secretary, `update record set state = 'accepted'`, 'refused'],
    ['机关党委没有结论就改成已采纳', scopes.officer, `update record set state = 'accepted'`, 'refused'],
    ['机关党委以别人的名义采纳', scopes.officer, action(first, 'accept', leader), 'refused'],
    ['机关党委采纳谈话', scopes.officer, action(talk, 'accept', officer), 'refused'],
    ['改记登记人后采纳', scopes.officer, action({ ...first, by: officer }, 'accept', officer), 'refused'],
    ['支部书记退回别的支部的', scopes.secretary, action(second, 'return', secretary), 'refused'],
    ['支部书记确认自己登记的', scopes.secretary, action(first, 'confirm', secretary), 'refused'],
    ['支部书记作废本支部的', scopes.secretary, action(first, 'void', secretary), 1],
    ['支部书记作废别的支部的', scopes.secretary, action(second, 'void', secretary), 'refused'],
    ['登记人作废谈话', scopes.otherSecretary, action(talk, 'void', otherSecretary), 1],
  ])('%s', async (_, scope, statement, rows) => {
    expect(await attempt(scope, statement)).toBe(rows)
  })
})

describe('版本、人员和计入随纪实', () => {
  const secretary = { by: accounts.secretary }
  const mine = { subject: bodies.first, ...secretary }
  it.each<Case>([
    ['本支部纪实的新版本', scopes.secretary, version(first, 2), 1],
    ['别的支部纪实的新版本', scopes.secretary, version({ ...second, ...secretary }, 2), 'refused'],
    ['别的支部纪实的新版本，冒称本支部的', scopes.secretary, version({ ...second, ...mine }, 2), 'refused'],
    ['机关党委更正支部的纪实', scopes.officer, version(byOfficer(second), 2), 1],
    ['机关党委更正谈话', scopes.officer, version(byOfficer(talk), 2), 'refused'],
    ['卸任的登记人更正谈话', former, version(talk, 2), 1],
    ['本支部纪实的人员', scopes.secretary, person(first, people.secretary), 1],
    ['把自己写进别的支部的纪实', scopes.secretary, person({ ...second, ...mine }, people.secretary), 'refused'],
    ['机关党委把自己写进谈话', scopes.officer, person(byOfficer(talk), people.officer), 'refused'],
    [
      '机关党委把自己写进谈话，冒称一般纪实',
      scopes.officer,
      person({ ...byOfficer(talk), class: 0 }, people.officer),
      'refused',
    ],
    ['支部书记删全部人员', scopes.secretary, 'delete from record_person', 1],
    ['机关党委删全部人员，谈话除外', scopes.officer, 'delete from record_person', 2],
    ['普通党员删写着自己的', scopes.member, 'delete from record_person', 0],
    ['本支部纪实的计入', scopes.secretary, credit(first), 1],
    ['本支部纪实计给别的支部', scopes.secretary, credit({ ...first, subject: bodies.second }), 'refused'],
    ['别的支部的计入', scopes.secretary, credit(second), 'refused'],
    ['支部书记作废全部计入', scopes.secretary, `update credit set voided_on = '2026-04-01'`, 1],
    ['机关党委作废全部计入，谈话除外', scopes.officer, `update credit set voided_on = '2026-04-01'`, 2],
    ['把计入改给别的支部', scopes.secretary, `update credit set subject_id = '${bodies.second}'`, 'refused'],
  ])('%s', async (_, scope, statement, rows) => {
    expect(await attempt(scope, statement)).toBe(rows)
  })
})

describe('谈话的双方', () => {
  const partner: Scope = { ...scopes.member, person: people.otherMember }
  const pairs = (scope: Scope) =>
    inScope(app, scope, (tx) => tx.selectFrom('credit').select('id').where('class', '=', 1).execute())
  it.each([
    ['登记人看得到', scopes.otherSecretary, 1],
    ['机关党委看不到', scopes.officer, 0],
    ['看得到全部岗位的人也看不到', { ...everything(bureau), confidentiality: 0 }, 0],
    ['别的支部看不到', scopes.secretary, 0],
    ['分管领导看不到', scopes.leader, 0],
    ['被谈的人看得到谈话，看不到计入账', partner, 0],
  ] as const)('%s', async (_, scope, rows) => {
    expect(await pairs(scope)).toHaveLength(rows)
  })

  it('计数时全部算进去，只算看得到的岗位；计完即止', async () => {
    const counted = (scope: Scope) =>
      inScope(app, scope, async (tx) => [
        (await counting(tx, () => tx.selectFrom('credit').select('id').where('class', '=', 1).execute())).length,
        (await tx.selectFrom('credit').select('id').where('class', '=', 1).execute()).length,
      ])
    expect(await counted(scopes.officer)).toEqual([1, 0])
    expect(await counted(scopes.secretary)).toEqual([0, 0])
  })

  it('计数时也写不了名册', async () => {
    const write = inScope(app, scopes.secretary, (tx) =>
      counting(tx, () => tx.updateTable('membership').set({ to_day: '2026-01-01' }).execute()),
    )
    expect(Number((await write)[0]!.numUpdatedRows)).toBe(0)
  })

  it('谈话只能计给参加的人当天任的职务及其所在组织；一般纪实只计给登记的单位', async () => {
    const held = { ...talk, id: newId(), subject: posts.secretary!, by: accounts.secretary }
    const part = person(held, people.secretary!).replace("'present'", "'talker'")
    for (const [subject, rows] of [
      [bodies.first, 1],
      [bodies.second, 'refused'],
      [posts.leader, 'refused'],
    ] as const) {
      const tried = inScope(app, scopes.secretary, async (tx) => {
        for (const statement of [record(held), part, credit({ ...held, subject: subject! })])
          await tx.executeQuery(CompiledQuery.raw(statement))
        throw new Undone()
      })
      await expect(tried).rejects.toThrow(rows === 1 ? '' : 'row-level security')
      if (rows === 1) await expect(tried).rejects.toBeInstanceOf(Undone)
    }
    expect(await attempt(scopes.secretary, credit({ ...first, subject: posts.secretary! }))).toBe('refused')
  })

  it('登记人能终止自己的计入，不能改给别的岗位', async () => {
    const turn = `update credit set subject_id = '${posts.secretary}' where class = 1`
    const close = `update credit set voided_on = '2026-04-01' where class = 1`
    expect(await attempt(scopes.otherSecretary, turn)).toBe('refused')
    expect(await attempt(scopes.otherSecretary, close)).toBe(1)
  })

  it('谈话的计入不能冒称一般纪实', async () => {
    expect(await attempt(scopes.otherSecretary, credit(talk))).toBe(1)
    expect(await attempt(scopes.otherSecretary, credit({ ...talk, class: 0 }))).toBe('refused')
  })
})

describe('组织、要点、任务和附件', () => {
  const office = ['body', 'person', 'membership', 'post', 'post_holding', 'responsibility']
  const plans = ['plan', 'commitment', 'duty']
  const all: Scope = { ...everything(bureau), roster: false, plans: false }

  it.each(office)('%s 只有维护名册的人能写', async (table) => {
    const update = `update ${table} set from_day = '2019-02-01'`.replace(/^(update post set) .*/, '$1 position = 1')
    expect([await attempt(all, copy(table)), await attempt(all, update)]).toEqual(['refused', 0])
    for (const keeper of [scopes.officer, scopes.systemAdmin]) {
      expect(await attempt(keeper, copy(table))).toBe(1)
      expect(await attempt(keeper, update)).toBeGreaterThan(0)
    }
  })

  it.each(plans)('%s 只有审核要点的人能写', async (table) => {
    expect([await attempt(all, copy(table)), await attempt(scopes.officer, copy(table))]).toEqual(['refused', 1])
    if (table === 'duty') return
    const update = `update ${table} set state = state`
    expect([await attempt(all, update), await attempt(scopes.officer, update)]).toEqual([0, 1])
  })

  it.each<Case>([
    ['以本人名义上传佐证', scopes.secretary, file('evidence', accounts.secretary), 1],
    ['以别人名义上传佐证', scopes.secretary, file('evidence', accounts.officer), 'refused'],
    ['上传时就挂到纪实上', scopes.secretary, file('evidence', accounts.secretary, second.id), 'refused'],
    ['不登记纪实的人上传', scopes.member, file('evidence', accounts.member), 'refused'],
    ['支部书记上传要点', scopes.secretary, file('plan', accounts.secretary), 'refused'],
    ['机关党委上传要点', scopes.officer, file('plan', accounts.officer), 1],
    ['挂到本支部的纪实', scopes.secretary, attach(first), 1],
    ['挂到别的支部的纪实', scopes.secretary, attach(second), 'refused'],
    ['改别人上传的', scopes.officer, `update file set name = '改'`, 0],
    [
      '为别人开任务',
      scopes.officer,
      `insert into job (bureau_id, id, kind, state, created_by)
      values ('${bureau.id}', '${newId()}', 'plan-reading', 'queued', '${accounts.secretary}')`,
      'refused',
    ],
  ])('%s', async (_, scope, statement, rows) => {
    expect(await attempt(scope, statement)).toBe(rows)
  })
})

describe('审计', () => {
  it('人人的操作都留得下，只有审计管理员读得到', async () => {
    await ownerQuery(database, audit())
    for (const name of NAMES) {
      expect(await attempt(scopes[name], audit())).toBe(1)
      const rows = await inScope(app, scopes[name], (tx) => tx.selectFrom('audit').select('id').execute())
      expect([name, rows.length]).toEqual([name, name === 'auditAdmin' ? 1 : 0])
    }
  })
})

describe('事务', () => {
  it('中途出过错的事务不能当作已保存', async () => {
    const id = newId()
    const saved = inScope(app, scopes.secretary, async (tx) => {
      await tx.executeQuery(CompiledQuery.raw(record({ ...first, id })))
      await tx.executeQuery(CompiledQuery.raw('select 1/0')).catch(() => {})
      return 'saved'
    })
    await expect(saved).rejects.toThrow('aborted')
    expect(await ownerQuery(database, 'select id from record where id = $1', [id])).toEqual([])
  })

  it('不是编号的内容进不了开头的语句', async () => {
    const scope = { ...scopes.secretary, writes: [`${bodies.first}'; set local app.writes = 'all`] }
    await expect(inScope(app, scope, async () => 'opened')).rejects.toThrow('not an id')
  })
})
