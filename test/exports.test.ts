/** The list of duties over HTTP and as files: what is in sight, in the paper's form. */
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { extractText } from '#documents/extract.ts'
import { DUTY_LIST_COLUMNS, dutyListExtent, dutyListTitle } from '#duties/duty-list.schema.ts'
import { STANDING_LABELS } from '#duties/standing.schema.ts'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { YEAR_COLUMNS } from '#records/year/year-table.rules.ts'
import { refusalOf } from './caller.ts'
import { startDemonstration } from './demonstration.ts'
import { ownerQuery } from './owner.ts'

const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const server = await startDemonstration(today)
const office = await server.as('dangwei')

describe('责任清单', () => {
  it('每个应办的单位和岗位都有自己的清单，合起来就是全部；别人的看不到', async () => {
    const whole = await office.api.dutyLists.get({ year })
    expect(whole.rows.length).toBeGreaterThan(20)
    expect(new Set(whole.rows.map(({ dutyId }) => dutyId)).size).toBe(whole.rows.length)
    const seen = new Set<string>()
    for (const { id } of whole.subjects)
      for (const { dutyId } of (await office.api.dutyLists.get({ year, subjectId: id })).rows) seen.add(dutyId)
    expect([...seen].sort()).toEqual(whole.rows.map(({ dutyId }) => dutyId).sort())

    // The list of one body or post names that one, also where a duty is laid on all of its kind.
    for (const { id, name } of [whole.subjects.find(({ post }) => !post)!, whole.subjects.find(({ post }) => post)!]) {
      const { rows } = await office.api.dutyLists.get({ year, subjectId: id })
      expect(new Set(rows.map(({ responsible }) => responsible))).toEqual(new Set([name]))
    }
    // A part says so, of how much; the list of a post says whose it is.
    expect([whole.total, dutyListExtent(whole)]).toEqual([whole.rows.length, `共${whole.total}项`])
    const post = whole.subjects.find(({ holders }) => holders.length === 1)!
    const part = await office.api.dutyLists.get({ year, subjectId: post.id })
    expect(part.total).toBe(whole.total)
    expect(dutyListTitle(part)).toBe(`${post.name}${post.holders[0]}${year}年党建工作责任清单`)
    expect(dutyListExtent(part)).toContain(`本单位共${whole.total}项，这里是由${post.name}负责的${part.rows.length}项`)
    expect(whole.rows.filter(({ requirement }) => requirement.startsWith('其他'))).toEqual([])
    expect(whole.rows.some(({ responsible }) => responsible.startsWith('各党支部'))).toBe(true)
    expect(whole.subjects.some(({ post, holders }) => post && holders.length === 1)).toBe(true)

    const branch = await server.as('zhibu1')
    const own = await branch.api.dutyLists.get({ year })
    expect(dutyListExtent(own)).toBe(`本单位共${whole.total}项，这里是您可查看的${own.rows.length}项`)
    expect(own.rows.length).toBeLessThan(whole.rows.length)
    const other = whole.subjects.find(({ id }) => !own.subjects.some((subject) => subject.id === id))!
    expect(await refusalOf(branch.api.dutyLists.get({ year, subjectId: other.id }))).toMatchObject({ status: 404 })
    const member = await server.as('dangyuan1')
    expect(await refusalOf(member.api.dutyLists.get({ year }))).toMatchObject({ status: 403 })
  })

  it('Word 和 Excel 里的内容与页面相同，公式样的文字仍是文字', async () => {
    const list = await office.api.dutyLists.get({ year })
    const word = await office.fetch(`/api/exports/duty-list.docx?year=${year}`)
    expect(word.status).toBe(200)
    const { text, cells } = await extractText('清单.docx', new Uint8Array(await word.arrayBuffer()))
    expect(text.startsWith(`${list.bureau}${year}年党建工作责任清单`)).toBe(true)
    const titles = cells
      .filter(({ row, column }) => row > 0 && column === 1)
      .map(({ start, end }) => text.slice(start, end))
    expect(titles).toEqual(list.rows.map(({ title }) => title))

    const excel = await office.fetch(`/api/exports/duty-list.xlsx?year=${year}`)
    const { sheets } = await readXlsx(new Uint8Array(await excel.arrayBuffer()))
    const rows = sheets[0]!.rows
    expect(rows[2]).toEqual(DUTY_LIST_COLUMNS.map(({ head }) => head))
    expect(rows.slice(3).map((row) => [row[0], row[1], row[3]])).toEqual(
      list.rows.map(({ title, responsible }, i) => [i + 1, title, responsible]),
    )
  })

  it('看板存成 Excel：每次应办一行，状态和看板上一样', async () => {
    const board = await office.api.duties.board({ year })
    const answer = await office.fetch(`/api/exports/board.xlsx?year=${year}&asOf=${today}`)
    const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()))
    const rows = sheets[1]!.rows.slice(3)
    const shown = board.cells.flatMap(({ subject, occurrences }) =>
      occurrences.map(({ start, standing }) =>
        [board.subjects[subject]!.name, start, STANDING_LABELS[standing]].join(),
      ),
    )
    expect(rows.map((row) => [row[1], row[4], row[6]].join()).sort()).toEqual(shown.sort())
    expect((await office.fetch('/api/exports/board.xlsx?year=x')).status).toBe(400)
    const [first, second] = sheets
    expect([first!.name, second!.name]).toEqual(['看板', '应办明细'])
    expect(first!.rows[0]![0]).toContain(`${year}年党建工作看板`)
    // A column for each body or post that owes, two rows of rates, a row for each item.
    const owing = new Set(board.cells.map(({ subject }) => subject)).size
    const owed = new Set(board.cells.map(({ duty }) => duty)).size
    expect([first!.rows[2]!.length, first!.rows.length]).toEqual([4 + owing, 3 + 2 + owed])
    expect(first!.rows[3]![1]).toBe('完成率')
    expect(String(first!.rows[3]![3])).toMatch(/%\n（\d+\/\d+）/)
  })

  it('没有登录、没有权限、地址不对都不给', async () => {
    const member = await server.as('dangyuan1')
    expect((await member.fetch(`/api/exports/duty-list.docx?year=${year}`)).status).toBe(403)
    expect((await office.fetch('/api/exports/duty-list.exe?year=2026')).status).toBe(400)
    expect((await office.fetch('/api/exports/duty-list.docx?year=x')).status).toBe(400)
    expect((await fetch(`${server.address}/api/exports/duty-list.docx?year=${year}`)).status).toBe(401)
  })
})

