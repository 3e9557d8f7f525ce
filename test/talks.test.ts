/** Talks counted person by person: who sees whom, and how the list follows the people. */
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { type Bureau, makeBureau, publishDuty, signInAs } from './builders.ts'
import { type Caller, refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const TALKS = {
  title: '与支部党员谈心',
  quote: '支部书记与支部党员每年谈心至少1次',
  owes: { posts: 'branch_secretary' },
  kind: 'heart_to_heart_talk',
  cadence: { every: 'year', times: 1 },
  measure: 'counterparts',
  list: 'members',
}

const talkOf = (bureau: Bureau, ...people: string[]) => ({
  subjectId: bureau.posts.secretary!,
  heldOn: today,
  talker: bureau.people.secretary,
  with: people,
  topics: ['thought'],
})

describe('谈心谈话按名单逐人计', () => {
  it('刚到的人不满一半天数，本期不计，写明姓名和到名单的日期', async () => {
    const bureau = await makeBureau(server, 'xindao')
    await publishDuty(server, bureau, year, { ...TALKS, cadence: { every: 'year', times: 1 } })
    const officer = await signInAs(server, bureau, 'officer')
    const secretary = await signInAs(server, bureau, 'secretary')
    const from = today > `${year}-07-05` ? today : `${year}-12-30`
    const person = { name: '陈喆', bodyId: bureau.bodies.first, partyMember: true, from }
    const { id } = await officer.api.office.addPerson(person)
    const [own] = (await secretary.api.talks.coverage({ asOf: today })).own
    expect(own!.people.map((one) => one.id)).not.toContain(id)
    expect(own!.newcomers).toEqual(from === today ? [{ id, name: '陈喆', from }] : [])
    const why = async (caller: Caller) => {
      const { because } = await caller.api.duties.occurrence({ id: own!.step.occurrence })
      return because.filter((sentence) => sentence.startsWith('本期不计')).map((sentence) => sentence.split('，')[0])
    }
    expect(await why(secretary)).toEqual(from === today ? [`本期不计：陈喆（${from}起）`] : [])
    expect(await why(officer)).toEqual(from === today ? ['本期不计：1人'] : [])
  })

  it('书记看得到还要谈谁，登记后减少；机关党委只看到人数，理由里也没有姓名', async () => {
    const bureau = await makeBureau(server, 'tanhua')
    const duty = await publishDuty(server, bureau, year, TALKS)
    const secretary = await signInAs(server, bureau, 'secretary')
    const officer = await signInAs(server, bureau, 'officer')
    const { people, posts } = bureau
    const own = async () => (await secretary.api.talks.coverage({})).own[0]!
    const others = [people.chief, people.leader, people.head, people.member]
    expect((await own()).people.map(({ id }) => id).sort()).toEqual([...others].sort())
    await secretary.api.records.submit({
      id: newId(),
      kind: 'talk',
      content: talkOf(bureau, people.member, people.head),
    })
    expect(
      (await own()).people
        .filter(({ enough }) => enough)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([people.member, people.head].sort())
    const seen = await officer.api.talks.coverage({})
    expect(seen.own).toEqual([])
    const [pair] = seen.pairs
    expect(pair).toMatchObject({ talk: true, once: true, list: '本单位党员' })
    const row = pair!.rows.find(({ step }) => step.subject.id === posts.secretary)!
    expect(row).toMatchObject({ owed: 4, reached: 2, step: { value: 2, target: 4, standing: 'open' } })
    const id = `${duty}/${posts.secretary}/${year}-01-01`
    expect((await officer.api.duties.occurrence({ id })).because.join()).toContain('名单4人，已达到2人')
    expect((await officer.api.duties.occurrence({ id })).because.join()).not.toContain('尚缺')
    expect((await secretary.api.duties.occurrence({ id })).because.join()).toContain('尚缺：')
  })

  it('与名单以外的人谈话：登记前说明不计入，登记后也不说计入', async () => {
    const bureau = await makeBureau(server, 'mingdan')
    await publishDuty(server, bureau, year, TALKS)
    const secretary = await signInAs(server, bureau, 'secretary')
    const officer = await signInAs(server, bureau, 'officer')
    const { people, posts } = bureau
    const stranger = { name: '安群', bodyId: bureau.bodies.first, partyMember: false, from: `${year}-01-01` }
    const { id: other } = await officer.api.office.addPerson(stranger)
    const { duties } = await secretary.api.duties.choices({ subjectId: posts.secretary!, heldOn: today })
    const listed = [people.chief, people.leader, people.head, people.member]
    expect([...duties[0]!.listed!].sort()).toEqual([...listed].sort())
    const countsOf = async (person: string) => {
      const { id } = await secretary.api.records.submit({ id: newId(), kind: 'talk', content: talkOf(bureau, person) })
      const { credits } = await secretary.api.records.get({ id })
      return credits.find(({ subjectName }) => subjectName.includes('branch_secretary'))
    }
    expect(await countsOf(other)).toMatchObject({
      duties: [],
      outside: [{ title: TALKS.title, lacks: 'person' }],
    })
    expect(await countsOf(people.member)).toMatchObject({ duties: [{ title: TALKS.title }], outside: [] })
  })

  it('人员调走，名单和账随之变化；谈满即完成', async () => {
    const bureau = await makeBureau(server, 'diaodong')
    await publishDuty(server, bureau, year, TALKS)
    const secretary = await signInAs(server, bureau, 'secretary')
    const officer = await signInAs(server, bureau, 'officer')
    const { people, bodies } = bureau
    const row = async () => (await secretary.api.talks.coverage({})).pairs[0]!.rows[0]!.step
    expect((await row()).target).toBe(4)
    // From the second day of the year on he belongs to the other branch: less than half of the year here.
    await officer.api.office.movePerson({ personId: people.head, bodyId: bodies.second, from: `${year}-01-02` })
    expect((await row()).target).toBe(3)
    const content = talkOf(bureau, people.chief, people.leader, people.member)
    await secretary.api.records.submit({ id: newId(), kind: 'talk', content })
    expect(await row()).toMatchObject({ value: 3, target: 3, standing: 'done' })
  })

  it('年中调走的人仍在当年名单上，书记看得到姓名，人数与机关党委看到的相同；过去的日子也一样', async () => {
    const bureau = await makeBureau(server, 'nianzhong')
    await publishDuty(server, bureau, year - 1, TALKS)
    const secretary = await signInAs(server, bureau, 'secretary')
    const officer = await signInAs(server, bureau, 'officer')
    const { people, bodies, posts } = bureau
    await officer.api.office.movePerson({ personId: people.head, bodyId: bodies.second, from: `${year - 1}-11-01` })
    for (const asOf of [undefined, formatDay(todayInBeijing() - 1)]) {
      const own = (await secretary.api.talks.coverage({ year: year - 1, asOf })).own[0]!
      expect(own.people.find(({ id }) => id === people.head)?.name).not.toBe('')
      const { pairs } = await officer.api.talks.coverage({ year: year - 1, asOf })
      expect(pairs[0]!.rows.find(({ step }) => step.subject.id === posts.secretary)!.owed).toBe(own.people.length)
      expect(own.people).toHaveLength(4)
    }
  })

  it('别的支部只看到自己的数字，看不到对方的人；局领导看得到分管支部的数字，没有姓名', async () => {
    const bureau = await makeBureau(server, 'pangren')
    await publishDuty(server, bureau, year, TALKS)
    const { people, posts } = bureau
    const secretary = await signInAs(server, bureau, 'secretary')
    await secretary.api.records.submit({ id: newId(), kind: 'talk', content: talkOf(bureau, people.member) })
    for (const role of ['otherSecretary', 'leader', 'officer'] as const) {
      const seen = await (await signInAs(server, bureau, role)).api.talks.coverage({})
      const subjects = seen.pairs.flatMap(({ rows }) => rows.map(({ step }) => step.subject.id))
      expect([role, subjects.includes(posts.secretary!)]).toEqual([role, role !== 'otherSecretary'])
      expect(
        JSON.stringify({ ...seen, own: seen.own.filter(({ step }) => step.subject.id !== posts.otherSecretary) }),
      ).not.toContain(people.member)
    }
    const id = `${(await secretary.api.talks.coverage({})).pairs[0]!.dutyId}/${posts.secretary}/${year}-01-01`
    const other = await signInAs(server, bureau, 'otherSecretary')
    expect(await refusalOf(other.api.duties.occurrence({ id }))).toMatchObject({ status: 404 })
  })

  it('每人达到一定数量的：有人员和数量的纪实逐人累计，书记看到逐人，机关党委看到比例和分母', async () => {
    const bureau = await makeBureau(server, 'xueshi')
    const duty = await publishDuty(server, bureau, year, {
      title: '集中学习32学时',
      quote: '党员全年集中学习时间不少于32学时',
      owes: { bodies: 'branch' },
      kind: 'study_session',
      cadence: { every: 'year', times: 1 },
      measure: 'members',
      list: 'members',
      each: 32,
    })
    const { people, bodies } = bureau
    const secretary = await signInAs(server, bureau, 'secretary')
    const study = (quantity: number, ...present: string[]) => ({
      subjectId: bodies.first,
      duties: [duty],
      heldOn: `${year}-01-01`,
      title: `集中学习${quantity}学时`,
      quantity,
      people: present,
    })
    await secretary.api.records.submit({ id: newId(), kind: 'plain', content: study(20, people.member!, people.head!) })
    // Another session of the same day, as was confirmed.
    const again = { id: newId(), kind: 'plain' as const, content: study(12, people.member!), duplicateConfirmed: true }
    await secretary.api.records.submit(again)
    const own = (await secretary.api.talks.coverage({})).own[0]!
    const of = (id: string) => own.people.find((one) => one.id === id)
    expect([of(people.member!), of(people.head!)]).toMatchObject([
      { quantity: 32, enough: true },
      { quantity: 20, enough: false },
    ])
    const officer = await signInAs(server, bureau, 'officer')
    const [pair] = (await officer.api.talks.coverage({})).pairs
    const row = pair!.rows.find(({ step }) => step.subject.id === bodies.first)!
    expect(row).toMatchObject({ reached: 1, owed: own.people.length })
    expect(pair).toMatchObject({ talk: false, once: false, each: 32 })
  })

  it('处室和支部各算各的：调到处室不离开支部；处长看得到、谈得到本处室的人，别的处室看不到', async () => {
    const bureau = await makeBureau(server, 'chushi')
    await publishDuty(server, bureau, year, {
      ...TALKS,
      title: '与本处室人员谈心',
      owes: { posts: 'division_head' },
      list: 'staff',
    })
    await publishDuty(server, bureau, year, TALKS)
    const officer = await signInAs(server, bureau, 'officer')
    const { people, bodies, posts } = bureau
    const head = await signInAs(server, bureau, 'head')
    for (const personId of [people.member, people.otherMember])
      await officer.api.office.movePerson({ personId: personId!, bodyId: bodies.division!, from: `${year}-01-01` })
    const own = (await head.api.talks.coverage({})).own[0]!
    expect(own.people.map(({ id }) => id).sort()).toEqual([people.member, people.otherMember].sort())
    const content = { ...talkOf(bureau, people.otherMember), subjectId: posts.head!, talker: people.head! }
    await head.api.records.submit({ id: newId(), kind: 'talk', content })
    expect((await head.api.talks.coverage({})).own[0]!.people.filter(({ enough }) => enough)).toHaveLength(1)
    const secretary = await signInAs(server, bureau, 'secretary')
    expect((await secretary.api.talks.coverage({})).own[0]!.people).toHaveLength(4)
    const { people: listed } = await officer.api.office.people({ bodyId: bodies.division! })
    expect(listed.map(({ id, division }) => [id, division === null])).toEqual(
      expect.arrayContaining([[people.member, false]]),
    )
  })

  it('一次谈话只登记一次：谈话人的两个职务都计入，班子成员互相算谈过，更正时一并更正', async () => {
    const bureau = await makeBureau(server, 'yici')
    const leaders = { ...TALKS, title: '班子成员之间谈心', list: 'leaders' }
    await publishDuty(server, bureau, year, { ...leaders, owes: { posts: 'leading_group_secretary' } })
    await publishDuty(server, bureau, year, { ...leaders, owes: { posts: 'bureau_leader' } })
    await publishDuty(server, bureau, year, { ...TALKS, owes: { bodies: 'branch' } })
    const { people, posts } = bureau
    const officer = await signInAs(server, bureau, 'officer')
    const chief = await signInAs(server, bureau, 'chief')
    const reached = async (subject: string) => {
      const { pairs } = await officer.api.talks.coverage({})
      const rows = pairs.flatMap((pair) => pair.rows)
      return rows.find(({ step }) => step.subject.id === subject)?.reached
    }
    const id = newId()
    const content = { ...talkOf(bureau, people.leader), subjectId: posts.chief!, talker: people.chief }
    await chief.api.records.submit({ id, kind: 'talk', content })
    expect([await reached(posts.chief!), await reached(posts.leader!)]).toEqual([1, 1])
    // The other's post is out of the chief's writing, and its credit is closed all the same.
    const corrected = { ...content, with: [people.member] }
    await chief.api.records.correct({ id, version: 1, content: corrected, reason: '对象选错' })
    expect([await reached(posts.chief!), await reached(posts.leader!)]).toEqual([0, 0])
    const secretary = await signInAs(server, bureau, 'secretary')
    const own = talkOf(bureau, people.member, people.head)
    await secretary.api.records.submit({ id: newId(), kind: 'talk', content: own })
    expect(await reached(bureau.bodies.first!)).toBe(2)
  })

  it('审核时按今天的名册说出每个主体要谈多少人；任职者不在自己的名单上', async () => {
    const bureau = await makeBureau(server, 'yulan')
    const officer = await signInAs(server, bureau, 'officer')
    const sizes = async (list: 'members' | 'line-heads' | 'all-members', owes: Record<string, string>) => {
      const { subjects } = await officer.api.lists.preview({ list, owes: [owes as { posts: string }] })
      return new Map(subjects.map(({ id, people }) => [id, people]))
    }
    expect((await sizes('members', { posts: 'branch_secretary' })).get(bureau.posts.secretary!)).toBe(4)
    expect((await sizes('members', { body: bureau.bodies.first! })).get(bureau.bodies.first!)).toBe(5)
    expect((await sizes('line-heads', { posts: 'division_head' })).get(bureau.posts.head!)).toBe(0)
  })

  it('任务改了登记种类，以前谈了谁仍只有谈话人知道：接任的书记看不到', async () => {
    const bureau = await makeBureau(server, 'gaizhonglei')
    const last = year - 1
    const duty = await publishDuty(server, bureau, last, TALKS)
    const { people, posts } = bureau
    const officer = await signInAs(server, bureau, 'officer')
    const secretary = await signInAs(server, bureau, 'secretary')
    const content = { ...talkOf(bureau, people.head), heldOn: `${last}-05-05` }
    await secretary.api.records.submit({ id: newId(), kind: 'talk', content })
    const yesterday = formatDay(todayInBeijing() - 1)
    await ownerQuery(server, 'update post_holding set to_day = $2 where post_id = $1', [posts.secretary, yesterday])
    await ownerQuery(
      server,
      'insert into post_holding (bureau_id, id, post_id, person_id, from_day) values ($1, $2, $3, $4, $5)',
      [bureau.id, newId(), posts.secretary, people.member, today],
    )
    const successor = await signInAs(server, bureau, 'member')
    expect((await successor.api.talks.coverage({ year: last })).own).toEqual([])
    const { terms } = await officer.api.dutyChanges.changeable({ id: duty })
    const change = { id: duty, effectiveFrom: today, seen: 0, reason: '改为走访' }
    await officer.api.dutyChanges.change({ ...change, set: { ...terms, kind: 'frontline' } })
    expect((await successor.api.talks.coverage({ year: last })).own).toEqual([])
  })

  it('普通党员没有这一页', async () => {
    const bureau = await makeBureau(server, 'dangyuan')
    const member = await signInAs(server, bureau, 'member')
    expect(await refusalOf(member.api.talks.coverage({}))).toMatchObject({ status: 403 })
  })
})
