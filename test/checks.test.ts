/** Submit, check, return item by item, correct, accept; entries for others; voiding. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { type Caller, refusalOf } from './caller.ts'
import { startDemonstration } from './demonstration.ts'

const today = formatDay(todayInBeijing())
const server = await startDemonstration(today)
const secretary = await server.as('zhibu1')
const other = await server.as('zhibu2')
const office = await server.as('dangwei')
const chief = await server.as('dwshuji')
const member = await server.as('dangyuan1')
const own = (caller: Caller) =>
  caller.api.session.me({}).then(({ recordsFor }) => recordsFor.find(({ post }) => !post)!.id)
const branch = await own(secretary)

const content = (over: Record<string, unknown> = {}) => ({
  subjectId: branch,
  heldOn: today,
  title: `学习 ${randomUUID().slice(0, 8)}`,
  text: '集体学习',
  duties: [],
  ...over,
})
const submit = async (caller: Caller, over: Record<string, unknown> = {}) => {
  const id = randomUUID()
  const duty = (await secretary.api.duties.choices({ subjectId: branch })).duties[0]!.id
  const filled = content({ duties: [duty], ...over })
  await caller.api.records.submit({ id, kind: 'plain', content: filled, duplicateConfirmed: true })
  return { id, content: filled }
}
const stateOf = (id: string, caller = secretary) => caller.api.records.get({ id }).then(({ summary }) => summary.state)
/** What the secretary was told of a record, the latest first. */
const toldOf = async (id: string) =>
  (await secretary.api.notices.list({})).notices.filter(({ to }) => to === `/records/${id}`).map(({ title }) => title)
/** What the one who had returned it was told of how the appeal came out. */
const outcomesOf = async (id: string) =>
  (await office.api.notices.list({})).notices
    .filter(({ to, kind }) => to === `/records/${id}` && kind === 'record_appeal_decided')
    .map(({ title }) => title)

