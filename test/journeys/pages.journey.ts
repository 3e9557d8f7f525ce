/** Every page, in both sizes, by those who use it: it fits, it can be used without eyes or mouse, nothing goes wrong. */
import { checkPage, expect, test } from './fixture.ts'

const PAGES = [
  ['zhibu1', '/', '我的下一步'],
  ['zhibu1', '/board', '看板'],
  ['zhibu1', '/plans', '要点'],
  ['zhibu1', '/records', '纪实'],
  ['zhibu1', '/records/new', '登记纪实'],
  ['zhibu1', '/records/new?kind=assembly', '登记：支部党员大会'],
  ['zhibu1', '/records/new?kind=talk', '登记：谈心谈话'],
  ['zhibu1', '/records/new?kind=plain', '登记：一般纪实'],
  ['zhibu1', '/talks', '谈心谈话'],
  ['zhibu1', '/password', '修改密码'],
  ['zhibu2', '/', '我的下一步'],
  ['dangwei', '/', '我的下一步'],
  ['dangwei', '/board', '看板'],
  ['dangwei', '/board?rows=posts', '看板'],
  ['dangwei', '/plans', '要点'],
  ['dangwei', '/records', '纪实'],
  ['dangwei', '/talks', '谈心谈话'],
  ['dangwei', '/calendar', '日历'],
  ['zhibu1', '/calendar', '日历'],
  ['dangyuan1', '/calendar', '日历'],
  ['dangwei', '/rulebook', '党内法规的固定要求'],
  ['dangwei', '/changes', '看板的变化'],
  ['dangwei', '/registers', '台账'],
  ['dangwei', '/registers/projects', '项目台账'],
  ['dangwei', '/approvals', '豁免和补录认定'],
  ['dangwei', '/office', '组织'],
  ['lingdao1', '/', '我的下一步'],
  ['lingdao1', '/board', '看板'],
  ['shuji', '/', '我的下一步'],
  ['jiwei', '/board', '看板'],
  ['dangyuan1', '/', '我的事项'],
  ['dangyuan1', '/records', '纪实'],
  ['xitong', '/accounts', '账号'],
  ['xitong', '/office', '组织'],
] as const

for (const [username, path, title] of PAGES) {
  test(`${username} 打开 ${path}`, async ({ as }) => {
    const page = await as(username, path)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    await checkPage(page)
  })
}

test('登录页', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible()
  await checkPage(page)
})

test('已发布的要点、一条纪实、一格的理由', async ({ as }) => {
  const page = await as('dangwei', '/plans')
  await page
    .locator('main')
    .getByRole('link', { name: /（演示）/ })
    .last()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('（演示）')
  await checkPage(page)
  await page.goto('/records')
  await page.locator('main a[href^="/records/"]:not([href*="new"])').first().click()
  await expect(page).toHaveURL(/\/records\/[0-9a-f-]{36}/)
  await checkPage(page)
})

test('地址不存在时说明并给出去处', async ({ as }) => {
  const page = await as('zhibu1', '/nothing-here')
  await expect(page.locator('main, body').first()).toContainText(/没有|不存在/)
  await checkPage(page)
})

test('汉字画得出来：两个不同的字不是同一个方框', async ({ page }) => {
  await page.goto('/sign-in')
  const [first, second] = await page.evaluate(() =>
    ['党', '堃'].map((character) => {
      const canvas = document.createElement('canvas')
      const context = canvas.getContext('2d')!
      context.font = `32px ${getComputedStyle(document.body).fontFamily}`
      context.fillText(character, 0, 32)
      return context.getImageData(0, 0, 48, 48).data.join()
    }),
  )
  expect(first).not.toBe(second)
})
