import { describe, expect, it } from 'vitest'
import { inScope } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { listRequests } from '#requests/request.store.ts'
import { everything, makeBureau, ROLES, type Role, signInAs } from './builders.ts'
import { type Caller, refusalOf } from './caller.ts'
import { counted } from './counted.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const bureau = await makeBureau(server)
const foreign = await makeBureau(server, 'foreign')
const { bodies, posts } = bureau
const callers = Object.fromEntries(
  await Promise.all(ROLES.map(async (role) => [role, await signInAs(server, bureau, role)] as const)),
) as Record<Role, Caller>
const { member, secretary, officer, otherSecretary, otherMember } = callers

const request = (rest: object = {}) => ({
  ...{ id: newId(), bodyId: bodies.first, kind: 'hardship' as const, title: '家中有病人', text: '想申请困难帮扶。' },
  ...rest,
})
async function asked(rest: object = {}, by: Caller = member): Promise<string> {
  const one = request(rest)
  await by.api.requests.ask(one)
  return one.id
}
/** Who can open a request. */
async function readers(id: string): Promise<Role[]> {
  const open = await Promise.all(ROLES.map(async (role) => (await callers[role].post('requests.get', { id })).status))
  return ROLES.filter((_, index) => open[index] === 200)
}
/** Titles of the notices that a person has not read, which this reads. */
async function news(caller: Caller): Promise<string[]> {
  const { notices, known } = await caller.api.notices.list({ show: 'unread' })
  await caller.api.notices.seen({ ids: known })
  return notices.map(({ title }) => title)
}

describe('向谁提', () => {
  it('本人所在支部和机关党委，写明谁会看到', async () => {
    expect((await member.api.requests.addressees({})).bodies).toEqual(
      [
        {
          id: bodies.committee,
          name: '机关党委',
          committee: true,
          answerers: [{ name: '何书宁', post: expect.any(String) }],
        },
        {
          id: bodies.first,
          name: '第一党支部',
          committee: false,
          answerers: [{ name: '周念一', post: expect.any(String) }],
        },
      ].reverse(),
    )
  })

  it('自己是唯一答复人的组织不在其中；管理员没有', async () => {
    const ids = async (caller: Caller) => (await caller.api.requests.addressees({})).bodies.map(({ id }) => id)
    expect(await ids(secretary)).toEqual([bodies.committee])
    expect(await ids(officer)).toEqual([bodies.second])
    expect(await ids(callers.systemAdmin)).toEqual([])
  })

  it('不能向别的支部、自己答复的组织、没有人答复的组织提；管理员不能提', async () => {
    for (const [caller, bodyId] of [
      [member, bodies.second],
      [member, bodies.division],
      [member, foreign.bodies.first],
      [member, newId()],
      [secretary, bodies.first],
    ] as const) {
      expect(await refusalOf(caller.api.requests.ask(request({ bodyId })))).toMatchObject({
        status: 422,
        rule: 'body',
        field: 'bodyId',
      })
    }
    const byAdmin = callers.systemAdmin.api.requests.ask(request())
    expect(await refusalOf(byAdmin)).toMatchObject({ status: 403, rule: 'no-person' })
  })

  it.each([
    ['title', { title: '一' }],
    ['title', { title: '长'.repeat(41) }],
    ['text', { text: ' ' }],
    ['text', { text: '长'.repeat(1001) }],
    ['kind', { kind: 'complaint' }],
    ['id', { id: '1' }],
  ])('%s 填得不对', async (field, wrong) => {
    const call = member.api.requests.ask(request(wrong) as never)
    expect(await refusalOf(call)).toMatchObject({ status: 400, field })
  })

  it('一千字刚好；重复提交只有一件，只通知一次；编号被别人用过的拒绝', async () => {
    await news(secretary)
    const one = request({ text: '长'.repeat(1000) })
    await Promise.all([member.api.requests.ask(one), member.api.requests.ask(one)])
    expect(await news(secretary)).toEqual(['有一件诉求待答复'])
    const stolen = otherMember.api.requests.ask({ ...one, bodyId: bodies.second })
    expect(await refusalOf(stolen)).toMatchObject({ status: 409, rule: 'taken' })
  })
})

