/** Two people in one browser: what one page shows and sends stays with the person whose page it is. */
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { accountOf } from './bureau.ts'
import { checkPage, expect, test } from './fixture.ts'

/** Signs somebody in in another tab, where the session of the first has ended. */
async function signInBeside(context: BrowserContext, username: string): Promise<Page> {
  const other = await context.newPage()
  await other.goto('/sign-in')
  await signIn(other, username)
  await expect(other.getByRole('link', { name: '下一步' }).first()).toBeVisible()
  return other
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(accountOf(username).password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** The dialog, asked for by something on the page, or opened already by the bell, which asks by the clock. */
async function askedToSignIn(page: Page, by: Locator): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: '登录已过期' })
  await expect(async () => {
    if (!(await dialog.isVisible())) await by.click({ timeout: 1000 })
    await expect(dialog).toBeVisible({ timeout: 1000 })
  }).toPass()
  return dialog
}

async function draftsNow(context: BrowserContext): Promise<string> {
  const answer = await context.request.post('/api/records/drafts', {
    headers: { 'x-requested-with': 'jianxing' },
    data: {},
  })
  expect(answer.status()).toBe(200)
  return answer.text()
}

test('另一人在旁边的标签页登录：前一人写的不会存到他名下', async ({ as }) => {
  const page = await as('zhibu1', '/records/new?kind=plain')
  const context = page.context()
  await expect(page.getByLabel('标题')).toBeVisible()
  await context.clearCookies()
  await page.getByLabel('标题').fill('甲同志写的')
  await expect(page.getByText(/登录已过期，填写的内容留在本机/)).toBeVisible()
  const other = await signInBeside(context, 'zhibu2')
  // The page tries again by the clock, and is refused.
  await page.waitForResponse((answer) => answer.url().includes('saveDraft') && answer.status() === 401)
  expect(await draftsNow(context)).not.toContain('甲同志写的')
  // Its own person goes on, and then it is the other page that is asked to sign in.
  await page.bringToFront()
  const dialog = await askedToSignIn(page, page.getByRole('button', { name: '重新登录' }))
  await dialog.getByLabel(/的密码$/).fill(accountOf('zhibu1').password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible()
  expect(await draftsNow(context)).toContain('甲同志写的')
  await other.bringToFront()
  await askedToSignIn(other, other.getByRole('link', { name: '纪实' }).first())
  await expect(other.getByText('甲同志写的')).toHaveCount(0)
})

test('换一个账号登录：页面重新载入，前一人的内容不留下', async ({ as }) => {
  const page = await as('zhibu1', '/records/new?kind=plain')
  await expect(page.getByLabel('标题')).toBeVisible()
  await page.context().clearCookies()
  await page.getByLabel('标题').fill('甲同志写的')
  await askedToSignIn(page, page.getByRole('button', { name: '重新登录' }))
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: '换一个账号登录' }).click()
  await loaded
  await signIn(page, 'zhibu2')
  await expect(page.getByLabel('标题')).toHaveValue('')
  expect(await draftsNow(page.context())).not.toContain('甲同志写的')
})

test('先留在这里，再翻到别的页：看不到另一人的纪实和草稿', async ({ as }) => {
  const page = await as('zhibu1')
  await expect(page.getByRole('link', { name: '纪实' }).first()).toBeVisible()
  const context = page.context()
  await context.clearCookies()
  const other = await signInBeside(context, 'zhibu2')
  await other.goto('/records/new?kind=plain')
  await other.getByLabel('标题').fill('乙同志写的')
  await expect(other.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible()
  await page.bringToFront()
  const dialog = page.getByRole('dialog', { name: '登录已过期' })
  // The bell asks by the clock: the dialog can be there before the link is reached, and again after it was closed.
  await expect(async () => {
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: '先留在这里' }).click({ timeout: 1000 })
    await page.getByRole('link', { name: '纪实' }).first().click({ timeout: 1000 })
    await expect(page).toHaveURL(/\/records/, { timeout: 1000 })
  }).toPass()
  await expect(dialog).toBeVisible()
  await expect(page.getByText('乙同志写的')).toHaveCount(0)
})

test('密码被重置的人，重新打开页面时看得到原因；登录以后、别的浏览器里都不再说', async ({ as, browser, baseURL }) => {
  const page = await as('zhibu1')
  const admin = (await as('xitong')).context().request
  const send = async (path: string, data: object) => {
    const answer = await admin.post(`/api/accounts/${path}`, { headers: { 'x-requested-with': 'jianxing' }, data })
    return answer.json()
  }
  const { accounts } = (await send('list', {})) as { accounts: { id: string; username: string }[] }
  const { id } = accounts.find(({ username }) => username === 'zhibu1')!
  const { password } = (await send('resetPassword', { id })) as { password: string }
  await page.reload()
  const said = (on: Page) => on.getByText('刚才登录的账号，密码已被重置')
  await expect(said(page)).toBeVisible()
  await checkPage(page)
  const stranger = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  await stranger.goto('/sign-in')
  await expect(stranger.getByLabel('用户名')).toBeVisible()
  await expect(said(stranger)).toHaveCount(0)
  await stranger.context().close()
  await page.getByLabel('用户名').fill('zhibu1')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/\/password/)
  await expect(said(page)).toHaveCount(0)
})
