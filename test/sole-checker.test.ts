/** Where one account alone checks the records: an appeal against its return waits for nobody else. */
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, makeBureau, publishAssemblies, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const today = formatDay(todayInBeijing())
const server = await startServer()
const bureau = await makeBureau(server)
await publishAssemblies(server, bureau, Number(today.slice(0, 4)))
const secretary = await signInAs(server, bureau, 'secretary')
const officer = await signInAs(server, bureau, 'officer')

/** A record that was returned and appealed for. */
async function appealed() {
  const id = newId()
  const content = assemblyOf(bureau, today)
  await secretary.api.records.submit({ id, kind: 'assembly', content, duplicateConfirmed: true })
  await officer.api.records.giveBack({ id, version: 1, findings: [], remark: '请补充' })
  expect((await secretary.api.records.get({ id })).alone).toBe(true)
  await secretary.api.records.appeal({ id, version: 1, reason: '已经齐全' })
  return { id, item: { id, version: 1 } }
}

/** The holder of the leading group's first post is given the right to check, or loses it again. */
const chiefChecks = (checks: boolean) =>
  ownerQuery(server, 'update post set role = $1 where bureau_id = $2 and id = $3', [
    ...[checks ? 'committee_secretary' : 'leading_group_secretary', bureau.id, bureau.posts.chief],
  ])
const waitingFor = async (id: string) => (await officer.api.records.toCheck({})).records.some((one) => one.id === id)

describe('只有一位可以核对', () => {
  it('申诉由退回的同志复核：列在他的待核里，说明没有另一位；经过写明他对本人的退回作出复核', async () => {
    const { id, item } = await appealed()
    const view = await officer.api.records.get({ id })
    expect(view).toMatchObject({ alone: true, may: { accept: true, return: true } })
    expect(await waitingFor(id)).toBe(true)
    expect(await officer.api.records.waiting({})).toMatchObject({ toCheck: 1, appeals: 1 })
    const [notice] = (await officer.api.notices.list({})).notices
    expect(notice).toMatchObject({
      ...{ kind: 'record_appealed', title: '您退回的一条纪实有申诉，没有另一位可以核对的同志，请您复核' },
      to: `/records/${id}`,
    })
    await officer.api.records.accept({ items: [item] })
    const { summary, actions } = await secretary.api.records.get({ id })
    expect(summary.state).toBe('accepted')
    expect(actions.map(({ action, aboutOwn }) => [action, aboutOwn])).toEqual([
      ['accept', true],
      ['appeal', false],
      ['return', false],
    ])
    expect((await secretary.api.notices.list({})).notices[0]!.title).toBe('申诉成立，纪实已采纳')
  })

  it('再次退回的，也写明', async () => {
    const { id, item } = await appealed()
    await officer.api.records.giveBack({ ...item, findings: [], remark: '仍不齐全' })
    const { actions } = await secretary.api.records.get({ id })
    expect(actions[0]).toMatchObject({ action: 'return', aboutOwn: true })
  })

  it('有了另一位，就由另一位核对；另一位的账号停用的，不算', async () => {
    const { id, item } = await appealed()
    const disable = (at: string) =>
      ownerQuery(server, `update account set disabled_at = ${at} where id = $1`, [bureau.accounts.chief])
    await chiefChecks(true)
    expect((await officer.api.records.get({ id })).alone).toBe(false)
    expect(await waitingFor(id)).toBe(false)
    expect(await refusalOf(officer.api.records.accept({ items: [item] }))).toMatchObject({ rule: 'state' })
    await disable('now()')
    expect(await waitingFor(id)).toBe(true)
    await disable('null')
    await chiefChecks(false)
    await officer.api.records.accept({ items: [item] })
  })

  it('另一位登记了这一版的，不能核对自己登记的，仍由退回的同志复核', async () => {
    const { id } = await appealed()
    await chiefChecks(true)
    await ownerQuery(server, 'update record set version_by = $1 where id = $2', [bureau.accounts.chief, id])
    expect((await officer.api.records.get({ id })).alone).toBe(true)
    expect(await waitingFor(id)).toBe(true)
    await chiefChecks(false)
  })
})
