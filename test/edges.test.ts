/** What real bureaus bring along: rare characters in names, and a body that moves in the tree in mid-year. */
import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { extractText } from '#documents/extract.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { startDemonstration } from './demonstration.ts'

const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const server = await startDemonstration(today)
const office = await server.as('dangwei')
const secretary = await server.as('zhibu1')
const branch = (await secretary.api.session.me({})).recordsFor.find(({ post }) => !post)!.id

it.each(['冼䶮', '欧阳喆堃', '李𠮷'])('生僻字的姓名：%s 录入、查找、登记、下载都不失真', async (name) => {
  const { id } = await office.api.office.addPerson({ name, bodyId: branch, partyMember: true, from: today })
  const { people } = await secretary.api.office.people({ query: [...name].at(-1)! })
  expect(people.map((one) => one.name)).toContain(name)
  const [duty] = (await secretary.api.duties.choices({ subjectId: branch })).duties
  const record = randomUUID()
  const title = `听${name}讲家风`
  await secretary.api.records.submit({
    id: record,
    kind: 'plain',
    content: { subjectId: branch, heldOn: today, title, duties: [duty!.id], people: [id] },
  })
  const shown = await secretary.api.records.get({ id: record })
  expect([shown.summary.title, shown.people.map((one) => one.name)]).toEqual([title, [name]])
  const query = `year=${year}&subjectId=${branch}`
  const excel = await secretary.fetch(`/api/exports/year-ledger.xlsx?${query}`)
  const { sheets } = await readXlsx(new Uint8Array(await excel.arrayBuffer()))
  expect(sheets[0]!.rows.flat()).toContain(title)
  const word = await secretary.fetch(`/api/exports/year-ledger.docx?${query}`)
  expect((await extractText('台账.docx', new Uint8Array(await word.arrayBuffer()))).text).toContain(title)
})

it.each(['gexingl', 'gaixing', 'gai xing', 'gxl'])('姓有两种读法的，键入“%s”都能找到', async (query) => {
  const wanted = { name: '盖星历', bodyId: branch, partyMember: true, from: today }
  const { id } = await office.api.office.addPerson(wanted)
  const { people } = await secretary.api.office.people({ query })
  expect(people.map((one) => one.id)).toContain(id)
})

it('年中改变隶属：已办的、应办的都跟着支部走，一次不多，一次不少', async () => {
  const own = async () => {
    const { cells, subjects } = await office.api.duties.board({ year })
    const row = cells.filter((cell) => subjects[cell.subject]!.id === branch).flatMap(({ occurrences }) => occurrences)
    return row.map(({ occurrence, standing }) => `${occurrence} ${standing}`).sort()
  }
  const before = await own()
  expect(before.length).toBeGreaterThan(20)
  const { bodies } = await office.api.office.overview({})
  const body = bodies.find(({ id }) => id === branch)!
  const elsewhere = bodies.find(({ kind, id }) => kind === 'bureau' && id !== body.parentId) ?? bodies[0]!
  const { id, kind, name, from, to, recordsSince } = body
  await office.api.office.editBody({ id, kind, name, from, to, recordsSince, parentId: elsewhere.id })
  expect((await office.api.office.overview({})).bodies.find((one) => one.id === branch)!.parentId).toBe(elsewhere.id)
  expect(await own()).toEqual(before)
  expect((await secretary.api.yearLedgers.get({ year })).subject!.id).toBe(branch)
})
