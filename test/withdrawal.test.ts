/** A withdrawal that is moved to another day or taken back, over HTTP. */
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { makeBureau, publishDuty, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const today = formatDay(todayInBeijing())
const yesterday = formatDay(todayInBeijing() - 1)
const next = Number(today.slice(0, 4)) + 1

/** A monthly duty of a branch in a year, and what can be asked of it. */
async function setting(prefix: string, year: number) {
  const bureau = await makeBureau(server, prefix)
  const duty = await publishDuty(server, bureau, year, {
    ...{ title: '报送情况', quote: '第一党支部每月报送情况1次', owes: { body: bureau.bodies.first }, kind: 'plain' },
    cadence: { every: 'month', times: 1 },
  })
  await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [duty, today])
  const officer = await signInAs(server, bureau, 'officer')
  const secretary = await signInAs(server, bureau, 'secretary')
  let seen = 0
  const change = async (effectiveFrom: string, set: object | null, reason = '工作需要') => {
    const asked = { id: duty, effectiveFrom, set: set as never }
    const effect = await officer.api.dutyChanges.changePreview(asked)
    await officer.api.dutyChanges.change({ ...asked, seen: seen++, reason })
    return effect
  }
  const read = (from?: string) => officer.api.dutyChanges.changeable({ id: duty, ...(from ? { from } : {}) })
  const board = async (asOf?: string) => {
    const { cells, duties } = await officer.api.duties.board({ year, ...(asOf ? { asOf } : {}) })
    const dues = cells.flatMap((cell) => cell.occurrences.map(({ due }) => due.slice(5, 7)))
    return { dues: dues.sort(), ahead: duties[0]?.ahead ?? [] }
  }
  const page = () => officer.api.duties.duty({ id: duty, year })
  const notices = async () => (await secretary.api.notices.list({})).notices
  return { duty, officer, change, read, board, page, notices }
}

const months = (to: number) => Array.from({ length: to }, (_, i) => String(i + 1).padStart(2, '0'))

describe('撤销还没有到日子', () => {
  it('改到以后：中间的又应办，只有后来定的日子作数；改到以前也一样', async () => {
    const { change, read, board, page, notices } = await setting('gaihou', next)
    await change(`${next}-03-10`, null)
    expect(await board()).toEqual({ dues: months(2), ahead: [{ from: `${next}-03-10`, words: null }] })
    expect(await change(`${next}-05-10`, null, '推迟两个月')).toMatchObject({ counts: { came: 2 } })
    expect(await board()).toEqual({ dues: months(4), ahead: [{ from: `${next}-05-10`, words: null }] })
    expect(await read()).toMatchObject({ withdrawnFrom: `${next}-05-10`, undoable: true })
    expect(await page()).toMatchObject({
      ahead: [{ from: `${next}-05-10`, words: null }],
      history: [
        { takesBack: null, effectiveFrom: `${next}-03-10`, withdrawn: true, holds: false },
        { takesBack: `${next}-03-10`, effectiveFrom: `${next}-05-10`, withdrawn: true, holds: true },
      ],
    })
    expect((await notices())[0]).toMatchObject({
      title: `“报送情况”自${next}-05-10起撤销`,
      text: `原定自${next}-03-10起撤销，现在改了日期。到期日在这一天及以后的不再应办。原因：推迟两个月。`,
    })
    await change(`${next}-02-01`, null)
    expect(await board()).toEqual({ dues: months(1), ahead: [{ from: `${next}-02-01`, words: null }] })
  })

  it('从撤销那天起恢复，等于没有撤销；撤销时的看板仍查得到', async () => {
    const { duty, change, read, board, page, notices } = await setting('quxiao', next)
    await change(`${next}-03-10`, null)
    const { terms } = await read(`${next}-03-10`)
    expect(await change(`${next}-03-10`, terms, '撤错了')).toMatchObject({ counts: { came: 10 }, stay: 2, none: false })
    expect(await board()).toEqual({ dues: months(12), ahead: [] })
    expect(await read()).toMatchObject({ withdrawnFrom: null, undoable: false })
    expect((await page()).history).toMatchObject([
      { holds: false },
      { holds: false, takesBack: `${next}-03-10`, words: null },
    ])
    expect((await notices())[0]).toMatchObject({
      title: '“报送情况”不撤销了',
      text: `原定自${next}-03-10起撤销，已经取消，各次应办都照原来的。原因：撤错了。`,
    })
    await ownerQuery(
      server,
      `update duty_version set entered_on = case when withdrawn then $2::date else entered_on end where duty_id = $1`,
      [duty, yesterday],
    )
    await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [duty, yesterday])
    expect((await board(yesterday)).dues).toEqual(months(2))
    expect((await board()).dues).toEqual(months(12))
  })

  it('恢复时一起改的，从那天起照新的；晚些再恢复的，中间仍停', async () => {
    const { change, read, board, page } = await setting('yiqigai', next)
    await change(`${next}-03-10`, null)
    const { terms } = await read(`${next}-03-10`)
    await change(`${next}-03-10`, { ...terms, target: 2, cadence: { every: 'month', times: 2 } })
    expect((await board()).dues).toEqual(months(12))
    expect((await page()).history.at(-1)).toMatchObject({ takesBack: `${next}-03-10`, words: '每月2次' })
    await change(`${next}-06-10`, null)
    await change(`${next}-08-01`, (await read(`${next}-08-01`)).terms)
    expect((await board()).dues).toEqual([...months(5), ...months(12).slice(7)])
  })

  it('同一天再撤销一次，不收', async () => {
    const { duty, officer, change } = await setting('tongtian', next)
    await change(`${next}-03-10`, null)
    const again = officer.api.dutyChanges.changePreview({ id: duty, effectiveFrom: `${next}-03-10`, set: null })
    expect(await refusalOf(again)).toMatchObject({ status: 422, field: 'effectiveFrom' })
  })
})

