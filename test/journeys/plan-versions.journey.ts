/** A plan that was changed within its year: left with the earlier version in one step, the rest withdrawn, nothing silent. */
import type { Page } from '@playwright/test'
import { checkPage, expect, test } from './fixture.ts'

const planOf = (points: string) => `云泽市测绘档案局2027年党建工作要点\n一、学习\n1.抓好学习。${points}\n`
const KEPT = '各党支部每月组织政策法规测试1次。机关纪委每季度通报1次典型案例。'
const FIRST = planOf(`${KEPT}各党支部每半年召开1次读书分享会。班子成员每年到联系点走访不少于2次。`)
const SECOND = planOf(`${KEPT}各党支部每季度召开1次读书分享会。`)

async function upload(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/plans')
  const file = { name: `${name}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) }
  await page.locator('input[type=file]').setInputFiles(file)
  const plan = page.getByRole('listitem').filter({ hasText: `${name}.txt` })
  await plan.getByRole('link', { name: '开始审核' }).click({ timeout: 30_000 })
  await expect(page.getByRole('region', { name: '读出的任务' })).toBeVisible()
}

test('修订的一版：相同的一步沿用、可以撤销，对照先给上一版，余下的成批撤销', async ({ as }) => {
  const page = await as('dangwei')
  const list = page.getByRole('region', { name: '读出的任务' })
  const accept = async () => {
    await list.getByRole('button', { name: /^采纳所列待审核的/ }).click()
    const all = page.getByRole('button', { name: '一并采纳' })
    if (await all.isVisible().catch(() => false)) await all.click()
    await expect(page.getByText(/待审核0/)).toBeVisible()
  }
  await upload(page, '要点第一版', FIRST)
  await accept()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('button', { name: '发布到2027年' }).click()
  await expect(page.getByRole('dialog', { name: '已发布' })).toBeVisible()

  await upload(page, '要点修订', SECOND)
  const card = list.getByRole('listitem').filter({ hasText: '测试' }).first()
  await expect(card).toContainText('已在执行，再发布会同时要求两次')
  await page.getByLabel('只看已有同样要求的（2项）').check()
  await expect(list.getByText('读书分享会')).toHaveCount(0)
  await checkPage(page)
  await page.getByRole('button', { name: '沿用已在执行的2项' }).click()
  await expect(page.getByText(/沿用上一版任务2/)).toBeVisible()
  // What goes on as it is, is not among what is left to be done about.
  await expect(page.getByText('上一版有2项责任事项仍在执行，这一版有变化或没有了。')).toBeVisible()
  await page.getByRole('button', { name: '撤销（2项）' }).click()
  await expect(page.getByText(/待审核3/)).toBeVisible()
  await page.getByRole('button', { name: '沿用已在执行的2项' }).click()
  // On the phone the bar of the list lies over what was scrolled beneath it.
  await page.evaluate(() => scrollTo(0, 0))
  await page.getByRole('button', { name: '显示全部' }).click()
  await expect(card).toContainText(/不作任务：沿用《.*》的“.*测试”/)

  const plan = new URL(page.url()).pathname
  await page.getByRole('link', { name: '与上年、上一版对照' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '与上一版对照' })).toBeVisible()
  await expect(page.getByRole('button', { name: '不变 2' })).toBeVisible()
  const [word, excel] = ['Word', 'Excel'].map((format) => page.getByRole('link', { name: `下载 ${format}` }))
  const [left, right] = [await word!.boundingBox(), await excel!.boundingBox()]
  expect(right!.x - left!.x - left!.width).toBeGreaterThan(3)
  await checkPage(page)

  await page.goto(plan)
  await accept()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('上一版另有2项责任事项')
  await expect(page.getByRole('region', { name: '发布预览' })).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: '发布到2027年' }).click()
  await page.getByRole('dialog', { name: '已发布' }).getByRole('link', { name: '处理这2项' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '上一版仍在执行的任务' })).toBeVisible()
  const gone = page.getByRole('region', { name: '本版没有（1项）' })
  await expect(gone.getByRole('link', { name: '调整' })).toBeVisible()
  await expect(page.getByRole('region', { name: '本版有变化（1项）' })).toContainText('加严')
  for (const group of ['本版有变化（1项）', '本版没有（1项）'])
    await page.getByLabel(group, { exact: true }).getByLabel(group).check()
  await expect(page.getByText('到期日在这一天及以后的不再应办')).toBeVisible()
  await expect(page.getByText(/2项责任事项共[1-9]\d*次不再应办/)).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: '撤销这2项' }).click()
  await expect(page.getByText('没有需要处理的')).toBeVisible()
  await checkPage(page)
})

test('修改任务：选好负责的按Tab就到下一栏，什么也不多选；填错的数没有改好，不按原来的保存', async ({ as }) => {
  const page = await as('dangwei')
  await upload(page, '填错的数', planOf('各党支部每月组织政策法规测试1次。'))
  await page
    .getByRole('button', { name: /^修改：/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog', { name: '修改任务' })
  const owners = drawer.getByLabel('由谁负责')
  await owners.focus()
  await page.keyboard.type('机关纪委')
  await expect(page.locator('.ant-select-item-option-active')).toContainText('机关纪委')
  await page.keyboard.press('Enter')
  const chosen = drawer.locator('.ant-select-selection-item-content')
  await expect(chosen).toHaveText(['各党支部', '机关纪委'])
  await page.keyboard.press('Tab')
  await expect(owners).not.toBeFocused()
  await expect(chosen).toHaveText(['各党支部', '机关纪委'])

  const save = drawer.getByRole('button', { name: '保存' })
  for (const [typed, words] of [
    ['0', '超出范围'],
    ['若干', '不是数字'],
  ] as const) {
    await drawer.locator('input#draft-target').fill(typed)
    await save.click()
    await expect(drawer.getByText(words)).toBeVisible()
    await expect(drawer.getByText('有的内容没有填入')).toBeVisible()
  }
  await checkPage(page)
  await drawer.locator('input#draft-target').fill('2')
  await save.click()
  await expect(drawer).toBeHidden()
  await expect(page.getByText('每月2次').first()).toBeVisible()
})