describe('年度台账', () => {
  it('按日期列出纪实和应办未办，数目与看板、纪实列表相同；别的支部的看不到', async () => {
    const branch = await server.as('zhibu2')
    const { subject, rows, totals } = await branch.api.yearLedgers.get({ year })
    expect(subject).not.toBeNull()
    expect(rows.map(({ day }) => day)).toEqual(rows.map(({ day }) => day).sort())
    const records = await branch.api.records.list({
      subjectId: subject!.id,
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      limit: 200,
    })
    expect(rows.filter(({ row }) => row === 'record').length).toBe(records.total)
    const board = await branch.api.duties.board({ year })
    const own = board.cells
      .filter((cell) => board.subjects[cell.subject]!.id === subject!.id)
      .flatMap(({ occurrences }) => occurrences)
    const undone = own.filter(({ standing }) => ['missed', 'entry-open', 'due-soon', 'open'].includes(standing))
    expect(rows.filter(({ row }) => row === 'due').length).toBe(undone.length)
    expect(Object.values(totals).reduce((a, b) => a + b, 0)).toBe(own.length)
    const sheet = (
      await readXlsx(
        new Uint8Array(await (await branch.fetch(`/api/exports/year-ledger.xlsx?year=${year}`)).arrayBuffer()),
      )
    ).sheets[0]!
    const lines = sheet.rows.slice(3)
    const heads = sheet.rows[2]!
    // No record of the year counts for more than it is called by: there is no column for it.
    expect(heads).toEqual(YEAR_COLUMNS.flatMap(({ head }) => (head === '同时计入' ? [] : head)))
    expect(lines.at(-1)![0]).toContain('签字')
    // Accused of not having done something is only who did not: not who still has time.
    for (const line of lines)
      if (line[2] === '应办未办') expect(line[heads.indexOf('状态')]).toBe(STANDING_LABELS.missed)
    expect(lines.some((line) => line[2] === '主题党日' && line[4] && line[5])).toBe(true)
    expect(lines.some((line) => line[2] === '集中学习')).toBe(true)
    expect(lines.some((line) => line[2] === '一般纪实')).toBe(false)
    const other = await server.as('zhibu1')
    expect(await refusalOf(other.api.yearLedgers.get({ year, subjectId: subject!.id }))).toMatchObject({ status: 404 })
    expect((await other.fetch(`/api/exports/year-ledger.xlsx?year=${year}&subjectId=${subject!.id}`)).status).toBe(404)
  })

  it.each([
    ['year-ledger', `year=${year}`, 7],
    ['records', 'state=returned', 7],
    ['approvals', '', 10],
    ['register', 'code=projects', 6],
  ])('%s 存成 Excel 和 Word', async (list, query, columns) => {
    for (const format of ['xlsx', 'docx']) {
      const answer = await office.fetch(`/api/exports/${list}.${format}?${query}`)
      expect(answer.status).toBe(200)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      if (format === 'docx') expect((await extractText('表.docx', bytes)).text.length).toBeGreaterThan(10)
      else expect((await readXlsx(bytes)).sheets[0]!.rows[2]!.length).toBeGreaterThanOrEqual(columns)
    }
  })

  it('行数太多的，Word 礼貌拒绝，Excel 照样给出', async () => {
    const { total } = await office.api.records.list({})
    expect(total).toBeGreaterThan(1000)
    const word = await office.fetch('/api/exports/records.docx')
    expect([word.status, ((await word.json()) as { message: string }).message]).toEqual([
      422,
      `共${total}行，超过1000行。请缩小范围，或下载 Excel。`,
    ])
    const excel = await office.fetch('/api/exports/records.xlsx')
    const { sheets } = await readXlsx(new Uint8Array(await excel.arrayBuffer()))
    expect(sheets[0]!.rows.length).toBe(total + 3)
  })
})

