/** A rule of the Party's own: switched on from the next year and off again, the year said each time. */
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { checkPage, expect, test } from './fixture.ts'

test('规定可以从明年起启用，再停用：先看影响，提示里写明是哪一年', async ({ as }) => {
  const title = '民主评议党员'
  const year = Number(formatDay(todayInBeijing()).slice(0, 4)) + 1
  const page = await as('dangwei', '/rulebook')
  const chooseDay = async () => {
    await page.getByLabel('自哪一天起').fill(`${year}-01-01`)
    await page.keyboard.press('Enter')
    await expect(page.getByText(new RegExp(`^${year}年有`))).toBeVisible()
  }
  await page.getByRole('button', { name: `启用：${title}`, exact: true }).click()
  await chooseDay()
  await expect(page.getByText(/；以后每年照此应办，直到停用。$/)).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: /^启\s?用$/ }).click()
  await expect(page.getByText(`已启用“${title}”，自${year}年1月1日起`)).toBeVisible()

  await page.getByRole('button', { name: `调整：${title}`, exact: true }).click()
  await chooseDay()
  await page.getByRole('button', { name: /^停\s?用$/ }).click()
  const question = page.getByText(`${year}年1月1日起停用“${title}”？`)
  await expect(question).toBeVisible()
  await page.getByRole('button', { name: '再看看' }).click()
  await expect(question).toBeHidden()
  await page
    .getByRole('button', { name: /^停\s?用$/ })
    .first()
    .click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /^停\s?用$/ })
    .click()
  await expect(page.getByText(`已停用“${title}”，自${year}年1月1日起`)).toBeVisible()
})
