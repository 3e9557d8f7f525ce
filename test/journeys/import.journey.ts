/** Import from Excel: template, fill in, upload, mend what was found, confirm; once more, and nothing changes. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx'
import { checkPage, expect, test } from './fixture.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function choose(page: Page, rows: CellValue[][], state = '待确认') {
  const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: '人员', rows }] }))
  await page.locator('input[type=file]').setInputFiles({ name: '人员.xlsx', mimeType: XLSX, buffer })
  await expect(page.locator('.import-head .import-state')).toHaveText(state, { timeout: 30_000 })
}

test('导入人员：下载模板，填写，核对，改好，确认，名册里有了；再导一次不变', async ({ as }) => {
  const page = await as('dangwei', '/office')
  await page.getByRole('link', { name: '从 Excel 导入' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('导入')
  await page.getByRole('radio', { name: /^人员/ }).check()

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载“人员”模板' }).click(),
  ])
  const [legend = [], head = [], example = []] = (await readXlsx(await readFile(await file.path()))).sheets[0]!.rows
  expect(legend[0]).toContain('红色表头的列必须填写')
  expect(head).toContain('姓名')
  const row = (values: Record<string, string>) => head.map((name) => values[String(name)] ?? null)
  const name = '欧阳䶮'
  const person = { 姓名: name, 是否党员: '预备党员', 所在党组织: '办公室党支部', 到党组织日期: '2025年3月5日' }
  const rows = (branch: string) => [legend, head, example, row({ ...person, 所在党组织: branch })]

  await choose(page, rows('不存在的党支部'), '没有写入')
  await expect(page.getByText('没有找到组织“不存在的党支部”')).toBeVisible()
  await expect(page.getByRole('link', { name: '下载问题行' })).toBeVisible()
  await checkPage(page)
  await page.getByRole('link', { name: '返回导入人员' }).click()

  await choose(page, rows('办公室党支部'))
  await expect(page.getByText('确认后将新增1行')).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: '确认导入1行' }).click()
  await expect(page.getByText('已新增1行、更新0行')).toBeVisible({ timeout: 30_000 })
  // Nothing is shown as if it were still to come.
  await expect(page.getByText('将新增')).toHaveCount(0)
  await checkPage(page)
  const found = await page.evaluate(async (query) => {
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'jianxing' }
    const answer = await fetch('/api/office/people', { method: 'POST', headers, body: JSON.stringify({ query }) })
    return answer.json()
  }, name)
  expect(found.people).toMatchObject([{ name, bodyName: '办公室党支部', partyMember: true, probationary: true }])

  // The way back leads to the same kind, and the navigation says where one is.
  await expect(page.locator('.shell-nav .shell-here').last()).toBeAttached()
  await page.getByRole('link', { name: '返回导入人员' }).click()
  await expect(page.getByRole('radio', { name: /^人员/ })).toBeChecked()
  await choose(page, rows('办公室党支部'), '无变化')
  await expect(page.getByText('没有变化，不用确认。1行与系统中相同。')).toBeVisible()
  await expect(page.getByRole('button', { name: /确认导入/ })).toHaveCount(0)
  await page.getByRole('link', { name: '返回导入人员' }).click()
  await expect(page.getByRole('region', { name: '最近的导入' })).not.toContainText('待确认')

  // A remark is in sight beside a row that is wrong, and nobody confirms it unread.
  const asks = row({ ...person, 姓名: '司空积极', 是否党员: '入党积极分子' })
  await choose(page, [...rows('不存在的党支部'), asks])
  await expect(page.locator('.import-filter')).toContainText('有提示 1')
  await expect(page.getByRole('note')).toContainText('司空积极（办公室党支部）：政治面貌：其他')
  await checkPage(page)
  await page.getByRole('button', { name: '确认导入1行' }).click()
  await expect(page.getByRole('tooltip')).toContainText('第5行 司空积极')
  await checkPage(page)
  await page.getByRole('button', { name: '导入1行', exact: true }).click()
  await expect(page.getByText('其中1行有提示，确认前已逐行列出')).toBeVisible({ timeout: 30_000 })
})

test('名册存成 Excel：键盘打开菜单，选人员', async ({ as }) => {
  const page = await as('dangwei', '/office')
  await page.getByRole('button', { name: '下载 Excel' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: '人员' })).toBeFocused()
  await checkPage(page)
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toBe('人员名册.xlsx')
})
