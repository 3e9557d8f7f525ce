/** Every list that can be taken along holds what its page shows; the roster comes back through the import unchanged. */
import { setTimeout } from 'node:timers/promises'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { LISTS } from '#app/export-lists.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import type { ImportKindCode } from '#office/import/import.schema.ts'
import type { Caller } from './caller.ts'
import { startDemonstration } from './demonstration.ts'

const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const server = await startDemonstration(today)
const office = await server.as('dangwei')

/** The sheets of a list, below title, note and head. */
async function taken(caller: Caller, list: string, query = '') {
  const answer = await caller.fetch(`/api/exports/${list}.xlsx?${query}`)
  expect(answer.status).toBe(200)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const { sheets } = await readXlsx(bytes)
  // Every sheet says whose it is and when it was made.
  const { bureau } = await office.api.dutyLists.get({ year })
  for (const { rows } of sheets) {
    const head = `${rows[0]![0]} ${rows[1]![0]}`
    expect([list, head.split(bureau).length, head.split(`生成于${today}`).length]).toEqual([list, 2, 2])
  }
  return { bytes, heads: sheets.map(({ rows }) => rows[2]!), rows: sheets.map(({ rows }) => rows.slice(3)) }
}

describe('组织、岗位、人员', () => {
  it.each(['bodies', 'posts', 'people'] as const)(
    '%s：存成 Excel 再导入，没有一处变化，也没有一处问题',
    async (kind) => {
      const { bytes, rows } = await taken(office, kind)
      const { id: fileId } = (await (await office.upload('import', `${kind}.xlsx`, bytes)).json()) as { id: string }
      const one = await read(kind, fileId)
      expect(one.found).toEqual({ create: 0, update: 0, same: rows[0]!.length, problem: 0 })
    },
  )

  it('人员：看得到谁就有谁，到组织的日期只给维护名册的人', async () => {
    const secretary = await server.as('zhibu1')
    const all = await secretary.api.office.people({ limit: 500 })
    const { heads, rows } = await taken(secretary, 'people')
    expect(rows[0]!.map((row) => row[0])).toEqual(all.people.map(({ name }) => name))
    expect(heads[0]).toEqual(['姓名', '是否党员', '所在党组织', '所在处室', '现任岗位'])
    expect((await taken(office, 'people')).heads[0]).toContain('到党组织日期')
    expect((await taken(office, 'people')).rows[0]!.length).toBeGreaterThan(all.total)
  })
})

async function read(kind: ImportKindCode, fileId: string) {
  const { id } = await office.api.imports.create({ kind, fileId })
  for (;;) {
    const one = await office.api.imports.get({ id })
    if (one.state !== 'reading') return one
    await setTimeout(30)
  }
}

describe('其他列表', () => {
  it('会议：看得到的每一次，日期过了没有登记的照实写', async () => {
    const secretary = await server.as('zhibu2')
    const { meetings, total } = await secretary.api.meetings.list({ limit: 200, latestFirst: true })
    const { rows } = await taken(secretary, 'meetings')
    expect(total).toBeGreaterThan(0)
    expect(rows[0]!.map((row) => [row[1], row[5]])).toEqual(meetings.map(({ heldOn, topics }) => [heldOn, topics]))
    const open = meetings.map(({ state, heldOn }) => state === 'planned' && heldOn < today)
    expect(open).toContain(true)
    expect(rows[0]!.map((row) => row[7] === '未登记纪实')).toEqual(open)
  })

  it('诉求：与页面相同，没有说过的话', async () => {
    const { waiting, mine, others } = await office.api.requests.list({})
    const shown = [...waiting, ...mine, ...others]
    expect(shown.length).toBeGreaterThan(0)
    const { rows } = await taken(office, 'requests')
    expect(rows[0]!.map((row) => row[2])).toEqual(shown.map(({ title }) => title))
    const { messages } = await office.api.requests.get({ id: shown[0]!.id })
    expect(rows.flat(2)).not.toContain(messages[0]!.text)
    // A member takes along the own ones, and nobody else's.
    const member = await server.as('dangyuan1')
    const own = await member.api.requests.list({})
    expect((await taken(member, 'requests')).rows[0]!.map((row) => row[2])).toEqual(own.mine.map(({ title }) => title))
  })

  it('看板看要点发布以前的一天，仍按单位看，没有应办', async () => {
    const board = await office.api.duties.board({ year, asOf: `${year - 1}-12-01` })
    expect(board).toMatchObject({ rows: 'bodies', subjects: [], cells: [], years: expect.arrayContaining([year]) })
  })

  it('看板的变化、谈心谈话：与页面相同', async () => {
    const since = `${year}-01-05`
    const { changes } = await office.api.duties.changes({ since })
    const changed = await taken(office, 'changes', `since=${since}`)
    expect(changes.length).toBeGreaterThan(0)
    expect(changed.rows[0]!.map((row) => [row[1], row[2]])).toEqual(changes.map((one) => [one.subject.name, one.title]))
    const secretary = await server.as('zhibu1')
    const { pairs, own } = await secretary.api.talks.coverage({ year })
    const { rows } = await taken(secretary, 'talks', `year=${year}`)
    expect(rows[0]!.map((row) => row[6])).toEqual(pairs.flatMap((pair) => pair.rows.map(({ owed }) => owed)))
    expect(rows[1]!.map((row) => row[4])).toEqual(own.flatMap(({ people }) => people.map(({ name }) => name)))
    // Who only sees numbers takes along numbers.
    const leader = await taken(office, 'talks', `year=${year}`)
    const named = own.flatMap(({ people }) => people.map(({ name }) => name))
    expect(leader.rows[0]!.flat().filter((cell) => named.includes(String(cell)))).toEqual([])
  })

  it('要点的任务表和对照表', async () => {
    const { plans } = await office.api.plans.list({})
    const planId = plans[0]!.id
    const { items } = await office.api.plans.get({ id: planId })
    const tasks = await taken(office, 'plan-tasks', `planId=${planId}`)
    expect(tasks.rows[0]!.map((row) => row[2])).toEqual(items.map(({ draft }) => draft.title))
    const pairs = await taken(office, 'plan-comparison', `planId=${planId}&with=${planId}`)
    expect(pairs.rows[0]!.length).toBe(items.filter(({ state }) => state !== 'rejected').length)
    expect(new Set(pairs.rows[0]!.map((row) => row[1]))).toEqual(new Set(['不变']))
    expect((await office.fetch('/api/exports/plan-tasks.xlsx?planId=1')).status).toBe(400)
  })

  it('规定：每条一行，启用了没有照实写', async () => {
    const { rules } = await office.api.rulebook.list({})
    const { rows } = await taken(office, 'rulebook')
    expect(rows[0]!.map((row) => [row[2], row[6] === '已启用'])).toEqual(rules.map((one) => [one.title, one.active]))
  })

  it('没有登录的一份也拿不到；党员拿不到要求更多权限的', async () => {
    const member = await server.as('dangyuan1')
    const { grants } = await member.api.session.me({})
    for (const [list, { grant }] of Object.entries(LISTS)) {
      expect((await fetch(`${server.address}/api/exports/${list}.xlsx`)).status, list).toBe(401)
      const { status } = await member.fetch(`/api/exports/${list}.xlsx?year=${year}`)
      expect([list, status === 403]).toEqual([list, !grants.includes(grant)])
    }
  })
})
