/** A branch secretary prepares a meeting, a member asks leave, and what took place is recorded from it. */
import type { Page } from '@playwright/test'
import { formatDay, timeInBeijing, todayInBeijing } from '#kernel/day.ts'
import { wordFile } from '#test/word.ts'
import { accountOf } from './bureau.ts'
import { checkPage, expect, test } from './fixture.ts'

const today = formatDay(todayInBeijing())
const nameOf = (username: string) => accountOf(username).name

/** The server says another time from the next look-up of who is signed in. */
async function serverClock(page: Page, now: string): Promise<void> {
  await page.route('**/api/rpc/session/me*', async (route) => {
    const answer = await route.fetch()
    const body = await answer.json()
    await route.fulfill({ response: answer, json: { ...body, json: { ...body.json, now } } })
  })
}

/** The minute that it is, by the clock of Beijing, and stays for as long as a form takes to be saved. */
async function thisMinute(): Promise<string> {
  const second = new Date().getUTCSeconds()
  if (second > 40) await new Promise((done) => setTimeout(done, (61 - second) * 1000))
  return timeInBeijing(new Date())
}

test('准备会议、下载通知、请假后预测变化、登记纪实、下载会议记录', async ({ as }, { project }) => {
  const topic = `讨论年度工作总结${project.name}${Date.now()}`
  const page = await as('zhibu1')
  // Other journeys may have published duties of other meetings, to which members are not invited.
  await page
    .getByRole('link', { name: /^准备会议.*(?:党员大会|主题党日)/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('准备会议')
  await page.getByLabel('日期', { exact: true }).fill(today)
  await page.getByLabel('日期', { exact: true }).press('Enter')
  await page.getByLabel('开始时间').fill('23:59')
  await page.getByLabel('地点').fill('三楼会议室')
  await page.getByLabel('会议议题').or(page.getByLabel('活动主题')).fill(topic)
  await expect(page.getByText('应到人员都已选入')).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: '安排会议' }).click()
  await expect(page.getByRole('heading', { name: '会议材料包' })).toBeVisible()
  const forecast = page.getByRole('region', { name: '参加人员' }).getByRole('status')
  const expected = async () => Number(/预计到会(\d+)人/.exec(await forecast.innerText())![1])
  const before = await expected()
  await checkPage(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载会议通知' }).click()
  expect((await download).suggestedFilename()).toMatch(/.+关于.+的通知\.docx$/)

  const member = await as('dangyuan1')
  // Answered on the first screen.
  const coming = member.getByRole('region', { name: '近期会议' }).getByRole('listitem').filter({ hasText: topic })
  await expect(coming).toContainText('待您答复')
  await checkPage(member)
  await coming.getByRole('button', { name: /^请假：/ }).click()
  await expect(member.getByRole('dialog')).toContainText(topic)
  await member.getByLabel('请假原因').fill('出差')
  await checkPage(member)
  await member.getByRole('dialog').getByRole('button', { name: '请假', exact: true }).click()
  await expect(coming).toContainText('您已请假')
  // To come after all is not the next thing to press.
  await expect(coming.getByRole('button', { name: /^参加：/ })).toHaveCount(0)
  await coming.getByRole('link', { name: new RegExp(topic) }).click()
  await expect(member.getByRole('region', { name: '我的答复' })).toContainText('请假（出差）')
  await expect(member.getByRole('button', { name: '改为参加' })).toBeVisible()
  await checkPage(member)

  const { pathname } = new URL(page.url())
  await page.goto('/notices?show=unread')
  await page.locator(`a[href="${pathname}"]`).filter({ hasText: '有人请假' }).first().click()
  await expect(page.getByRole('heading', { name: '会议材料包' })).toBeVisible()
  await expect.poll(expected).toBe(before - 1)
  // Whoever planned it is coming, and is not asked.
  await expect(page.getByRole('region', { name: '我的答复' }).getByRole('status')).toHaveText('参加')
  await expect(page.getByRole('heading', { name: '到会预测' })).toBeVisible()
  // Brought forward to the present minute the meeting has begun: who was on leave is asked again, who came is for the record to say.
  await page.getByRole('link', { name: '修改', exact: true }).click()
  await page.getByLabel('开始时间').fill(await thisMinute())
  await page.getByRole('button', { name: '保存修改' }).click()
  await page.getByRole('button', { name: `代${nameOf('dangyuan1')}记请假` }).click()
  await page.getByLabel('请假原因').fill('出差')
  await page.getByRole('dialog').getByRole('button', { name: '请假', exact: true }).click()
  await expect(page.getByText(`（${nameOf('zhibu1')}代记）`)).toBeVisible()
  await expect(page.getByText('会议时间已到，还没有登记纪实')).toBeVisible()
  await expect(page.getByRole('region', { name: '参加人员' })).toContainText(/答复参加1人，请假1人/)
  await expect(page.getByText(/预计到会|暂按到会计/)).toHaveCount(0)
  await checkPage(page)
  await page.getByRole('alert').getByRole('link', { name: '登记纪实' }).click()
  await expect(page.getByLabel('地点')).toHaveValue('三楼会议室')
  await expect(page.getByLabel('会议议题').or(page.getByLabel('活动主题'))).toHaveValue(topic)
  await expect(page.locator('.ant-form-item').filter({ hasText: /^请假(?:党员|人员)/ })).toContainText(
    nameOf('dangyuan1'),
  )

  await page.locator('input[type=file]').setInputFiles({
    name: '会议记录.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(
      await wordFile([`地点：一楼会议室`, `记录人：${nameOf('zhibu1')}`, '会议决定：同意年度工作总结。']),
    ),
  })
  const proposals = page.getByRole('region', { name: /会议记录.docx/ })
  await expect(proposals).toContainText('读出3项', { timeout: 20_000 })
  await expect(page.getByRole('textbox', { name: /地点/ })).toHaveValue('三楼会议室')
  await checkPage(page)
  await proposals.getByRole('button', { name: /^采用(?:会议|活动)内容/ }).click()
  await expect(page.getByRole('textbox', { name: /(?:会议|活动)内容/ })).toHaveValue('会议决定：\n同意年度工作总结。')
  await proposals.getByRole('button', { name: /全部采用（替换已填的1项）/ }).click()
  await expect(page.getByRole('textbox', { name: /地点/ })).toHaveValue('一楼会议室')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  // What it counts for comes a moment later and moves the links.
  await expect(page.getByText(/^计入/).first()).toBeVisible()
  await page.getByRole('link', { name: '查看这条纪实' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(topic)
  const minutes = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载会议记录' }).click()
  expect((await minutes).suggestedFilename()).toMatch(/记录\.docx$/)
  await page.getByRole('link', { name: '查看会议安排' }).click()
  await expect(page.getByText('已登记纪实，以纪实为准')).toBeVisible()
  await checkPage(page)
})

test('党员大会的召开单位只列支部，党小组和岗位不列；党小组可以讲党课', async ({ as }) => {
  const page = await as('zhibu1', '/meetings/new?kind=assembly')
  const options = page.locator('.ant-select-item-option')
  await page.getByLabel('召开单位').click()
  await expect(options.filter({ hasText: '支部' }).first()).toBeVisible()
  await expect(options.filter({ hasText: /党小组|书记/ })).toHaveCount(0)
  await page.getByLabel('召开单位').fill('没有这个单位')
  await expect(page.getByText('没有找到，请换几个字再找。')).toBeVisible()
  await page.goto('/meetings/new?kind=lecture')
  await page.getByLabel('召开单位').click()
  await expect(options.filter({ hasText: '党小组' }).first()).toBeVisible()
})

test('准备会议：返回再前进，填的都在；早于今天的日期用话拒绝，不悄悄改成别的', async ({ as }, { project }) => {
  const topic = `没有安排完的党课${project.name}${Date.now()}`
  const page = await as('zhibu1', '/meetings')
  await page.getByRole('link', { name: '准备会议', exact: true }).click()
  await page.getByRole('link', { name: '准备党课' }).click()
  await page.getByLabel('党课题目').fill(topic)
  await page.getByRole('textbox', { name: /地点/ }).fill('二楼会议室')
  await page.goBack()
  await expect(page.getByRole('link', { name: '准备党课' })).toBeVisible()
  await page.goForward()
  await expect(page.getByText('已恢复上次没有安排完的内容')).toBeVisible()
  await expect(page.getByLabel('党课题目')).toHaveValue(topic)
  await checkPage(page)
  await page.getByLabel('日期', { exact: true }).fill('2020.9.3')
  await page.getByLabel('日期', { exact: true }).press('Enter')
  await expect(page.getByLabel('日期', { exact: true })).toHaveValue('2020-09-03')
  // Said as it is chosen, with the way on for a meeting that was held.
  await expect(page.getByText('会议日期不能早于今天')).toBeVisible()
  await expect(page.getByRole('link', { name: '已经开过，登记纪实' })).toHaveAttribute('href', /kind=lecture/)
  await page.getByLabel('开始时间').fill('下午2点半')
  await page.getByRole('button', { name: '安排会议' }).click()
  await expect(page.getByLabel('开始时间')).toHaveValue('14:30')
  await expect(page.getByText('会议日期不能早于今天')).toBeVisible()
  await page.getByRole('button', { name: '重新填写' }).click()
  await expect(page.getByLabel('党课题目')).toHaveValue('')
})

test('取消会议：写明原因，参加人员不能再答复', async ({ as }, { project }) => {
  const topic = `要取消的党课${project.name}${Date.now()}`
  const page = await as('zhibu1', '/meetings/new?kind=lecture')
  await page.getByLabel('开始时间').fill('23：59')
  await page.getByRole('textbox', { name: /地点/ }).fill('党员活动室')
  await page.getByLabel('党课题目').fill(topic)
  await page.getByRole('button', { name: '安排会议' }).click()
  await page.getByRole('button', { name: '取消会议' }).click()
  await page.getByLabel('取消原因').fill('与上级会议冲突')
  await page.getByRole('dialog').getByRole('button', { name: '确认取消会议' }).click()
  await expect(page.getByText('会议已取消。原因：与上级会议冲突')).toBeVisible()
  await checkPage(page)
  const member = await as('dangyuan1', '/meetings')
  await member.getByRole('link', { name: new RegExp(topic) }).click()
  await expect(member.getByText('会议已取消')).toBeVisible()
  await expect(member.getByRole('button', { name: '参加' })).toHaveCount(0)
})

test('修改会议：返回、前进、刷新、登录过期，改的都在；选人的列表读屏念姓名', async ({ as }, { project }) => {
  const topic = `要修改的党课${project.name}${Date.now()}`
  const page = await as('zhibu1', '/meetings/new?kind=lecture')
  await page.getByLabel('开始时间').fill('23:59')
  await page.getByRole('textbox', { name: /地点/ }).fill('党员活动室')
  await page.getByLabel('党课题目').fill(topic)
  await page.getByRole('button', { name: '安排会议' }).click()
  await page.getByRole('link', { name: '修改', exact: true }).click()
  await page.getByRole('textbox', { name: /地点/ }).fill('四楼会议室')
  await page.goBack()
  await expect(page.getByRole('link', { name: '继续修改' })).toBeVisible()
  await page.goForward()
  await expect(page.getByText('已恢复上次没有保存的修改')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: /地点/ })).toHaveValue('四楼会议室')
  await checkPage(page)
  // Every option bears a name, and nothing else is there to be read.
  await page.getByRole('combobox', { name: '主讲人' }).click()
  const options = page.getByRole('option')
  await expect(options.filter({ hasText: nameOf('dangyuan1') })).toBeVisible()
  for (const words of await options.allInnerTexts()) expect(words).toMatch(/^\p{Script=Han}/u)
  expect(await page.getByRole('listbox').innerText()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  await expect(page.getByRole('option', { name: new RegExp(`^${nameOf('dangyuan1')}`) })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.context().clearCookies()
  await page.getByRole('button', { name: '保存修改' }).click()
  const dialog = page.getByRole('dialog', { name: '登录已过期' })
  await dialog.getByLabel(/的密码$/).fill(accountOf('zhibu1').password)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: /地点/ })).toHaveValue('四楼会议室')
  await page.getByRole('button', { name: '保存修改' }).click()
  await expect(page.getByRole('region', { name: '会议安排' })).toContainText('四楼会议室')
  await expect(page.getByRole('link', { name: '修改', exact: true })).toBeVisible()
})

