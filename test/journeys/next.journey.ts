/** The first screen: each step opens its reasons, by keyboard too; what is the member's own comes first. */
import { checkPage, expect, test } from './fixture.ts'

test('下一步的事项用键盘打开：理由、该点哪个按钮、申请豁免；关上回到原处', async ({ as }) => {
  const page = await as('zhibu2')
  const missed = page.getByRole('region', { name: '逾期待补办' })
  const title = missed.getByRole('link', { name: '召开党员大会' }).first()
  // Once for all the steps of the page.
  await expect(missed.getByRole('link', { name: /^准备会议：/ }).nth(1)).toBeVisible()
  await expect(page.getByText(/已经开过的，直接“/)).toHaveCount(1)
  await expect(missed.getByText('会议已经开过的，直接“补办登记”')).toBeVisible()
  await title.focus()
  await page.keyboard.press('Enter')
  const reasons = page.getByRole('dialog')
  await expect(reasons.getByText('判定理由')).toBeVisible()
  await expect(reasons.getByRole('button', { name: '申请豁免' })).toBeVisible()
  await expect(reasons.getByText('补录已截止，现在登记的算补办')).toBeVisible()
  await expect(reasons.getByText('已停止补录')).toHaveCount(0)
  await checkPage(page)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/$/)
  await expect(reasons).toHaveCount(0)
  await checkPage(page)
})

test('党员的第一屏先是自己的：学时在前，支部安排在后', async ({ as }) => {
  const page = await as('dangyuan1')
  await expect(page.getByRole('heading', { level: 1, name: '下一步' })).toBeVisible()
  await expect(page.getByRole('region', { name: '我的学时和次数' })).toContainText(/\d+\/\d+学时/)
  const order = await page.locator('main section.step-group').evaluateAll((all) => all.map((one) => one.ariaLabel))
  expect(order.indexOf('我的学时和次数')).toBeLessThan(order.indexOf('支部近期安排'))
  await checkPage(page)
})

test('没有应办事项的月份，月历上写明', async ({ as }) => {
  const page = await as('lingdao1', '/calendar?month=2020-01')
  await expect(page.getByText('这个月没有应办事项，也没有安排会议。')).toBeVisible()
  await checkPage(page)
})
