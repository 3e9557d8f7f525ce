/** Talks counted person by person: who sees whom, and how the list follows the people. */
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { type Bureau, makeBureau, publishDuty, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
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
    const row = seen.all.find(({ step }) => step.subject.id === posts.secretary)!
    expect(row.step).toMatchObject({ value: 2, target: 4, standing: 'open' })
    const id = `${duty}/${posts.secretary}/${year}-01-01`
    expect((await officer.api.duties.occurrence({ id })).because.join()).toContain('名单4人，已达到2人')
    expect((await officer.api.duties.occurrence({ id })).because.join()).not.toContain('尚缺')
    expect((await secretary.api.duties.occurrence({ id })).because.join()).toContain('尚缺：')
  })

  it('人员调走，名单和账随之变化；谈满即完成', async () => {
    const bureau = await makeBureau(server, 'diaodong')
    await publishDuty(server, bureau, year, TALKS)
    const secretary = await signInAs(server, bureau, 'secretary')
    const officer = await signInAs(server, bureau, 'officer')
    const { people, bodies } = bureau
    const row = async () => (await secretary.api.talks.coverage({})).all[0]!.step
    expect((await row()).target).toBe(4)
    // From the second day of the year on he belongs to the other branch: less than half of the year here.
    await officer.api.office.movePerson({ personId: people.head, bodyId: bodies.second, from: `${year}-01-02` })
    expect((await row()).target).toBe(3)
    const content = talkOf(bureau, people.chief, people.leader, people.member)
    await secretary.api.records.submit({ id: newId(), kind: 'talk', content })
    expect(await row()).toMatchObject({ value: 3, target: 3, standing: 'done' })
  })

  it('普通党员没有这一页', async () => {
    const bureau = await makeBureau(server, 'dangyuan')
    const member = await signInAs(server, bureau, 'member')
    expect(await refusalOf(member.api.talks.coverage({}))).toMatchObject({ status: 403 })
  })
})
