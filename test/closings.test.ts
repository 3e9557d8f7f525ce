/** Closed periods: nothing in them is entered, corrected or voided, but where the committee has allowed it. */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { CLOSED_ENTRY_DAYS } from '#duties/closing.schema.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { refusalOf } from './caller.ts'
import { startDemonstration } from './demonstration.ts'

const today = todayInBeijing()
const [day, before] = [formatDay(today - 10), formatDay(today - 5)]
const server = await startDemonstration(formatDay(today))
const secretary = await server.as('zhibu1')
const office = await server.as('dangwei')
const member = await server.as('dangyuan1')
const branch = (await secretary.api.session.me({})).recordsFor.find(({ post }) => !post)!.id
const duty = (await secretary.api.duties.choices({ subjectId: branch })).duties[0]!.id
const content = (heldOn: string) => ({
  ...{ subjectId: branch, heldOn, title: `学习 ${randomUUID().slice(0, 8)}`, text: '集体学习', duties: [duty] },
})
const submit = async (heldOn: string) => {
  const [id, filled] = [randomUUID(), content(heldOn)]
  await secretary.api.records.submit({ id, kind: 'plain', content: filled })
  return { id, content: filled }
}

it('关账、申请、批准、办理、重新打开', async () => {
  const old = await submit(day)
  for (const caller of [secretary, member])
    expect(await refusalOf(caller.api.closings.close({ through: before, reason: '办结' }))).toMatchObject({
      status: 403,
    })
  expect(await refusalOf(office.api.closings.close({ through: formatDay(today), reason: '办结' }))).toMatchObject({
    status: 422,
    field: 'through',
  })
  await office.api.closings.close({ through: before, reason: '上一阶段办结' })
  expect(await refusalOf(office.api.closings.close({ through: before, reason: '再关' }))).toMatchObject({ status: 409 })

  // Closed: nothing moves.
  expect(await refusalOf(submit(day))).toMatchObject({ status: 422, field: 'heldOn', rule: 'closed' })
  const { may } = await secretary.api.records.get({ id: old.id })
  expect([may.correct, may.void]).toEqual([expect.stringContaining('关账'), expect.stringContaining('关账')])
  const correction = { id: old.id, version: 1, content: { ...old.content, title: '改后的标题' }, reason: '改标题' }
  expect(await refusalOf(secretary.api.records.correct(correction))).toMatchObject({ status: 403 })
  expect(await refusalOf(secretary.api.records.void({ id: old.id, version: 1, reason: '重复' }))).toMatchObject({
    status: 409,
  })
  // Nor can something be moved into the closed period.
  const fresh = await submit(formatDay(today))
  expect(
    await refusalOf(
      secretary.api.records.correct({
        id: fresh.id,
        version: 1,
        content: { ...fresh.content, heldOn: day },
        reason: '日期',
      }),
    ),
  ).toMatchObject({ status: 422, rule: 'closed' })

  // Checking goes on.
  await office.api.records.accept({ items: [{ id: old.id, version: 1 }] })

  const ask = {
    kind: 'closed_period' as const,
    id: randomUUID(),
    subjectId: branch,
    from: day,
    to: day,
    reason: '漏登',
    recordId: old.id,
  }
  const closed = async () => (await secretary.api.records.get({ id: old.id })).closed
  expect(await closed()).toBe('ask')
  expect((await member.api.records.get({ id: old.id }).catch(() => null))?.closed ?? null).toBeNull()
  expect(
    await refusalOf(secretary.api.approvals.ask({ ...ask, from: formatDay(today), to: formatDay(today) })),
  ).toMatchObject({ rule: 'open' })
  // The record is one of those days, and of the body.
  expect(await refusalOf(secretary.api.approvals.ask({ ...ask, from: before, to: before }))).toMatchObject({
    status: 422,
    rule: 'days',
  })
  expect(await refusalOf(secretary.api.approvals.ask({ ...ask, recordId: randomUUID() }))).toMatchObject({
    status: 404,
  })
  const forDay = async (heldOn: string) => (await secretary.api.closings.forDay({ subjectId: branch, heldOn })).closure
  expect(await forDay(day)).toMatchObject({ asked: false, why: expect.stringContaining('已关账至') })
  expect(await forDay(formatDay(today))).toBeNull()
  await secretary.api.approvals.ask(ask)
  expect(await closed()).toBe('asked')
  expect(await forDay(day)).toMatchObject({ asked: true })
  const shown = (await office.api.approvals.list({})).approvals.find(({ id }) => id === ask.id)
  expect(shown).toMatchObject({ recordId: old.id, about: old.content.title })
  expect(await refusalOf(submit(day))).toMatchObject({ rule: 'closed' })
  await office.api.approvals.decide({ id: ask.id, approve: true })
  expect(await closed()).toBeNull()
  // The record says that it is by leave, and until when; to whoever may not correct it nothing.
  const permitted = { through: before, until: formatDay(today + 14) }
  expect((await secretary.api.records.get({ id: old.id })).permitted).toEqual(permitted)
  expect((await secretary.api.records.get({ id: fresh.id })).permitted).toBeNull()
  expect(await forDay(day)).toBeNull()
  const { permit } = await secretary.api.closings.forDay({ subjectId: branch, heldOn: day })
  expect(permit?.until).toBe(formatDay(today + CLOSED_ENTRY_DAYS))
  // The notice leads to the record, and says until when.
  const { notices } = await secretary.api.notices.list({})
  expect(notices.find(({ kind }) => kind === 'approval_decided')).toMatchObject({
    to: `/records/${old.id}`,
    title: expect.stringContaining(`${formatDay(today + 14)}以前办理`),
  })
  await submit(day)
  await secretary.api.records.correct(correction)
  expect(await refusalOf(submit(formatDay(today - 11)))).toMatchObject({ rule: 'closed' })

  await office.api.closings.close({ through: null, reason: '集中补正' })
  await submit(formatDay(today - 11))
  const { through, history } = await secretary.api.closings.get({})
  expect([through, history.length]).toEqual([null, 2])
  const told = (await secretary.api.notices.list({})).notices.find(({ kind }) => kind === 'period_closed')
  expect(told).toMatchObject({ title: '已关账的期间全部重新打开', text: expect.stringContaining(`${before}及以前`) })
})
