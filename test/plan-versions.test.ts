/** A plan that was changed within its year: what goes on, what is asked otherwise, what is gone, and nothing asked twice unsaid. */
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { refusalOf } from './caller.ts'
import { startDemonstration } from './demonstration.ts'

const today = formatDay(todayInBeijing())
const server = await startDemonstration(today)
const office = await server.as('dangwei')
const secretary = await server.as('zhibu1')

const planOf = (year: number, points: string) => `云溪市样例局${year}年党建工作要点
一、强化学习
1.抓好学习。${points}
`
const KEPT = '各党支部每月组织政策法规测试1次。'
const ALSO = '机关纪委每季度通报1次典型案例。'
const FIRST = `${KEPT}各党支部每半年召开1次读书分享会。班子成员每年到联系点走访不少于2次。${ALSO}`
const SECOND = `${KEPT}各党支部每季度召开1次读书分享会。${ALSO}`

async function upload(text: string) {
  const response = await office.upload('plan', '样例要点.txt', text)
  const { id: fileId } = (await response.json()) as { id: string }
  const { planId, jobId } = await office.api.plans.create({ fileId, again: true })
  for (;;) {
    const { state } = await office.api.jobs.get({ id: jobId })
    if (state === 'done') return planId
    if (state === 'failed') throw new Error('reading failed')
    await setTimeout(50)
  }
}
const itemsOf = async (id: string) => (await office.api.plans.get({ id })).items
const of = ({ id, version }: { readonly id: string; readonly version: number }) => ({ id, version })
const find = async (id: string, words: string) =>
  (await itemsOf(id)).find(({ reading }) => reading.quote.includes(words))!
const relations = async (id: string) =>
  (await office.api.plans.earlier({ id })).duties.map(({ title, relation, details }) => [title, relation, ...details])

/** The first version, one of its tasks corrected, published; and the second one in review. */
async function twoVersions(year: number) {
  const first = await upload(planOf(year, FIRST))
  const test = await find(first, '测试')
  const draft = { ...test.draft, title: '政策法规测验', owes: [{ bodies: 'temporary_branch' as const }] }
  await office.api.plans.edit({ ...of(test), draft })
  await office.api.plans.decide({ items: (await itemsOf(first)).map(of), state: 'accepted' })
  await office.api.plans.publish({ id: first })
  return { first, second: await upload(planOf(year, SECOND)) }
}

