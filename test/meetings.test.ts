/** Meetings over HTTP: planned, answered, forecast, cancelled, recorded; and who gets to see any of it. */
import { describe, expect, it } from 'vitest'
import { extractText } from '#documents/extract.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { forecastWords } from '#records/meeting/quorum.rules.ts'
import { assemblyOf, makeBureau, publishAssemblies, signInAs } from './builders.ts'
import { type Caller, refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'
import { wordFile } from './word.ts'

const day = todayInBeijing()
const [today, tomorrow, yesterday] = [formatDay(day), formatDay(day + 1), formatDay(day - 1)]
const server = await startServer()
const bureau = await makeBureau(server)
await publishAssemblies(server, bureau, Number(today.slice(0, 4)))
const [secretary, other, member, otherMember, officer, head] = (await Promise.all(
  (['secretary', 'otherSecretary', 'member', 'otherMember', 'officer', 'head'] as const).map((role) =>
    signInAs(server, bureau, role),
  ),
)) as [Caller, Caller, Caller, Caller, Caller, Caller]
const { bodies, people } = bureau
/** On the roster of the first branch. */
const roster = [people.chief, people.leader, people.secretary, people.head, people.member]

const contentOf = (over: Record<string, unknown> = {}) => ({
  ...{ subjectId: bodies.first, heldOn: tomorrow, startsAt: '14:30', place: '三楼会议室', host: people.secretary },
  ...{ topics: '传达学习文件精神\n讨论年度工作总结', invited: roster },
  ...over,
})
async function plan(over: Record<string, unknown> = {}, by: Caller = secretary): Promise<string> {
  const id = newId()
  await by.api.meetings.save({ id, version: 0, kind: 'assembly', content: contentOf(over) })
  return id
}
/** The hour of a meeting of today comes: it cannot be planned for an hour that is over. */
const begin = (id: string) => ownerQuery(server, "update meeting set starts_at = '00:00' where id = $1", [id])
const words = async (caller: Caller, path: string) => {
  const answer = await caller.fetch(path)
  expect(answer.status).toBe(200)
  return (await extractText('材料.docx', new Uint8Array(await answer.arrayBuffer()))).text
}

describe('安排', () => {
  it('改期后原来的答复作废，主持人总在名单上，不再参加的人得到消息', async () => {
    const id = await plan({ invited: [people.member, people.head], host: people.secretary })
    await member.api.meetings.answer({ id, answer: 'leave', reason: '当天出差' })
    const view = await secretary.api.meetings.get({ id })
    expect(view.people!.map((one) => one.id).sort()).toEqual([people.member, people.head, people.secretary].sort())
    const later = { heldOn: formatDay(day + 14), invited: [people.member] }
    await secretary.api.meetings.save({ id, version: 1, kind: 'assembly', content: contentOf(later) })
    const moved = await secretary.api.meetings.get({ id })
    // The reason stays in sight of whoever plans: it may hold for the new time too.
    expect(moved.people!.find((one) => one.id === people.member)).toMatchObject({ answer: null, reason: '当天出差' })
    expect(moved.people!.find((one) => one.id === people.secretary)).toMatchObject({ answer: 'attend', reason: null })
    const change = (await member.api.notices.list({})).notices.find(({ to }) => to.endsWith(id))!
    expect(change.title).toMatch(/^会议时间由.+14:30改为.+14:30，请重新答复$/)
    const told = (await head.api.notices.list({})).notices.map(({ kind }) => kind)
    expect(told).toContain('meeting_left')
  })

  it('安排的人就是参加的，不用答复自己安排的会；另说请假的，改别的内容不改他的答复', async () => {
    const id = await plan()
    const own = async () => {
      const { people: invited, forecast, own: answer } = await secretary.api.meetings.get({ id })
      return { answer: answer!.answer, silent: forecast!.silent, expected: forecast!.expected, of: invited!.length }
    }
    const silent = roster.length - 1
    expect(await own()).toEqual({ answer: 'attend', silent, expected: roster.length, of: roster.length })
    expect((await member.api.meetings.get({ id })).own!.answer).toBeNull()
    await secretary.api.meetings.answer({ id, answer: 'leave', reason: '出差' })
    await secretary.api.meetings.save({ id, version: 1, kind: 'assembly', content: contentOf({ place: '一楼' }) })
    expect((await own()).answer).toBe('leave')
    // Whoever changes what another planned has not said that he comes.
    const byOfficer = await plan({ invited: [...roster, people.officer] })
    await officer.api.meetings.save({
      ...{ id: byOfficer, version: 1, kind: 'assembly' },
      content: contentOf({ invited: [...roster, people.officer], place: '二楼' }),
    })
    expect((await officer.api.meetings.get({ id: byOfficer })).own!.answer).toBeNull()
  })

  it('通知、变动、取消各告诉参加人员一次，安排的人不必告诉', async () => {
    const id = await plan()
    await secretary.api.meetings.save({ id, version: 1, kind: 'assembly', content: contentOf({ place: '一楼' }) })
    await secretary.api.meetings.cancel({ id, reason: '与上级会议冲突' })
    const told = async (caller: Caller) =>
      (await caller.api.notices.list({})).notices.filter(({ to }) => to === `/meetings/${id}`).map(({ kind }) => kind)
    expect((await told(member)).sort()).toEqual(['meeting_called', 'meeting_cancelled', 'meeting_changed'])
    // What asked for an answer is over; that it is cancelled is still to be read.
    const unread = async (of: string) =>
      (await member.api.notices.list({ show: 'unread' })).notices.flatMap(({ to, kind }) =>
        to === `/meetings/${of}` ? kind : [],
      )
    expect(await unread(id)).toEqual(['meeting_cancelled'])
    const other = await plan()
    expect(await unread(other)).toEqual(['meeting_called'])
    await member.api.meetings.answer({ id: other, answer: 'attend' })
    expect(await unread(other)).toEqual([])
    for (const caller of [secretary, otherMember]) expect(await told(caller)).toEqual([])
    const { heldOn, startsAt } = contentOf()
    const texts = (await member.api.notices.list({})).notices.flatMap(({ to, text }) => (to.endsWith(id) ? text : []))
    expect(new Set(texts)).toEqual(new Set([`第一党支部：${heldOn} ${startsAt}`]))
    const change = (await member.api.notices.list({})).notices.find(
      ({ to, kind }) => to.endsWith(id) && /changed/.test(kind),
    )
    expect(change!.title).toBe('会议地点改为一楼，已答复的不用再答复')
  })

  it('会议开始后，请人参加、请看变动的消息不再是未读；没有开始的照旧', async () => {
    const [called, changed, ahead] = [await plan(), await plan(), await plan()]
    await secretary.api.meetings.save({
      ...{ id: changed, version: 1, kind: 'assembly' },
      content: contentOf({ place: '一楼' }),
    })
    const before = (await member.api.notices.unread({})).count
    await ownerQuery(server, "update meeting set held_on = $1, starts_at = '00:00' where id = any ($2)", [
      today,
      [called, changed],
    ])
    const { count, waiting } = await member.api.notices.unread({})
    expect(before - count).toBe(2)
    const { notices, unread, known } = await member.api.notices.list({})
    expect([unread, known.length]).toEqual([count, count])
    const { total } = await member.api.notices.list({ show: 'unread' })
    expect(total).toBe(count)
    for (const id of [called, changed, ahead]) {
      const to = `/meetings/${id}`
      expect(waiting.some((one) => one.to === to)).toBe(id === ahead)
      expect(notices.filter((one) => one.to === to).every(({ read }) => read)).toBe(id !== ahead)
    }
  })

  it('后来加进来的人得到会议通知，不是变动', async () => {
    const id = await plan({ invited: [people.head] })
    await secretary.api.meetings.save({ id, version: 1, kind: 'assembly', content: contentOf({ place: '一楼' }) })
    const told = (await member.api.notices.list({})).notices.filter(({ to }) => to.endsWith(id)).map(({ kind }) => kind)
    expect(told).toEqual(['meeting_called'])
  })

  it('默认名单是当天的名册，支委会是支部里任职的人', async () => {
    const of = (kind: 'assembly' | 'committee') =>
      secretary.api.meetings.prepare({ kind, subjectId: bodies.first, heldOn: tomorrow })
    expect((await of('assembly')).due.map(({ id }) => id).sort()).toEqual([...roster].sort())
    expect((await of('committee')).due.map(({ id }) => id)).toEqual([people.secretary])
  })

  it('预备党员默认列为没有表决权，没有列上的也不计入应到有表决权的人数', async () => {
    const setTo = (probationary: boolean) =>
      officer.api.office.setMembership({ personId: people.member, partyMember: true, probationary })
    await setTo(true)
    const { due } = await secretary.api.meetings.prepare({
      ...{ kind: 'assembly', subjectId: bodies.first, heldOn: tomorrow },
    })
    expect(due.filter(({ probationary }) => probationary).map(({ id }) => id)).toEqual([people.member])
    const [chosen, forgotten, absent] = [
      await plan({ nonVoting: [people.member] }),
      await plan(),
      await plan({ invited: roster.filter((id) => id !== people.member) }),
    ]
    for (const id of [chosen, forgotten, absent]) {
      const { forecast } = await secretary.api.meetings.get({ id })
      expect(forecast!.quorum).toMatchObject({ base: roster.length - 1, needed: 3 })
    }
    const listed = await officer.api.office.people({ query: '', ids: [people.member] })
    expect(listed.people).toMatchObject([{ partyMember: true, probationary: true }])
    await setTo(false)
    for (const id of [chosen, forgotten, absent])
      expect((await secretary.api.meetings.get({ id })).forecast!.quorum!.base).toBe(roster.length)
  })

  it('连点两次只有一次会议；在旧版本上的修改被告知', async () => {
    const id = newId()
    const input = { id, version: 0, kind: 'assembly' as const, content: contentOf() }
    const answers = await Promise.all([1, 2].map(() => secretary.post('meetings.save', input)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { version } = await secretary.api.meetings.save({
      ...input,
      version: 1,
      content: contentOf({ place: '一楼' }),
    })
    expect(version).toBe(2)
    expect(await refusalOf(secretary.api.meetings.save({ ...input, version: 1 }))).toMatchObject({ rule: 'stale' })
  })

  it.each([
    ['日期已过', { heldOn: yesterday }, 'heldOn'],
    ['今天的时间已过', { heldOn: today, startsAt: '00:00' }, 'startsAt'],
    ['时间不是时间', { startsAt: '25:00' }, 'startsAt'],
    ['没有议题', { topics: ' ' }, 'topics'],
    ['没有参加人员', { invited: [] }, 'invited'],
    ['参加人员不在名册', { invited: [newId()] }, 'invited'],
    ['没有表决权的人不在参加人员之列', { invited: [people.member], nonVoting: [people.head] }, 'nonVoting'],
    ['材料不是自己上传的', { files: [newId()] }, 'files'],
    ['别的支部', { subjectId: bodies.second }, 'subjectId'],
  ])('%s：拒绝并指出是哪一项', async (_, over, field) => {
    expect(await refusalOf(plan(over))).toMatchObject({ field })
  })

  it('安排不计入：应办事项不因安排而完成', async () => {
    const before = await ownerQuery(server, 'select count(*) from credit')
    await plan({ heldOn: today, startsAt: '23:59' })
    expect(await ownerQuery(server, 'select count(*) from credit')).toEqual(before)
  })
})

describe('谁看得到', async () => {
  const id = await plan({ invited: [...roster, people.otherMember] }, officer)

  it('被通知的人看到会议，只看到自己的答复，下载不了名单', async () => {
    for (const caller of [member, otherMember]) {
      const view = await caller.api.meetings.get({ id })
      expect([view.own, view.people, view.forecast]).toEqual([{ answer: null, reason: null }, null, null])
      expect((await caller.api.meetings.list({ mine: true })).meetings.map((one) => one.id)).toContain(id)
      expect((await caller.fetch(`/api/papers/notice/${id}.docx`)).status).toBe(403)
    }
  })

  it('机关党委看得到；别的支部书记与没有这次会议一样', async () => {
    expect((await officer.api.meetings.get({ id })).people).toHaveLength(6)
    expect(await refusalOf(other.api.meetings.get({ id }))).toMatchObject({ status: 404 })
    expect(await refusalOf(other.api.meetings.cancel({ id, reason: '不开了' }))).toMatchObject({ status: 404 })
    expect(await refusalOf(other.api.meetings.answer({ id, answer: 'attend' }))).toMatchObject({ status: 404 })
    expect((await other.fetch(`/api/papers/sheet/${id}.docx`)).status).toBe(404)
    expect((await other.api.meetings.list({})).meetings).toEqual([])
    const taken = {
      id,
      version: 0,
      kind: 'assembly' as const,
      content: contentOf({ subjectId: bodies.second, host: people.otherSecretary, invited: [people.otherMember] }),
    }
    expect(await refusalOf(other.api.meetings.save(taken))).toMatchObject({ status: 409 })
  })

  it('只列还没有登记、没有取消的，带着它办的应办事项', async () => {
    const open = newId()
    const cancelled = await plan()
    const occurrence = `${newId()}/${bodies.first}/2026`
    await secretary.api.meetings.save({ id: open, version: 0, kind: 'assembly', occurrence, content: contentOf() })
    await secretary.api.meetings.cancel({ id: cancelled, reason: '不开了' })
    const { meetings } = await secretary.api.meetings.list({ mine: true, planned: true, limit: 200 })
    expect(meetings.find((one) => one.id === open)).toMatchObject({ occurrence, state: 'planned' })
    expect(meetings.map((one) => one.id)).not.toContain(cancelled)
    expect(new Set(meetings.map(({ state }) => state))).toEqual(new Set(['planned']))
  })

  it('没有通知到的党员看不到', async () => {
    const without = await plan({ invited: [people.secretary] })
    expect(await refusalOf(member.api.meetings.get({ id: without }))).toMatchObject({ status: 404 })
  })

  it('会议材料只有看得到会议的人能下载', async () => {
    const file = ((await (await secretary.upload('evidence', '学习材料.txt', '学习材料')).json()) as { id: string }).id
    await plan({ files: [file] })
    expect((await member.fetch(`/api/files/${file}`)).status).toBe(200)
    expect((await other.fetch(`/api/files/${file}`)).status).toBe(404)
  })
})

describe('答复和到会预测', () => {
  it('请假使预测下降；只能为本人答复，支部可以代记', async () => {
    const id = await plan()
    const forecast = async () => forecastWords((await secretary.api.meetings.get({ id })).forecast!)
    expect(await forecast()).toContain('预计到会5人，达到')
    await member.api.meetings.answer({ id, answer: 'leave', reason: '出差' })
    expect(await refusalOf(member.api.meetings.answer({ id, personId: people.head, answer: 'attend' }))).toMatchObject({
      status: 403,
      rule: 'own',
    })
    expect(await refusalOf(head.api.meetings.answer({ id, answer: 'leave' }))).toMatchObject({ field: 'reason' })
    await secretary.api.meetings.answer({ id, personId: people.head, answer: 'leave', reason: '休假' })
    await secretary.api.meetings.answer({ id, personId: people.chief, answer: 'leave', reason: '市里开会' })
    expect(await forecast()).toBe('预计到会2人，未达到表决所需人数，还差1人（应到有表决权的5人，过半数为3人）。')
    const view = await secretary.api.meetings.get({ id })
    expect(view.people!.find((one) => one.id === people.head)).toMatchObject({ answer: 'leave', answeredBy: '周念一' })

    await secretary.api.meetings.save({
      ...{ id, version: view.version, kind: 'assembly' },
      content: contentOf({ nonVoting: [people.chief, people.head] }),
    })
    expect(await forecast()).toContain('预计到会2人，达到')
    await member.api.meetings.answer({ id, answer: 'attend' })
    expect((await member.api.meetings.get({ id })).own).toEqual({ answer: 'attend', reason: null })
  })

  it('会议在被通知人的日历订阅里，带时间和地点，不带议题；取消后写明', async () => {
    const id = await plan({ heldOn: tomorrow, startsAt: '15:05', place: '四楼会议室', topics: '不外传的议题' })
    const { url } = await member.api.calendar.makeFeed({ subjectId: null })
    const read = async () => (await fetch(`${server.address}${new URL(url).pathname}`)).text()
    const feed = await read()
    expect(feed).toContain(`UID:${id}@jianxing`)
    expect(feed).toContain(`DTSTART:${tomorrow.replaceAll('-', '')}T070500Z`)
    expect(feed).toContain('四楼会议室')
    expect(feed).not.toContain('不外传的议题')
    await secretary.api.meetings.cancel({ id, reason: '不开了' })
    expect((await read()).split(id)[1]).toContain('STATUS:CANCELLED')
  })

  it('取消要写原因；取消后不再接受答复、修改和登记', async () => {
    const id = await plan({ heldOn: today, startsAt: '23:59' })
    expect(await refusalOf(secretary.api.meetings.cancel({ id, reason: '' }))).toMatchObject({ status: 400 })
    await secretary.api.meetings.cancel({ id, reason: '与上级会议冲突' })
    expect(await refusalOf(member.api.meetings.answer({ id, answer: 'attend' }))).toMatchObject({ rule: 'closed' })
    const again = { id, version: 2, kind: 'assembly' as const, content: contentOf() }
    expect(await refusalOf(secretary.api.meetings.save(again))).toMatchObject({ status: 409 })
    const content = { ...assemblyOf(bureau, today), meeting: id, topic: '取消了的会' }
    const record = secretary.api.records.submit({ id: newId(), kind: 'assembly', content })
    expect(await refusalOf(record)).toMatchObject({ rule: 'meeting', message: '会议已取消。请从“会议”中打开核对。' })
    const ahead = { ...assemblyOf(bureau, today), meeting: await plan(), topic: '明天才开的会' }
    const early = secretary.api.records.submit({ id: newId(), kind: 'assembly', content: ahead })
    expect((await refusalOf(early)).message).toContain('会议还没有召开，开过之后再登记。')
    // Of today's meeting it is the hour that must have come: said with the meeting, refused in the same words.
    const later = await plan({ heldOn: today, startsAt: '23:59' })
    const held = { ...assemblyOf(bureau, today), meeting: later, topic: '晚上才开的会' }
    const { record: why } = (await secretary.api.meetings.get({ id: later })).may
    const beforeTheHour = secretary.api.records.submit({ id: newId(), kind: 'assembly', content: held })
    expect((await refusalOf(beforeTheHour)).message).toBe(`${why}请从“会议”中打开核对。`)
    await begin(later)
    expect((await secretary.api.meetings.get({ id: later })).may.record).toBe(true)
    expect((await member.api.meetings.get({ id })).reason).toBe('与上级会议冲突')
  })
})

describe('材料包和登记纪实', () => {
  it('通知、议程、签到表、会议记录都是可以打开的 Word，议程以上次会议的决定开头', async () => {
    const last = {
      ...assemblyOf(bureau, yesterday),
      topic: '上次会议',
      decisions: '会议决定：\n1. 月底前完成党费核对。',
    }
    await secretary.api.records.submit({ id: newId(), kind: 'assembly', content: last })
    const id = await plan({
      heldOn: today,
      startsAt: '23:59',
      invited: [...roster, people.officer],
      note: '请带笔记本。',
    })
    await member.api.meetings.answer({ id, answer: 'leave', reason: '出差' })
    const notice = await words(secretary, `/api/papers/notice/${id}.docx`)
    for (const part of [
      '关于召开党员大会的通知',
      '23:59',
      '三楼会议室',
      '（一）传达学习文件精神',
      '列席人员：何书宁',
      '请带笔记本。',
    ])
      expect(notice).toContain(part)
    const agenda = await words(secretary, `/api/papers/agenda/${id}.docx`)
    expect(agenda.indexOf('月底前完成党费核对')).toBeGreaterThan(agenda.indexOf('上次会议决定事项'))
    expect(agenda.indexOf('传达学习文件精神')).toBeGreaterThan(agenda.indexOf('月底前完成党费核对'))
    const sheet = await words(secretary, `/api/papers/sheet/${id}.docx`)
    expect(sheet).toContain('王小满\n请假')
    expect(sheet).not.toContain('出差')

    const record = newId()
    const content = { ...assemblyOf(bureau, today), meeting: id, topic: '开成的会', decisions: '同意年度总结。' }
    await begin(id)
    await secretary.api.records.submit({ id: record, kind: 'assembly', content })
    const { summary } = await secretary.api.meetings.get({ id })
    expect([summary.state, summary.recordId]).toEqual(['recorded', record])
    expect(await refusalOf(secretary.api.meetings.cancel({ id, reason: '不开了' }))).toMatchObject({ status: 409 })
    // Of the same title: that it is another time is not even asked.
    const twice = { ...content }
    expect(
      await refusalOf(secretary.api.records.submit({ id: newId(), kind: 'assembly', content: twice })),
    ).toMatchObject({ rule: 'meeting' })
    const minutes = await words(secretary, `/api/papers/minutes/${record}.docx`)
    const { attended } = await secretary.api.records.get({ id: record })
    expect(attended).toMatchObject({ due: 5, present: 2, absent: 0 })
    expect(attended!.missing).toHaveLength(3)
    // Whoever only took part is not told who stayed away.
    expect((await member.api.records.get({ id: record })).attended).toBeNull()
    for (const part of [
      ...['第一党支部党员大会会议记录', '周念一、王小满（2人）', '同意年度总结。'],
      ...['00:00', '应到5人，实到2人，请假0人，缺席3人'],
    ])
      expect(minutes).toContain(part)
    // The meeting of today is the last one for whatever is prepared from now on, and not for itself.
    const lastOf = async (meeting: string) => (await secretary.api.meetings.get({ id: meeting })).last!.topic
    const next = { kind: 'assembly', subjectId: bodies.first, heldOn: today } as const
    expect((await secretary.api.meetings.prepare(next)).last!.recordId).toBe(record)
    expect(await lastOf(await plan())).toBe('开成的会')
    const evening = { ...assemblyOf(bureau, today), topic: '当天又开的会' }
    await secretary.api.records.submit({ id: newId(), kind: 'assembly', content: evening, duplicateConfirmed: true })
    expect(await lastOf(id)).toBe('上次会议')
    expect(await lastOf(await plan())).toBe('当天又开的会')
    // Each that was taken along has its row in the log, and no other.
    const auditor = await signInAs(server, bureau, 'auditAdmin')
    const { rows } = await auditor.api.log.list({ accountId: bureau.accounts.secretary })
    expect(rows.filter(({ action }) => action.startsWith('下载')).map((row) => [row.action, row.object])).toEqual([
      ['下载会议记录', `纪实：编号${record.slice(-6)}`],
      ['下载会议签到表', `会议：编号${id.slice(-6)}`],
      ['下载会议议程', `会议：编号${id.slice(-6)}`],
      ['下载会议通知', `会议：编号${id.slice(-6)}`],
    ])
    expect((await other.fetch(`/api/papers/minutes/${record}.docx`)).status).toBe(404)
    expect((await member.fetch(`/api/papers/minutes/${record}.docx`)).status).toBe(403)
    expect((await secretary.fetch(`/api/papers/minutes/${id}.docx`)).status).toBe(404)
    expect((await secretary.fetch('/api/papers/poster/x.docx')).status).toBe(400)
    expect((await fetch(`${server.address}/api/papers/notice/${id}.docx`)).status).toBe(401)
  })
})

it('实际开在另一天：会议记录不写安排的时间，自己的纪实不当上次会议', async () => {
  const id = await plan({ heldOn: today, startsAt: '23:59' })
  const record = newId()
  const content = { ...assemblyOf(bureau, yesterday), meeting: id, topic: '提前一天开的会' }
  await begin(id)
  await secretary.api.records.submit({ id: record, kind: 'assembly', content, duplicateConfirmed: true })
  expect(await words(secretary, `/api/papers/minutes/${record}.docx`)).not.toContain('00:00')
  expect((await secretary.api.meetings.get({ id })).last?.recordId).not.toBe(record)
})

describe('从附件的会议记录读出', () => {
  const minutes = [
    '第一党支部党员大会会议记录',
    `时间：${today}　地点：三楼会议室`,
    '主持人：周念一　记录人：郑知法',
    '出席人员：沈怀远、周念一、郑知法、王小满',
    '请假：陆静安（出差）',
    '会议决定：同意年度总结。',
  ]
  const send = async (by: Caller, name: string, content: string | Uint8Array) =>
    ((await (await by.upload('evidence', name, content)).json()) as { id: string }).id
  const read = (by: Caller, fileId: string, subjectId = bodies.first) =>
    by.api.records.propose({ fileId, kind: 'assembly', subjectId })

  it('Word 记录里的日期、人员、决定成为建议，每条带原文；同名的不选', async () => {
    const table = [['会议议题', '讨论年度总结']]
    const file = await send(secretary, '会议记录.docx', await wordFile([...minutes, table]))
    const { proposals } = await read(secretary, file)
    expect(Object.fromEntries(proposals.map(({ field, value }) => [field, value]))).toEqual({
      ...{ heldOn: today, place: '三楼会议室', host: people.secretary, recorder: people.head },
      ...{ topic: '讨论年度总结', decisions: '会议决定：\n同意年度总结。', absent: [people.leader] },
      present: expect.arrayContaining([people.chief, people.secretary, people.head, people.member]),
    })
    expect(proposals.find(({ field }) => field === 'present')!.quote).toBe(minutes[3])
  })

  it('照片没有建议，坏文件说明读不了，别人的附件当作没有', async () => {
    expect((await read(secretary, await send(secretary, '照片.jpg', '不是照片'))).proposals).toEqual([])
    const broken = await send(secretary, '坏的.docx', 'PK坏了')
    expect(await refusalOf(read(secretary, broken))).toMatchObject({ status: 422, rule: 'unreadable' })
    expect(await refusalOf(read(other, broken, bodies.second))).toMatchObject({ status: 404 })
    expect(await refusalOf(read(secretary, broken, bodies.second))).toMatchObject({ status: 404 })
  })
})