describe('谁看得到', () => {
  it('提出人和所提支部的书记；机关党委、局领导、党组书记、纪委、管理员都看不到', async () => {
    expect(await readers(await asked())).toEqual(['secretary', 'member'])
  })

  it('提出人愿意的，机关党委也看得到，但不能答复', async () => {
    const id = await asked({ shared: true })
    expect(await readers(id)).toEqual(['officer', 'secretary', 'member'])
    const { others, waiting } = await officer.api.requests.list({})
    expect([others.some((one) => one.id === id), waiting.some((one) => one.id === id)]).toEqual([true, false])
    expect((await officer.api.requests.get({ id })).may).toEqual(NOTHING)
    const call = officer.api.requests.answer({ id, text: '我来答复' })
    expect(await refusalOf(call)).toMatchObject({ status: 409, rule: 'turn' })
  })

  it('直接向机关党委提的，支部看不到', async () => {
    expect(await readers(await asked({ bodyId: bodies.committee }))).toEqual(['officer', 'member'])
  })

  it('撤回以后只有提出人看得到', async () => {
    const id = await asked({ shared: true })
    await member.api.requests.withdraw({ id })
    expect(await readers(id)).toEqual(['member'])
  })

  it('组织委员看得到，兼职纪检委员看不到；任期结束就看不到', async () => {
    const id = await asked()
    const set = (role: string, to: string | null = null) =>
      ownerQuery(
        server,
        `with p as (update post set role = $1, body_id = $2 where id = $3)
         update post_holding set to_day = $4 where post_id = $3`,
        [role, bodies.first, posts.head, to],
      )
    await set('branch_organiser')
    expect(await readers(id)).toEqual(['secretary', 'head', 'member'])
    await set('branch_organiser', '2020-01-01')
    expect(await readers(id)).toEqual(['secretary', 'member'])
    await set('branch_discipline_officer')
    expect(await readers(id)).toEqual(['secretary', 'member'])
    await ownerQuery(server, `update post set role = 'division_head', body_id = $1 where id = $2`, [
      bodies.division,
      posts.head,
    ])
  })
})

const NOTHING = { answer: false, handUp: false, askAgain: false, escalate: false, close: false, withdraw: false }
const refusedTurn = { status: 409, rule: 'turn' }