describe('同年度的要点有了新的一版', () => {
  it('相同的一步沿用，更正过的也算相同；有变化的、没有了的列出来；可以撤销', async () => {
    const { first, second } = await twoVersions(2050)
    expect(await relations(second)).toEqual([
      ['政策法规测验', 'same'],
      ['召开读书分享会', 'changed', '加严'],
      ['通报典型案例', 'same'],
      ['到联系点走访', 'gone'],
    ])
    const { versions, same, twins } = await office.api.plans.earlier({ id: second })
    expect(versions).toEqual([(await office.api.plans.get({ id: first })).plan.title])
    const [test, sharing, report] = await itemsOf(second)
    expect(same.map(({ itemId, carriedBy }) => [itemId, carriedBy.title])).toEqual([
      [test!.id, '政策法规测验'],
      [report!.id, '通报典型案例'],
    ])
    expect(twins.map(({ itemId }) => itemId)).toEqual([report!.id])

    const id = second
    expect(await refusalOf(office.api.plans.carry({ id, items: [of(sharing!)] }))).toMatchObject({ rule: 'otherwise' })
    expect(await refusalOf(office.api.plans.carry({ id, items: [{ id: test!.id, version: 9 }] }))).toMatchObject({
      rule: 'stale',
    })
    expect(await refusalOf(secretary.api.plans.carry({ id, items: [of(test!)] }))).toMatchObject({ status: 403 })
    const { items: carried } = await office.api.plans.carry({ id, items: [of(test!), of(report!)] })
    expect(carried.map(({ state, reading }) => [state, reading.carriedBy?.title])).toEqual([
      ['rejected', '政策法规测验'],
      ['rejected', '通报典型案例'],
    ])
    const { plans } = await office.api.plans.list({})
    expect(plans.find((plan) => plan.id === second)!.counts).toMatchObject({ carried: 2, rejected: 0, proposed: 1 })
    expect((await relations(second)).map(([title]) => title)).toEqual(['召开读书分享会', '到联系点走访'])

    const { rows } = await (await server.as('shenji')).api.log.list({ part: 'plans' })
    const { plan } = await office.api.plans.get({ id })
    const logged = rows.filter(({ action, object }) => action === '沿用上一版要点的任务' && object !== '')
    expect(logged.map(({ object }) => object).sort()).toEqual(
      carried.map((item) => `要点任务：“${plan.title}”，编号${item.id.slice(-6)}`).sort(),
    )

    const { items: back } = await office.api.plans.decide({ items: carried.map(of), state: 'proposed' })
    expect(back.map(({ state, reading }) => [state, reading.carriedBy])).toEqual([
      ['proposed', undefined],
      ['proposed', undefined],
    ])
  })

  it('沿用的后来撤销了，发布前要重新定；发布以后上一版余下的成批撤销，负责的收到一条消息', async () => {
    const { first, second } = await twoVersions(2051)
    const id = second
    const [test, sharing, report] = await itemsOf(second)
    const { items } = await office.api.plans.carry({ id, items: [of(test!), of(report!)] })
    await office.api.plans.decide({ items: [of(sharing!)], state: 'accepted' })
    const { duties } = await office.api.plans.get({ id: first })
    const told = duties.find(({ title }) => title === '通报典型案例')!
    const gone = { duties: [{ id: told.id, seen: 0 }], effectiveFrom: today }
    await office.api.dutyChanges.withdraw({ ...gone, reason: '不再要求' })
    expect(await refusalOf(office.api.plans.publish({ id }))).toMatchObject({ status: 409, rule: 'carried' })
    await office.api.plans.decide({ items: [of(items[1]!)], state: 'accepted' })
    await office.api.plans.publish({ id })

    // Nothing of the first version stands beside it unsaid.
    expect(await relations(second)).toEqual([
      ['召开读书分享会', 'changed', '加严'],
      ['到联系点走访', 'gone'],
    ])
    const { duties: left } = await office.api.plans.earlier({ id })
    const asked = { duties: left.map(({ id, seen }) => ({ id, seen })), effectiveFrom: today }
    const owed = async () => {
      const { duties: columns, cells } = await office.api.duties.board({ year: 2051 })
      const own = new Set(left.map((duty) => duty.id))
      return cells.filter(({ duty }) => own.has(columns[duty]!.id)).flatMap(({ occurrences }) => occurrences).length
    }
    const before = await owed()
    const effect = await office.api.dutyChanges.withdrawPreview(asked)
    expect(effect).toMatchObject({ stay: 0, lose: 0 })
    expect(effect.gone).toBeGreaterThanOrEqual(before)
    const reason = '新的一版代替了上一版'
    const yesterday = { ...asked, effectiveFrom: formatDay(todayInBeijing() - 1), reason }
    expect(await refusalOf(office.api.dutyChanges.withdraw(yesterday))).toMatchObject({ field: 'effectiveFrom' })
    const unseen = { ...asked, duties: asked.duties.map((one) => ({ ...one, seen: 1 })), reason }
    expect(await refusalOf(office.api.dutyChanges.withdraw(unseen))).toMatchObject({ status: 409, rule: 'stale' })
    expect(await refusalOf(secretary.api.dutyChanges.withdraw({ ...asked, reason }))).toMatchObject({ status: 403 })

    expect(await office.api.dutyChanges.withdraw({ ...asked, reason })).toEqual({ withdrawn: left.length })
    expect([before > 0, await owed(), await relations(second)]).toEqual([true, 0, []])
    const twice = { ...asked, duties: asked.duties.map((one) => ({ ...one, seen: 1 })), reason }
    expect(await refusalOf(office.api.dutyChanges.withdraw(twice))).toMatchObject({ status: 409 })
    const { versions } = await office.api.dutyChanges.changeable({ id: left[0]!.id })
    // What begins later ends on its own first day.
    expect(versions).toMatchObject([{ withdrawn: true, effectiveFrom: '2051-01-01', reason }])
    const { notices } = await secretary.api.notices.list({})
    expect(notices.filter(({ kind }) => kind === 'duty_withdrawn').map(({ title }) => title)).toEqual([
      '“召开读书分享会”自2051-01-01起撤销',
    ])
    expect(notices.find(({ kind }) => kind === 'duty_withdrawn')?.text).toContain(`原因：${reason}。`)
    // Each duty has its row in the log, by its title.
    const auditor = await server.as('shenji')
    const { rows } = await auditor.api.log.list({ part: 'dutyChanges' })
    expect(rows.slice(0, left.length).map(({ action, object }) => `${action} ${object.split('，')[0]}`)).toEqual(
      expect.arrayContaining(left.map(({ title }) => `成批撤销责任事项 责任事项：“${title}”`)),
    )
  })

  it('自己定了有效期的任务，清单里写明从哪天到哪天，仍排在原来的条目里', async () => {
    const id = await upload(
      planOf(2054, '各党支部每周组织政策法规测试1次，每半年召开1次读书分享会。机关纪委每季度通报1次典型案例。'),
    )
    const test = await find(id, '测试')
    const draft = { ...test.draft, inForce: { from: '2054-05-01', to: '2054-09-30' } }
    await office.api.plans.edit({ ...of(test), draft })
    await office.api.plans.decide({ items: (await itemsOf(id)).map(of), state: 'accepted' })
    await office.api.plans.publish({ id })
    const { rows } = await office.api.dutyLists.get({ year: 2054 })
    expect(rows.map(({ deadline }) => deadline)).toEqual(['每周，5月1日至9月30日', '每半年', '每季度'])
    const { duties } = await office.api.duties.board({ year: 2054 })
    expect(duties.map(({ title }) => title)).toEqual(rows.map(({ title }) => title))
  })

  it('同一年度里说的是别的事的，不是上一版', async () => {
    await twoVersions(2052)
    const other = await upload(planOf(2052, '机关工会每年组织1次职工运动会。党组每半年研究1次意识形态工作。'))
    expect(await office.api.plans.earlier({ id: other })).toMatchObject({ versions: [], duties: [], same: [] })
  })

  it('沿用的由几个主体分别承担，撤销了其中一个的，发布前也要重新定', async () => {
    const first = await upload(planOf(2053, FIRST))
    const report = await find(first, '通报')
    const owes = [{ bodies: 'discipline_committee' as const }, { bodies: 'bureau_committee' as const }]
    await office.api.plans.edit({ ...of(report), draft: { ...report.draft, owes } })
    await office.api.plans.decide({ items: (await itemsOf(first)).map(of), state: 'accepted' })
    await office.api.plans.publish({ id: first })
    const id = await upload(planOf(2053, SECOND))
    await office.api.plans.carry({ id, items: [of(await find(id, '通报'))] })
    await office.api.plans.decide({ items: [of(await find(id, '读书'))], state: 'accepted' })
    const { duties } = await office.api.plans.get({ id: first })
    const [one, ...others] = duties.filter(({ title }) => title === '通报典型案例')
    expect(others).toHaveLength(1)
    const gone = { duties: [{ id: one!.id, seen: 0 }], effectiveFrom: today, reason: '不再要求' }
    await office.api.dutyChanges.withdraw(gone)
    const published = office.api.plans.publish({ id, leaveOutUndecided: true })
    expect(await refusalOf(published)).toMatchObject({ status: 409, rule: 'carried' })
  })

  it('上一版已经过了期限的任务，不列为仍在执行', async () => {
    const { plans } = await office.api.plans.list({})
    const demonstrated = plans.find(({ year, state }) => state === 'published' && year < 2050)!
    const { text } = await office.api.plans.get({ id: demonstrated.id })
    const undated = text.split('\n').filter((line) => !/月底前|月\d+日前/.test(line))
    expect(undated.length).toBeLessThan(text.split('\n').length)
    const id = await upload(undated.join('\n'))
    await office.api.plans.setYear({ id, year: demonstrated.year })
    const { versions, duties } = await office.api.plans.earlier({ id })
    expect(versions).toEqual([demonstrated.title])
    for (const { id: duty, seen, title, relation } of duties) {
      if (relation !== 'gone') continue
      const asked = { duties: [{ id: duty, seen }], effectiveFrom: today }
      const { gone } = await office.api.dutyChanges.withdrawPreview(asked)
      expect([title, gone > 0]).toEqual([title, true])
    }
  })
})
