import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { endpoints } from '#app/api.ts'
import { isDone } from '#duties/standing.schema.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import type { Context } from '#kernel/endpoint.ts'
import { firstClaim } from '#records/record.rules.ts'
import { everything } from './builders.ts'
import { type Caller, refusalOf } from './caller.ts'
import { startDemonstration } from './demonstration.ts'
import { ownerQuery } from './owner.ts'

const today = formatDay(todayInBeijing())
const server = await startDemonstration(today)
const secretary = await server.as('zhibu1')
const other = await server.as('zhibu2')
const office = await server.as('dangwei')
const me = await secretary.api.session.me({})
const own = (caller: Caller, post: boolean) =>
  caller.api.session.me({}).then(({ recordsFor }) => recordsFor.find((subject) => subject.post === post)!.id)
const branch = await own(secretary, false)
const roster = (await secretary.api.office.people({ bodyId: branch, limit: 100 })).people.filter(
  (one) => one.partyMember,
)

const assembly = (over: Record<string, unknown> = {}) => ({
  subjectId: branch,
  heldOn: today,
  place: '三楼会议室',
  topic: `讨论支部工作 ${randomUUID().slice(0, 8)}`,
  host: me.personId,
  present: roster.map((one) => one.id),
  ...over,
})
const submit = (content: Record<string, unknown>, id: string = randomUUID(), duplicateConfirmed = false) =>
  secretary.api.records.submit({ id, kind: 'assembly', content, duplicateConfirmed })

describe('登记', () => {
  it('连点两次只登记一条', async () => {
    const id = randomUUID()
    const content = assembly()
    const answers = await Promise.all(
      [1, 2, 3].map(() => secretary.post('records.submit', { id, kind: 'assembly', content })),
    )
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200])
    const { summary, credits } = await secretary.api.records.get({ id })
    expect([summary.version, credits.map((credit) => credit.kindLabel)]).toEqual([1, ['支部党员大会']])
  })

  it('同一天同一议题再登记一次，先询问，确认后才登记', async () => {
    const content = assembly()
    await submit(content)
    expect(await refusalOf(submit(content))).toMatchObject({ status: 409, rule: 'duplicate' })
    await submit(content, randomUUID(), true)
  })

  it.each([
    ['开展日期在未来', { heldOn: '2099-01-01' }, 'heldOn'],
    ['参会人不在名册', { present: [randomUUID()] }, 'present'],
    ['没有参会人', { present: [] }, 'present'],
    ['议题没有填', { topic: '' }, 'topic'],
    ['日期不存在', { heldOn: '2026-02-30' }, 'heldOn'],
    ['同一人既参会又请假', { absent: [roster.find((one) => one.id !== me.personId)!.id] }, 'present'],
    ['补办的事项不是本支部的', { makesUpFor: 'nonsense' }, 'makesUpFor'],
    ['附件不是自己上传的', { files: [randomUUID()] }, 'files'],
  ])('%s：拒绝，指出是哪一项，什么也不留下', async (_, over, field) => {
    const id = randomUUID()
    const refusal = await refusalOf(submit(assembly(over), id))
    expect(refusal).toMatchObject({ status: 422, field })
    expect(refusal.message).toMatch(/[\u4e00-\u9fff]/)
    expect(await refusalOf(secretary.api.records.get({ id }))).toMatchObject({ status: 404 })
  })

  it('每次提交留一行审计，被拒绝的不留', async () => {
    const id = randomUUID()
    await submit(assembly(), id)
    await refusalOf(submit(assembly({ topic: '' })))
    const audit = await ownerQuery(server, 'select endpoint, outcome from audit where object_id = $1', [id])
    expect(audit).toEqual([{ endpoint: 'records.submit', outcome: 'done' }])
  })
})