test('两处同时修改一次会议：后保存的在按钮处就看得到为什么没有保存', async ({ as }, { project }) => {
  const page = await as('zhibu1', '/meetings/new?kind=lecture')
  await page.getByLabel('开始时间').fill('23:59')
  await page.getByRole('textbox', { name: /地点/ }).fill('党员活动室')
  await page.getByLabel('党课题目').fill(`两处修改的党课${project.name}${Date.now()}`)
  await page.getByRole('button', { name: '安排会议' }).click()
  await page.getByRole('link', { name: '修改', exact: true }).click()
  await expect(page.getByRole('textbox', { name: /地点/ })).toHaveValue('党员活动室')
  const other = await as('zhibu1', new URL(page.url()).pathname)
  await other.getByRole('textbox', { name: /地点/ }).fill('五楼会议室')
  await other.getByRole('button', { name: '保存修改' }).click()
  await expect(other.getByRole('region', { name: '会议安排' })).toContainText('五楼会议室')
  await page.getByRole('textbox', { name: /地点/ }).fill('六楼会议室')
  const refusal = page.getByRole('alert').filter({ hasText: '这次会议已被修改过' })
  for (const _time of ['first', 'again']) {
    await page.getByRole('button', { name: '保存修改' }).click()
    await expect(refusal).toBeInViewport()
    await expect(refusal).toBeFocused()
  }
})