describe('往来', () => {
  it('提出、答复、追问、再答复、了结；每一步对方得到消息，消息里没有内容', async () => {
    await ownerQuery(server, 'delete from notice')
    const id = await asked()
    const waiting = await secretary.api.requests.list({})
    expect(waiting).toMatchObject({ answers: true })
    expect(waiting.waiting.find((one) => one.id === id)).toMatchObject({
      state: 'asked',
      promise: { late: false, days: 10 },
    })
    expect(await news(secretary)).toEqual(['有一件诉求待答复'])
    await secretary.api.requests.answer({ id, text: '支部已安排走访。' })
    expect(await news(member)).toEqual(['您的诉求已答复'])
    expect(await member.api.requests.get({ id })).toMatchObject({
      state: 'answered',
      promise: null,
      mine: true,
      may: { ...NOTHING, askAgain: true, escalate: true, close: true },
    })
    await member.api.requests.askAgain({ id, text: '什么时候来？' })
    expect(await news(secretary)).toEqual(['有一件诉求被追问，待答复'])
    await secretary.api.requests.answer({ id, text: '周五下午。' })
    expect(await refusalOf(member.api.requests.askAgain({ id, text: '再问一次' }))).toMatchObject(refusedTurn)
    await member.api.requests.close({ id, satisfied: false })
    expect(await news(secretary)).toEqual(['提出人了结了一件诉求'])
    const { messages, state, endedOn, may, satisfied } = await secretary.api.requests.get({ id })
    expect([state, endedOn !== null, may, satisfied]).toEqual(['closed', true, NOTHING, false])
    expect(messages.map(({ part, by, body }) => [part, by, body])).toEqual([
      ['ask', '王小满', null],
      ['answer', '周念一', '第一党支部'],
      ['ask_again', '王小满', null],
      ['answer', '周念一', '第一党支部'],
    ])
    const notices = await ownerQuery(server, 'select title, text from notice')
    expect(JSON.stringify(notices)).not.toMatch(/病人|帮扶|走访|周五/)
  })

  it('转机关党委：说明提出人看得到，期限不变，由机关党委答复，支部还看得到', async () => {
    await ownerQuery(server, 'delete from notice')
    const id = await asked()
    const before = (await member.api.requests.get({ id })).promise
    await secretary.api.requests.handUp({ id, remark: '需要机关党委统筹经费' })
    expect(await news(officer)).toEqual(['有一件转来的诉求待答复'])
    expect(await news(member)).toEqual(['您的诉求已转机关党委'])
    const seen = await member.api.requests.get({ id })
    expect(seen).toMatchObject({ state: 'asked', promise: before, answering: { id: bodies.committee } })
    expect(seen.messages[1]).toMatchObject({ part: 'hand_up', text: '需要机关党委统筹经费' })
    expect(await refusalOf(secretary.api.requests.answer({ id, text: '我来答' }))).toMatchObject(refusedTurn)
    expect(await refusalOf(officer.api.requests.handUp({ id, remark: '再转' }))).toMatchObject(refusedTurn)
    await officer.api.requests.answer({ id, text: '已列入帮扶名单。' })
    expect(await readers(id)).toEqual(['officer', 'secretary', 'member'])
    await member.api.requests.askAgain({ id, text: '何时发放？' })
    expect(await news(officer)).toEqual(['有一件诉求被追问，待答复'])
  })

  it('对答复不满意：提出人转机关党委一次，期限重新算，支部还看得到；机关党委答复后只剩追问和了结', async () => {
    await ownerQuery(server, 'delete from notice')
    const id = await asked()
    await secretary.api.requests.answer({ id, text: '支部没有经费。' })
    await news(member)
    await ownerQuery(server, `update request set asked_on = asked_on - 30 where id = $1`, [id])
    await member.api.requests.escalate({ id, text: '确有困难，请机关党委再看一看。' })
    expect(await news(officer)).toEqual(['提出人对答复不满意，有一件诉求转来待答复'])
    expect(await news(secretary)).toContain('提出人对答复不满意，诉求已转机关党委')
    expect(await readers(id)).toEqual(['officer', 'secretary', 'member'])
    expect(await member.api.requests.get({ id })).toMatchObject({
      state: 'asked_again',
      promise: { days: 10, late: false },
      answering: { id: bodies.committee },
    })
    expect(await refusalOf(secretary.api.requests.answer({ id, text: '再答' }))).toMatchObject(refusedTurn)
    await officer.api.requests.answer({ id, text: '已列入帮扶名单。' })
    const { may, messages } = await member.api.requests.get({ id })
    expect(may).toEqual({ ...NOTHING, askAgain: true, close: true })
    expect(messages.map(({ part }) => part)).toEqual(['ask', 'answer', 'escalate', 'answer'])
    expect(await refusalOf(member.api.requests.escalate({ id, text: '再转一次' }))).toMatchObject(refusedTurn)
  })

  it('没有答复也可以了结；了结以后双方都看得到，谁也不能再办', async () => {
    const id = await asked()
    await member.api.requests.close({ id, satisfied: true })
    expect(await readers(id)).toEqual(['secretary', 'member'])
    // There was nothing to be content with.
    expect((await member.api.requests.get({ id })).satisfied).toBeNull()
    expect(await refusalOf(secretary.api.requests.answer({ id, text: '晚了' }))).toMatchObject(refusedTurn)
  })

  it('机关党委没有别人可以答复时，支部不能转，提出人也不能转', async () => {
    // The officer belongs to the second branch and is alone in the committee's office.
    const id = await asked({ bodyId: bodies.second }, officer)
    const call = otherSecretary.api.requests.handUp({ id, remark: '转上级' })
    expect(await refusalOf(call)).toMatchObject({ status: 422, rule: 'no-committee' })
    await otherSecretary.api.requests.answer({ id, text: '支部答复' })
    const up = officer.api.requests.escalate({ id, text: '不满意' })
    expect(await refusalOf(up)).toMatchObject({ status: 422, rule: 'no-committee' })
  })

  it('没有轮到的、看不到的都办不了', async () => {
    const id = await asked()
    for (const turn of ['askAgain', 'escalate'] as const)
      expect(await refusalOf(member.api.requests[turn]({ id, text: '再问' }))).toMatchObject(refusedTurn)
    expect(await refusalOf(member.api.requests.answer({ id, text: '自答' }))).toMatchObject(refusedTurn)
    expect(await refusalOf(member.api.requests.handUp({ id, remark: '自转' }))).toMatchObject(refusedTurn)
    for (const turn of ['askAgain', 'escalate', 'close', 'withdraw'] as const)
      expect(await refusalOf(secretary.api.requests[turn]({ id, text: '再问' }))).toMatchObject(refusedTurn)
    for (const turn of ['answer', 'handUp', 'askAgain', 'escalate', 'close', 'withdraw'] as const) {
      for (const caller of [otherSecretary, officer, callers.leader, callers.systemAdmin]) {
        const input = { id, text: '内容', remark: '说明' }
        expect(await refusalOf(caller.api.requests[turn](input))).toMatchObject({ status: 404 })
      }
    }
    expect(await refusalOf(secretary.api.requests.answer({ id, text: '长'.repeat(1001) }))).toMatchObject({
      status: 400,
    })
    expect(await refusalOf(secretary.api.requests.handUp({ id, remark: '' }))).toMatchObject({ status: 400 })
    expect((await member.api.requests.get({ id })).state).toBe('asked')
  })

  it('两位同时答复，只有一份；撤回以后不能答复，撤回的消息不指向打不开的页面', async () => {
    const id = await asked()
    const twice = await Promise.allSettled([1, 2].map((n) => secretary.api.requests.answer({ id, text: `答复${n}` })))
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await member.api.requests.get({ id })).messages).toHaveLength(2)
    expect(await refusalOf(member.api.requests.withdraw({ id }))).toMatchObject(refusedTurn)
    await news(secretary)
    const gone = await asked()
    await member.api.requests.withdraw({ id: gone })
    expect(await refusalOf(secretary.api.requests.answer({ id: gone, text: '晚了' }))).toMatchObject({ status: 404 })
    const { notices } = await secretary.api.notices.list({ show: 'unread' })
    expect(notices[0]).toMatchObject({ title: '提出人撤回了一件诉求', to: '/requests' })
  })
})

