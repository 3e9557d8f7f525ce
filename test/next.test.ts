/** The first screen: the same figures as the board and the year ledger; what a member has of the own hours. */
import { expect, it, vi } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import type { Caller } from './caller.ts'
import { startDemonstration } from './demonstration.ts'
import { ownerQuery } from './owner.ts'

const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const server = await startDemonstration(today)
// What is asked goes on into the next year, as once its plan is published.
await ownerQuery(server, `update duty set in_force_to = '${year + 1}-12-31'`)
await (await server.as('xitong')).api.ledger.rebuild({})
const secretary = await server.as('zhibu1')
const member = await server.as('dangyuan1')

/** How many of each standing the board of the year shows for these subjects. */
async function onBoard(caller: Caller, rows: 'bodies' | 'posts', names: readonly string[]) {
  const { subjects, cells } = await caller.api.duties.board({ year, rows })
  return cells
    .filter(({ subject }) => names.includes(subjects[subject]!.name))
    .flatMap(({ occurrences }) => occurrences.map(({ standing }) => standing))
}

it.each(['zhibu1', 'zhibu2', 'shuji'])('%s 的本年情况与看板一致', async (username) => {
  const caller = await server.as(username)
  const { counts, counted } = await caller.api.duties.next({})
  const standings = [...(await onBoard(caller, 'bodies', counted)), ...(await onBoard(caller, 'posts', counted))]
  const expected = Object.fromEntries(
    [...Map.groupBy(standings, (one) => one)].map(([one, list]) => [one, list.length]),
  )
  expect(counts).toEqual(expected)
  expect(counted.length).toBeGreaterThan(0)
})

it('理由里不重复列表里的数：未计入的只在列表中，属于别人的只有一个数', async () => {
  const { steps } = await secretary.api.duties.next({})
  for (const { occurrence } of steps.slice(0, 8)) {
    const view = await secretary.api.duties.occurrence({ id: occurrence })
    expect(view.because.filter((sentence) => sentence.includes('未计入'))).toEqual([])
    expect(view.elsewhere).toBeGreaterThanOrEqual(0)
  }
})

it('党员看得到自己的学时，与支部书记逐人看到的一致；管理员没有', async () => {
  const { amounts } = await member.api.duties.ownAmounts({})
  const { displayName } = await member.api.session.me({})
  expect(amounts.length).toBeGreaterThan(0)
  const { own } = await secretary.api.talks.coverage({})
  for (const { dutyId, start, quantity, each, records } of amounts) {
    const seen = own.find(({ step, once }) => !once && step.dutyId === dutyId && step.start === start)
    expect(seen?.each).toBe(each)
    expect(seen?.people.find(({ name }) => name === displayName)?.quantity).toBe(quantity)
    // It is the sum of records, each of which the member may open and stands in.
    expect(records.length).toBeGreaterThan(0)
    expect(records.reduce((sum, one) => sum + one.quantity, 0)).toBeCloseTo(quantity)
    for (const { record, heldOn } of records) {
      const { summary } = await member.api.records.get({ id: record!.id })
      expect([summary.heldOn, summary.title]).toEqual([heldOn, record!.title])
      expect(heldOn >= start).toBe(true)
    }
  }
  expect((await (await server.as('xitong')).api.duties.ownAmounts({})).amounts).toEqual([])
})

it('所列日期落在放假安排没有录入的年度的，说明一次；录入的年度不说', async () => {
  const { steps, coming, unannounced } = await secretary.api.duties.next({})
  const named = [...steps, ...coming].flatMap(({ start, scheduled, due, closes, standing }) => [
    ...[scheduled ?? start, due],
    ...(standing === 'entry-open' ? [closes] : []),
  ])
  const known = (await secretary.api.holidays.list({})).years.map((one) => one.year)
  const years = [...new Set(named.map((day) => Number(day.slice(0, 4))))]
  expect(unannounced).toEqual(years.filter((one) => !known.includes(one)).sort())
})

it('次年一月，上年情况和上年的学时仍在首页，四月起不再列', { timeout: 60_000 }, async () => {
  const before = await secretary.api.duties.next({})
  const { amounts } = await member.api.duties.ownAmounts({})
  const at = async (day: string) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${year + 1}-${day}T09:00:00+08:00`) })
    const [own, other] = [await server.as('zhibu1'), await server.as('dangyuan1')]
    return { next: await own.api.duties.next({}), amounts: await other.api.duties.ownAmounts({}) }
  }
  try {
    const january = await at('01-05')
    expect(january.next.earlier.year).toBe(year)
    const total = (counts: object) => Object.values(counts).reduce((sum: number, one: number) => sum + one, 0)
    expect(total(january.next.earlier.counts)).toBe(total(before.counts))
    const told = [...january.amounts.amounts, ...january.amounts.earlier]
    for (const { dutyId, start, quantity } of amounts)
      expect(told).toContainEqual(expect.objectContaining({ dutyId, start, quantity }))
    expect(january.amounts.earlier.length).toBeGreaterThan(0)
    const april = await at('04-01')
    expect([april.next.earlier.counts, april.amounts.earlier]).toEqual([{}, []])
  } finally {
    vi.useRealTimers()
  }
})

it('年度台账先打开自己负责的、有内容的那一个：处室没有任务和纪实的，是处室负责人的岗位', async () => {
  const head = await server.as('chuzhang')
  const opened = await head.api.yearLedgers.get({ year })
  expect(opened.subject!.name).toMatch(/负责人|处长/)
  expect(Object.keys(opened.totals).length).toBeGreaterThan(0)
  const [division] = opened.subjects.filter(({ name }) => opened.subject!.name.startsWith(name))
  const empty = await head.api.yearLedgers.get({ year, subjectId: division!.id })
  expect([empty.rows, empty.totals]).toEqual([[], {}])
  // Where none has anything, the first of the own ones.
  expect((await head.api.yearLedgers.get({ year: 2020 })).subject!.id).toBe(division!.id)
})

it('六十天伸进还没有要点的年度的，说出是哪一年；有了的不说', async () => {
  const unplanned = async (caller: Caller) => (await caller.api.duties.next({})).unplanned
  const leader = await server.as('lingdao1')
  const reached = Number(formatDay(todayInBeijing() + 60).slice(0, 4))
  for (const caller of [leader, member]) expect(await unplanned(caller)).toBeNull()
  await ownerQuery(server, `update duty set in_force_to = least(in_force_to, '${reached - 1}-12-31')`)
  for (const caller of [leader, member]) expect(await unplanned(caller)).toBe(reached)
  await ownerQuery(server, `update duty set in_force_to = '${year + 1}-12-31'`)
})
