/** Selecting in the text of a plan with the mouse, as a hand does it. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

const TEXT = '2026年选择党建工作要点\n一、学习\n1.学习。各党支部每月组织政策法规测试1次；支部书记每半年讲党课1次。\n'

/** Presses on a character, drags along its line, lets go. */
async function drag(page: Page, mark: string, from: number, to: number): Promise<void> {
  const box = (await page.getByRole('button', { name: mark }).boundingBox())!
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + from, y)
  await page.mouse.down()
  await page.mouse.move(box.x + to / 2, y, { steps: 5 })
  await page.mouse.move(box.x + to, y, { steps: 5 })
  await page.mouse.up()
}

test('从标记的第一个字起选中一段：出现工具条，不改选任务；只点一下才选任务', async ({ as }, { project }) => {
  const page = await as('dangwei', '/plans')
  // A mouse also hangs on a wide screen that can be touched.
  await page.setViewportSize({ width: 1366, height: 768 })
  const file = `选择${project.name}.txt`
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: file, mimeType: 'text/plain', buffer: Buffer.from(TEXT) })
  const plan = page.getByRole('listitem').filter({ hasText: file })
  await plan.getByRole('link', { name: '开始审核' }).click({ timeout: 30_000 })
  const [first, second] = ['各党支部每月组织政策法规测试1次', '支部书记每半年讲党课1次']
  const active = page.locator('.mark-active')
  await page.getByRole('button', { name: first }).click({ position: { x: 40, y: 8 } })
  await expect(active).toHaveText(first)
  await expect(active).toBeFocused()

  const bar = page.getByRole('toolbar', { name: '选中的文字' })
  for (const from of [1, 6, 20]) {
    await drag(page, second, from, 80)
    await expect(bar).toContainText(from < 8 ? '“支部书' : '“部书')
    await expect(active).toHaveText(first)
    await page.keyboard.press('Escape')
    await expect(bar).toHaveCount(0)
  }
  // The keyboard still stops at it, and a click without a drag chooses it.
  await expect(page.getByRole('button', { name: second })).toHaveAttribute('tabindex', '0')
  await page.getByRole('button', { name: second }).click({ position: { x: 2, y: 8 } })
  await expect(active).toHaveText(second)
  await page.getByRole('button', { name: first }).focus()
  await page.keyboard.press('Enter')
  await expect(active).toHaveText(first)
})
