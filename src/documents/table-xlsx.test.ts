import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { PaperTable } from './paper-table.schema.ts'
import { tableXlsx } from './table-xlsx.ts'

const table = (title: string, stay?: PaperTable['stay']): PaperTable => ({
  ...{ title, note: '', columns: [{ head: '甲', share: 1 }], rows: [['乙']] },
  ...(stay ? { stay } : {}),
})

const titlesOf = async (one: PaperTable) =>
  /Print_Titles"[^>]*>([^<]*)</.exec(strFromU8(unzipSync(await tableXlsx(one))['xl/workbook.xml']!))?.[1]

test.each([
  [table('责任清单'), "'责任清单'!$3:$3"],
  [table('云溪市样例局（演示） 清单'), "'云溪市样例局（演示） 清单'!$3:$3"],
  [table("甲'乙", { rows: 0, columns: 2 }), "'甲 乙'!$A:$B,'甲 乙'!$3:$3"],
])('每页打印表头，工作表名带括号、空格的也认得', async (one, titles) => {
  expect((await titlesOf(one))?.replaceAll('&apos;', "'")).toBe(titles)
})
