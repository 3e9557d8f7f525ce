/** The second wall around requests: each actor's own scope, and statements by hand that no endpoint would send. */
import { CompiledQuery } from 'kysely'
import { describe, expect, it } from 'vitest'
import { scopeOf } from '#kernel/actor.ts'
import { todayInBeijing } from '#kernel/day.ts'
import { counting, inScope, type Scope, seeingAll, type Tx } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { openSession, signedIn } from '#office/access.store.ts'
import { POST_ROLES } from '#office/office.schema.ts'
import { ANSWERING_ROLES } from '#requests/request.rules.ts'
import { everything, makeBureau, ROLES, type Role, signInAs } from './builders.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const bureau = await makeBureau(server)
const { bodies, people, posts } = bureau
const member = await signInAs(server, bureau, 'member')
const secretary = await signInAs(server, bureau, 'secretary')

async function asked(): Promise<string> {
  const id = newId()
  await member.api.requests.ask({ id, bodyId: bodies.first, kind: 'other', title: '咨询', text: '请问怎么办？' })
  return id
}
const scopes = Object.fromEntries(
  await Promise.all(
    ROLES.map(async (role) => {
      const token = await openSession(server.db.auth, bureau.accounts[role])
      return [role, scopeOf((await signedIn(server.db, token, todayInBeijing()))!.actor)] as const
    }),
  ),
) as Record<Role, Scope>
const branch = await asked()
const handed = await asked()
await secretary.api.requests.handUp({ id: handed, remark: '转机关党委' })
const answered = await asked()
await secretary.api.requests.answer({ id: answered, text: '答复' })
const gone = await asked()
await member.api.requests.withdraw({ id: gone })

class Undone extends Error {}
async function attempt(scope: Scope, statement: string, wide = (_: Tx, work: () => Promise<void>) => work()) {
  let rows: number | 'refused' = 'refused'
  const run = (tx: Tx) =>
    wide(tx, async () => {
      const result = await tx.executeQuery(CompiledQuery.raw(statement))
      rows = Number(result.numAffectedRows ?? result.rows.length)
      throw new Undone()
    })
  await inScope(server.db.app, scope, run).catch((error: Error) => {
    if (!(error instanceof Undone) && !/row-level security|permission denied|check constraint/.test(error.message))
      throw error
  })
  return rows
}

describe('只有双方看得到', () => {
  it.each<[string, Role, number, number]>([
    ['提出人', 'member', 4, 6],
    ['支部书记，撤回的除外', 'secretary', 3, 5],
    ['机关党委，只有转来的', 'officer', 1, 2],
    ['别的支部书记', 'otherSecretary', 0, 0],
    ['局领导', 'leader', 0, 0],
    ['党组书记', 'chief', 0, 0],
    ['纪委书记', 'inspector', 0, 0],
    ['系统管理员', 'systemAdmin', 0, 0],
    ['审计管理员', 'auditAdmin', 0, 0],
  ])('%s', async (_, role, seen, messages) => {
    for (const wide of [undefined, seeingAll, counting]) {
      expect(await attempt(scopes[role], 'select id from request', wide)).toBe(seen)
      expect(await attempt(scopes[role], 'select id from request_message', wide)).toBe(messages)
    }
  })

  it('看得到全部数据的系统任务也看不到', async () => {
    expect(await attempt(everything(bureau), 'select id from request')).toBe(0)
  })
})

const insert = (asker: string, body: string, rest: Record<string, string> = {}) => {
  const row = { bureau_id: bureau.id, id: newId(), kind: 'other', title: '咨询', state: 'asked', ...rest }
  const all = { asker_name: '', asked_on: '2026-03-02', answering_id: body, ...row, asker_id: asker, body_id: body }
  return `insert into request (${Object.keys(all)}) values ('${Object.values(all).join("','")}')`
}
const say = (id: string, part: string, by: string, body: string | null = null) =>
  `insert into request_message (bureau_id, id, request_id, part, text, by_person, by_name, body_id)
   values ('${bureau.id}', '${newId()}', '${id}', '${part}', '内容', '${by}', '', ${body ? `'${body}'` : 'null'})`
const { secretary: s, member: m, officer: o } = people

