/** Every page, in both sizes, by those who use it: it fits, it can be used without eyes or mouse, nothing goes wrong. */
import { checkPage, expect, test } from './fixture.ts'

/** Address and title of every page, by those who use it. */
const PAGES: Record<string, readonly (readonly [path: string, title: string])[]> = {
  zhibu1: [
    ['/', '下一步'],
    ['/board', '看板'],
    ['/plans', '要点'],
    ['/records', '纪实'],
    ['/records/new', '登记纪实'],
    ['/records/new?kind=assembly', '登记：支部党员大会'],
    ['/records/new?kind=committee', '登记：支部委员会'],
    ['/records/new?kind=party_day', '登记：主题党日'],
    ['/records/new?kind=lecture', '登记：党课'],
    ['/records/new?kind=talk', '登记：谈心谈话'],
    ['/records/new?kind=plain', '登记：一般纪实'],
    ['/meetings', '会议'],
    ['/meetings/new', '准备会议'],
    ['/meetings/new?kind=committee', '准备会议：支部委员会'],
    ['/talks', '谈心谈话'],
    ['/password', '修改密码'],
    ['/account', '我的账号'],
    ['/api-docs', '接口说明'],
    ['/calendar', '日历'],
    ['/notices', '消息'],
    ['/requests', '诉求'],
  ],
  zhibu2: [['/', '下一步']],
  dangwei: [
    ['/', '下一步'],
    ['/board', '看板'],
    ['/board?rows=posts', '看板'],
    ['/plans', '要点'],
    ['/records', '纪实'],
    ['/meetings', '会议'],
    ['/talks', '谈心谈话'],
    ['/calendar', '日历'],
    ['/holidays', '节假日安排'],
    ['/rulebook', '党内法规的固定要求'],
    ['/changes', '看板的变化'],
    ['/duty-list', '责任清单'],
    ['/year-ledger', '年度台账'],
    ['/registers', '事项台账'],
    ['/registers/projects', '项目台账'],
    ['/approvals', '审批'],
    ['/checks', '核对纪实'],
    ['/office', '组织'],
    ['/import', '导入'],
    ['/import?kind=people', '导入'],
  ],
  dangyuan1: [
    ['/calendar', '日历'],
    ['/', '下一步'],
    ['/meetings', '会议'],
    ['/records', '纪实'],
    ['/notices', '消息'],
    ['/requests', '诉求'],
    ['/requests/new', '提出诉求'],
  ],
  lingdao1: [
    ['/', '下一步'],
    ['/board', '看板'],
  ],
  shuji: [['/', '下一步']],
  jiwei: [['/board', '看板']],
  xitong: [
    ['/account', '我的账号'],
    ['/accounts', '账号'],
    ['/office', '组织'],
    ['/import', '导入'],
  ],
  anquan: [
    ['/', '系统管理'],
    ['/account-safety', '账号安全'],
  ],
  shenji: [
    ['/', '系统管理'],
    ['/log', '操作日志'],
  ],
}

for (const [username, pages] of Object.entries(PAGES)) {
  test(`${username} 的各个页面`, async ({ as }) => {
    const page = await as(username, '/password')
    for (const [path, title] of pages) {
      await test.step(path, async () => {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
        await checkPage(page)
      })
    }
  })
}

test('导览：可以看，可以中途离开，看过不再提起，换一台机器也不再提起', async ({ as }, { project }) => {
  // One that nobody has shown the tour yet.
  const username = project.name === 'phone' ? 'lingdao2' : 'lingdao1'
  const page = await as(username)
  await checkPage(page)
  // Whoever leaves before the server has heard of it is offered the tour again.
  const heard = page.waitForResponse(/session\/tour$/)
  await page.getByRole('region', { name: '导览' }).getByRole('button', { name: '看一看' }).click()
  expect((await heard).ok()).toBe(true)
  const stop = page.locator('.ant-tour')
  await expect(stop).toContainText('每天先看这里')
  await stop.getByRole('button', { name: '下一步' }).click()
  await expect(stop).toContainText('一次应办一个标记')
  await page.keyboard.press('Escape')
  await expect(stop).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('下一步')
  await expect(page.getByRole('region', { name: '导览' })).toHaveCount(0)
  const other = await as(username)
  await expect(other.getByRole('heading', { level: 1 })).toContainText('下一步')
  await expect(other.getByRole('region', { name: '导览' })).toHaveCount(0)
})

test('导览的卡片题目不与按钮同名；手机上在“更多”里的栏目也讲到', async ({ as }, { project }) => {
  const page = await as('dangwei')
  await page.locator('.shell-user').click()
  await page.getByRole('menuitem', { name: '导览' }).click()
  const stop = page.locator('.ant-tour')
  const go = stop.getByRole('button', { name: '下一步' })
  await expect(stop.getByText('先看“下一步”')).toBeVisible()
  await checkPage(page)
  await go.click()
  const plans = project.name === 'phone' ? '“更多”里的“要点”' : '要点'
  await expect(stop.getByText(plans, { exact: true })).toBeVisible()
  await checkPage(page)
  for (const text of ['一次应办一个标记', '逐项指出、退回', '期间办结后在这里关账', '责任随职务走', '选“导览”']) {
    await go.click()
    await expect(stop).toContainText(text)
  }
  await stop.getByRole('button', { name: '结束导览' }).click()
  await expect(stop).toHaveCount(0)
})

test('登记纪实的卡片整张可以点', async ({ as }) => {
  const page = await as('zhibu1', '/records/new')
  // The link lies over the whole card: what is clicked at this place is the link.
  await page.getByText('只登记谈了、和谁谈').first().click({ force: true })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('登记：谈心谈话')
})

test('机关党委登记：自己的任务在前；为支部代录先选支部，提交前就说明', async ({ as }) => {
  const page = await as('dangwei', '/records/new')
  const own = page.getByRole('region', { name: '机关党委的任务' })
  await own.getByRole('link', { name: '登记检查督查' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登记：检查督查')
  await page.goto('/records/new')
  await page.getByLabel('为哪个单位（岗位）登记').fill('测绘管理党支部')
  await page.getByTitle('测绘管理党支部', { exact: true }).click()
  await expect(page.getByText(/为测绘管理党支部登记：这是代录/)).toBeVisible()
  await checkPage(page)
  await page.getByRole('link', { name: '登记集中学习' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登记：集中学习')
  await expect(page.getByText(/这是代录，提交后由该支部书记/)).toBeVisible()
  await checkPage(page)
  await page.getByLabel('标题').fill('集中学习一次')
  await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible()
  await page.goto('/records')
  await expect(page.getByRole('region', { name: '未提交的草稿' })).toContainText('集中学习：集中学习一次')
})

test('系统管理员的几个栏目在手机上也都直接看得到', async ({ as }) => {
  const page = await as('xitong')
  const places = page.getByRole('navigation', { name: '主导航' })
  await expect(places.getByRole('link', { name: '账号' })).toBeVisible()
  await expect(places.getByRole('button', { name: '更多' })).toHaveCount(0)
})

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
  await page.getByRole('link', { name: '与上年、上一版对照' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('对照')
  await checkPage(page)
  await page.goto('/records')
  await page.locator('main a[href^="/records/"]:not([href*="new"])').first().click()
  await expect(page).toHaveURL(/\/records\/[0-9a-f-]{36}/)
  await checkPage(page)
  await page.goto(`${page.url()}/submitted`)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('已提交')
  await checkPage(page)
})

test('地址不存在时说明并给出去处', async ({ as }) => {
  const page = await as('zhibu1', '/nothing-here')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('没有这个页面')
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '看板' })).toBeVisible()
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
