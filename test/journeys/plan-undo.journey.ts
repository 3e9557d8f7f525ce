/** Taking one's own change back after somebody else has changed the same task. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

const list = (page: Page) => page.getByRole('region', { name: '读出的任务' })

async function rename(page: Page, name: string): Promise<void> {
  await list(page)
    .getByRole('button', { name: /^修改：/ })
    .click()
  const drawer = page.getByRole('dialog', { name: '修改任务' })
  await drawer.getByLabel('任务名称').fill(name)
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer).toBeHidden()
}

test('撤销自己的修改：后来别人又改过的，说明情况，不覆盖', async ({ as }, { project }) => {
  const page = await as('dangwei')
  const name = `撤销${project.name}${Date.now()}`
  const text = `2026年${name}党建工作要点\n一、学习\n1.学习。各党支部每月组织政策法规测试1次。大力弘扬务实作风。\n`
  await page.goto('/plans')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${name}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) })
  const plan = page.getByRole('listitem').filter({ hasText: `${name}.txt` })
  await plan.getByRole('link', { name: '开始审核' }).click({ timeout: 30_000 })

  const undo = page.getByRole('button', { name: '撤销' })
  await rename(page, '我改的名称')
  const second = await as('dwshuji', new URL(page.url()).pathname)
  await rename(second, '后来改的名称')
  // Marking asks for the plan anew: the page shows what the other one has saved, and both steps are still there.
  await page.getByRole('tab', { name: /^未量化语句/ }).click()
  const loose = page.locator('.review-loose li').first()
  await loose.getByRole('button').first().click()
  await loose.getByRole('button', { name: '标为一项任务' }).click()
  await expect(list(page)).toContainText('后来改的名称')
  await undo.click()
  await expect(page.getByRole('tab', { name: '任务 1' })).toBeVisible()
  await undo.click()
  await expect(page.locator('.review-notice')).toContainText('这一项后来又改过，没有撤销')
  await expect(undo).toBeDisabled()
  await page.reload()
  await expect(list(page)).toContainText('后来改的名称')
})
