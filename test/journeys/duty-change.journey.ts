/** A published duty: what was typed is not lost unasked; withdrawn and given back without another change. */
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { checkPage, expect, test } from './fixture.ts'

test('调整：离开前先问；撤销后写明原因即可恢复，等于没有撤销，责任事项页看得到历次调整', async ({ as }) => {
  const page = await as('dangwei', '/duty-list')
  await page.getByRole('link', { name: '编发党建简报', exact: true }).click()
  await page.getByRole('link', { name: '调整', exact: true }).click()
  const reason = page.getByLabel(/^(?:调整|撤销|恢复)原因$/)
  await reason.fill('不再编发')
  await page.goBack()
  const question = page.getByRole('dialog', { name: '填写的内容还没有保存' })
  await question.getByRole('button', { name: '继续填写' }).click()
  await expect(reason).toHaveValue('不再编发')
  await page.getByText('撤销任务', { exact: true }).click()
  // Until it leaves, the form stays as it was filled in.
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (document.querySelector<HTMLTextAreaElement>('#change-reason')?.value === '')
        document.documentElement.dataset.emptied = 'yes'
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  await page.getByRole('button', { name: '确认撤销' }).click()
  await expect(page.getByRole('region', { name: '历次调整' }).getByText(/起撤销。原因：不再编发/)).toBeVisible()
  await expect(page.locator('html')).not.toHaveAttribute('data-emptied')
  await checkPage(page)

  await page.getByRole('link', { name: '恢复任务', exact: true }).click()
  await expect(page.getByText('恢复任务', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: '确认恢复' })).toBeDisabled()
  await expect(page.getByText('从撤销的那天起恢复，等于没有撤销')).toBeVisible()
  await page.getByLabel('恢复原因').fill('仍需编发')
  await expect(page.getByText('新增应办')).toBeVisible()
  // Not counted alone: which periods, by their days.
  await expect(page.locator('.change-periods li').first()).toHaveText(/^\d{4}年\d+月\d+日/)
  await checkPage(page)
  await page.getByRole('button', { name: '确认恢复' }).click()
  await expect(page.getByRole('heading', { name: '编发党建简报' })).toBeVisible()
  const history = page.getByRole('region', { name: '历次调整' })
  await expect(history.getByRole('listitem')).toHaveCount(2)
  await expect(history.getByText(/原因：仍需编发/)).toBeVisible()

  // Nothing holds but what was published.
  await expect(page.getByText(/^这项任务/)).toHaveCount(0)

  await page.getByRole('link', { name: '调整', exact: true }).click()
  await page.getByRole('link', { name: '返回', exact: true }).click()
  await expect(history).toBeVisible()
})

test('移交：正在进行的一期怎样，选之前就写明；没有人承担的，一点即改', async ({ as }) => {
  // Another duty than above: the two run side by side.
  const page = await as('dangwei', '/duty-list')
  await page.getByRole('link', { name: '组织中心组学习', exact: true }).click()
  await page.getByRole('link', { name: '调整', exact: true }).click()
  await page.getByLabel('由谁负责').click()
  await page.keyboard.type('监督检查党支部')
  await page.keyboard.press('Enter')
  const day = page.getByLabel('自哪一天起')
  const from = `${formatDay(todayInBeijing()).slice(0, 8)}15`
  await day.click()
  await day.fill(from)
  // A form that is drawn anew while one types, as when an answer comes, leaves what is typed.
  await page.locator('#change-reason').evaluate((area: HTMLTextAreaElement) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(area, '分工调整')
    area.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await expect(page.getByText(/^写明原因后可以确认/)).toHaveCount(0)
  await expect(day).toHaveValue(from)
  await day.press('Enter')
  const now = page.getByRole('radio', { name: '从这一天起就由新的承担' })
  await expect(
    page.getByText(new RegExp(`^从这一天起就由新的承担：正在进行的一期.*由新的办，${from}起算`)),
  ).toBeVisible()
  await page.getByText(/^从下一个周期起由新的承担：正在进行的一期.*双方都不再应办/).click()
  await expect(page.getByText(/这样调整后没有人承担/)).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: '从这一天起就由新的承担' }).click()
  await expect(now).toBeChecked()
  await expect(page.getByText(/这样调整后没有人承担/)).toHaveCount(0)
})
