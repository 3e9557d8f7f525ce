/** A published duty: what was typed is not lost unasked; withdrawn and given back without another change. */
import { checkPage, expect, test } from './fixture.ts'

test('调整：离开前先问；撤销后写明原因即可恢复，责任事项页看得到历次调整', async ({ as }) => {
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
      if (document.querySelector<HTMLTextAreaElement>('#change-reason')?.value === '') document.documentElement.dataset.emptied = 'yes'
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  await page.getByRole('button', { name: '确认撤销' }).click()
  await expect(page.getByRole('region', { name: '历次调整' }).getByText(/起撤销。原因：不再编发/)).toBeVisible()
  await expect(page.locator('html')).not.toHaveAttribute('data-emptied')
  await checkPage(page)

  await page.getByRole('link', { name: '恢复任务', exact: true }).click()
  await expect(page.getByText('恢复任务', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: '确认恢复' })).toBeDisabled()
  await expect(page.getByText('自这一天或以后开始的周期应办')).toBeVisible()
  await page.getByLabel('恢复原因').fill('仍需编发')
  await expect(page.getByText('新增应办')).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: '确认恢复' }).click()
  await expect(page.getByRole('heading', { name: '编发党建简报' })).toBeVisible()
  const history = page.getByRole('region', { name: '历次调整' })
  await expect(history.getByRole('listitem')).toHaveCount(2)
  await expect(history.getByText(/原因：仍需编发/)).toBeVisible()

  await page.getByRole('link', { name: '调整', exact: true }).click()
  await page.getByRole('link', { name: '返回', exact: true }).click()
  await expect(history).toBeVisible()
})
