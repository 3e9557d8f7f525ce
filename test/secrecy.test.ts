import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { Document, Header, Packer, Paragraph } from 'docx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { tableFile } from '#documents/table-file.ts'
import { store } from '#kernel/files.ts'
import { startDemonstration } from './demonstration.ts'
import { ownerQuery } from './owner.ts'
import { pdfFile } from './pdf.ts'
import { wordFile } from './word.ts'

const server = await startDemonstration('2026-07-15')
const office = await server.as('dangwei')
const secretary = await server.as('zhibu1')
const BODY = ['云溪市样例局2026年党建工作要点', '1.抓好学习。各党支部每月组织集中学习1次。']

const zip = (name: string, xml: string) => zipSync({ [name]: strToU8(xml) })
const slides = (lines: string[]) =>
  zip('ppt/slides/slide1.xml', lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join(''))
const ofd = (lines: string[]) =>
  zip('Doc_0/Pages/Page_0/Content.xml', lines.map((line) => `<ofd:TextCode X="1">${line}</ofd:TextCode>`).join(''))
const sheet = ([title = '', ...rest]: string[]) =>
  tableFile('xlsx', { title, note: '', columns: [{ head: '姓名', share: 1 }], rows: rest.map((line) => [line]) })

/** A Word file whose first line stands in the head of its pages. */
const headed = ([title = '', ...rest]: string[]) =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph(title)] }) },
          children: rest.map((line) => new Paragraph(line)),
        },
      ],
    }),
  )

/** Files as their names, without those of other tests. */
async function stored(): Promise<string[]> {
  const all = await readdir(join(server.system.env.dataFolder, 'files'), { recursive: true, withFileTypes: true })
  return all.filter((one) => one.isFile()).map(({ name }) => name)
}

type Make = (lines: string[]) => Promise<Uint8Array> | Uint8Array | string
const KINDS: readonly [purpose: 'plan' | 'evidence' | 'import', name: string, make: Make][] = [
  ['plan', '要点.txt', (lines) => lines.join('\n')],
  ['plan', '要点.docx', wordFile],
  ['plan', '要点.pdf', pdfFile],
  ['evidence', '签到表.txt', (lines) => lines.join('\n')],
  ['evidence', '会议记录.docx', wordFile],
  ['evidence', '页眉.docx', headed],
  ['evidence', '会议记录.pdf', pdfFile],
  ['evidence', '名册.xlsx', sheet],
  ['evidence', '课件.pptx', slides],
  ['evidence', '通知.ofd', ofd],
  ['import', '人员.xlsx', sheet],
]
const uploader = { plan: office, evidence: secretary, import: office }

describe('标有密级的文件不留存', () => {
  it.each(KINDS)('%s %s：上传时当场拒绝，磁盘和数据库里都没有', async (purpose, name, make) => {
    const before = await stored()
    const response = await uploader[purpose].upload(purpose, name, await make(['秘密★1年', ...BODY]))
    expect([response.status, ((await response.json()) as { message: string }).message]).toEqual([
      422,
      expect.stringContaining('标有“秘密”'),
    ])
    expect(await stored()).toEqual(before)
    expect(await ownerQuery(server, `select id from file where name = '${name}'`)).toEqual([])
  })

  it.each(KINDS)('%s %s：没有标志的照收', async (purpose, name, make) => {
    expect((await uploader[purpose].upload(purpose, name, await make(BODY))).status).toBe(200)
  })

  it('文件名标有密级的，看不到内容也不收', async () => {
    expect((await secretary.upload('evidence', '机密★3年 通知.jpg', 'JFIF')).status).toBe(422)
  })

  it('读取时才认出的：文件当即删除，条目说明原因，不能重新读取', async () => {
    // What was taken before files were looked at as they came.
    const response = await office.upload('plan', '旧要点.txt', ['工作计划', ...BODY].join('\n'))
    const { id: fileId } = (await response.json()) as { id: string }
    const [{ bureau_id: bureau } = { bureau_id: '' }] = (await ownerQuery(
      server,
      `select bureau_id from file where id = '${fileId}'`,
    )) as { bureau_id: string }[]
    const marked = Buffer.from(['机密★1年', ...BODY].join('\n'))
    await store(server.system.env.dataFolder, bureau, fileId, Readable.from([marked]), 1000)
    const { planId: id } = await office.api.plans.create({ fileId })
    const plan = await settled(id)
    expect([plan.state, plan.fileKept, plan.problem]).toEqual(['failed', false, expect.stringContaining('没有留存')])
    expect(await stored()).not.toContain(fileId)
    expect(await ownerQuery(server, `select id from file where id = '${fileId}'`)).toEqual([])
    await expect(office.api.plans.readAgain({ id })).rejects.toMatchObject({ data: { rule: 'withheld' } })
    await office.api.plans.remove({ id })
  })

  it('导入的表格读取时才认出的，一样删除', async () => {
    const response = await office.upload('import', '旧表.xlsx', await sheet(['名册', '甲']))
    const { id: fileId } = (await response.json()) as { id: string }
    const [file] = await ownerQuery(server, `select bureau_id from file where id = '${fileId}'`)
    const marked = Buffer.from(await sheet(['机密★1年', '甲']))
    await store(server.system.env.dataFolder, String(file!.bureau_id), fileId, Readable.from([marked]), 100_000)
    const { id } = await office.api.imports.create({ kind: 'people', fileId })
    await expect.poll(async () => (await office.api.imports.get({ id })).problem).toContain('没有留存')
    expect(await stored()).not.toContain(fileId)
    expect(await ownerQuery(server, `select id from file where id = '${fileId}'`)).toEqual([])
  })
})

async function settled(id: string) {
  for (;;) {
    const plan = (await office.api.plans.list({})).plans.find((one) => one.id === id)!
    if (plan.state !== 'reading') return plan
    await setTimeout(50)
  }
}
