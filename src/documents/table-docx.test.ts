import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { PaperTable } from './paper-table.schema.ts'
import { tableDocx } from './table-docx.ts'

const TABLE: PaperTable = {
  ...{ title: '年度台账', note: '纪实70条', end: '负责人（签字）：' },
  columns: [
    { head: '序号', share: 1 },
    { head: '内容', share: 4 },
  ],
  rows: Array.from({ length: 70 }, (_, i) => [String(i + 1), '集中学习']),
}

const xmlOf = async (table: PaperTable) => strFromU8(unzipSync(await tableDocx(table))['word/document.xml']!)
/** What an attribute of an element says wherever it stands. */
const values = (xml: string, pattern: RegExp) => new Set([...xml.matchAll(pattern)].map(([, value]) => Number(value)))

/** Twips of 168 mm, between the margins of the page of a register. */
const HIGH = Math.round((168 * 1440) / 25.4)

describe('Word 表格', () => {
  it('台账用小五、行距紧凑，一页放得下二十八行；表头每页重复，有页码', async () => {
    const xml = await xmlOf({ ...TABLE, page: 'register' })
    const inside = xml.slice(xml.indexOf('<w:tbl>'), xml.indexOf('负责人（签字）'))
    expect(Math.min(...values(inside, /<w:sz w:val="(\d+)"/g))).toBe(18)
    const [line] = values(inside, /<w:spacing [^>]*w:line="(\d+)"/g)
    const [top] = values(inside, /<w:top w:type="dxa" w:w="(\d+)"/g)
    expect(Math.floor(HIGH / (line! + 2 * top!))).toBeGreaterThanOrEqual(28)
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml).toContain('<w:footerReference')
  })
  it('对外的清单仍用五号', async () => {
    expect([...values(await xmlOf(TABLE), /<w:sz w:val="(\d+)"/g)]).toContain(21)
  })
})
