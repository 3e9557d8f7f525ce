import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { endNotices } from '#notices/notice.jobs.ts'
import { makeBureau, publishAssemblies, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const bureau = await makeBureau(server)
const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const duty = await publishAssemblies(server, bureau, year)
const member = await signInAs(server, bureau, 'member')
const secretary = await signInAs(server, bureau, 'secretary')
const otherSecretary = await signInAs(server, bureau, 'otherSecretary')
const officer = await signInAs(server, bureau, 'officer')

/** Writes notices of the member, `days` old each. */
async function tell(...days: number[]): Promise<string[]> {
  await ownerQuery(server, 'delete from notice')
  const ids = days.map(() => newId())
  for (const [index, age] of days.entries()) {
    await ownerQuery(
      server,
      `insert into notice (bureau_id, id, person_id, kind, title, text, address, made_at)
       values ($1, $2, $3, 'plan_published', $4, '', '/duty-list', now() - make_interval(days => $5))`,
      [bureau.id, ids[index], bureau.people.member, `第${index}条`, age],
    )
  }
  return ids
}
const titles = async (query: Parameters<typeof member.api.notices.list>[0] = {}) =>
  (await member.api.notices.list(query)).notices.map(({ title }) => title)

describe('自己的消息', () => {
  it('未读在前，新的在前；读过一条，条数随之减少；再读一次也不出错', async () => {
    const [first] = await tell(0, 1, 2)
    expect(await titles()).toEqual(['第0条', '第1条', '第2条'])
    expect(await member.api.notices.unread({})).toMatchObject({ count: 3, waiting: [{ to: '/duty-list' }] })
    await member.api.notices.read({ id: first! })
    await member.api.notices.read({ id: first! })
    expect(await titles()).toEqual(['第1条', '第2条', '第0条'])
    expect(await titles({ show: 'unread' })).toEqual(['第1条', '第2条'])
    expect(await member.api.notices.list({ show: 'unread' })).toMatchObject({ total: 2, unread: 2 })
  })

  it('别人看不到，标记不了；没有这条的回答一样', async () => {
    const [first] = await tell(0)
    expect(await secretary.api.notices.list({})).toMatchObject({ notices: [], total: 0, unread: 0 })
    for (const id of [first!, newId()]) {
      expect(await refusalOf(secretary.api.notices.read({ id }))).toMatchObject({ status: 404 })
    }
    expect((await secretary.api.notices.seen({ ids: [first!] })).count).toBe(0)
    expect(await member.api.notices.unread({})).toMatchObject({ count: 1 })
  })

  it('每页二十条', async () => {
    await tell(...Array.from({ length: 45 }, (_, age) => age))
    expect((await titles()).length).toBe(20)
    expect(await titles({ page: 3 })).toEqual(['第40条', '第41条', '第42条', '第43条', '第44条'])
    expect(await member.api.notices.list({ page: 4 })).toMatchObject({ notices: [], total: 45 })
    expect(await refusalOf(member.api.notices.list({ page: 0 }))).toMatchObject({ status: 400 })
  })

  /** A command that began before everything else and ends only now. */
  const tellSlowly = () =>
    ownerQuery(
      server,
      `insert into notice (bureau_id, id, person_id, kind, title, text, address, made_at)
       values ($1, $2, $3, 'plan_published', '刚到的', '', '/duty-list', now() - interval '1 hour')`,
      [bureau.id, newId(), bureau.people.member],
    )

  it('全部标为已读，只标看到列表时已有的：更早开始、后来才发出的还是未读', async () => {
    await tell(3, 2)
    const { known } = await member.api.notices.list({})
    await tellSlowly()
    expect(await member.api.notices.seen({ ids: known })).toEqual({ count: 2 })
    expect(await titles({ show: 'unread' })).toEqual(['刚到的'])
    expect(await refusalOf(member.api.notices.seen({ ids: ['昨天'] }))).toMatchObject({ status: 400 })
    expect(await member.api.notices.seen({ ids: [] })).toEqual({ count: 0 })
  })

  it('打开所指的页面：那时知道的都已读，别的页面、别人的、后来发出的不动；再打开一次也不出错', async () => {
    const [, , other] = await tell(0, 1, 2)
    await ownerQuery(server, `update notice set address = '/approvals' where id = $1`, [other])
    const { count, waiting } = await member.api.notices.unread({})
    expect([count, waiting.map(({ to }) => to)]).toEqual([3, ['/duty-list', '/approvals']])
    const seen = { ids: waiting[0]!.ids }
    expect(await secretary.api.notices.seen(seen)).toEqual({ count: 0 })
    await tellSlowly()
    expect(await member.api.notices.seen(seen)).toEqual({ count: 2 })
    expect(await member.api.notices.seen(seen)).toEqual({ count: 0 })
    expect(await titles({ show: 'unread' })).toEqual(['刚到的', '第2条'])
    await member.api.notices.seen({ ids: (await member.api.notices.list({})).known })
    expect(await member.api.notices.unread({})).toEqual({ count: 0, waiting: [] })
  })

  it('满一年的夜里删除', async () => {
    await tell(0, 364, 367, 800)
    await endNotices(server.db)
    expect(await titles()).toEqual(['第0条', '第1条'])
  })

  it('页面自己按时询问，不延长没有人用的登录', async () => {
    const seen = async () =>
      (await ownerQuery(server, 'select last_seen_at from session where account_id = $1', [bureau.accounts.member]))[0]!
        .last_seen_at as Date
    await ownerQuery(server, `update session set last_seen_at = now() - interval '20 minutes' where account_id = $1`, [
      bureau.accounts.member,
    ])
    const before = await seen()
    await member.api.notices.unread({})
    expect(await member.post('notices.unread', {})).toMatchObject({ status: 200 })
    expect(await seen()).toEqual(before)
    await member.api.notices.list({})
    expect((await seen()).getTime()).toBeGreaterThan(before.getTime())
    await ownerQuery(server, `update session set last_seen_at = now() - interval '31 minutes' where account_id = $1`, [
      bureau.accounts.member,
    ])
    expect(await member.post('notices.unread', {})).toMatchObject({ status: 401 })
  })
})

describe('谁在什么时候得到消息', () => {
  it('申请提出后，有权审批的人得到；审批后，申请人得到；事由和意见不写进消息，不批准的理由由申请人读时看到', async () => {
    await ownerQuery(server, 'delete from notice')
    const id = newId()
    const asked = { kind: 'exemption' as const, id, dutyId: duty, subjectId: bureau.bodies.first }
    const ask = { ...asked, from: `${year}-01-01`, to: `${year}-03-31`, reason: '全体外出驻点' }
    await secretary.api.approvals.ask(ask)
    await secretary.api.approvals.ask(ask)
    const waiting = await officer.api.notices.list({})
    expect(waiting.notices).toMatchObject([
      {
        kind: 'approval_asked',
        title: '有一项豁免申请待审批',
        text: '第一党支部：党员大会',
        to: '/approvals',
        read: false,
      },
    ])
    await officer.api.approvals.decide({ id, approve: false, reason: '材料不全' })
    const decided = await secretary.api.notices.list({})
    expect(decided.notices).toMatchObject([
      { title: '豁免申请：不批准', text: '第一党支部：党员大会', to: '/approvals' },
    ])
    expect(decided.notices).toMatchObject([{ why: '理由：材料不全' }])
    const stored = await ownerQuery(server, 'select * from notice')
    expect([stored.length, JSON.stringify([waiting, stored])]).toEqual([2, expect.not.stringMatching(/驻点|材料/)])
  })

  it('审批了、撤回了的申请，等审批的消息随之已读，别的申请的不动；结果的消息仍是未读', async () => {
    await ownerQuery(server, 'delete from notice')
    const ask = async (from: string, to: string) => {
      const id = newId()
      const asked = { kind: 'exemption' as const, id, dutyId: duty, subjectId: bureau.bodies.first, from, to }
      await secretary.api.approvals.ask({ ...asked, reason: '全体外出驻点' })
      return id
    }
    const unread = async (caller: typeof officer) => (await caller.api.notices.unread({})).count
    const [first, second] = [await ask(`${year}-04-01`, `${year}-06-30`), await ask(`${year}-07-01`, `${year}-09-30`)]
    await ask(`${year}-10-01`, `${year}-12-31`)
    expect(await unread(officer)).toBe(3)
    await officer.api.approvals.decide({ id: first, approve: true })
    expect([await unread(officer), await unread(secretary)]).toEqual([2, 1])
    await secretary.api.approvals.withdraw({ id: second })
    // Whoever withdraws has read what there was of that one; the result of the other is news still.
    expect([await unread(officer), await unread(secretary)]).toEqual([1, 1])
  })

  it('要点发布后，负责的人各得一条，不按任务数；发布人和不负责的人没有', async () => {
    await ownerQuery(server, 'delete from notice')
    const [plan] = await ownerQuery(server, 'select plan_id as id from duty where id = $1', [duty])
    await ownerQuery(server, `update plan set state = 'review' where id = $1`, [plan!.id])
    await officer.api.plans.publish({ id: plan!.id as string, owedFrom: null })
    const rows = await ownerQuery(server, 'select person_id, title, address from notice order by person_id')
    const expected = [bureau.people.secretary, bureau.people.otherSecretary].sort()
    expect(rows.map(({ person_id }) => person_id)).toEqual(expected)
    expect(rows[0]).toMatchObject({ title: '《党建工作要点》已发布', address: `/duty-list?year=${year}` })
    const { notices } = await otherSecretary.api.notices.list({})
    const opened = await otherSecretary.api.dutyLists.get({ year: Number(notices[0]!.to.split('=')[1]) })
    expect(opened.rows.length).toBeGreaterThan(0)
  })

  it('诉求的消息写明是哪一件；撤回以后，和职务交出以后，不再写', async () => {
    await ownerQuery(server, 'delete from notice')
    const id = newId()
    const title = '宿舍漏水'
    const asker = await signInAs(server, bureau, 'member')
    await asker.api.requests.ask({ id, bodyId: bureau.bodies.first, kind: 'other', title, text: '请问找谁修？' })
    const told = async () => (await secretary.api.notices.list({})).notices.at(-1)
    expect(await told()).toMatchObject({
      title: '有一件诉求待答复',
      text: '第一党支部：宿舍漏水',
      to: `/requests/${id}`,
    })
    await ownerQuery(server, `update post set role = 'branch_discipline_officer' where id = $1`, [
      bureau.posts.secretary,
    ])
    expect(await told()).toMatchObject({ text: '第一党支部' })
    await ownerQuery(server, `update post set role = 'branch_secretary' where id = $1`, [bureau.posts.secretary])
    expect(await told()).toMatchObject({ text: '第一党支部：宿舍漏水' })
    await asker.api.requests.withdraw({ id })
    expect(JSON.stringify((await secretary.api.notices.list({})).notices)).not.toContain(title)
    expect(JSON.stringify(await ownerQuery(server, 'select * from notice'))).not.toContain(title)
  })
})
