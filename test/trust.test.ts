/** What must not be possible: a late thing made timely afterwards, a talk told to others, a number that hangs on who asks. */
import { describe, expect, it } from 'vitest'
import { checkLedger } from '#duties/ledger.store.ts'
import { rollRules } from '#duties/rulebook.store.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, type Bureau, givePost, makeBureau, publishAssemblies, publishDuty, signInAs } from './builders.ts'
import { type Caller, refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const now = todayInBeijing()
const today = formatDay(now)
const year = Number(today.slice(0, 4))
const last = year - 1

const occurrencesOf = async (caller: Caller, query: { year: number; asOf?: string; known?: string }) =>
  (await caller.api.duties.board(query)).cells.flatMap(({ occurrences }) => occurrences)
const standingOf = async (caller: Caller, id: string) => (await caller.api.duties.occurrence({ id })).step.standing
const yearly = { quote: '每年一次', cadence: { every: 'year', times: 1 } } as const

describe('补录认定', () => {
  const late = (recordId: string) => ({ kind: 'late_entry' as const, id: newId(), recordId, reason: '系统未开通' })

  it('批准的是当时的内容：以后更正成另一天的，不算按时；再申请要再批', async () => {
    const bureau = await makeBureau(server, 'pizhun')
    const [officer, secretary] = [
      await signInAs(server, bureau, 'officer'),
      await signInAs(server, bureau, 'secretary'),
    ]
    const duty = await publishAssemblies(server, bureau, last)
    const quarter = (start: string) => standingOf(officer, `${duty}/${bureau.bodies.first}/${last}-${start}`)
    const id = newId()
    await secretary.api.records.submit({ id, kind: 'assembly', content: assemblyOf(bureau, `${last}-05-20`) })
    const first = late(id)
    await secretary.api.approvals.ask(first)
    await officer.api.approvals.decide({ id: first.id, approve: true })
    expect([await quarter('01-01'), await quarter('04-01')]).toEqual(['missed', 'done'])
    const moved = assemblyOf(bureau, `${last}-02-20`)
    await secretary.api.records.correct({ id, version: 1, reason: '日期写错', content: moved })
    expect([await quarter('01-01'), await quarter('04-01')]).toEqual(['done-late', 'missed'])

    const second = late(id)
    await secretary.api.approvals.ask(second)
    const place = { ...moved, heldOn: `${last}-03-20` }
    await secretary.api.records.correct({ id, version: 2, reason: '日期又写错', content: place })
    expect(await refusalOf(officer.api.approvals.decide({ id: second.id, approve: true }))).toMatchObject({
      status: 409,
      rule: 'stale',
    })
    await officer.api.approvals.decide({ id: second.id, approve: false, reason: '内容变了' })
    const third = late(id)
    await secretary.api.approvals.ask(third)
    await officer.api.approvals.decide({ id: third.id, approve: true })
    expect(await quarter('01-01')).toBe('done')
  })

  it('谈话也能批准，批的人看不到谈话；它计入的每个单位和岗位都随之更新', async () => {
    const bureau = await makeBureau(server, 'tanhua')
    await givePost(server, bureau, { role: 'division_head', name: '副处长', body: 'division', person: 'secretary' })
    const [officer, secretary] = [
      await signInAs(server, bureau, 'officer'),
      await signInAs(server, bureau, 'secretary'),
    ]
    const duty = await publishDuty(server, bureau, last, {
      ...{ ...yearly, title: '谈心', owes: { bodies: 'division' }, kind: 'heart_to_heart_talk', measure: 'count' },
      target: 1,
    })
    const id = newId()
    const { secretary: talker, member } = bureau.people
    const content = {
      subjectId: bureau.posts.secretary!,
      heldOn: `${last}-06-01`,
      talker,
      with: [member],
      topics: ['thought'],
    }
    await secretary.api.records.submit({ id, kind: 'talk', content })
    const asked = late(id)
    await secretary.api.approvals.ask(asked)
    expect(await refusalOf(officer.api.records.get({ id }))).toMatchObject({ status: 404 })
    await officer.api.approvals.decide({ id: asked.id, approve: true })
    const occurrence = `${duty}/${bureau.bodies.division}/${last}-01-01`
    const head = await signInAs(server, bureau, 'head')
    expect([await standingOf(officer, occurrence), await standingOf(head, occurrence)]).toEqual(['done', 'done'])
    expect((await checkLedger(server.system.db, bureau.id)).different).toEqual([])
  })
})

describe('数字不因人而异', () => {
  const projects = async (name: string) => {
    const bureau = await makeBureau(server, name)
    const officer = await signInAs(server, bureau, 'officer')
    await officer.api.registers.create({ name: '项目台账', standard: 'projects' })
    const item = (subjectId: string, name: string) => ({
      id: newId(),
      fields: { name, subjectId, from: `${year}-01-05`, to: `${year}-06-30` },
    })
    return { bureau, officer, item }
  }

  it('全局口径的比率，过去的某一天各人看到的也相同', async () => {
    const { bureau, officer, item } = await projects('bilv')
    const duty = await publishDuty(server, bureau, year, {
      ...{ ...yearly, title: '谈话率', owes: { bodies: 'branch' }, kind: 'integrity_talk', measure: 'ratio' },
      ...{ target: 1, register: 'projects', scope: 'bureau' },
    })
    const items = [item(bureau.bodies.first, '甲'), item(bureau.bodies.second, '乙')]
    await officer.api.registers.addItems({ code: 'projects', items })
    await officer.api.registers.confirm({ code: 'projects', complete: true })
    const secretary = await signInAs(server, bureau, 'secretary')
    const content = {
      subjectId: bureau.bodies.first,
      duties: [duty],
      items: [items[0]!.id],
      heldOn: today,
      title: '谈话',
    }
    await secretary.api.records.submit({ id: newId(), kind: 'plain', content })
    const asOf = formatDay(now + 1)
    const seen = async (caller: Caller, day: string) =>
      (await occurrencesOf(caller, { year, asOf: day, known: day === asOf ? asOf : today }))
        .filter(({ occurrence }) => occurrence.includes(bureau.bodies.first))
        .map(({ standing, value }) => [standing, value])
    const yesterday = formatDay(now - 1)
    for (const day of [yesterday, today]) expect(await seen(secretary, day)).toEqual(await seen(officer, day))
    expect(await seen(secretary, today)).toMatchObject([[expect.any(String), 0.5]])
  })

  it('事项改由别的支部负责以后，原来的支部不再看到它的任何版本', async () => {
    const { bureau, officer, item } = await projects('yijiao')
    const [secretary, other] = [
      await signInAs(server, bureau, 'secretary'),
      await signInAs(server, bureau, 'otherSecretary'),
    ]
    const { id, fields } = item(bureau.bodies.first, '原名')
    await secretary.api.registers.addItems({ code: 'projects', items: [{ id, fields }] })
    const given = { ...fields, name: '新名', subjectId: bureau.bodies.second }
    await officer.api.registers.changeItem({ id, version: 1, fields: given })
    expect((await secretary.api.registers.get({ code: 'projects' })).items).toEqual([])
    expect((await other.api.registers.get({ code: 'projects' })).items).toMatchObject([{ name: '新名', version: 2 }])
    expect(await refusalOf(secretary.api.registers.changeItem({ id, version: 1, fields }))).toMatchObject({
      status: 404,
    })
  })

  it('党员的日历里，办过的不再显示为还要办', async () => {
    const bureau = await makeBureau(server, 'dangyuan')
    await publishAssemblies(server, bureau, year)
    const [secretary, member] = [await signInAs(server, bureau, 'secretary'), await signInAs(server, bureau, 'member')]
    const month = `${year}-${String(3 * Math.ceil(Number(today.slice(5, 7)) / 3)).padStart(2, '0')}`
    const coming = async () => (await member.api.calendar.month({ month })).events.length
    const before = await coming()
    await secretary.api.records.submit({ id: newId(), kind: 'assembly', content: assemblyOf(bureau, today) })
    expect(await coming()).toBeLessThan(before)
  })
})

describe('谈话是两个人之间的事', () => {
  it('接任的人知道还要同谁谈，不知道前任哪天同谁谈过；支部的其他委员连名单也没有', async () => {
    const bureau = await makeBureau(server, 'jieren')
    const [officer, secretary] = [
      await signInAs(server, bureau, 'officer'),
      await signInAs(server, bureau, 'secretary'),
    ]
    const duty = { ...yearly, kind: 'heart_to_heart_talk', measure: 'counterparts', list: 'members' } as const
    await publishDuty(server, bureau, year, { ...duty, title: '书记谈', owes: { posts: 'branch_secretary' } })
    const id = newId()
    const content = {
      ...{ subjectId: bureau.posts.secretary!, heldOn: formatDay(now - 20), talker: bureau.people.secretary },
      ...{ with: [bureau.people.head], topics: ['thought'] },
    }
    await secretary.api.records.submit({ id, kind: 'talk', content })
    const told = async (caller: Caller) =>
      (await caller.api.talks.coverage({})).own.flatMap(({ people }) => people.filter(({ since }) => since !== null))
    expect(await told(secretary)).toMatchObject([{ id: bureau.people.head, since: content.heldOn }])
    await officer.api.office.appoint({ postId: bureau.posts.secretary!, personId: bureau.people.member!, from: today })
    const successor = await signInAs(server, bureau, 'member')
    const { own } = await successor.api.talks.coverage({})
    expect(own.flatMap(({ people }) => people).length).toBeGreaterThan(0)
    expect(await told(successor)).toEqual([])
  })
})

describe('固定要求', () => {
  const decide = (
    caller: Caller,
    id: string,
    settings: Record<string, number>,
    from: string,
    seen: number,
    active = true,
  ) => caller.api.rulebook.decide({ id, settings, from, active, seen })
  const targets = async (caller: Caller, bureau: Bureau) =>
    (await occurrencesOf(caller, { year }))
      .filter(({ occurrence }) => occurrence.includes(bureau.bodies.first))
      .map(({ start, target }) => [start.slice(5), target])
      .sort()

  it('年中启用的，当年已经过去的不补；夜间续排只管以后的年度', async () => {
    const bureau = await makeBureau(server, 'xuqi')
    const officer = await signInAs(server, bureau, 'officer')
    await decide(officer, 'ZXZ-02', {}, `${year}-05-01`, 0)
    expect(await rollRules(server.system.db, bureau.id, now)).toBe(0)
    expect(await occurrencesOf(officer, { year })).toEqual([])
  })

  it('先定了以后的，又改早的：每个时段只要求一次；停用以后不再要求', async () => {
    const bureau = await makeBureau(server, 'gaizao')
    const officer = await signInAs(server, bureau, 'officer')
    await decide(officer, 'BR-08', { times: 1 }, `${year}-01-01`, 0)
    await decide(officer, 'BR-08', { times: 2 }, `${year}-10-01`, 1)
    await decide(officer, 'BR-08', { times: 3 }, `${year}-04-01`, 2)
    expect(await targets(officer, bureau)).toEqual([
      ['01-01', 1],
      ['04-01', 3],
      ['07-01', 3],
      ['10-01', 3],
    ])
    await decide(officer, 'BR-08', { times: 3 }, `${year}-04-01`, 3, false)
    expect(await targets(officer, bureau)).toEqual([['01-01', 1]])
    expect(
      await refusalOf(officer.api.rulebook.preview({ id: 'BR-08', settings: { times: 1.5 }, from: `${year}-01-01` })),
    ).toMatchObject({ status: 422 })
  })
})

it('已经逾期的，不能用调整或撤销抹去；当天发布的可以收回', async () => {
  const bureau = await makeBureau(server, 'mohui')
  const officer = await signInAs(server, bureau, 'officer')
  const id = await publishAssemblies(server, bureau, last)
  const undo = { id, effectiveFrom: `${last}-01-01`, set: null, seen: 0, reason: '撤销' }
  await ownerQuery(server, `update duty set entered_on = $2 where id = $1`, [id, `${last}-01-01`])
  expect((await officer.api.dutyChanges.changePreview(undo)).forgiven).toBe(8)
  expect(await refusalOf(officer.api.dutyChanges.change(undo))).toMatchObject({ status: 422, rule: 'forgiven' })
  await ownerQuery(server, `update duty set entered_on = $2 where id = $1`, [id, today])
  await officer.api.dutyChanges.change(undo)
  expect(await occurrencesOf(officer, { year: last })).toEqual([])
})

it('停用的账号：密码对的说明已停用，密码不对的和没有这个账号一样', async () => {
  const bureau = await makeBureau(server, 'tingyong')
  const admin = await signInAs(server, bureau, 'systemAdmin')
  const signIn = async (username: string, password: string) => {
    const answer = await fetch(`${server.address}/api/session/signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'jianxing' },
      body: JSON.stringify({ username, password }),
    })
    return [answer.status, ((await answer.json()) as { message?: string }).message]
  }
  const account = bureau.accounts.secretary!
  const { username, password } = await admin.api.accounts.resetPassword({ id: account })
  await admin.api.accounts.setDisabled({ id: account, disabled: true })
  expect(await signIn(username, password)).toEqual([401, expect.stringContaining('已停用')])
  const wrong = await signIn(username, `${password}x`)
  expect(wrong).toEqual(await signIn('nobody-of-that-name', password))
  await admin.api.accounts.setDisabled({ id: account, disabled: false })
  expect(await signIn(username, password)).toEqual([200, undefined])
})

it('密码重置、账号停用以后，日历地址不再有内容，恢复账号也不再有', async () => {
  const bureau = await makeBureau(server, 'dizhi')
  const [secretary, admin] = [
    await signInAs(server, bureau, 'secretary'),
    await signInAs(server, bureau, 'systemAdmin'),
  ]
  const feed = async () => new URL((await secretary.api.calendar.makeFeed({ subjectId: null })).url).pathname
  const [first, second] = [await feed(), await feed()]
  const read = async (path: string) => (await fetch(`${server.address}${path}`)).status
  expect(await read(first)).toBe(200)
  const account = bureau.accounts.secretary!
  await admin.api.accounts.setDisabled({ id: account, disabled: true })
  await admin.api.accounts.setDisabled({ id: account, disabled: false })
  expect([await read(first), await read(second)]).toEqual([404, 404])
})
