/** Switching rules on and off over HTTP, and what that does to the board. */
import { describe, expect, it } from 'vitest'
import { checkLedger } from '#duties/ledger.store.ts'
import { rollRules } from '#duties/rulebook.store.ts'
import { formatDay, parseDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, makeBureau, publishAssemblies, publishDuty, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const ON = { id: 'BR-08', settings: { times: 1 }, from: `${year}-01-01` }

async function setting(prefix: string) {
  const bureau = await makeBureau(server, prefix)
  const officer = await signInAs(server, bureau, 'officer')
  const secretary = await signInAs(server, bureau, 'secretary')
  const own = async () => {
    const { cells, duties } = await officer.api.duties.board({ year })
    const occurrences = cells.flatMap((cell) => cell.occurrences)
    return { duties, occurrences: occurrences.filter(({ occurrence }) => occurrence.includes(bureau.bodies.first)) }
  }
  const rule = async (id = 'BR-08') => (await officer.api.rulebook.list({})).rules.find((one) => one.id === id)!
  return { bureau, officer, secretary, own, rule }
}

describe('固定要求', () => {
  it('启用前看得到影响；启用后排在看板上，理由里是规定的条文；登记的会议照样计入', async () => {
    const { bureau, officer, secretary, own } = await setting('qiyong')
    expect(await officer.api.rulebook.preview(ON)).toMatchObject({ occurrences: 8 })
    await officer.api.rulebook.decide({ ...ON, active: true, seen: 0 })
    const { duties, occurrences } = await own()
    expect(duties).toMatchObject([{ title: '支部党员大会', point: 11, planTitle: '中国共产党支部工作条例（试行）' }])
    expect(occurrences).toHaveLength(4)
    await secretary.api.records.submit({ id: newId(), kind: 'assembly', content: assemblyOf(bureau, today) })
    const id = occurrences.find(({ start, due }) => start <= today && today <= due)!.occurrence
    const { step } = await officer.api.duties.occurrence({ id })
    expect(step).toMatchObject({ standing: 'done', source: { planId: 'rulebook', commitmentId: 'BR-08' } })
    expect(step.source.quote).toContain('每季度')
  })

  it('停用以后到期的不再应办，以前的保留；改设置从那一天起按新的', async () => {
    const { officer, own, rule } = await setting('tingyong')
    await officer.api.rulebook.decide({ ...ON, active: true, seen: 0 })
    await officer.api.rulebook.decide({ ...ON, from: `${year}-07-01`, settings: { times: 2 }, active: true, seen: 1 })
    expect((await own()).occurrences.map(({ target }) => target).sort()).toEqual([1, 1, 2, 2])
    await officer.api.rulebook.decide({ ...ON, from: `${year}-10-01`, active: false, seen: 2 })
    expect((await own()).occurrences).toHaveLength(3)
    expect(await rule()).toMatchObject({ active: false, decisions: 3 })
  })

  it('启用、停用都告诉要办的人：写明是哪一条，停用的看得到是哪条；不由其负责的没有', async () => {
    const { officer, secretary, rule } = await setting('gaozhi')
    const told = async (caller = secretary) =>
      (await caller.api.notices.list({})).notices.map(({ kind, title, to }) => [kind, title, to])
    const page = `/duty-list?year=${year}`
    const named = async (id: string) => (await rule(id)).title
    const on = async (id: string) => ['rule_decided', `自${today}起启用固定要求“${await named(id)}”`, page]
    const gone = async (id: string) => [
      ...['rule_decided', `自${today}起停用固定要求“${await named(id)}”`],
      `/rulebook?rule=${id}`,
    ]
    await Promise.all(
      ['BR-08', 'BR-10', 'BR-15'].map(async (id) => {
        const { values } = await rule(id)
        await officer.api.rulebook.decide({ id, settings: values, from: today, active: true, seen: 0 })
      }),
    )
    const all = await told()
    expect(all).toContainEqual(await on('BR-08'))
    expect(new Set(all.map(([, title]) => title)).size).toBe(all.length)
    expect(await told(officer)).toEqual([])
    const off = { ...ON, from: today, active: false, seen: 1 }
    await officer.api.rulebook.decide(off)
    await officer.api.rulebook.decide({ ...off, id: 'BR-10', settings: (await rule('BR-10')).values })
    expect(await told()).toEqual(expect.arrayContaining([await gone('BR-08'), await gone('BR-10'), ...all]))
  })

  it('可以从下一年起；到那天以前仍按原来的，写得出来；改近的以后下一年照样排', async () => {
    const { officer, own, rule } = await setting('mingnian')
    await officer.api.rulebook.decide({ ...ON, active: true, seen: 0 })
    const next = { ...ON, settings: { times: 2 }, from: `${year + 1}-01-01` }
    expect(await officer.api.rulebook.preview(next)).toMatchObject({ year: year + 1, occurrences: 8, times: 16 })
    await officer.api.rulebook.decide({ ...next, active: true, seen: 1 })
    expect((await own()).occurrences.map(({ target }) => target)).toEqual([1, 1, 1, 1])
    expect(await rule()).toMatchObject({
      words: [expect.stringContaining('2次')],
      until: [expect.stringContaining('1次')],
    })
    const later = async () => {
      const { cells } = await officer.api.duties.board({ year: year + 1 })
      return cells.flatMap(({ occurrences }) => occurrences.map(({ target }) => target))
    }
    expect(await later()).toEqual(Array(8).fill(2))
    await officer.api.rulebook.decide({ ...ON, settings: { times: 3 }, from: `${year}-12-31`, active: true, seen: 2 })
    expect(await later()).toEqual(Array(8).fill(3))
    await officer.api.rulebook.decide({ ...next, from: today, active: false, seen: 3 })
    expect((await rule()).words).toEqual([expect.stringContaining('1次')])
  })

  it.each([
    { turn: '改', active: true, settings: { times: 2 }, owed: [1, 1, 2, 2] },
    { turn: '停用', active: false, settings: ON.settings, owed: [1, 1] },
  ])('从下一年年中起$turn的，下一年到那天以前仍按原来的', async ({ active, settings, owed }) => {
    const { bureau, officer } = await setting(active ? 'niangai' : 'nianting')
    await officer.api.rulebook.decide({ ...ON, active: true, seen: 0 })
    await officer.api.rulebook.decide({ ...ON, from: `${year + 1}-07-01`, settings, active, seen: 1 })
    await rollRules(server.system.db, bureau.id, parseDay(`${year + 1}-01-05`))
    const { cells } = await officer.api.duties.board({ year: year + 1 })
    const own = cells
      .flatMap(({ occurrences }) => occurrences)
      .filter((one) => one.occurrence.includes(bureau.bodies.first))
    expect(own.map(({ target }) => target)).toEqual(owed)
  })

  it('停用以后，先前给这项任务定下的以后的调整也不再作数', async () => {
    const { officer, rule } = await setting('xianding')
    const next = year + 1
    await officer.api.rulebook.decide({ ...ON, from: `${next}-01-01`, active: true, seen: 0 })
    const board = async () => await officer.api.duties.board({ year: next })
    const { id } = (await board()).duties[0]!
    const effectiveFrom = `${next}-07-01`
    const { terms } = await officer.api.dutyChanges.changeable({ id, from: effectiveFrom })
    const set = { ...terms, target: 2, cadence: { every: 'quarter' as const, times: 2 } }
    await officer.api.dutyChanges.change({ id, effectiveFrom, set, seen: 0, reason: '下半年加密' })
    await officer.api.rulebook.decide({ ...ON, from: `${next}-04-01`, active: false, seen: 1 })
    const dues = (await board()).cells.flatMap(({ occurrences }) => occurrences.map(({ due }) => due))
    expect(new Set(dues)).toEqual(new Set([`${next}-03-31`]))
    expect(await rule()).toMatchObject({ active: false })
    expect((await officer.api.duties.duty({ id, year: next })).history).toMatchObject([
      { effectiveFrom, holds: false, words: '每季度2次' },
      { effectiveFrom: `${next}-04-01`, holds: true, withdrawn: true, takesBack: null },
    ])
  })

  it('要点比规定多还是少，列得出来', async () => {
    const { bureau, officer, rule } = await setting('bijiao')
    await publishAssemblies(server, bureau, year)
    expect((await rule()).plans).toMatchObject([{ title: '党员大会', than: 'same', set: false, shared: true }])
    await officer.api.rulebook.decide({ ...ON, settings: { times: 2 }, active: true, seen: 0 })
    expect((await rule()).plans).toMatchObject([{ than: 'less', set: true }])
  })

  it('年底启用的，与下一年度已发布的要点也比较', async () => {
    const { bureau, officer, rule } = await setting('kuanianbi')
    await publishAssemblies(server, bureau, year)
    const coming = await publishDuty(server, bureau, year + 1, {
      ...{ title: '支部党员大会', quote: '各党支部每月召开一次党员大会', owes: { bodies: 'branch' } },
      ...{ kind: 'branch_assembly', cadence: { every: 'month', times: 1 } },
    })
    await ownerQuery(server, 'update duty set entered_on = $1 where id = $2', [today, coming])
    const plans = ['党员大会', '支部党员大会']
    const named = (some: { readonly title: string }[]) => some.map(({ title }) => title)
    expect(named((await rule()).plans)).toEqual(plans)
    expect(named((await officer.api.rulebook.preview({ ...ON, from: `${year}-12-01` })).plans)).toEqual(plans)
    expect(named((await officer.api.rulebook.preview({ ...ON, from: `${year + 1}-01-01` })).plans)).toEqual([plans[1]])
  })

  it('超出范围的设置、去年的日期、没有权限、两人同时改，都说明原因', async () => {
    const { officer, secretary } = await setting('jujue')
    const decide = { ...ON, active: true, seen: 0 }
    expect(await refusalOf(officer.api.rulebook.decide({ ...decide, settings: { times: 9 } }))).toMatchObject({
      message: expect.stringContaining('1至3'),
    })
    expect(await refusalOf(officer.api.rulebook.decide({ ...decide, from: `${year - 1}-06-01` }))).toMatchObject({
      field: 'from',
    })
    expect(await refusalOf(officer.api.rulebook.decide({ ...decide, active: false }))).toMatchObject({
      rule: 'inactive',
    })
    expect(await refusalOf(secretary.api.rulebook.decide(decide))).toMatchObject({ status: 403 })
    const both = await Promise.allSettled([officer.api.rulebook.decide(decide), officer.api.rulebook.decide(decide)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await secretary.api.rulebook.list({})).rules.length).toBeGreaterThan(15)
  })

  it('十二月起排下一年的，只排一次，账也对得上', async () => {
    const { bureau, officer } = await setting('kuanian')
    await officer.api.rulebook.decide({ ...ON, active: true, seen: 0 })
    const december = parseDay(`${year + 1}-12-01`)
    expect(await rollRules(server.system.db, bureau.id, december)).toBe(1)
    expect(await rollRules(server.system.db, bureau.id, december)).toBe(0)
    const { cells } = await officer.api.duties.board({ year: year + 2, asOf: formatDay(december) })
    expect(cells.flatMap(({ occurrences }) => occurrences)).toHaveLength(8)
    expect((await checkLedger(server.system.db, bureau.id)).different).toEqual([])
  })
})
