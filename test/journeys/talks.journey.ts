/** A secretary sees with whom a talk is still owed and records one from there; the office sees the number alone. */
import type { Page } from '@playwright/test'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { checkPage, expect, test } from './fixture.ts'

const DUTY = '与支部党员、职工谈心'
const ownOf = (page: Page) => page.getByRole('region', { name: DUTY, exact: true }).first()

/** How many of the own list are reached. */
async function reached(page: Page): Promise<number> {
  const words = await ownOf(page).locator('.talks-progress b').innerText()
  return Number(/^(\d+)\//.exec(words)![1])
}

test('支部书记从名单登记一次谈话，名单随之减少；机关党委只看到人数，看不到是谁', async ({ as }, { project }) => {
  const page = await as('zhibu2', '/talks')
  const links = ownOf(page).getByRole('link', { name: /^登记与.*的谈话$/ })
  await expect(links.first()).toBeVisible()
  // Both sizes run at once and record for the same branch: each takes somebody else.
  const link = project.name === 'phone' ? links.last() : links.first()
  const before = await reached(page)
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['谈心谈话', '学习和其他逐人任务'])
  const name = /^登记与(.*)的谈话$/.exec((await link.getAttribute('aria-label'))!)![1]!
  await link.click()
  await expect(page.getByRole('heading', { name: '登记：谈心谈话' })).toBeVisible()
  await expect(page.locator('.ant-form-item').filter({ hasText: '谈话对象' }).first()).toContainText(name)
  // Whoever talks is not offered as the other side.
  const talker = await page
    .locator('.ant-form-item')
    .filter({ hasText: '谈话人' })
    .first()
    .locator('.ant-select-content')
    .innerText()
  const others = page.getByLabel('谈话对象')
  await others.fill(talker)
  await expect(page.getByText(`${talker}已选为谈话人，这里不再列出。`)).toBeVisible()
  await others.fill('')
  await page.getByLabel('开展日期').fill(formatDay(todayInBeijing()))
  await page.getByLabel('开展日期').press('Enter')
  await page.getByText('思想状况', { exact: true }).click()
  await checkPage(page)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByText('已提交').first()).toBeVisible()
  await page.goto('/talks')
  await expect.poll(() => reached(page)).toBeGreaterThan(before)
  await expect(ownOf(page).getByRole('link', { name: `登记与${name}的谈话` })).toHaveCount(0)

  const office = await as('dangwei', '/talks')
  const pair = office.getByRole('region', { name: DUTY, exact: true })
  const cell = pair.getByRole('button', { name: /^监督检查党支部书记：\d+\/\d+人/ })
  await expect(cell).toBeVisible()
  await expect(office.getByText(name)).toHaveCount(0)
  await cell.click()
  await expect(office.getByText('判定理由')).toBeVisible()
  await expect(office.getByText(name)).toHaveCount(0)
  await checkPage(office)
})
