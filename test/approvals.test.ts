import { describe, expect, it } from 'vitest'
import { listApprovals } from '#duties/approval.store.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { inScope } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, everything, makeBureau, publishAssemblies, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { counted } from './counted.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const today = formatDay(todayInBeijing())
/** A year that is over, so that its first quarter is long closed. */
const year = Number(today.slice(0, 4)) - 1
const bureau = await makeBureau(server)
const duty = await publishAssemblies(server, bureau, year)
const officer = await signInAs(server, bureau, 'officer')
const secretary = await signInAs(server, bureau, 'secretary')
const otherSecretary = await signInAs(server, bureau, 'otherSecretary')

const quarter = `${duty}/${bureau.bodies.first}/${year}-01-01`
const standing = async (id = quarter) => (await officer.api.duties.occurrence({ id })).step.standing

/** A second account of the committee's office: the contract wants another pair of eyes. */
async function makeChief() {
  await ownerQuery(server, `update post set role = 'committee_secretary' where id = $1 and bureau_id = $2`, [
    bureau.posts.head,
    bureau.id,
  ])
  return signInAs(server, bureau, 'head')
}
const chief = await makeChief()

const exemption = (rest: object = {}) => ({
  kind: 'exemption' as const,
  id: newId(),
  dutyId: duty,
  subjectId: bureau.bodies.first,
  from: `${year}-01-01`,
  to: `${year}-03-31`,
  reason: '支部整体抽调外地办案',
  ...rest,
})