describe('撤销已经到了日子', () => {
  it('还没有到期的，从那天起恢复也等于没有撤销，正在进行的一期照样应办', async () => {
    const { change, read, board } = await setting('yidao', Number(today.slice(0, 4)))
    const before = (await board()).dues
    await change(today, null)
    expect((await board()).dues).not.toEqual(before)
    expect(await read()).toMatchObject({ withdrawnFrom: today, undoable: true })
    await change(today, (await read()).terms)
    expect((await board()).dues).toEqual(before)
  })

  it('以后已有到期的，撤销日期不能推后，恢复从下一个周期起', async () => {
    const last = next - 2
    const { duty, officer, change, read } = await setting('yiguo', last)
    await change(`${last}-07-01`, null)
    expect(await read()).toMatchObject({ undoable: false })
    const later = { id: duty, effectiveFrom: `${last}-10-01`, set: null }
    expect(await refusalOf(officer.api.dutyChanges.changePreview(later))).toMatchObject({ rule: 'revived' })
    expect(await change(`${last}-04-01`, null)).toMatchObject({ counts: { gone: 3 } })
  })
})

describe('成批撤销', () => {
  it('那天以前就结束的不收，说明到哪天为止', async () => {
    const { duty: id, officer } = await setting('yijieshu', next)
    const asked = { duties: [{ id, seen: 0 }], effectiveFrom: `${next + 1}-01-05`, reason: '新的一版代替了上一版。' }
    for (const call of [officer.api.dutyChanges.withdraw(asked), officer.api.dutyChanges.withdrawPreview(asked)])
      expect(await refusalOf(call)).toMatchObject({
        field: 'effectiveFrom',
        message: expect.stringContaining(`“报送情况”到${next}-12-31为止`),
      })
  })

  it('消息写明原因；已经另定了以后怎样办的，说明照那样办；同一项不能选两次', async () => {
    const { duty: id, officer, change, read, board, notices } = await setting('chengpi', next)
    await change(`${next}-07-01`, { ...(await read(`${next}-07-01`)).terms, title: '报送“三会一课”情况' })
    const asked = { duties: [{ id, seen: 1 }], effectiveFrom: `${next}-03-10`, reason: '新的一版代替了上一版。' }
    const twice = { ...asked, duties: [...asked.duties, ...asked.duties] }
    expect(await refusalOf(officer.api.dutyChanges.withdraw(twice))).toMatchObject({
      message: expect.stringContaining('只能选一次'),
    })
    expect(await officer.api.dutyChanges.withdraw(asked)).toEqual({ withdrawn: 1 })
    expect((await board()).dues).toEqual([...months(2), ...months(12).slice(6)])
    expect((await notices())[0]).toMatchObject({
      title: `“报送情况”自${next}-03-10起撤销`,
      text: `到期日在这一天及以后的不再应办；${next}-07-01或以后开始的周期，照已经定的调整办理。原因：新的一版代替了上一版。`,
    })
    const again = { id, effectiveFrom: `${next}-07-01`, set: null, seen: 2, reason: '不再要求' }
    await officer.api.dutyChanges.change(again)
    expect((await notices())[0]).toMatchObject({ title: `“报送‘三会一课’情况”自${next}-07-01起撤销` })
  })
})
