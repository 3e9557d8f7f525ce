/** The same hours of study entered a second time, by another kind of record. */
import { expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, makeBureau, publishDuty, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { startServer } from './server.ts'

const server = await startServer()
const today = formatDay(todayInBeijing())

it('当天的大会已经计入这些同志的集中学习，再登记集中学习先问；换了人、换了日子的不问', async () => {
  const bureau = await makeBureau(server, 'chongfu')
  const duty = await publishDuty(server, bureau, Number(today.slice(0, 4)), {
    ...{ title: '集中学习', quote: '全年集中学习不少于4次', owes: { bodies: 'branch' }, kind: 'study_session' },
    cadence: { every: 'year', times: 4 },
  })
  const secretary = await signInAs(server, bureau, 'secretary')
  const meeting = assemblyOf(bureau, today)
  const held = {
    id: newId(),
    kind: 'assembly' as const,
    content: { ...meeting, also: ['study_session'], studyHours: 2 },
  }
  await secretary.api.records.submit(held)
  const study = (people: readonly string[], duplicateConfirmed = false) =>
    secretary.api.records.submit({
      ...{ id: newId(), kind: 'plain', duplicateConfirmed },
      content: { subjectId: bureau.bodies.first, duties: [duty], heldOn: today, title: `学习${newId()}`, people },
    })
  const refused = await refusalOf(study(meeting.present))
  expect(refused).toMatchObject({ status: 409, rule: 'duplicate' })
  expect(refused.message).toContain(meeting.topic)
  await study([])
  await study(meeting.present, true)
})

it('补办只计入所补的一项：一项的补办不问另一项是否重复累计，同一项的再补一次才问', async () => {
  const bureau = await makeBureau(server, 'buxue')
  const year = Number(today.slice(0, 4)) - 1
  const study = { quote: '全年集中学习', owes: { bodies: 'branch' }, kind: 'study_session' } as const
  const cadence = { every: 'year', times: 4 }
  const [times, hours] = [
    await publishDuty(server, bureau, year, { ...study, title: '组织集中学习', cadence }),
    await publishDuty(server, bureau, year, { ...study, title: '集中学习累计', cadence, measure: 'sum', target: 40 }),
  ]
  const secretary = await signInAs(server, bureau, 'secretary')
  const subjectId = bureau.bodies.first
  const makeUp = (duty: string) =>
    secretary.api.records.submit({
      ...{ id: newId(), kind: 'plain' },
      content: {
        ...{ subjectId, duties: [duty], heldOn: today, title: `补学${newId()}`, people: [bureau.people.secretary] },
        makesUpFor: `${duty}/${subjectId}/${year}-01-01`,
      },
    })
  await makeUp(times)
  await makeUp(hours)
  expect((await refusalOf(makeUp(hours))).message).toContain('重复累计')
})

it('两人同时登记同一件事，后到的先问；确认后各算一条', async () => {
  const bureau = await makeBureau(server, 'tongshi')
  const secretary = await signInAs(server, bureau, 'secretary')
  const officer = await signInAs(server, bureau, 'officer')
  const content = assemblyOf(bureau, today)
  const enter = (who: typeof secretary, duplicateConfirmed = false) =>
    who.api.records.submit({ id: newId(), kind: 'assembly', content, duplicateConfirmed })
  const both = await Promise.allSettled([enter(secretary), enter(officer)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const late = both.find((one) => one.status === 'rejected')!
  expect(await refusalOf(Promise.reject(late.reason))).toMatchObject({ status: 409, rule: 'duplicate' })
  await Promise.all([enter(secretary, true), enter(officer, true)])
  expect((await officer.api.records.list({ subjectId: bureau.bodies.first })).total).toBe(3)
})