describe('更正', () => {
  it('生成新版本，原版本保留，计入的录入日期不变；在旧版本上的更正被告知', async () => {
    const id = randomUUID()
    const content = assembly()
    await submit(content, id)
    expect(
      await secretary.api.records.correct({
        id,
        version: 1,
        content: { ...content, place: '一楼会议室' },
        reason: '地点写错',
      }),
    ).toEqual({ version: 2 })
    expect(
      await refusalOf(secretary.api.records.correct({ id, version: 1, content, reason: '再改一次' })),
    ).toMatchObject({ status: 409, rule: 'stale' })
    const { versions, credits } = await secretary.api.records.get({ id })
    expect(versions.map(({ version, reason }) => [version, reason])).toEqual([
      [2, '地点写错'],
      [1, null],
    ])
    expect(credits.map((credit) => credit.enteredOn)).toEqual([today])
  })

  it('补上漏登的参会人，原来按期的仍然按期；谈话新增的对象从更正当天算', async () => {
    const old = {
      kind: 'branch_assembly',
      tags: [],
      quantity: 1,
      people: ['a'],
      subjectId: 'b',
      heldOn: '2026-03-20',
      makesUpFor: null,
      label: null,
      enteredOn: '2026-03-21',
      version: 1,
    }
    const now = { enteredOn: '2026-11-24', version: 3 }
    const { enteredOn: _, version: __, ...more } = { ...old, people: ['a', 'c'] }
    expect(firstClaim(more, [{ ...old, enteredOn: '2026-04-30', version: 2 }, old], now)).toEqual({
      enteredOn: '2026-03-21',
      version: 1,
    })
    expect(firstClaim({ ...more, countsPeople: true }, [old], now)).toEqual(now)
    expect(firstClaim({ ...more, quantity: 2 }, [old], now)).toEqual(now)
    expect(firstClaim({ ...more, heldOn: '2026-03-22' }, [old], now)).toEqual(now)
  })

  it('主题党日上的党课和集中学习，一次登记分别计入；名册外的人可以参加党日，不能列席支委会', async () => {
    const gathering = {
      ...{ subjectId: branch, heldOn: today, place: '党员活动室', topic: '重温入党誓词', host: me.personId },
      present: roster.map((one) => one.id),
    }
    const guest = (await office.api.office.people({ query: '', limit: 200 })).people.find(
      ({ id }) => !roster.some((one) => one.id === id),
    )!
    const send = (kind: 'party_day' | 'committee' | 'assembly', content: Record<string, unknown>, id = randomUUID()) =>
      secretary.api.records.submit({ id, kind, content }).then(() => secretary.api.records.get({ id }))
    const present = [...gathering.present, guest.id]
    const { credits, summary } = await send('party_day', {
      ...{ ...gathering, present },
      ...{ also: ['lecture', 'study_session'], studyHours: 3 },
    })
    expect(summary.title).toBe('主题党日：重温入党誓词')
    expect(credits.map(({ kindLabel, quantity }) => [kindLabel, quantity]).sort()).toEqual([
      ['主题党日', 1],
      ['党课', 1],
      ['集中学习', 3],
    ])
    // Typed and then unticked: nothing was studied, and nothing is said of it, whatever was typed.
    const unticked = await send('party_day', { ...gathering, topic: '参观纪念馆', also: [], studyHours: 200 })
    expect([unticked.content.studyHours, unticked.credits.length]).toEqual([null, 1])
    expect(await refusalOf(send('committee', { ...gathering, present }))).toMatchObject({ status: 422 })
    expect((await send('committee', { ...gathering, also: ['thought_analysis'] })).credits).toHaveLength(2)
    // Held as an assembly or of the committee (article 17), as well as on a Party day.
    for (const kind of ['assembly', 'committee', 'party_day'] as const) {
      const { credits } = await send(kind, { ...gathering, topic: '对照检查', also: ['organisational_life'] })
      expect(credits.map(({ kindLabel }) => kindLabel)).toContain('组织生活会')
    }
  })

  it('谈话可以更正，双方都还看得到', async () => {
    const id = randomUUID()
    const [counterpart] = roster.filter((one) => one.id !== me.personId)
    const content = {
      subjectId: await own(secretary, true),
      heldOn: today,
      talker: me.personId,
      with: [counterpart!.id],
      topics: ['work'],
      note: '原',
    }
    const alone = { ...content, with: [me.personId] }
    expect(await refusalOf(secretary.api.records.submit({ id, kind: 'talk', content: alone }))).toMatchObject({
      ...{ rule: 'parts', message: expect.stringContaining('不能既是“谈话人”又是“谈话对象”') },
    })
    await secretary.api.records.submit({ id, kind: 'talk', content })
    await secretary.api.records.correct({ id, version: 1, content: { ...content, note: '改' }, reason: '补充一句' })
    expect((await secretary.api.records.get({ id })).content.note).toBe('改')
  })
})

