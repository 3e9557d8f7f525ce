import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { anonymous } from './caller.ts'
import { startDemonstration } from './demonstration.ts'

const today = formatDay(todayInBeijing())
const server = await startDemonstration(today)
const office = await server.as('dangwei')
const secretary = await server.as('zhibu1')
const MEGABYTE = 1024 * 1024

const answer = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as { id: string; code: string; message: string }),
})

/** Uploads a plan and waits until it is read. */
async function read(content: string | Uint8Array) {
  const { id: fileId } = await answer(await office.upload('plan', '要点.txt', content))
  const { planId, jobId } = await office.api.plans.create({ fileId })
  for (;;) {
    const job = await office.api.jobs.get({ id: jobId })
    if (job.state === 'done' || job.state === 'failed') return office.api.plans.get({ id: planId })
    await setTimeout(50)
  }
}

const PLAN = '云溪市样例局2026年党建工作要点\n一、强化学习\n1.抓好学习。各党支部每月组织集中学习1次，阚喆堃同志负责。\n'

describe('上传要点', () => {
  it.each([
    ['空文件', '要点.txt', '', '空文件'],
    ['不是文本的格式', '要点.exe', 'MZ', '不能上传'],
    ['改了名的程序', '要点.txt', 'MZ\u0090\u0000', '程序'],
  ])('%s：当场拒绝并说明', async (_, name, content, words) => {
    const { status, message } = await answer(await office.upload('plan', name, content))
    expect([status, message.includes(words)]).toEqual([422, true])
  })

  it('超过上限的文件：读完后明确拒绝', async () => {
    const { status, code, message } = await answer(
      await office.upload('plan', '要点.txt', new Uint8Array(21 * MEGABYTE).fill(0x61)),
    )
    expect([status, code, message.includes('20MB')]).toEqual([413, 'PAYLOAD_TOO_LARGE', true])
  })

  it('读取后可以审核，引文就在原文的位置上', async () => {
    const { plan, text, items } = await read(PLAN)
    expect([plan.state, plan.year, items.length]).toEqual(['review', 2026, 1])
    const { quote, start, end } = items[0]!.reading
    expect([...text].slice(start, end).join('')).toBe(quote)
  })

  it.each([
    ['带 BOM 的 UTF-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(PLAN)])],
    ['带 BOM 的 UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PLAN, 'utf16le')])],
    // 每月 in GBK, by hand: Node writes no GBK.
    [
      'GBK',
      Buffer.from([
        0xb8, 0xf7, 0xb5, 0xb3, 0xd6, 0xa7, 0xb2, 0xbf, 0xc3, 0xbf, 0xd4, 0xc2, 0xd7, 0xe9, 0xd6, 0xaf, 0xbc, 0xaf,
        0xd6, 0xd0, 0xd1, 0xa7, 0xcf, 0xb0, 0x31, 0xb4, 0xce, 0xa1, 0xa3,
      ]),
    ],
  ])('%s 读得出', async (_, bytes) => {
    const { items } = await read(bytes)
    expect(items[0]?.reading.quote).toContain('每月组织集中学习1次')
  })

  it.each([['二进制', Uint8Array.from({ length: 400 }, (_, i) => i % 7)]])(
    '%s：读取失败，说明原因',
    async (_, content) => {
      const { plan } = await read(content)
      expect(plan.state).toBe('failed')
      expect(plan.problem).toMatch(/[\u4e00-\u9fff]{6}/)
    },
  )

  it('支部书记不能上传要点，未登录的人什么都不能上传', async () => {
    expect((await secretary.upload('plan', '要点.txt', PLAN)).status).toBe(403)
    expect((await anonymous(server.address).upload('evidence', '签到表.pdf', '%PDF')).status).toBe(401)
  })
})

describe('佐证材料', () => {
  it('只有看得到纪实的人能下载，文件名不失真', async () => {
    const me = await secretary.api.session.me({})
    const branch = me.recordsFor.find((subject) => !subject.post)!.id
    const { people } = await secretary.api.office.people({ bodyId: branch, limit: 3 })
    const members = people.filter((one) => one.partyMember).map((one) => one.id)
    const { id: file } = await answer(await secretary.upload('evidence', '签到表 “一”.pdf', '%PDF-1.4'))
    const content = {
      subjectId: branch,
      heldOn: today,
      place: '会议室',
      topic: '讨论发展党员',
      host: me.personId,
      present: members,
      files: [file],
    }
    await secretary.api.records.submit({ id: randomUUID(), kind: 'assembly', content })
    const response = await secretary.fetch(`/api/files/${file}`)
    expect([response.status, await response.text()]).toEqual([200, '%PDF-1.4'])
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('签到表 “一”.pdf'))
    const others = await Promise.all([server.as('zhibu2'), server.as('xitong')])
    for (const caller of others) expect((await caller.fetch(`/api/files/${file}`)).status).toBe(404)
    // What was taken along is in the log; asking for the name is not, nor is what was refused.
    expect((await secretary.fetch(`/api/files/${file}`, { method: 'HEAD' })).status).toBe(200)
    const { rows } = await (await server.as('shenji')).api.log.list({ part: 'files' })
    expect(rows.map(({ action, object, who }) => [action, object, who?.username])).toEqual([
      ['下载附件', `附件：编号${file.slice(-6)}`, 'zhibu1'],
    ])
    expect((await office.fetch(`/api/files/${file}`)).status).toBe(200)
  })
})