describe('核对', () => {
  it('逐项退回，更正后重新待核，再采纳；经过都在，登记日期不变', async () => {
    const { id, content: filled } = await submit(secretary)
    await office.api.records.giveBack({ id, version: 1, findings: [{ field: 'title', remark: '标题写清主题' }] })
    const back = await secretary.api.records.get({ id })
    expect([back.summary.state, back.actions[0]]).toMatchObject([
      'returned',
      { action: 'return', version: 1, findings: [{ field: 'title', remark: '标题写清主题' }] },
    ])
    expect((await secretary.api.records.waiting({})).returned.map((one) => one.id)).toContain(id)
    expect((await secretary.api.notices.list({})).notices).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'record_returned', to: `/records/${id}`, read: false },
        text: expect.stringContaining(`：${filled.title}（${filled.heldOn}）`),
      }),
    )
    await secretary.api.records.correct({
      id,
      version: 1,
      content: { ...filled, title: '学习党章第三章' },
      reason: '按意见改',
    })
    expect(await stateOf(id)).toBe('submitted')
    await office.api.records.accept({ items: [{ id, version: 2 }] })
    expect((await secretary.api.notices.list({})).notices).toContainEqual(
      expect.objectContaining({ kind: 'record_mended', title: '您更正的一条纪实已采纳', to: `/records/${id}` }),
    )
    const { summary, actions, credits } = await secretary.api.records.get({ id })
    expect([summary.state, actions.map(({ action }) => action)]).toEqual(['accepted', ['accept', 'return']])
    expect(credits[0]?.enteredOn).toBe(today)
    expect((await secretary.api.records.waiting({})).returned.map((one) => one.id)).not.toContain(id)
  })

  it('填写更正期间被退回的，提交时先告诉，看过再提交', async () => {
    const { id, content: filled } = await submit(secretary)
    const read = (await secretary.api.records.get({ id })).actions.length
    await office.api.records.giveBack({ id, version: 1, findings: [{ field: 'quantity', remark: '学了2小时' }] })
    const correction = { id, version: 1, content: { ...filled, quantity: 2 }, reason: '更正学时' }
    expect(await refusalOf(secretary.api.records.correct({ ...correction, seen: read }))).toMatchObject({
      status: 409,
      rule: 'acted',
      message: expect.stringMatching(/^您填写期间，.+已将这条纪实退回。请对照退回意见再提交。$/),
    })
    expect(await stateOf(id)).toBe('returned')
    await secretary.api.records.correct({ ...correction, seen: read + 1 })
    expect(await stateOf(id)).toBe('submitted')
  })

  it('更正没有改动的不收；退回所指的栏没有改的先问，确认不需要改的才收', async () => {
    const { id, content: filled } = await submit(secretary)
    const correct = (over: object, unmendedConfirmed = false) =>
      secretary.api.records.correct({
        ...{ id, version: 1, reason: '按意见改', unmendedConfirmed },
        content: { ...filled, ...over },
      })
    expect(await refusalOf(correct({}))).toMatchObject({ status: 422, rule: 'unchanged' })
    await office.api.records.giveBack({
      ...{ id, version: 1 },
      findings: [
        { field: 'title', remark: '标题写清主题' },
        { field: 'place', remark: '写到房间' },
      ],
    })
    expect(await refusalOf(correct({}, true))).toMatchObject({
      rule: 'unchanged',
      message: expect.stringMatching(/申诉。$/),
    })
    expect(await refusalOf(correct({ title: '学习党章第四章' }))).toMatchObject({
      ...{ status: 422, rule: 'unmended' },
      message: '退回意见指出的“地点”没有改动。确实不需要改的，请确认后提交。',
    })
    expect(await stateOf(id)).toBe('returned')
    await correct({ title: '学习党章第四章' }, true)
    expect(await stateOf(id)).toBe('submitted')
  })

  it('撤回结论后回到待核', async () => {
    const { id } = await submit(secretary)
    await office.api.records.accept({ items: [{ id, version: 1 }] })
    await office.api.records.reopen({ id, version: 1, reason: '漏看附件' })
    expect(await stateOf(id)).toBe('submitted')
    await office.api.records.accept({ items: [{ id, version: 1 }] })
    expect(await stateOf(id)).toBe('accepted')
  })

  it('对退回申诉一次，由另一位同志核对', async () => {
    const { id } = await submit(secretary)
    await office.api.records.giveBack({ id, version: 1, remark: '没有附件' })
    await secretary.api.records.appeal({ id, version: 1, reason: '按规定不要求附件' })
    expect(await refusalOf(office.api.records.accept({ items: [{ id, version: 1 }] }))).toMatchObject({ rule: 'state' })
    await chief.api.records.giveBack({ id, version: 1, remark: '请写明主持人' })
    expect(await refusalOf(secretary.api.records.appeal({ id, version: 1, reason: '再申诉' }))).toMatchObject({
      rule: 'state',
    })
    const { actions } = await secretary.api.records.get({ id })
    expect(actions.map(({ action }) => action)).toEqual(['return', 'appeal', 'return'])
    expect(await toldOf(id)).toEqual(['申诉未成立，纪实再次退回，请更正', '有一条纪实被退回，请更正'])
    expect(await outcomesOf(id)).toEqual(['您退回的一条纪实申诉未成立，已由另一位同志再次退回，您不用办理'])
    // Who returned it first does not undo what the appeal has brought either.
    expect(await refusalOf(office.api.records.reopen({ id, version: 1, reason: '撤回' }))).toMatchObject({
      rule: 'state',
    })
  })

  it('申诉成立的，告诉申诉的人和登记的人', async () => {
    const { id } = await submit(secretary)
    await office.api.records.giveBack({ id, version: 1, remark: '没有附件' })
    await secretary.api.records.appeal({ id, version: 1, reason: '按规定不要求附件' })
    await chief.api.records.accept({ items: [{ id, version: 1 }] })
    expect(await toldOf(id)).toEqual(['申诉成立，纪实已采纳', '有一条纪实被退回，请更正'])
    expect(await outcomesOf(id)).toEqual(['您退回的一条纪实申诉成立，已由另一位同志采纳，您不用办理'])
  })

  it('申诉只裁决一次：撤回结论后再采纳，不再说申诉成立', async () => {
    const { id, content: filled } = await submit(secretary)
    const item = { id, version: 1 }
    await office.api.records.giveBack({ ...item, remark: '没有附件' })
    await secretary.api.records.appeal({ ...item, reason: '按规定不要求附件' })
    await chief.api.records.accept({ items: [item] })
    await chief.api.records.reopen({ ...item, reason: '漏看一项' })
    const { records } = await chief.api.records.toCheck({ find: filled.title })
    expect(records).toMatchObject([{ id, appealed: false }])
    await chief.api.records.accept({ items: [item] })
    expect((await toldOf(id)).filter((title) => title.startsWith('申诉成立'))).toHaveLength(1)
  })

  it('退回的人：知道有申诉、由谁决定，不计入他的待核，也不能改这条', async () => {
    const { id, content: filled } = await submit(secretary)
    const counts = async (caller: Caller) => {
      const { toCheck, appeals } = await caller.api.records.waiting({})
      return [toCheck, appeals]
    }
    const [before, chiefBefore] = [await counts(office), await counts(chief)]
    await office.api.records.giveBack({ id, version: 1, remark: '没有附件' })
    await secretary.api.records.appeal({ id, version: 1, reason: '按规定不要求附件' })
    expect(await counts(office)).toEqual([before[0]! - 1, before[1]])
    expect(await counts(chief)).toEqual([chiefBefore[0], chiefBefore[1]! + 1])
    const found = async (caller: Caller) => (await caller.api.records.toCheck({ find: filled.title })).total
    expect([await found(office), await found(chief)]).toEqual([0, 1])
    const { may } = await office.api.records.get({ id })
    const why = '对您的退回有申诉，由机关党委另一位同志核对。'
    expect(may).toMatchObject({ accept: why, return: why, correct: why, void: why })
    expect(
      await refusalOf(office.api.records.correct({ id, version: 1, content: filled, reason: '代为更正' })),
    ).toMatchObject({ status: 403 })
    const told = async (caller: Caller) =>
      (await caller.api.notices.list({})).notices.find(({ to }) => to === `/records/${id}`)?.title
    expect(await told(office)).toBe('您退回的一条纪实有申诉，由另一位同志核对，您不用办理')
    expect(await told(chief)).toBe('有一条纪实对退回提出申诉，请核对')
  })

  it('在清单里一并办结的，请人办理的消息随之已读，不必打开那一页；结果的消息仍是未读，写明理由', async () => {
    const { id } = await submit(secretary)
    const item = { id, version: 1 }
    const of = async (caller: Caller) =>
      (await caller.api.notices.list({})).notices
        .filter(({ to }) => to === `/records/${id}`)
        .map(({ title, read, why }) => [title, read, why])
    await office.api.records.giveBack({ ...item, remark: '没有附件' })
    expect(await of(secretary)).toEqual([['有一条纪实被退回，请更正', false, '理由：没有附件']])
    await secretary.api.records.appeal({ ...item, reason: '按规定不要求附件' })
    expect(await of(secretary)).toMatchObject([[expect.any(String), true, '理由：没有附件']])
    expect(await of(chief)).toMatchObject([['有一条纪实对退回提出申诉，请核对', false, null]])
    await chief.api.records.giveBack({ ...item, findings: [{ field: 'title', remark: '标题写清主题' }] })
    expect(await of(chief)).toMatchObject([['有一条纪实对退回提出申诉，请核对', true, null]])
    expect(await of(secretary)).toMatchObject([
      ['申诉未成立，纪实再次退回，请更正', false, '理由：1处问题，见各项旁'],
      [expect.any(String), true, '理由：没有附件'],
    ])

    const proxied = await submit(office)
    const told = async () =>
      (await secretary.api.notices.list({})).notices.find(({ to }) => to === `/records/${proxied.id}`)!.read
    expect(await told()).toBe(false)
    await secretary.api.records.confirm({ items: [{ id: proxied.id, version: 1 }] })
    expect(await told()).toBe(true)
  })

  it('没有意见不能退回；所指项目须是这种纪实的；旧版本不能核对；已采纳的不能再采纳', async () => {
    const { id } = await submit(secretary)
    expect(await refusalOf(office.api.records.giveBack({ id, version: 1 }))).toMatchObject({ status: 400 })
    expect(
      await refusalOf(office.api.records.giveBack({ id, version: 1, findings: [{ field: 'secret', remark: '不对' }] })),
    ).toMatchObject({ status: 422, rule: 'field' })
    expect(await refusalOf(office.api.records.accept({ items: [{ id, version: 2 }] }))).toMatchObject({
      status: 409,
      rule: 'stale',
    })
    await office.api.records.accept({ items: [{ id, version: 1 }] })
    expect(await refusalOf(chief.api.records.accept({ items: [{ id, version: 1 }] }))).toMatchObject({
      status: 409,
      rule: 'state',
    })
  })

  it('一批里有一条不能采纳，全都不动', async () => {
    const [first, second] = [await submit(secretary), await submit(secretary)]
    await office.api.records.giveBack({ id: second.id, version: 1, remark: '请补充' })
    const items = [first, second].map(({ id }) => ({ id, version: 1 }))
    expect(await refusalOf(office.api.records.accept({ items }))).toMatchObject({ rule: 'state' })
    expect(await stateOf(first.id)).toBe('submitted')
  })

  it('一批采纳的，日志里一条一行，各有编号', async () => {
    const made = [await submit(secretary), await submit(secretary)]
    await office.api.records.accept({ items: made.map(({ id }) => ({ id, version: 1 })) })
    const { rows } = await (await server.as('shenji')).api.log.list({ part: 'records' })
    const accepted = rows.filter(({ action }) => action === '采纳纪实').map(({ object }) => object)
    expect(accepted.slice(0, 2).sort()).toEqual(made.map(({ id }) => `纪实：编号${id.slice(-6)}`).sort())
  })

  it('两人同时按相反的次序采纳同一批，谁也不会卡住', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => submit(secretary)))
    const items = ids.map(({ id }) => ({ id, version: 1 }))
    const answers = await Promise.all([
      office.post('records.accept', { items }),
      chief.post('records.accept', { items: items.toReversed() }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('两人同时采纳和退回，只有一个成', async () => {
    const { id } = await submit(secretary)
    const answers = await Promise.all([
      office.post('records.accept', { items: [{ id, version: 1 }] }),
      chief.post('records.giveBack', { id, version: 1, remark: '请补充' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('自己登记的由别人核对；支部书记和党员不能核对', async () => {
    const { id } = await submit(office)
    await secretary.api.records.confirm({ items: [{ id, version: 1 }] })
    expect(await refusalOf(office.api.records.accept({ items: [{ id, version: 1 }] }))).toMatchObject({ rule: 'state' })
    await chief.api.records.accept({ items: [{ id, version: 1 }] })
    const mine = await submit(secretary)
    for (const caller of [secretary, other, member])
      expect(await refusalOf(caller.api.records.accept({ items: [{ id: mine.id, version: 1 }] }))).toMatchObject({
        status: 403,
      })
  })

  it('待核清单没有自己登记的和谈话，最早登记的在前', async () => {
    const { id } = await submit(office)
    await secretary.api.records.confirm({ items: [{ id, version: 1 }] })
    const { records, total } = await office.api.records.toCheck({ limit: 100 })
    expect(records.map((one) => one.id)).not.toContain(id)
    expect(records.every(({ kind, state }) => kind !== 'talk' && state === 'submitted')).toBe(true)
    expect(records.map((one) => one.enteredOn)).toEqual(records.map((one) => one.enteredOn).sort())
    expect((await office.api.records.waiting({})).toCheck).toBe(total)
  })

  it('待核清单按单位、种类、日期、标题筛选，可以从一条之后接着看，申诉的有标记', async () => {
    const title = `申诉的学习 100% ${randomUUID().slice(0, 8)}`
    const { id } = await submit(secretary, { title })
    const find = async (filter: object) =>
      (await office.api.records.toCheck({ limit: 100, ...filter })).records.map((one) => one.id)
    const fitting = { subjectId: branch, kind: 'plain', from: today, to: today, find: '的学习 100% ' } as const
    expect(await find(fitting)).toEqual([id])
    expect(await find({ ...fitting, kind: 'lecture' })).toEqual([])
    expect(await find({ ...fitting, kind: 'talk' })).toEqual([])
    expect(await find({ ...fitting, subjectId: await own(other) })).toEqual([])
    expect(await find({ ...fitting, to: '2020-01-01', from: '2020-01-01' })).toEqual([])
    // Not a pattern.
    expect(await find({ find: '的学习 1%0' })).toEqual([])

    const { records: all } = await office.api.records.toCheck({ limit: 100 })
    const [first, second] = all
    const after = { enteredOn: first!.enteredOn, id: first!.id }
    expect((await office.api.records.toCheck({ limit: 1, afterRecord: after })).records[0]?.id).toBe(second!.id)

    // The other way round the same ones, and on from one of them in that order.
    const { records: latest, total: whole } = await office.api.records.toCheck({ limit: 100, latestFirst: true })
    const days = latest.map((one) => one.enteredOn)
    expect(days).toEqual(days.toSorted().reverse())
    const last = { enteredOn: first!.enteredOn, id: first!.id }
    expect(await office.api.records.toCheck({ limit: 1, latestFirst: true, afterRecord: last })).toMatchObject({
      records: [],
      total: 0,
    })
    const later = { enteredOn: latest[0]!.enteredOn, id: latest[0]!.id }
    expect(await office.api.records.toCheck({ limit: 1, latestFirst: true, afterRecord: later })).toMatchObject({
      records: [{ id: latest[1]!.id }],
      total: whole - 1,
    })

    const marks = async () =>
      (await chief.api.records.toCheck({ ...fitting, limit: 1 })).records.map(({ appealed }) => appealed)
    expect(await marks()).toEqual([false])
    await office.api.records.giveBack({ id, version: 1, remark: '请写清内容', findings: [] })
    await secretary.api.records.appeal({ id, version: 1, reason: '内容已经写清' })
    expect(await marks()).toEqual([true])
    const { records: appeals, total } = await chief.api.records.toCheck({ appealed: true })
    expect(appeals.map((record) => record.id)).toContain(id)
    expect(appeals.every(({ appealed }) => appealed)).toBe(true)
    expect((await chief.api.records.waiting({})).appeals).toBe(total)
    expect((await secretary.api.records.waiting({})).appeals).toBe(0)
  })
})

describe('代录', () => {
  it('登记前就知道是不是代录：自己负责的、别人负责的、无人任职的', async () => {
    const answersOf = async (caller: Caller, name: RegExp) =>
      (await caller.api.session.me({})).recordsFor.find((subject) => name.test(subject.name))?.answers
    const { name } = (await secretary.api.session.me({})).recordsFor.find(({ id }) => id === branch)!
    expect([
      await answersOf(secretary, new RegExp(`^${name}$`)),
      await answersOf(office, new RegExp(`^${name}$`)),
      await answersOf(office, /^机关党委$/),
    ]).toEqual(['self', 'others', 'self'])
  })

  it('机关党委替支部登记的，由支部书记本人确认后才能采纳', async () => {
    const { id } = await submit(office)
    expect(await stateOf(id)).toBe('proxied')
    expect((await secretary.api.records.waiting({})).toConfirm.map((one) => one.id)).toContain(id)
    const told = async (caller: Caller) => (await caller.api.notices.list({})).notices.map(({ to }) => to)
    expect(await told(secretary)).toContain(`/records/${id}`)
    for (const caller of [office, other, member]) expect(await told(caller)).not.toContain(`/records/${id}`)
    expect(await refusalOf(chief.api.records.accept({ items: [{ id, version: 1 }] }))).toMatchObject({ rule: 'state' })
    for (const caller of [office, chief])
      expect(await refusalOf(caller.api.records.confirm({ items: [{ id, version: 1 }] }))).toMatchObject({
        rule: 'state',
      })
    expect(await refusalOf(other.api.records.confirm({ items: [{ id, version: 1 }] }))).toMatchObject({ status: 404 })
    await secretary.api.records.confirm({ items: [{ id, version: 1 }] })
    expect(await stateOf(id)).toBe('submitted')
  })

  it('没有确认过的代录，退回后撤回或申诉都回到待确认，不会绕过本人', async () => {
    const { id } = await submit(office)
    await chief.api.records.giveBack({ id, version: 1, remark: '请补充' })
    await office.api.records.appeal({ id, version: 1, reason: '不必补充' })
    expect(await stateOf(id)).toBe('proxied')
    const other = await submit(office)
    await chief.api.records.giveBack({ id: other.id, version: 1, remark: '请补充' })
    await chief.api.records.reopen({ id: other.id, version: 1, reason: '退回有误' })
    expect(await stateOf(other.id)).toBe('proxied')
    for (const one of [id, other.id])
      expect(await refusalOf(chief.api.records.accept({ items: [{ id: one, version: 1 }] }))).toMatchObject({
        rule: 'state',
      })
    await secretary.api.records.confirm({ items: [{ id: other.id, version: 1 }] })
    await chief.api.records.accept({ items: [{ id: other.id, version: 1 }] })
    await chief.api.records.reopen({ id: other.id, version: 1, reason: '再看一遍' })
    expect(await stateOf(other.id)).toBe('submitted')
  })

  it('支部自己登记的不算代录', async () => expect(await stateOf((await submit(secretary)).id)).toBe('submitted'))
})

describe('作废', () => {
  it('不再计入，内容和版本保留，不能再更正', async () => {
    const { id, content: filled } = await submit(secretary)
    const called = (await secretary.api.records.get({ id })).summary.kindLabel
    await secretary.api.records.void({ id, version: 1, reason: '重复登记' })
    const { summary, credits, versions, actions, may } = await secretary.api.records.get({ id })
    expect([summary.state, credits, versions.length, actions[0]?.remark]).toEqual(['voided', [], 1, '重复登记'])
    // It goes on being called by what it was.
    expect([called, summary.kindLabel]).toEqual([expect.not.stringContaining('一般纪实'), called])
    expect(may.correct).toBe('这条纪实已经作废。')
    expect(
      await refusalOf(secretary.api.records.correct({ id, version: 1, content: filled, reason: '再改' })),
    ).toMatchObject({ status: 403 })
  })

  it('机关党委作废支部的纪实，支部知道；作废以后不能再认定为按时', async () => {
    const { id } = await submit(secretary)
    const ask = { kind: 'late_entry' as const, id: randomUUID(), recordId: id, reason: '系统故障' }
    await secretary.api.approvals.ask(ask)
    await office.api.records.void({ id, version: 1, reason: '与另一条重复' })
    expect((await secretary.api.notices.list({})).notices).toContainEqual(
      expect.objectContaining({ kind: 'record_voided', to: `/records/${id}` }),
    )
    expect(await refusalOf(office.api.approvals.decide({ id: ask.id, approve: true }))).toMatchObject({ rule: 'stale' })
  })

  it('只有登记单位的负责同志可以作废', async () => {
    const { id } = await submit(secretary)
    expect(await refusalOf(other.api.records.void({ id, version: 1, reason: '不对' }))).toMatchObject({ status: 404 })
  })
})