test('看板上已经安排了会议的，先到这次会议；时间到了，从它登记', async ({ as }) => {
  const page = await as('zhibu1')
  const way = page.getByRole('link', { name: /^准备会议.*(?:党员大会|主题党日)/ }).first()
  const occurrence = new URL((await way.getAttribute('href'))!, page.url()).searchParams.get('occurrence')!
  await way.click()
  await page.getByLabel('日期', { exact: true }).fill(today)
  await page.getByLabel('日期', { exact: true }).press('Enter')
  await page.getByLabel('开始时间').fill('23:59')
  await page.getByLabel('地点').fill('三楼会议室')
  await page.getByLabel('会议议题').or(page.getByLabel('活动主题')).fill('看板上看得到的会议\n讨论总结')
  await page.getByRole('button', { name: '安排会议' }).click()
  await expect(page.getByRole('heading', { name: '会议材料包' })).toBeVisible()
  const { pathname } = new URL(page.url())
  await page.goto(`/?occurrence=${encodeURIComponent(occurrence)}`)
  const drawer = page.getByRole('dialog')
  const open = drawer.getByRole('link', { name: '查看已安排的会议' })
  await expect(open).toHaveClass(/ant-btn-primary/)
  await expect(open).toHaveAttribute('href', pathname)
  await expect(drawer.getByText('会议已经安排，开完再登记')).toBeVisible()
  await expect(drawer.getByRole('link', { name: '看板上看得到的会议等2项' })).toBeVisible()
  await expect(drawer.getByRole('link', { name: /^准备会议/ })).toHaveCount(0)
  await expect(drawer.getByRole('link', { name: '不是这次会议，另行登记' })).not.toHaveClass(/ant-btn-primary/)
  await checkPage(page)
  await page.goto('/')
  const step = page.locator('.step').filter({ hasText: '看板上看得到的会议等2项，开完再登记' })
  await expect(step.getByRole('link', { name: '查看已安排的会议' })).toHaveAttribute('href', pathname)
  await expect(step.getByRole('link', { name: /登记/ })).toHaveCount(0)
  await page.goto(`/?occurrence=${encodeURIComponent(occurrence)}`)
  await serverClock(page, `${today}T15:59:10.000Z`)
  await page.goto('/')
  await expect(page.getByRole('region', { name: '会议待登记纪实' })).toContainText('看板上看得到的会议等2项')
  await page.goto(`/?occurrence=${encodeURIComponent(occurrence)}`)
  await expect(drawer.getByRole('link', { name: '登记这次会议' })).toHaveClass(/ant-btn-primary/)
  await checkPage(page)
  await drawer.getByRole('link', { name: '登记这次会议' }).click()
  await expect(page.getByLabel('会议议题').or(page.getByLabel('活动主题'))).toHaveValue('看板上看得到的会议；讨论总结')
})

test('过了零点，打开着的页面按新的一天重新取数', async ({ as }) => {
  const page = await as('zhibu1', '/meetings')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  // A few seconds before midnight by the server's clock, whatever the browser's says.
  await serverClock(page, `${today}T15:59:55.000Z`)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.unrouteAll()
  asked.length = 0
  await expect.poll(() => asked.filter((path) => path.endsWith('/session/me')).length, { timeout: 25_000 }).toBe(1)
  await expect.poll(() => asked.some((path) => path.endsWith('/meetings/list'))).toBe(true)
})