describe('谁看得到', () => {
  it('别的支部的纪实与不存在的编号，回答相同', async () => {
    const id = randomUUID()
    await submit(assembly(), id)
    const foreign = await refusalOf(other.api.records.get({ id }))
    const missing = await refusalOf(other.api.records.get({ id: randomUUID() }))
    expect(foreign).toEqual(missing)
    expect(foreign.status).toBe(404)
  })

  it('我参加的：请假的不算，作废的不算，还能查到', async () => {
    const member = await server.as('dangyuan1')
    const { personId } = await member.api.session.me({})
    const attended = async () => (await member.api.records.list({ attended: true, limit: 200 })).records
    const before = (await attended()).length
    const [there, away] = [randomUUID(), randomUUID()]
    await submit(assembly(), there)
    const present = roster.map(({ id }) => id).filter((id) => id !== personId)
    await submit(assembly({ present, absent: [personId] }), away)
    const ids = (await attended()).map(({ id }) => id)
    expect([ids.length - before, ids.includes(there), ids.includes(away)]).toEqual([1, true, false])
    expect((await member.api.records.list({ limit: 200 })).records.map(({ id }) => id)).toContain(away)
    await secretary.api.records.void({ id: there, version: 1, reason: '登错' })
    expect((await attended()).length).toBe(before)
  })

  it('按标题中的字查找，写什么找什么', async () => {
    const title = `测绘成果 100% ${randomUUID().slice(0, 8)}`
    const id = randomUUID()
    const duty = (await secretary.api.duties.choices({ subjectId: branch })).duties[0]!.id
    const content = { subjectId: branch, heldOn: today, title, duties: [duty] }
    await secretary.api.records.submit({ id, kind: 'plain', content, duplicateConfirmed: true })
    const found = async (find: string) => (await secretary.api.records.list({ find })).records.map((one) => one.id)
    expect([await found(title.slice(2)), await found(title.replace('%', '_'))]).toEqual([[id], []])
  })

  it('没有对应人员的账号没有参加过什么：看得到的纪实不算', async () => {
    const [found] = await ownerQuery(server, 'select bureau_id as id from record limit 1')
    const { id } = found as { id: string }
    const listed = (attended: boolean) =>
      inScope(server.db.app, everything({ id }), (tx) =>
        endpoints.records.list.run({ tx, actor: { bureauId: id, personId: null } } as Context, {
          ...{ attended, limit: 1, offset: 0 },
        }),
      )
    expect((await listed(false)).total).toBeGreaterThan(0)
    expect(await listed(true)).toEqual({ records: [], total: 0 })
  })

  it('不能替别的支部登记', async () => {
    const subjectId = await own(other, false)
    expect(await refusalOf(submit(assembly({ subjectId })))).toMatchObject({ status: 403, field: 'subjectId' })
  })

  it('谈话内容只有谈话双方看得到，机关党委只看到完成情况', async () => {
    const id = randomUUID()
    const [counterpart] = roster.filter((one) => one.id !== me.personId)
    const content = {
      subjectId: await own(secretary, true),
      heldOn: today,
      talker: me.personId,
      with: [counterpart!.id],
      topics: ['work'],
      note: '只有双方知道',
    }
    await secretary.api.records.submit({ id, kind: 'talk', content })
    expect((await secretary.api.records.get({ id })).content.note).toBe('只有双方知道')
    expect(await refusalOf(office.api.records.get({ id }))).toMatchObject({ status: 404 })
    expect((await office.api.records.list({ limit: 200 })).records.map((record) => record.id)).not.toContain(id)
  })

  it('草稿只有本人看得到，提交后消失，迟到的保存不会让它回来', async () => {
    const id = randomUUID()
    const occurrence = `${randomUUID()}/${branch}/2026-01-01`
    const draft = { id, kind: 'assembly', subjectId: branch, occurrence, content: { topic: '未写完' } } as const
    await secretary.api.records.saveDraft(draft)
    expect((await secretary.api.records.drafts({})).drafts.find((one) => one.id === id)).toMatchObject({ occurrence })
    const ids = async (caller: Caller) => (await caller.api.records.drafts({})).drafts.map((draft) => draft.id)
    expect([await ids(secretary), await ids(office)].map((list) => list.includes(id))).toEqual([true, false])
    await submit(assembly(), id)
    expect(await ids(secretary)).not.toContain(id)
    const late = secretary.api.records.saveDraft({ id, kind: 'assembly', subjectId: branch, content: {} })
    expect(await refusalOf(late)).toMatchObject({ rule: 'submitted' })
  })

  it('草稿在别处改过的不覆盖、不删除，拒绝并说明；看过最新的才写得上；内容相同的再存一次不拒绝', async () => {
    const id = randomUUID()
    const save = (topic: string, savedAt: string | null) =>
      secretary.api.records.saveDraft({ id, kind: 'assembly', subjectId: branch, content: { topic }, savedAt })
    const stored = async () => (await secretary.api.records.drafts({})).drafts.find((draft) => draft.id === id)!
    const first = await save('两处都打开', null)
    const second = await save('手机上改的', first.savedAt)
    expect(await refusalOf(save('电脑上改的', first.savedAt))).toMatchObject({ status: 409, rule: 'stale' })
    expect(await refusalOf(save('没有看过的', null))).toMatchObject({ rule: 'stale' })
    expect(await stored()).toMatchObject({ content: { topic: '手机上改的' }, savedAt: second.savedAt })
    // The answer to it was lost on the way.
    await save('手机上改的', first.savedAt)
    await save('选了电脑上的', (await stored()).savedAt)
    expect((await stored()).content).toEqual({ topic: '选了电脑上的' })
    const discard = (savedAt: string | null) => secretary.api.records.discardDraft({ id, savedAt })
    expect(await refusalOf(discard(second.savedAt))).toMatchObject({ status: 409, rule: 'stale' })
    expect(await refusalOf(discard(null))).toMatchObject({ rule: 'stale' })
    const { savedAt } = await stored()
    await discard(savedAt)
    expect(await stored()).toBeUndefined()
    // Deleted twice, or before it was ever saved, it is gone all the same.
    await discard(savedAt)
    // Stored by another hand, to the microsecond.
    await save('演示里写的', null)
    await ownerQuery(server, `update draft set saved_at = '2026-01-05T08:00:00.123456Z' where id = $1`, [id])
    expect((await stored()).savedAt).toBe('2026-01-05T08:00:00.123Z')
    await save('接着写', (await stored()).savedAt)
    await ownerQuery(server, `update draft set saved_at = '2026-01-05T08:00:00.123456Z' where id = $1`, [id])
    await discard((await stored()).savedAt)
    expect(await stored()).toBeUndefined()
  })

  it('草稿要办的这一期已经完成、或会议已登记的，写明不用再提交；别的不写', async () => {
    const { cells } = await office.api.duties.board({ year: Number(today.slice(0, 4)) })
    const all = cells.flatMap((cell) => cell.occurrences)
    const own = all.filter(({ occurrence }) => occurrence.includes(branch))
    const of = (done: boolean) => own.find(({ standing }) => isDone(standing) === done)!.occurrence
    const save = async (occurrence: string | null, content: Record<string, unknown> = {}) => {
      const id = randomUUID()
      await secretary.api.records.saveDraft({ id, kind: 'assembly', subjectId: branch, occurrence, content })
      const found = (await secretary.api.records.drafts({})).drafts.find((draft) => draft.id === id)
      await secretary.api.records.discardDraft({ id, savedAt: found!.savedAt })
      return found?.needless
    }
    expect(await save(of(true))).toBe('occurrence')
    expect(await save(null, { makesUpFor: of(true) })).toBe('occurrence')
    expect(await save(of(false))).toBeNull()
    expect(await save('nichts', { meeting: randomUUID() })).toBeNull()
  })

  it('草稿按所选责任事项的种类称呼，还没有选的不称呼', async () => {
    const { duties } = await secretary.api.duties.choices({ subjectId: branch })
    const study = duties.find(({ kind }) => kind === 'study_session')!.id
    const labelOf = async (chosen: readonly unknown[]) => {
      const id = randomUUID()
      await secretary.api.records.saveDraft({ id, kind: 'plain', subjectId: branch, content: { duties: chosen } })
      const found = (await secretary.api.records.drafts({})).drafts.find((draft) => draft.id === id)
      await secretary.api.records.discardDraft({ id, savedAt: found!.savedAt })
      return found?.kindLabel
    }
    expect([await labelOf([study]), await labelOf([]), await labelOf([7, randomUUID()])]).toEqual(['集中学习', '', ''])
  })
})
