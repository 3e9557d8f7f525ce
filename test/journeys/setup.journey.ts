/** The first start: the printed link, once, for an empty bureau or the demonstration. */
import { test as base, checkPage, expect } from './fixture.ts'
import { serve } from './serve.ts'

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  system: async ({}, use) => {
    const system = await serve()
    await use(system)
    await system.stop()
  },
})

test('初始化链接载入演示单位，账号只显示一次，链接随即失效', async ({ page, system }) => {
  await page.goto('/')
  await expect(page.getByText('系统还没有初始化')).toBeVisible()
  await checkPage(page)
  await page.goto(system.firstLink)
  await checkPage(page)
  await page.getByRole('button', { name: '载入演示单位' }).click()
  await expect(page.getByText('演示单位已载入')).toBeVisible({ timeout: 30_000 })
  await checkPage(page)
  const row = page.getByRole('row').filter({ hasText: 'zhibu1' })
  const password = await row.locator('code').last().innerText()

  await page.getByRole('link', { name: '去登录' }).click()
  await expect(page.getByText('系统还没有初始化')).toHaveCount(0)
  await page.getByLabel('用户名').fill('zhibu1')
  await page.getByLabel('密码', { exact: true }).fill(`${password}x`)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('用户名或密码不正确。')).toBeVisible()
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByLabel('密码', { exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('下一步')

  await page.goto('about:blank')
  await page.goto(system.firstLink)
  await expect(page.getByText('这个初始化链接已经用过或已失效')).toBeVisible()
})

test('初始化链接新建单位：系统管理员录入组织和人员，开出账号，本人改密码后登录', async ({ page, browser, system }) => {
  await page.goto(system.firstLink)
  await page.getByLabel('单位全称').fill('青岩市水文局')
  await page.getByLabel('系统管理员姓名').fill('方可为')
  await page.getByLabel('用户名').fill('guanli')
  await page.getByLabel('密码', { exact: true }).fill('tooshort')
  await page.getByRole('button', { name: '建立单位' }).click()
  await expect(page.getByText('密码至少10位').first()).toBeVisible()
  await page.getByLabel('密码', { exact: true }).fill('Qingyan-2026')
  await page.getByRole('button', { name: '建立单位' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page).toHaveURL(`${system.url}/`)
  await checkPage(page)

  const made = await page.evaluate(async () => {
    const call = async (name: string, input: unknown) =>
      (
        await fetch(`/api/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-requested-with': 'jianxing' },
          body: JSON.stringify(input),
        })
      ).json()
    const body = {
      kind: 'branch',
      name: '第一党支部',
      parentId: null,
      from: '2020-01-01',
      to: null,
      recordsSince: null,
    }
    const { id: bodyId } = await call('office/addBody', body)
    const { id } = await call('office/addPerson', { name: '苏小禾', bodyId, partyMember: true, from: '2020-01-01' })
    return call('accounts/create', { personId: id, username: 'suxiaohe' })
  })
  await page.goto(`${system.url}/accounts`)
  await expect(page.getByText('suxiaohe')).toBeVisible()
  await checkPage(page)

  const own = await (await browser.newContext({ baseURL: system.url })).newPage()
  await own.goto('/sign-in')
  await own.getByLabel('用户名').fill(made.username)
  await own.getByLabel('密码', { exact: true }).fill(made.password)
  await own.getByRole('button', { name: '登录' }).click()
  await expect(own).toHaveURL(/\/password/)
  await own.getByLabel('当前密码').fill(made.password)
  await own.getByLabel('新密码', { exact: true }).fill('Xiaohe-2026!')
  await own.getByLabel('再输一次新密码').fill('Xiaohe-2026!')
  await own.getByRole('button', { name: /修改|保存|确定/ }).click()
  await expect(own).not.toHaveURL(/password/)
  await own.goto('/')
  await expect(own.getByRole('heading', { level: 1 })).toHaveText('下一步')
  await own.context().close()
})
