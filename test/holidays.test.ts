/** The holidays of a year that the system does not bring along: entered, corrected, taken back; deadlines follow. */
import { readXlsx } from 'hucre/xlsx'
import { expect, it, vi } from 'vitest'
import { CHINESE_CALENDAR } from '#duties/calendar.rules.ts'
import { makeBureau, publishDuty, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const next = Math.max(...CHINESE_CALENDAR.years) + 1
const on = (day: string) => `${next}-${day}`

/** A sensible year: fixed days are right in any, and make-up days are weekend days found by the calendar. */
const HOLIDAYS = [
  ['元旦', '01-01', '01-03'],
  ['春节', '02-05', '02-11'],
  ['清明节', '04-04', '04-05'],
  ['劳动节', '05-01', '05-05'],
  ['端午节', '06-09', '06-09'],
  ['中秋节', '09-15', '09-15'],
  ['国庆节', '10-01', '10-07'],
].map(([name = '', from = '', to = '']) => ({ name, from: on(from), to: on(to) }))
const YEAR = { year: next, notice: '', holidays: HOLIDAYS, work: [] as string[], replaces: null as string | null }

it('录入后节前事项排期，日历标明，更正、撤回随之改变，留有记录', async () => {
  const bureau = await makeBureau(server, 'jiari')
  const duty = await publishDuty(server, bureau, next, {
    title: '节前廉洁提醒',
    quote: '春节前开展廉洁提醒',
    owes: { bodies: 'branch' },
    kind: 'plain',
    cadence: { every: 'holidays', names: ['春节'], leadDays: 10 },
  })
  await ownerQuery(server, 'update duty set entered_on = current_date where id = $1', [duty])
  const office = await signInAs(server, bureau, 'officer')
  const secretary = await signInAs(server, bureau, 'secretary')
  const due = async () => {
    const { rows } = await office.api.duties.duty({ id: duty, year: next })
    return rows.find(({ subject }) => subject.id === bureau.bodies.first)?.cells.map((cell) => cell.due) ?? []
  }
  const ledger = () => ownerQuery(server, 'select due_day from ledger where duty_id = $1', [duty])

  expect(await due()).toEqual([])
  const promised = { unannounced: next, rows: [{ dutyId: duty }] }
  expect(await office.api.dutyLists.get({ year: next })).toMatchObject(promised)
  // It stands in the list of each that will owe it, and of nobody else.
  const listOf = (subjectId?: string) => office.api.dutyLists.get({ year: next, subjectId })
  expect(await listOf(bureau.bodies.first)).toMatchObject({ ...promised, total: 1 })
  expect(await secretary.api.dutyLists.get({ year: next })).toMatchObject(promised)
  expect(await listOf(bureau.bodies.division)).toMatchObject({ rows: [], total: 1 })
  const sheet = await office.fetch(`/api/exports/duty-list.xlsx?year=${next}&subjectId=${bureau.bodies.first}`)
  const words = (await readXlsx(new Uint8Array(await sheet.arrayBuffer()))).sheets[0]!.rows.flat().join()
  expect(words).toContain('节前廉洁提醒')
  expect(words).toContain(`${next}年放假安排还没有录入`)
  expect((await secretary.api.calendar.month({ month: on('02') })).unpublished).toEqual([next])

  expect(await refusalOf(secretary.api.holidays.enter({ ...YEAR }))).toMatchObject({ status: 403 })
  const short = { ...YEAR, holidays: HOLIDAYS.slice(0, 3) }
  expect(await refusalOf(office.api.holidays.enter(short))).toMatchObject({ status: 422, rule: 'incomplete' })
  const wrong = { ...YEAR, work: [on('02-05')] }
  expect(await refusalOf(office.api.holidays.enter(wrong))).toMatchObject({ status: 422, field: 'work' })

  const { id: first, effect } = await office.api.holidays.enter(YEAR)
  const reminder = { dutyId: duty, title: '节前廉洁提醒', owner: '各党支部' }
  expect(effect).toEqual({ moved: [], came: [{ ...reminder, day: on('02-04') }], gone: [] })
  const told = async (who: typeof office) =>
    (await who.api.notices.list({ show: 'unread' })).notices
      .filter(({ kind }) => kind === 'deadlines_moved')
      .map(({ title, to }) => `${title} ${to}`)
  expect(await told(secretary)).toEqual([`${next}年放假安排已录入 /calendar`])
  expect(await told(office)).toEqual([])
  expect(await due()).toEqual([on('02-04')])
  expect((await ledger()).length).toBeGreaterThan(0)
  expect((await office.api.dutyLists.get({ year: next })).unannounced).toBeNull()
  const month = await secretary.api.calendar.month({ month: on('02') })
  expect(month.unpublished).toEqual([])
  expect(month.days.find(({ day }) => day === on('02-08'))).toMatchObject({ off: '春节' })
  expect(month.events).toMatchObject([{ title: '节前廉洁提醒', day: on('02-04') }])

  // Corrected from what the page showed; from anything older it is refused.
  const corrected = HOLIDAYS.map((one) => (one.name === '春节' ? { ...one, from: on('02-04') } : one))
  expect(await refusalOf(office.api.holidays.enter({ ...YEAR, holidays: corrected }))).toMatchObject({
    status: 409,
    rule: 'version',
  })
  expect(await refusalOf(office.api.holidays.enter({ ...YEAR, replaces: first }))).toMatchObject({ rule: 'same' })
  const correction = await office.api.holidays.enter({ ...YEAR, holidays: corrected, replaces: first })
  const second = correction.id
  const moved = { ...reminder, what: 'due', was: on('02-04'), day: on('02-03') }
  expect(correction.effect).toEqual({ moved: [moved], came: [], gone: [] })
  expect(await due()).toEqual([on('02-03')])

  const { years, history } = await secretary.api.holidays.list({})
  expect(years[0]).toMatchObject({ year: next, entry: { id: second }, last: true })
  expect(history.map(({ correction, takenBack }) => [correction, takenBack])).toEqual([
    [true, false],
    [false, false],
  ])
  expect(history.map(({ changes }) => changes)).toEqual([['春节由2月5日—2月11日改为2月4日—2月11日'], null])
  const audit = await ownerQuery(
    server,
    `select object_id, detail from audit where bureau_id = $1 and endpoint = 'holidays.enter' and outcome = 'done' order by id`,
    [bureau.id],
  )
  expect(audit).toMatchObject([
    { object_id: first, detail: { year: next, corrects: null } },
    { object_id: second, detail: { corrects: first } },
  ])

  const takenBack = await office.api.holidays.takeBack({ year: next, replaces: second })
  expect(takenBack.effect).toEqual({ moved: [], came: [], gone: [{ ...reminder, day: on('02-03') }] })
  expect(await due()).toEqual([])
  expect(await ledger()).toEqual([])
  const after = await office.api.holidays.list({})
  expect(after).toMatchObject({ next, history: [{ takenBack: true }, {}, {}] })
  await office.api.holidays.enter({ ...YEAR, replaces: after.nextReplaces })
  expect(await due()).toEqual([on('02-04')])
  // Entered again: held against what was taken back.
  const [again, taken] = (await office.api.holidays.list({})).history
  expect([again!.changes, taken!.changes]).toEqual([['春节由2月4日—2月11日改为2月5日—2月11日'], null])
})

it('自带的年度不能改，年度依次录入，各单位各管各的', async () => {
  const [one, other] = [await makeBureau(server, 'jiarijia'), await makeBureau(server, 'jiariyi')]
  const office = await signInAs(server, one, 'officer')
  expect(await refusalOf(office.api.holidays.enter({ ...YEAR, year: next - 1 }))).toMatchObject({
    status: 409,
    rule: 'shipped',
  })
  expect(await refusalOf(office.api.holidays.enter({ ...YEAR, year: next + 1 }))).toMatchObject({
    status: 422,
    rule: 'order',
  })
  // The last day for entry is some working days after the end of April; nothing else of it hangs on the calendar.
  const duty = await publishDuty(server, one, next, {
    title: '四月学习',
    quote: '四月开展学习',
    owes: { bodies: 'branch' },
    kind: 'plain',
    cadence: { every: 'once', windows: [{ from: on('04-01'), to: on('04-30') }] },
  })
  await ownerQuery(server, 'update duty set entered_on = current_date where id = $1', [duty])
  const { effect } = await office.api.holidays.enter(YEAR)
  const closes = { dutyId: duty, title: '四月学习', owner: '各党支部', what: 'closes' }
  expect(effect).toMatchObject({ moved: [closes], came: [], gone: [] })
  expect(effect.moved[0]!.day! > effect.moved[0]!.was!).toBe(true)
  const elsewhere = await signInAs(server, other, 'officer')
  expect((await elsewhere.api.calendar.month({ month: on('02') })).unpublished).toEqual([next])
  expect((await elsewhere.api.holidays.list({})).history).toEqual([])
})

it('一月录入的，上年已到期事项的补录截止日也算在变动中', async () => {
  const bureau = await makeBureau(server, 'jiaribing')
  const duty = await publishDuty(server, bureau, next - 1, {
    title: '年底小结',
    quote: '年底小结',
    owes: { bodies: 'branch' },
    kind: 'plain',
    cadence: { every: 'once', windows: [{ from: `${next - 1}-12-01`, to: `${next - 1}-12-31` }] },
  })
  await ownerQuery(server, 'update duty set entered_on = $2 where id = $1', [duty, `${next - 1}-12-01`])
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${on('01-04')}T09:00:00+08:00`) })
  try {
    const office = await signInAs(server, bureau, 'officer')
    const { effect } = await office.api.holidays.enter(YEAR)
    expect(effect.moved).toMatchObject([{ dutyId: duty, what: 'closes' }])
    const { unannounced } = await (await signInAs(server, bureau, 'secretary')).api.duties.next({})
    expect(unannounced).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})