describe('豁免', () => {
  it('同一天不批准两次的，说的是后一次的理由', async () => {
    const autumn = { from: `${year}-07-01`, to: `${year}-09-30` }
    // The one with the greater number is asked for and decided first.
    const [later, sooner] = [exemption(autumn), exemption(autumn)]
    for (const [asked, reason] of [[sooner, '先办的'] as const, [later, '后办的'] as const]) {
      await secretary.api.approvals.ask(asked)
      await officer.api.approvals.decide({ id: asked.id, approve: false, reason })
    }
    const { mayAsk } = await secretary.api.duties.occurrence({
      id: `${duty}/${bureau.bodies.first}/${year}-07-01`,
    })
    expect(mayAsk.refused?.reason).toBe('后办的')
  })

  it('操作日志里每一步都只说是哪一种申请，用同一个词', async () => {
    const asked = exemption({ from: `${year}-10-01`, to: `${year}-12-31` })
    for (const _ of ['once', 'again']) await secretary.api.approvals.ask(asked)
    await officer.api.approvals.decide({ id: asked.id, approve: false, reason: '材料不全' })
    const rows = await ownerQuery(
      server,
      `select endpoint, detail from audit where bureau_id = $1 and object_id = $2 order by at, id`,
      [bureau.id, asked.id],
    )
    expect(rows).toMatchObject([
      { endpoint: 'approvals.ask', detail: { sort: '豁免' } },
      { endpoint: 'approvals.ask', detail: { sort: '豁免', repeated: true } },
      { endpoint: 'approvals.decide', detail: { sort: '豁免', approve: false } },
    ])
    expect(rows.filter(({ detail }) => 'kind' in (detail as object))).toEqual([])
  })

  it('申请后不变，批准后成为“已豁免”，理由里有事由和批准人；不批准的不变', async () => {
    expect(await standing()).toBe('missed')
    const refused = exemption()
    await secretary.api.approvals.ask(refused)
    await officer.api.approvals.decide({ id: refused.id, approve: false, reason: '材料不全' })
    expect(await standing()).toBe('missed')

    const asked = exemption()
    const mayAsk = async () => (await secretary.api.duties.occurrence({ id: quarter })).mayAsk
    // It may be asked again, with what was said to the first one in sight.
    const days = { from: `${year}-01-01`, to: `${year}-03-31` }
    const said = { on: today, by: '何书宁', reason: '材料不全' }
    expect(await mayAsk()).toMatchObject({ exemption: days, asked: false, refused: said })
    // Why is told to whoever may ask again.
    for (const role of ['chief', 'inspector'] as const) {
      const reader = await signInAs(server, bureau, role)
      const seen = await reader.api.duties.occurrence({ id: quarter })
      expect(seen).toMatchObject({ mayRecord: false, mayAsk: { asked: false, refused: null } })
    }
    await secretary.api.approvals.ask(asked)
    expect(await standing()).toBe('missed')
    const shown = (await officer.api.approvals.list({})).approvals.find(({ id }) => id === asked.id)
    expect(shown?.occurrences).toMatchObject([
      {
        occurrence: quarter,
        start: days.from,
        due: days.to,
        standing: 'missed',
        measure: 'count',
        value: 0,
        target: 1,
      },
    ])
    expect(await mayAsk()).toMatchObject({ exemption: null, asked: true })
    await officer.api.approvals.decide({ id: asked.id, approve: true })
    const { step, because } = await officer.api.duties.occurrence({ id: quarter })
    expect(step.standing).toBe('exempt')
    expect(await mayAsk()).toMatchObject({ exemption: null, asked: false, refused: null })
    expect(because.join()).toMatch(/豁免.*何书宁批准.*支部整体抽调外地办案/)
    // What was not yet approved was not yet known.
    const before = await officer.api.duties.occurrence({ id: quarter, known: formatDay(todayInBeijing() - 1) })
    expect(before.step.standing).toBe('missed')
  })

  it('同一申请重复提交只有一项；只有一次决定', async () => {
    const asked = exemption({ from: `${year}-04-01`, to: `${year}-06-30` })
    await Promise.all([secretary.api.approvals.ask(asked), secretary.api.approvals.ask(asked).catch(() => {})])
    const { approvals } = await officer.api.approvals.list({})
    expect(approvals.filter(({ id }) => id === asked.id)).toHaveLength(1)
    const decisions = await Promise.allSettled([
      officer.api.approvals.decide({ id: asked.id, approve: true }),
      chief.api.approvals.decide({ id: asked.id, approve: false, reason: '不符合条件' }),
    ])
    expect(decisions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('别的支部看不到，也不能替它申请；不归它负责的任务不需要豁免', async () => {
    const asked = exemption({ from: `${year}-07-01`, to: `${year}-09-30` })
    await secretary.api.approvals.ask(asked)
    const seen = (await otherSecretary.api.approvals.list({})).approvals
    expect(seen.map(({ id }) => id)).not.toContain(asked.id)
    expect(await refusalOf(otherSecretary.api.approvals.ask(exemption()))).toMatchObject({ status: 403 })
    expect(await refusalOf(otherSecretary.api.approvals.withdraw({ id: asked.id }))).toMatchObject({ status: 404 })
    const wrong = exemption({ subjectId: bureau.bodies.division })
    expect(await refusalOf(officer.api.approvals.ask(wrong))).toMatchObject({ rule: 'owes' })
    expect(await refusalOf(secretary.api.approvals.decide({ id: asked.id, approve: true }))).toMatchObject({
      status: 403,
    })
  })

  it('自己提的自己不能批；能撤回没有审批的', async () => {
    const asked = exemption({ from: `${year}-10-01`, to: `${year}-12-31` })
    await officer.api.approvals.ask(asked)
    expect(await refusalOf(officer.api.approvals.decide({ id: asked.id, approve: true }))).toMatchObject({
      status: 409,
      rule: 'state',
    })
    await officer.api.approvals.withdraw({ id: asked.id })
    expect(await refusalOf(chief.api.approvals.decide({ id: asked.id, approve: true }))).toMatchObject({ status: 409 })
    const refusal = await refusalOf(officer.api.approvals.withdraw({ id: asked.id }))
    expect(refusal.message).toContain('还没有审批')
  })
})

describe('补录认定', () => {
  it('逾期录入的会议，批准后按时完成，理由里一直看得到是认定的', async () => {
    const id = newId()
    const content = assemblyOf(bureau, `${year}-05-20`, 'second')
    await otherSecretary.api.records.submit({ id, kind: 'assembly', content })
    const spring = `${duty}/${bureau.bodies.second}/${year}-04-01`
    expect(await standing(spring)).toBe('done-late')
    expect((await otherSecretary.api.duties.occurrence({ id: spring })).mayAsk).toMatchObject({
      ...{ exemption: null, lateEntry: id },
    })
    // Nor is it taken where nobody offers it.
    const exempting = { dutyId: duty, subjectId: bureau.bodies.second, reason: '外业' }
    const tooLate = {
      kind: 'exemption' as const,
      id: newId(),
      ...exempting,
      from: `${year}-04-01`,
      to: `${year}-06-30`,
    }
    expect(await refusalOf(otherSecretary.api.approvals.ask(tooLate))).toMatchObject({
      ...{ status: 422, rule: 'settled', message: expect.stringContaining('现为“逾期完成”') },
    })
    const asked = { kind: 'late_entry' as const, id: newId(), recordId: id, reason: '当时系统未开通' }
    await otherSecretary.api.approvals.ask(asked)
    expect(await refusalOf(otherSecretary.api.approvals.ask({ ...asked, id: newId() }))).toMatchObject({
      rule: 'repeated',
    })
    await officer.api.approvals.decide({ id: asked.id, approve: true })
    const { step, because } = await otherSecretary.api.duties.occurrence({ id: spring })
    expect(step.standing).toBe('done')
    expect(because.join()).toMatch(/更正：.*何书宁批准.*当时系统未开通/)
    expect(await refusalOf(secretary.api.approvals.ask({ ...asked, id: newId() }))).toMatchObject({ status: 404 })
  })
})

it('审批了很多以后：只取最近的100件，没有审批的全部取；单件照样找得到', async () => {
  const one = await makeBureau(server, 'many')
  const add = (count: number, state: string, by: string | null) =>
    ownerQuery(
      server,
      `insert into approval (bureau_id, id, kind, subject_id, from_day, to_day, reason, state,
         asked_by, asked_by_name, asked_on, decided_by, decided_by_name, decided_on)
       select $1, gen_random_uuid(), 'closed_period', $2, '2026-01-01', '2026-01-01', '第' || n || '件', $3,
         $4, '', date '2026-01-01' + n, $5, $5::uuid::text, case when $5::uuid is null then null else date '2026-12-01' end
       from generate_series(1, $6::int) n returning id, reason`,
      [one.id, one.bodies.first, state, one.accounts.secretary, by, count],
    )
  const [oldest] = await add(130, 'approved', one.accounts.officer)
  await add(3, 'asked', null)
  await inScope(server.db.app, everything(one), async (open) => {
    const { tx, count } = counted(open)
    const approvals = await listApprovals(tx, one.id)
    expect(approvals.map(({ reason }) => reason).slice(0, 4)).toEqual(['第3件', '第2件', '第1件', '第130件'])
    expect([approvals.length, count.rows]).toEqual([103, 103])
    expect(await listApprovals(tx, one.id, oldest!.id as string)).toMatchObject([
      { reason: '第1件', state: 'approved' },
    ])
  })
})
