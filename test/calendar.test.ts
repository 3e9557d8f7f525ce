/** The calendar and its secret addresses over HTTP. */
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { makeBureau, publishAssemblies, signInAs } from './builders.ts'
import { refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))
const read = async (url: string) => {
  const response = await fetch(server.address + new URL(url).pathname)
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}
const unfolded = (text: string) => text.replaceAll('\r\n ', '')

describe('日历', () => {
  it('应办事项在期限那天；只看得到可见范围；国庆节标明', async () => {
    const bureau = await makeBureau(server, 'rili')
    await publishAssemblies(server, bureau, year)
    const secretary = await signInAs(server, bureau, 'secretary')
    const march = await secretary.api.calendar.month({ month: `${year}-03` })
    expect(march.events).toMatchObject([
      { day: `${year}-03-31`, title: '党员大会', subject: '第一党支部', fixed: false },
    ])
    const october = await secretary.api.calendar.month({ month: '2026-10' })
    expect(october.days.find(({ day }) => day === '2026-10-01')!.off).toContain('国庆')
    const far = await secretary.api.calendar.month({ month: '2031-05' })
    expect(far.unpublished).toEqual([2031])
    const foreign = { month: `${year}-03`, subjectId: bureau.bodies.second }
    expect(await refusalOf(secretary.api.calendar.month(foreign))).toMatchObject({ status: 404 })
    const officer = await signInAs(server, bureau, 'officer')
    expect((await officer.api.calendar.month(foreign)).events).toMatchObject([{ subject: '第二党支部' }])
  })

  it('普通党员只看到还没到的，看不到完成情况', async () => {
    const bureau = await makeBureau(server, 'rilidy')
    await publishAssemblies(server, bureau, year)
    const member = await signInAs(server, bureau, 'member')
    const [past, ahead] = [
      await member.api.calendar.month({ month: `${year - 1}-12` }),
      await member.api.calendar.month({ month: `${year}-12` }),
    ]
    expect(past.events).toEqual([])
    expect(ahead.subjects).toEqual([])
    for (const { standing } of ahead.events) expect(['upcoming', 'open', 'due-soon']).toContain(standing)
    expect(await refusalOf(member.api.calendar.month({ subjectId: bureau.bodies.second }))).toMatchObject({
      status: 404,
    })
  })
})

describe('日历订阅', () => {
  it('不登录也读得到，只有标题、日期和状态；停用后没有了', async () => {
    const bureau = await makeBureau(server, 'dingyue')
    await publishAssemblies(server, bureau, year)
    const secretary = await signInAs(server, bureau, 'secretary')
    const { id, url } = await secretary.api.calendar.makeFeed({ subjectId: null })
    const found = await read(url)
    expect(found).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' })
    expect(unfolded(found.text)).toContain('SUMMARY:党员大会（第一党支部）')
    expect(unfolded(found.text)).not.toContain('第二党支部')
    const { feeds } = await secretary.api.calendar.feeds({})
    expect(feeds).toMatchObject([{ id, label: '我的应办事项', lastUsedAt: expect.any(String) }])
    const other = await signInAs(server, bureau, 'otherSecretary')
    expect(await refusalOf(other.api.calendar.revokeFeed({ id }))).toMatchObject({ status: 404 })
    await secretary.api.calendar.revokeFeed({ id })
    expect(await read(url)).toMatchObject({ status: 404 })
    expect((await secretary.api.calendar.feeds({})).feeds).toEqual([])
  })

  it('数据库里没有地址本身；编造的、改动过的地址没有内容', async () => {
    const bureau = await makeBureau(server, 'mimi')
    const secretary = await signInAs(server, bureau, 'secretary')
    const { url } = await secretary.api.calendar.makeFeed({ subjectId: null })
    const token = url.split('/').at(-1)!.slice(0, -4)
    const rows = await ownerQuery(server, 'select c::text as row from calendar_feed c where bureau_id = $1', [
      bureau.id,
    ])
    expect(JSON.stringify(rows)).not.toContain(token)
    for (const wrong of [`${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`, 'x', '../../etc/passwd'])
      expect((await read(`http://x/calendar/feed/${encodeURIComponent(wrong)}.ics`)).status).toBe(404)
  })

  it('账号停用、不再任职以后，订阅的日历也没有了', async () => {
    const bureau = await makeBureau(server, 'tingyong')
    await publishAssemblies(server, bureau, year)
    const secretary = await signInAs(server, bureau, 'secretary')
    const admin = await signInAs(server, bureau, 'systemAdmin')
    const { url } = await secretary.api.calendar.makeFeed({ subjectId: bureau.bodies.first })
    expect((await read(url)).status).toBe(200)
    await admin.api.accounts.setDisabled({ id: bureau.accounts.secretary, disabled: true })
    expect((await read(url)).status).toBe(404)
    await admin.api.accounts.setDisabled({ id: bureau.accounts.secretary, disabled: false })
    const yesterday = formatDay(todayInBeijing() - 1)
    await ownerQuery(server, 'update post_holding set to_day = $3 where bureau_id = $1 and post_id = $2', [
      bureau.id,
      bureau.posts.secretary,
      yesterday,
    ])
    expect((await read(url)).status).toBe(404)
  })
})
