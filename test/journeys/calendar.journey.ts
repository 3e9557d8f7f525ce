/** The month on paper; and a secret address for calendar programs: made, shown, stopped, and out of sight then. */
import { checkPage, expect, test } from './fixture.ts'

test('日历订阅：停用后，地址和复制按钮不再显示，写明已停用', async ({ as }) => {
  const page = await as('zhibu2', '/calendar')
  await page.getByRole('button', { name: /订阅/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /生成订阅地址/ }).click()
  const address = dialog.getByLabel('订阅地址（只显示这一次）')
  await expect(address).toHaveValue(/\.ics$/)
  await dialog.getByRole('button', { name: /^停用/ }).first().click()
  await page.getByRole('tooltip').getByRole('button', { name: '停用' }).click()
  await expect(dialog.getByText('刚才的地址已停用')).toBeVisible()
  await expect(address).toHaveCount(0)
  await expect(dialog.getByRole('button', { name: '复制' })).toHaveCount(0)
  await checkPage(page)
})

test('日历打印：写明年月和谁的，一天再多也逐项印出，不印“还有几项”', async ({ as }) => {
  // The phone shows a list, which holds every item.
  const page = await as('dangwei', '/calendar?month=2026-12')
  await page.setViewportSize({ width: 1366, height: 768 })
  const more = page.getByRole('button', { name: /^还有\d+项$/ }).first()
  await expect(more).toBeVisible()
  const hidden = page.locator('.calendar-events .print-only')
  const rest = await hidden.count()
  expect(rest).toBeGreaterThan(0)
  await expect(hidden.first()).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: /^2026年12月\s.+/ })).toBeVisible()
  await expect(more).toBeHidden()
  for (const entry of await hidden.all()) await expect(entry).toBeVisible()
  await page.emulateMedia({ media: null })
  await expect(more).toBeVisible()
})
