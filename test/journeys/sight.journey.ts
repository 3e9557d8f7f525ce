/** Everybody sees their own part: a leader the line, a member what concerns them, nobody another branch's record. */
import { accountOf } from './bureau.ts'
import { checkPage, expect, test } from './fixture.ts'

test('别的支部的纪实地址：与不存在的一样，回答没有找到', async ({ as }) => {
  const first = await as('zhibu1', '/records')
  await first.locator('main a[href^="/records/"]:not([href*="new"])').first().click()
  await expect(first).toHaveURL(/\/records\/[0-9a-f-]{36}/)
  const address = new URL(first.url()).pathname
  const said = async (path: string) => {
    const page = await as('zhibu2', path)
    await expect(page.locator('main')).toContainText('没有找到')
    await checkPage(page)
    return page.locator('main').innerText()
  }
  expect(await said(address)).toBe(await said('/records/00000000-0000-4000-8000-000000000000'))
})

test('支部书记的看板只有本支部和它的党小组，领导看到分管的，机关党委看到全局', async ({ as }) => {
  const rows = async (username: string) => {
    const page = await as(username, '/board')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('看板')
    const answer = await page.request.post('/api/duties/board', {
      headers: { 'x-requested-with': 'jianxing' },
      data: { year: new Date().getFullYear() },
    })
    return ((await answer.json()) as { subjects: { name: string }[] }).subjects.map(({ name }) => name)
  }
  const [branch, line, all] = [await rows('zhibu1'), await rows('lingdao1'), await rows('dangwei')]
  // The Party groups of a branch are its own.
  expect(branch).toEqual(['测绘管理党支部', '测绘管理第一党小组', '测绘管理第二党小组'])
  expect(line.length).toBeLessThan(all.length)
  expect(all.length).toBeGreaterThan(14)
})

test('普通党员只看到自己的部分，没有看板和要点的入口，地址也打不开', async ({ as }) => {
  const page = await as('dangyuan1')
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '看板' })).toHaveCount(0)
  await page.goto('/board')
  await expect(page.getByText(/没有.*权限|无权/).first()).toBeVisible()
  await checkPage(page)
})

test('三员不掌握业务数据', async ({ as }) => {
  const page = await as('xitong', '/board')
  await expect(page.getByText(/没有.*权限|无权/).first()).toBeVisible()
  // A page of somebody else's has its heading, says whose it is, and nothing to press that leads nowhere.
  for (const [path, heading, holder] of [
    ['/board', '看板', '机关党委'],
    ['/log', '操作日志', '审计管理员'],
    ['/account-safety', '账号安全', '安全管理员'],
  ] as const) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await expect(page.getByRole('alert')).toContainText(`有这项权限的是${holder}`)
    await expect(page.locator('main').getByRole('button')).toHaveCount(0)
    await expect(page.getByRole('search')).toHaveCount(0)
    await checkPage(page)
  }
  for (const username of ['anquan', 'shenji']) await checkPage(await as(username))
})

test('没有登录时先登录，登录后回到原来的地址；退出后地址打不开', async ({ page }) => {
  await page.goto('/records')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await page.getByLabel('用户名').fill('zhibu1')
  await page.getByLabel('密码', { exact: true }).fill(accountOf('zhibu1').password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/records$/)
  await page.locator('.shell-user').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/records')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
})

test('责任清单对没有权限的人：以自己的名称说明没有打开', async ({ as }) => {
  const page = await as('dangyuan1')
  await page.goto('/duty-list')
  await expect(page.getByRole('heading', { name: '责任清单' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '没有打开' })).toBeVisible()
})

test('年度台账对没有权限的人：说明没有打开，不留年度、下载和打印，也不去问服务器', async ({ as }) => {
  for (const username of ['dangyuan1', 'xitong']) {
    const page = await as(username)
    let asked = 0
    page.on('request', (request) => {
      if (request.url().includes('yearLedgers')) asked++
    })
    await page.goto('/year-ledger')
    await expect(page.getByRole('heading', { name: '没有打开' })).toBeVisible()
    await expect(page.getByRole('button', { name: '打印' })).toHaveCount(0)
    await expect(page.getByText('下载 Word')).toHaveCount(0)
    expect(asked).toBe(0)
  }
})