describe('只有轮到的人能写', () => {
  it.each<[string, Role, string, number | 'refused']>([
    ['向本支部提', 'member', insert(m, bodies.first), 1],
    ['以别人的名义提', 'secretary', insert(m, bodies.first), 'refused'],
    ['向别的支部提', 'member', insert(m, bodies.second), 'refused'],
    ['提出时就算已答复', 'member', insert(m, bodies.first, { state: 'answered', answered_by: s }), 'refused'],
    ['让别的支部也看到', 'member', insert(m, bodies.first, { shared_with: bodies.second }), 'refused'],
    ['改写标题', 'member', `update request set title = '改'`, 'refused'],
    ['把提出人改成别人', 'secretary', `update request set asker_id = '${s}'`, 'refused'],
    ['改写往来', 'secretary', `update request_message set text = '改'`, 'refused'],
    ['删除', 'member', 'delete from request', 'refused'],
    ['提出人自己标为已答复', 'member', `update request set state = 'answered', answered_by = '${m}'`, 'refused'],
    [
      '支部书记标为已答复，转走的和答过的不动',
      'secretary',
      `update request set state = 'answered', answered_by = '${s}'`,
      1,
    ],
    ['支部书记以别人的名义答复', 'secretary', `update request set state = 'answered', answered_by = '${o}'`, 'refused'],
    ['支部书记替人了结', 'secretary', `update request set state = 'closed', ended_on = '2026-03-02'`, 'refused'],
    ['支部书记替人说满意', 'secretary', 'update request set satisfied = true', 'refused'],
    [
      '支部书记转给别的支部',
      'secretary',
      `update request set answering_id = '${bodies.second}', handed_up_by = '${s}'`,
      'refused',
    ],
    ['机关党委答复转来的', 'officer', `update request set state = 'answered', answered_by = '${o}'`, 1],
    [
      '别的支部书记改',
      'otherSecretary',
      `update request set state = 'answered', answered_by = '${people.otherSecretary}'`,
      0,
    ],
    ['撤回的不能再改', 'member', `update request set state = 'asked_again', ended_on = null where id = '${gone}'`, 0],
    [
      '提出人转给别的支部',
      'member',
      `update request set state = 'asked_again', answering_id = '${bodies.second}', handed_up_by = '${m}'`,
      'refused',
    ],
    [
      '提出人转机关党委',
      'member',
      `update request set state = 'asked_again', answering_id = '${bodies.committee}', handed_up_by = '${m}' where id = '${answered}'`,
      1,
    ],
    [
      '提出人追问时把答复人改成别人',
      'member',
      `update request set state = 'asked_again', answered_by = '${o}' where id = '${answered}'`,
      'refused',
    ],
    [
      '提出人了结时抹去答复人',
      'member',
      `update request set state = 'closed', ended_on = '2026-03-02', answered_by = null where id = '${answered}'`,
      'refused',
    ],
    [
      '提出人了结时把转办人改成别人',
      'member',
      `update request set state = 'closed', ended_on = '2026-03-02', handed_up_by = '${o}' where id = '${handed}'`,
      'refused',
    ],
    [
      '提出人把转办人改成自己，没有转',
      'member',
      `update request set state = 'asked_again', handed_up_by = '${m}' where id = '${answered}'`,
      'refused',
    ],
    [
      '提出人以别人的名义转机关党委',
      'member',
      `update request set state = 'asked_again', answering_id = '${bodies.committee}', handed_up_by = '${s}' where id = '${answered}'`,
      'refused',
    ],
    [
      '提出人把转走的要回支部',
      'member',
      `update request set state = 'asked_again', answering_id = '${bodies.first}', handed_up_by = '${m}' where id = '${handed}'`,
      'refused',
    ],
    ['提出人追问，名字不动', 'member', `update request set state = 'asked_again' where id = '${answered}'`, 1],
    [
      '支部书记转机关党委',
      'secretary',
      `update request set answering_id = '${bodies.committee}', handed_up_by = '${s}' where id = '${branch}'`,
      1,
    ],
    [
      '支部书记转机关党委时替别人签上答复',
      'secretary',
      `update request set answering_id = '${bodies.committee}', handed_up_by = '${s}', answered_by = '${o}' where id = '${branch}'`,
      'refused',
    ],
    [
      '机关党委答复时把转办人改成自己',
      'officer',
      `update request set state = 'answered', answered_by = '${o}', handed_up_by = '${o}' where id = '${handed}'`,
      'refused',
    ],
    ['提出人写转上级', 'member', say(answered, 'escalate', m), 1],
    ['书记冒称提出人转上级', 'secretary', say(branch, 'escalate', m), 'refused'],
    ['在自己的诉求里追问', 'member', say(branch, 'ask_again', m), 1],
    ['在撤回的诉求里再说', 'member', say(gone, 'ask_again', m), 'refused'],
    ['提出人自己写答复', 'member', say(branch, 'answer', m, bodies.first), 'refused'],
    ['书记写答复', 'secretary', say(branch, 'answer', s, bodies.first), 1],
    ['书记冒称提出人追问', 'secretary', say(branch, 'ask_again', m), 'refused'],
    ['书记冒称机关党委答复', 'secretary', say(branch, 'answer', s, bodies.committee), 'refused'],
    ['书记在转走的诉求里答复', 'secretary', say(handed, 'answer', s, bodies.first), 'refused'],
    ['机关党委在转来的诉求里答复', 'officer', say(handed, 'answer', o, bodies.committee), 1],
    ['机关党委在支部的诉求里答复', 'officer', say(branch, 'answer', o, bodies.committee), 'refused'],
  ])('%s', async (_, role, statement, rows) => {
    expect(await attempt(scopes[role], statement)).toBe(rows)
  })
})

it('答复诉求的职务，数据库和规则是同一张表', async () => {
  const [before] = await ownerQuery(server, 'select role from post where id = $1', [posts.secretary])
  for (const role of Object.keys(POST_ROLES) as (keyof typeof POST_ROLES)[]) {
    await ownerQuery(server, 'update post set role = $1 where id = $2', [role, posts.secretary])
    const seen = await attempt(scopes.secretary, 'select id from request')
    expect([role, Number(seen) > 0]).toEqual([role, ANSWERING_ROLES.includes(role)])
  }
  await ownerQuery(server, 'update post set role = $1 where id = $2', [before!.role, posts.secretary])
})