it('已发布而没有排出应办的任务，仍在全单位的责任清单里', async () => {
  const { dutyId } = (await office.api.dutyLists.get({ year })).rows[0]!
  const [{ owes }] = (await ownerQuery(server, `select definition -> 'owes' as owes from duty where id = $1`, [
    dutyId,
  ])) as [{ owes: unknown }]
  const oweTo = (to: unknown) =>
    ownerQuery(server, `update duty set definition = jsonb_set(definition, '{owes}', $1::jsonb) where id = $2`, [
      JSON.stringify(to),
      dutyId,
    ])
  // Without the ledger's state the engine answers.
  const setAside = (aside: boolean) =>
    ownerQuery(
      server,
      aside ? `update ledger_state set basis = 'aside ' || basis` : `update ledger_state set basis = substr(basis, 7)`,
    )
  await setAside(true)
  await oweTo({ post: '01990000-0000-7000-8000-000000000000' })
  const listed = async (username: string) =>
    (await (await server.as(username)).api.dutyLists.get({ year })).rows.map((row) => row.dutyId)
  const [whole, branch] = [await listed('dangwei'), await listed('zhibu1')]
  await oweTo(owes)
  await setAside(false)
  expect([whole.includes(dutyId), branch.includes(dutyId)]).toEqual([true, false])
})
