/** A meeting that was held is for those who belonged to the body on its day, whatever has changed since. */
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, makeBureau, publishAssemblies, publishDuty, signInAs } from './builders.ts'
import type { Caller } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const day = todayInBeijing()
const [today, yesterday] = [formatDay(day), formatDay(day - 1)]
const server = await startServer()
const bureau = await makeBureau(server)
await publishAssemblies(server, bureau, Number(yesterday.slice(0, 4)))
const [secretary, other, officer] = (await Promise.all(
  (['secretary', 'otherSecretary', 'officer'] as const).map((role) => signInAs(server, bureau, role)),
)) as [Caller, Caller, Caller]
const { bodies, people } = bureau

await officer.api.office.movePerson({ personId: people.member, bodyId: bodies.second, from: today })
const { id: newcomer } = await officer.api.office.addPerson({
  ...{ name: '新来人', bodyId: bodies.first, partyMember: true, probationary: false, from: today },
})

const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id).sort()
const idsInOrder = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id)
const dueOf = async (caller: Caller, heldOn: string) =>
  idsOf((await caller.api.meetings.prepare({ kind: 'assembly', subjectId: bodies.first, heldOn })).due)

describe('开过的会按当天的名册', () => {
  it('调走的人当天仍是应到，谁来看都一样', async () => {
    expect(await dueOf(secretary, yesterday)).toContain(people.member)
    for (const heldOn of [yesterday, today])
      expect(await dueOf(secretary, heldOn)).toEqual(await dueOf(officer, heldOn))
    expect(await dueOf(secretary, today)).not.toContain(people.member)
  })

  it('调走的人当天到会的，本支部可以如实登记；应到、缺席与机关党委看到的一致', async () => {
    const id = newId()
    const content = { ...assemblyOf(bureau, yesterday), present: [people.secretary, people.member], absent: [] }
    await secretary.api.records.submit({ id, kind: 'assembly', content })
    const { attended } = await secretary.api.records.get({ id })
    expect(attended).toMatchObject({ due: 5, present: 2 })
    expect((await officer.api.records.get({ id })).attended).toEqual(attended)
  })

  it('选人时列出的是当天在册的人；调走的只见姓名，不见去了哪里', async () => {
    const offered = async (on?: string) =>
      (await secretary.api.office.people({ query: '', bodyId: bodies.first, on, limit: 500 })).people
    expect(idsOf(await offered(yesterday))).toEqual(await dueOf(secretary, yesterday))
    expect(idsOf(await offered())).toContain(newcomer)
    const gone = (await offered(yesterday)).find(({ id }) => id === people.member)
    expect(gone).toMatchObject({ bodyId: bodies.first, bodyName: '已调离', division: null, posts: [] })
    const named = { query: gone!.name, on: yesterday, with: bodies.first }
    expect(idsOf((await secretary.api.office.people(named)).people)).toEqual([people.member])
    expect(await secretary.api.office.people({ ...named, on: today })).toEqual({ people: [], total: 0 })
  })

  it('调走的人是不是党员、预备党员，原支部看不到；仍是应到', async () => {
    await officer.api.office.setMembership({ personId: people.member, partyMember: true, probationary: true })
    const offered = await secretary.api.office.people({ query: '', bodyId: bodies.first, on: yesterday, limit: 500 })
    const gone = offered.people.find(({ id }) => id === people.member)!
    expect(gone).toMatchObject({ partyMember: false, probationary: false })
    const asked = { kind: 'assembly', subjectId: bodies.first, heldOn: yesterday } as const
    const probation = async (caller: Caller) =>
      (await caller.api.meetings.prepare(asked)).due.find(({ id }) => id === people.member)?.probationary
    expect([await probation(secretary), await probation(officer)]).toEqual([false, true])
  })

  it('一次只要几位的，调走的也按姓名次序排在其中，一个不漏', async () => {
    const find = (limit: number, caller = secretary) =>
      caller.api.office.people({ query: '', bodyId: bodies.first, on: yesterday, limit })
    const whole = await find(500)
    const place = idsInOrder(whole.people).indexOf(people.member)
    expect(idsInOrder(whole.people)).toEqual(idsInOrder((await find(500, officer)).people))
    expect(place).toBeLessThan(whole.people.length - 1)
    for (let limit = 1; limit <= whole.people.length; limit++) {
      const some = await find(limit)
      expect(some.total).toBe(whole.total)
      expect(some.people).toEqual(whole.people.slice(0, limit))
    }
  })

  it('看不到这个单位的人，看不到它过去的名册', async () => {
    const found = await other.api.office.people({ query: '', bodyId: bodies.first, on: yesterday, limit: 500 })
    const today = await other.api.office.people({ query: '', limit: 500 })
    for (const { id } of found.people) expect(idsOf(today.people)).toContain(id)
  })
})

it('去年的责任清单写去年任职的人，今年的写今年的', async () => {
  const thisYear = Number(today.slice(0, 4))
  const post = bureau.posts.otherSecretary!
  for (const year of [thisYear - 1, thisYear])
    await publishDuty(server, bureau, year, {
      title: '讲党课',
      quote: '支部书记每年讲党课1次',
      owes: { post },
      kind: 'lecture',
      cadence: { every: 'year', times: 1 },
    })
  await ownerQuery(server, 'update post_holding set to_day = $2 where post_id = $1', [post, `${thisYear - 1}-12-31`])
  const next = { postId: post, personId: people.otherMember, from: `${thisYear}-01-01` }
  await officer.api.office.appoint(next)
  const holders = async (year: number) => {
    const list = await officer.api.dutyLists.get({ year, subjectId: post })
    return [list.subject?.holders, list.subjects.find(({ id }) => id === post)?.holders]
  }
  expect(await holders(thisYear - 1)).toEqual([['吴思二'], ['吴思二']])
  expect(await holders(thisYear)).toEqual([['冯立秋'], ['冯立秋']])
})
