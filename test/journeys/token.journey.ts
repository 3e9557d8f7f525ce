/** A token for a program: made, shown once, used without the page, stopped. */
import { checkPage, expect, test } from './fixture.ts'

test('生成访问令牌，程序用它调用；停用后立即不能再用', async ({ as, playwright, baseURL }, info) => {
  const page = await as('zhibu1', '/account')
  const name = `月报导出${info.project.name}`
  await page.getByRole('button', { name: '生成令牌' }).click()
  await page.getByLabel('名称').fill(name)
  // Nothing is given away unasked, and a token that only reads is offered nothing but reading.
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: /登记纪实/ })).toHaveCount(0)
  await page.getByRole('checkbox', { name: /^下一步/ }).check()
  await page.getByRole('button', { name: '生成', exact: true }).click()
  const shown = page.getByRole('textbox', { name: '访问令牌' })
  await expect(shown).toHaveValue(/^jx_/)
  await checkPage(page)
  const token = await shown.inputValue()
  await page.getByRole('button', { name: '已经保存' }).click()
  const row = page.getByRole('listitem').filter({ hasText: name })
  await expect(row).toContainText('只读，可以查看：下一步')
  await expect(row).not.toContainText('登记纪实')

  // A program: no cookie, none of the page's headers.
  const program = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  })
  expect((await program.post('/api/duties/next', { data: {} })).status()).toBe(200)
  const refused = await program.post('/api/records/discardDraft', {
    data: { id: '0198f0c2-7d1e-7a40-9b1c-3f6f2a5d8e10', savedAt: null },
  })
  expect(refused.status()).toBe(403)

  await page.reload()
  await expect(row).toContainText('最近使用')
  await checkPage(page)
  await row.getByRole('button', { name: `停用：${name}` }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '停用' }).click()
  await expect(row).toHaveCount(0)
  expect((await program.post('/api/duties/next', { data: {} })).status()).toBe(401)
  await program.dispose()
})

test('接口说明：查找、展开，示例可以照用', async ({ as }) => {
  const page = await as('zhibu1', '/account')
  await page.getByRole('link', { name: '接口说明' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('接口说明')
  await page.getByLabel('按用途或地址查找接口').fill('records/submit')
  await page.getByText('提交纪实').click()
  await expect(page.getByText('curl ')).toContainText('/api/records/submit')
  await page.getByText('支部党员大会').click()
  await expect(page.getByText('会议议题').first()).toBeVisible()
  await checkPage(page)
  await page.getByLabel('按用途或地址查找接口').fill('')
  await page.getByLabel('只看我的令牌能调用的').uncheck()
  await expect(page.getByText('须本人登录，令牌不能调用').first()).toBeVisible()
  await checkPage(page)
})