it('结束了很多以后：只取最近的200件，没有结束的全部取；单件照样打得开', async () => {
  const one = await makeBureau(server, 'many')
  const add = (count: number, state: string, ended: string | null) =>
    ownerQuery(
      server,
      `insert into request (bureau_id, id, kind, title, state, asker_id, asker_name, body_id, answering_id, asked_on, ended_on)
       select $1, gen_random_uuid(), 'other', '第' || n || '件', $2, $3, '', $4, $4, date '2026-01-01' + n, $5
       from generate_series(1, $6::int) n returning id, title`,
      [one.id, state, one.people.member, one.bodies.first, ended, count],
    )
  const [oldest] = await add(230, 'closed', '2027-01-01')
  await add(3, 'asked', null)
  const scope = { ...everything(one), account: one.accounts.member, person: one.people.member }
  await inScope(server.db.app, scope, async (open) => {
    const { tx, count } = counted(open)
    const requests = await listRequests(tx, one.id)
    expect(requests.map(({ title }) => title).slice(0, 4)).toEqual(['第3件', '第2件', '第1件', '第230件'])
    expect([requests.length, count.rows]).toEqual([203, 203])
    expect(await listRequests(tx, one.id, oldest!.id as string)).toMatchObject([{ title: '第1件', state: 'closed' }])
  })
})

it('审计里没有内容', async () => {
  const rows = await ownerQuery(server, `select detail::text as detail from audit where endpoint like 'requests.%'`)
  expect(rows.length).toBeGreaterThan(5)
  expect(JSON.stringify(rows)).not.toMatch(/病人|帮扶|统筹/)
})
