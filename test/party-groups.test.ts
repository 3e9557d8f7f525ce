/** The Party groups (党小组) of a branch have no posts: the committee of the branch sees them and records for them. */
import { expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { answerers, subjectNames, subjectOf } from '#office/office.store.ts'
import { everything, makeBureau, publishDuty, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { startServer } from './server.ts'

const server = await startServer()
const today = formatDay(todayInBeijing())

it('本支部的党小组：支部书记看得到、登记得了、到期有提示，不算代录；别的支部的不行', async () => {
  const bureau = await makeBureau(server, 'xiaozu')
  const officer = await signInAs(server, bureau, 'officer')
  const { id: group } = await officer.api.office.addBody({
    ...{ kind: 'party_group', name: '第一党小组', parentId: bureau.bodies.first },
    ...{ from: '2020-01-01', to: null, recordsSince: null },
  })
  const year = Number(today.slice(0, 4))
  const duty = await publishDuty(server, bureau, year, {
    ...{
      title: '召开党小组会',
      quote: '党小组每年召开党小组会1次',
      owes: { bodies: 'party_group' },
      kind: 'group_meeting',
    },
    cadence: { every: 'year', times: 1 },
  })
  const [secretary, other, leader] = [
    await signInAs(server, bureau, 'secretary'),
    await signInAs(server, bureau, 'otherSecretary'),
    await signInAs(server, bureau, 'leader'),
  ]
  const answersOf = async (who: typeof secretary) =>
    (await who.api.session.me({})).recordsFor.find(({ id }) => id === group)?.answers
  expect(await answersOf(secretary)).toBe('self')
  expect(await answersOf(other)).toBeUndefined()
  expect(await answersOf(officer)).toBe('others')
  const waiting = async (who: typeof secretary) =>
    (await who.api.duties.next({})).steps.filter(({ subject }) => subject.id === group).length
  expect([await waiting(secretary), await waiting(other)]).toEqual([1, 0])

  const content = { subjectId: group, duties: [duty], heldOn: today, title: '党小组会' }
  const { id } = await secretary.api.records.submit({ id: newId(), kind: 'plain', content })
  expect((await secretary.api.records.get({ id })).summary.state).toBe('submitted')
  expect(await waiting(secretary)).toBe(0)
  // Who has the branch in charge (分管) sees its Party groups like the branch, and records for none of them.
  expect((await leader.api.records.get({ id })).summary.title).toBe('党小组会')
  expect((await leader.api.duties.board({ year })).subjects.map((subject) => subject.id)).toEqual([group])
  expect(await answersOf(leader)).toBeUndefined()
  expect(await refusalOf(other.api.records.get({ id }))).toMatchObject({ status: 404 })
  expect(await refusalOf(other.api.records.submit({ id: newId(), kind: 'plain', content }))).toMatchObject({
    field: 'subjectId',
  })
})

it('一次问全市的单位由谁负责，再多也答得出', async () => {
  const bureau = await makeBureau(server, 'duoduo')
  const many = [bureau.bodies.first, ...Array.from({ length: 40_000 }, () => newId())]
  const found = await inScope(server.system.db.app, everything(bureau), (tx) => answerers(tx, bureau.id, many, today))
  expect([...found].map(([id, people]) => [id, people.size])).toEqual([[bureau.bodies.first, 1]])
})

it('单独问一个组织或岗位，与从全部里找的一样；别的单位的、没有的都没有', async () => {
  const [bureau, foreign] = [await makeBureau(server, 'dange'), await makeBureau(server, 'waidi')]
  await inScope(server.system.db.app, everything(bureau), async (tx) => {
    const all = await subjectNames(tx, bureau.id)
    for (const [id, one] of all) expect(await subjectOf(tx, bureau.id, id)).toEqual(one)
    expect([...all.values()].map(({ post }) => post)).toContain(true)
    for (const id of [foreign.bodies.first, newId()]) expect(await subjectOf(tx, bureau.id, id)).toBeUndefined()
  })
})
