import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { refusalOf } from './caller.ts'
import { startDemonstration } from './demonstration.ts'
import { ownerQuery } from './owner.ts'
import { wordFile } from './word.ts'

const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const server = await startDemonstration(today)
const office = await server.as('dangwei')
const second = await server.as('dwshuji')
const secretary = await server.as('zhibu1')

const PLAN = `云溪市样例局${year}年党建工作要点
一、强化学习
1.抓好学习。各党支部每月组织政策法规测试1次，每半年召开1次读书分享会。
2.压实责任。班子成员每年到联系点走访不少于2次。大力弘扬务实作风。
`

async function upload(content: string | Uint8Array, name = '样例要点.txt') {
  const response = await office.upload('plan', name, content)
  const { id: fileId } = (await response.json()) as { id: string }
  const { planId, jobId } = await office.api.plans.create({ fileId, again: true })
  for (;;) {
    const { state } = await office.api.jobs.get({ id: jobId })
    if (state === 'done') return office.api.plans.get({ id: planId })
    if (state === 'failed') throw new Error('reading failed')
    await setTimeout(50)
  }
}

describe('从要点到看板', () => {
  it('同一单位的两项同名任务，名称写明何时办', async () => {
    const point = '1.开展自查。各党支部每半年完成1次自查，各党支部11月完成1次自查。'
    const { items } = await upload(`云溪市样例局${year}年党建工作要点\n一、自查自纠\n${point}\n`)
    expect(items.map(({ draft }) => draft.title)).toEqual(['开展自查（每半年）', '开展自查（11月1日—11月30日）'])
  })

  it('上传、审核、发布、登记，看板上的一格能一直追到原文', async () => {
    const { plan, items } = await upload(PLAN)
    expect(items.map((item) => item.draft.cadence.every)).toEqual(['month', 'half-year', 'year'])
    await office.api.plans.decide({ items: items.map(({ id, version }) => ({ id, version })), state: 'accepted' })
    const { duties } = await office.api.plans.publish({ id: plan.id })
    expect(duties).toBeGreaterThanOrEqual(3)

    const board = await secretary.api.duties.board({ year })
    const column = board.duties.findIndex((duty) => duty.planId === plan.id && duty.cadence.includes('每月'))
    const cell = board.cells.find((one) => one.duty === column)!
    const month = cell.occurrences.find((one) => one.start <= today && one.due >= today)!
    expect(['open', 'due-soon']).toContain(month.standing)

    const me = await secretary.api.session.me({})
    const content = {
      subjectId: me.recordsFor.find((one) => !one.post)!.id,
      duties: [board.duties[column]!.id],
      heldOn: today,
      title: '政策法规测试',
      people: [me.personId],
    }
    const id = randomUUID()
    await secretary.api.records.submit({ id, kind: 'plain', content })
    const { step, because, counted } = await secretary.api.duties.occurrence({ id: month.occurrence })
    expect(step.standing).toBe('done')
    expect(counted.map((record) => [record.recordId, record.readable])).toEqual([[id, true]])
    expect(because.length).toBeGreaterThan(1)
    expect(PLAN).toContain(step.source.quote)
    // The general kind bears the commitment's own tag: the record counts for this duty and for no other.
    const after = await secretary.api.duties.board({ year })
    const changed = after.cells.flatMap((one) => one.occurrences).filter((one) => one.standing === 'done').length
    const before = board.cells.flatMap((one) => one.occurrences).filter((one) => one.standing === 'done').length
    expect(changed - before).toBe(1)
  })

  it('从今天起要求：过去的周期不列，进行中的完整计入；发布前说清给谁带来多少', async () => {
    const { plan, items } = await upload(PLAN)
    await office.api.plans.decide({ items: items.map(({ id, version }) => ({ id, version })), state: 'accepted' })
    const fromToday = await office.api.plans.preview({ id: plan.id })
    const fromStart = await office.api.plans.preview({ id: plan.id, owedFrom: null })
    expect(fromToday.past).toBe(0)
    // The same plan has been published before: whoever publishes it again is told what would be asked twice.
    expect(fromToday.twins.map(({ title, existing }) => [title, existing.title])).toEqual(
      items.flatMap(({ draft }) => draft.owes.map(() => [draft.title, draft.title])),
    )
    expect(fromStart.occurrences - fromToday.occurrences).toBe(fromStart.past)
    // What was changed since is compared as it reads now.
    const title = fromToday.twins[0]!.title
    for (const { id } of await ownerQuery(server, 'select id from duty where title = $1', [title])) {
      const { terms } = await office.api.dutyChanges.changeable({ id: String(id) })
      const set = { ...terms, title: `${title}（改）`, cadence: { every: 'week' as const, times: 1 } }
      const change = { id: String(id), effectiveFrom: today, set, seen: 0, reason: '改为每周' }
      await office.api.dutyChanges.change(change)
    }
    const { twins } = await office.api.plans.preview({ id: plan.id })
    expect(twins.map((one) => one.title)).toEqual(
      fromToday.twins.map((one) => one.title).filter((one) => one !== title),
    )
    expect(fromToday.months.map(({ count }) => count).reduce((a, b) => a + b)).toBe(fromToday.occurrences)
    expect(fromToday.subjects.reduce((sum, { count }) => sum + count, 0)).toBe(fromToday.occurrences)

    const { duties } = await office.api.plans.publish({ id: plan.id })
    // Each task leads to what it was published as.
    const { duties: published } = await office.api.plans.get({ id: plan.id })
    expect(published).toHaveLength(duties)
    expect(published.every(({ commitmentId }) => items.some(({ id }) => id === commitmentId))).toBe(true)
    const board = await office.api.duties.board({ year })
    const own = board.duties.flatMap((duty, index) => (duty.planId === plan.id ? [index] : []))
    const owed = board.cells.filter(({ duty }) => own.includes(duty)).flatMap(({ occurrences }) => occurrences)
    expect(owed.length).toBeGreaterThan(0)
    expect(owed.filter(({ due }) => due < today)).toEqual([])
    // The half-year that is under way is owed from its first day on, not from the day of the publication.
    const halfYear = board.duties.findIndex((duty) => duty.planId === plan.id && duty.cadence.includes('半年'))
    const starts = board.cells.filter(({ duty }) => duty === halfYear).flatMap(({ occurrences }) => occurrences)
    expect(new Set(starts.map(({ start }) => start.slice(5)))).toContain(today.slice(5) < '07-01' ? '01-01' : '07-01')
  })

  it('下一年的要点与今年的要求相同，不算同时要求两次', async () => {
    const { plan, items } = await upload(PLAN.replace(`${year}年`, `${year + 1}年`))
    await office.api.plans.decide({ items: items.map(({ id, version }) => ({ id, version })), state: 'accepted' })
    expect((await office.api.plans.preview({ id: plan.id })).twins).toEqual([])
  })

  it('标出漏读的、拆开、并入：原文始终是那一段，别人改过的不覆盖，发布后不能再标', async () => {
    const { plan, items, text } = await upload(PLAN)
    const points = [...text]
    const whole = items[0]!
    const { start, end } = whole.reading
    const part = { start: end - 6, end }
    const { added, shortened } = await office.api.plans.mark({ id: plan.id, ...part })
    expect(added.reading.quote).toBe(points.slice(added.reading.start, added.reading.end).join(''))
    expect(added).toMatchObject({ state: 'proposed', reading: { marked: true } })
    expect(shortened!.reading).toMatchObject({ start, quote: points.slice(start, shortened!.reading.end).join('') })
    expect(shortened!.reading.end).toBeLessThanOrEqual(added.reading.start)
    // It stands behind the one that it was taken out of.
    const listed = (await office.api.plans.get({ id: plan.id })).items.map(({ id }) => id)
    expect(listed.slice(0, 2)).toEqual([whole.id, added.id])

    const of = ({ id, version }: { id: string; version: number }) => ({ id, version })
    const stale = { id: plan.id, first: of(whole), second: of(added) }
    expect(await refusalOf(office.api.plans.join(stale))).toMatchObject({ status: 409 })
    const joined = await office.api.plans.join({ ...stale, first: of(shortened!) })
    const { plans } = await office.api.plans.list({})
    expect(plans.find(({ id }) => id === plan.id)!.counts).toMatchObject({ joined: 1, rejected: 0 })
    expect(joined.items.map(({ id, state, reading }) => [id, state, reading.start, reading.end])).toEqual([
      [whole.id, 'proposed', start, added.reading.end],
      [added.id, 'rejected', added.reading.start, added.reading.end],
    ])
    expect(await refusalOf(office.api.plans.mark({ id: plan.id, start: 0, end: points.length + 5 }))).toMatchObject({
      status: 422,
    })
    // Over two tasks nothing is added: which of them it should be is for a person to say.
    const across = { id: plan.id, start: end - 6, end: items[1]!.reading.end }
    expect(await refusalOf(office.api.plans.mark(across))).toMatchObject({ status: 409, rule: 'across' })
    expect((await office.api.plans.get({ id: plan.id })).items).toHaveLength(items.length + 1)
    // Joined by mistake: the same words can be taken out again, and only once.
    const stretch = { id: plan.id, start: added.reading.start, end: added.reading.end }
    const again = await office.api.plans.mark(stretch)
    expect(again.shortened).toMatchObject({ id: whole.id, state: 'proposed' })
    expect(await refusalOf(office.api.plans.mark(stretch))).toMatchObject({ status: 409 })
    const branch = await server.as('zhibu1')
    expect(await refusalOf(branch.api.plans.mark({ id: plan.id, ...part }))).toMatchObject({ status: 403 })
    await office.api.plans.decide({ items: [of(again.shortened!)], state: 'accepted' })
    await office.api.plans.publish({ id: plan.id, leaveOutUndecided: true })
    expect(await refusalOf(office.api.plans.mark({ id: plan.id, ...part }))).toMatchObject({ status: 409 })
  })

  it('并入的可以拆开，标出的可以取消：文字、状态都恢复；已采纳的并入后仍是已采纳', async () => {
    const { plan, items, text } = await upload(PLAN)
    const of = ({ id, version }: { id: string; version: number }) => ({ id, version })
    const now = async () => (await office.api.plans.get({ id: plan.id })).items
    const seen = (list: typeof items) =>
      list.map(({ id, state, reading: { start, end, quote, reasons } }) => [id, state, start, end, quote, reasons])
    await office.api.plans.decide({ items: [of(items[0]!)], state: 'accepted' })
    const before = await now()
    const [first, second] = before
    await office.api.plans.join({ id: plan.id, first: of(first!), second: of(second!) })
    const [whole, part] = await now()
    expect(whole).toMatchObject({ state: 'accepted', draft: first!.draft, reading: { end: second!.reading.end } })
    expect(part).toMatchObject({ state: 'rejected', reading: { joined: { id: first!.id } } })
    expect(await refusalOf(office.api.plans.decide({ items: [of(part!)], state: 'accepted' }))).toMatchObject({
      rule: 'joined',
    })
    const stale = { id: plan.id, item: { id: part!.id, version: 1 } }
    expect(await refusalOf(office.api.plans.separate(stale))).toMatchObject({ rule: 'stale' })
    await office.api.plans.separate({ id: plan.id, item: of(part!) })
    expect(seen(await now())).toEqual(seen(before))

    const { end } = first!.reading
    const { added, shortened } = await office.api.plans.mark({ id: plan.id, start: end - 6, end })
    expect(shortened).toMatchObject({ id: first!.id, state: 'proposed' })
    await office.api.plans.unmark({ id: plan.id, item: of(added) })
    expect(seen(await now())).toEqual(seen(before))
    // What the reader found cannot be taken out, by whatever way.
    expect(await refusalOf(office.api.plans.unmark({ id: plan.id, item: of(second!) }))).toMatchObject({ status: 404 })

    const loose = [...text].join('').indexOf('大力弘扬')
    const alone = await office.api.plans.mark({ id: plan.id, start: loose, end: loose + 8 })
    const draft = { ...alone.added.draft, title: '弘扬作风' }
    const edited = await office.api.plans.edit({ ...of(alone.added), draft })
    expect(edited.edited).toBe(true)
    const back = await office.api.plans.edit({ ...of(edited), draft: alone.added.draft })
    expect(back).toMatchObject({ edited: false, draft: alone.added.draft })
    await office.api.plans.unmark({ id: plan.id, item: of(back) })
    expect(seen(await now())).toEqual(seen(before))
  })

  it('Word 里的表照样成表，表里的任务说第几行，发布后也不说成第几条', async () => {
    const bytes = await wordFile([
      `云溪市样例局${year}年工作要点`,
      '1.抓好学习。各党支部每月组织政策法规测试1次。',
      '附表：任务清单',
      [
        ['时间', '工作内容', '责任单位'],
        ['11月', '召开务虚会', '机关党委'],
        ['12月', '举办廉政书画展', '机关党委'],
        ['', '关心困难职工，建立台账', '机关纪委'],
      ],
    ])
    const { plan, text, items, cells } = await upload(bytes, '样例要点.docx')
    const points = [...text]
    expect(cells.map(({ row, column, start, end }) => [row, column, points.slice(start, end).join('')])[4]).toEqual([
      ...[1, 1, '召开务虚会'],
    ])
    expect(items.map(({ reading }) => [reading.quote, reading.place])).toEqual([
      ['各党支部每月组织政策法规测试1次', undefined],
      ['召开务虚会', '附表第1行'],
      ['举办廉政书画展', '附表第2行'],
    ])
    // What was missed in a row is marked with what the row says of who owes it.
    const start = [...text.slice(0, text.indexOf('关心困难职工'))].length
    const { added } = await office.api.plans.mark({ id: plan.id, start, end: start + 11 })
    expect(added).toMatchObject({ reading: { subject: '机关纪委', subjectSource: 'cell', place: '附表第3行' } })
    await office.api.plans.unmark({ id: plan.id, item: { id: added.id, version: added.version } })
    await office.api.plans.decide({ items: items.map(({ id, version }) => ({ id, version })), state: 'accepted' })
    await office.api.plans.publish({ id: plan.id, owedFrom: null })
    const { duties } = await office.api.duties.board({ year })
    const own = duties.filter(({ planId, title }) => planId === plan.id && !title.includes('测试'))
    expect(own.map(({ point, pointTitle }) => [point, pointTitle])).toEqual([
      [null, '附表第1行'],
      [null, '附表第2行'],
    ])
  })

  it('过去某日的看板上，没有那天还没发布的任务', async () => {
    const yesterday = formatDay(todayInBeijing() - 1)
    const board = await office.api.duties.board({ year, asOf: yesterday })
    const now = await office.api.duties.board({ year })
    const titles = new Set(board.duties.map(({ planTitle }) => planTitle))
    const later = now.duties.filter(({ planTitle }) => !titles.has(planTitle))
    expect(later.length).toBeGreaterThan(0)
    expect(board.duties.length).toBeGreaterThan(0)
  })

  it('看得到的只有岗位的，看板先列岗位', async () => {
    const head = await server.as('chuzhang')
    const board = await head.api.duties.board({ year })
    expect(board.rows).toBe('posts')
    expect(board.cells.length).toBeGreaterThan(0)
    expect((await head.api.duties.board({ year, rows: 'bodies' })).cells).toEqual([])
  })

  it('发布后不能再改；同一个文件不能建两份要点', async () => {
    const { plan, items } = await upload(PLAN)
    await office.api.plans.decide({ items: items.map(({ id, version }) => ({ id, version })), state: 'accepted' })
    await office.api.plans.publish({ id: plan.id })
    const [item] = (await office.api.plans.get({ id: plan.id })).items
    const late = office.api.plans.decide({ items: [{ id: item!.id, version: item!.version }], state: 'rejected' })
    expect(await refusalOf(late)).toMatchObject({ status: 409, rule: 'published' })
    expect(await refusalOf(office.api.plans.publish({ id: plan.id }))).toMatchObject({ rule: 'published' })
  })

  it('没有审核完，发布前要明确；没有采纳的不能发布', async () => {
    const { plan, items } = await upload(PLAN)
    expect(await refusalOf(office.api.plans.publish({ id: plan.id }))).toMatchObject({ rule: 'undecided' })
    expect(await refusalOf(office.api.plans.publish({ id: plan.id, leaveOutUndecided: true }))).toMatchObject({
      rule: 'empty',
    })
    await office.api.plans.decide({ items: [{ id: items[0]!.id, version: 1 }], state: 'accepted' })
    expect((await office.api.plans.publish({ id: plan.id, leaveOutUndecided: true })).duties).toBe(1)
  })

  it('两人同时改一项，后改的被告知是谁改的，什么也没有覆盖', async () => {
    const { items } = await upload(PLAN)
    const { id, version, draft } = items[0]!
    const [one, two] = await Promise.allSettled([
      office.api.plans.edit({ id, version, draft: { ...draft, title: '第一人的名称' } }),
      second.api.plans.edit({ id, version, draft: { ...draft, title: '第二人的名称' } }),
    ])
    const [winner, loser] = one.status === 'fulfilled' ? [one, two] : [two, one]
    if (winner.status !== 'fulfilled' || loser.status !== 'rejected') throw new Error('exactly one edit must win')
    const refusal = await refusalOf(Promise.reject(loser.reason))
    expect(refusal).toMatchObject({ status: 409, rule: 'stale' })
    expect(refusal.message).toContain(winner.value.changedBy)
  })

  it('改定年度，日期随之移动', async () => {
    const { plan, items } = await upload(PLAN)
    await office.api.plans.setYear({ id: plan.id, year: year + 1 })
    const moved = await office.api.plans.get({ id: plan.id })
    expect(moved.plan.year).toBe(year + 1)
    expect(moved.items[0]!.draft.inForce).toEqual({ from: `${year + 1}-01-01`, to: `${year + 1}-12-31` })
    expect(moved.items[0]!.version).toBe(items[0]!.version + 1)
  })

  it('支部书记看得到要点，不能审核和发布', async () => {
    const { plan, items } = await upload(PLAN)
    expect((await secretary.api.plans.get({ id: plan.id })).items).toHaveLength(items.length)
    const decide = secretary.api.plans.decide({ items: [{ id: items[0]!.id, version: 1 }], state: 'accepted' })
    expect(await refusalOf(decide)).toMatchObject({ status: 403 })
    expect(await refusalOf(secretary.api.plans.publish({ id: plan.id }))).toMatchObject({ status: 403 })
  })
})
