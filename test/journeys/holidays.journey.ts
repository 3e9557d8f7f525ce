/** The holidays of the coming year, from the pasted notice to everybody's calendar. */
import { checkPage, expect, test } from './fixture.ts'

test('粘贴通知录入下一年放假安排，日历随之标明；撤回后恢复', async ({ as }) => {
  const page = await as('dangwei', '/holidays')
  const heading = await page.getByRole('heading', { name: /年：还没有录入/ }).textContent()
  const year = Number(heading!.slice(0, 4))
  await page.goto(`/calendar?month=${year}-05`)
  await page.getByRole('link', { name: '节假日安排' }).last().click()
  await page.getByRole('button', { name: `录入${year}年` }).click()
  await checkPage(page)
  await page
    .getByLabel('粘贴国务院办公厅通知的正文')
    .fill(
      [
        '一、元旦：1月1日至3日放假，共3天。二、春节：2月5日至11日放假调休，共7天。三、清明节：4月5日放假，共1天。',
        '四、劳动节：5月1日至5日放假调休，共5天。五、端午节：6月9日放假，共1天。六、中秋节：9月15日放假，共1天。',
      ].join('\n'),
    )
  // What was pasted and read is not thrown away unasked.
  await page.getByRole('button', { name: '取消' }).click()
  const question = page.getByRole('dialog', { name: '填写的内容还没有保存' })
  await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert').last()).toContainText('请先确认没有写明的节日')
  await page.getByRole('button', { name: '增加一个节日' }).click()
  await expect(page.getByLabel('国庆节第一天')).toBeVisible()
  // Typed outside of its days: kept, and said in words; the picker offers none of them.
  await page.getByLabel('国庆节第一天').fill(`${year}-08-01`)
  await page.getByLabel('国庆节第一天').press('Enter')
  await expect(page.getByText(`国庆节应在${year}-09-24至${year}-10-14之间`)).toBeVisible()
  await checkPage(page)
  await page.getByLabel('国庆节第一天').fill(`${year}-10-01`)
  await page.getByLabel('国庆节第一天').press('Enter')
  await page.getByLabel('国庆节最后一天').fill(`${year}-10-07`)
  await page.getByLabel('国庆节最后一天').press('Enter')
  await page.getByRole('button', { name: '保存' }).click()
  const entered = page.getByRole('region', { name: `${year}年`, exact: true })
  await expect(entered).toContainText('10月1日—10月7日，7天')
  await checkPage(page)

  const member = await as('dangyuan1', `/calendar?month=${year}-10&view=month`)
  await expect(member.locator('main')).not.toContainText('还没有录入')

  await entered.getByRole('button', { name: '撤回' }).click()
  await page
    .locator('.ant-popconfirm')
    .getByRole('button', { name: /撤\s*回/ })
    .click()
  await expect(page.getByRole('heading', { name: `${year}年：还没有录入` })).toBeVisible()
})
