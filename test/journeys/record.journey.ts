/** A branch secretary records what was done, loses nothing, and finds it again from the board. */
import type { Page } from '@playwright/test'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { namePinyin } from '#office/pinyin.rules.ts'
import { accountOf } from './bureau.ts'
import { checkPage, expect, test } from './fixture.ts'

const today = formatDay(todayInBeijing())
const nameOf = (username: string) => accountOf(username).name

/** Fills in an assembly; people are found by the initials of their pinyin. */
async function fillAssembly(page: Page, username: string, topic: string): Promise<void> {
  await page.getByLabel('开展日期').fill(today)
  await page.getByLabel('开展日期').press('Enter')
  await page.getByLabel('地点').fill('三楼会议室')
  await page.getByLabel('会议议题').fill(topic)
  const name = nameOf(username)
  const host = page.getByLabel('主持人')
  await host.fill(namePinyin(name).initials)
  // The list is drawn anew when the search answers, and a click on the old one at that moment hits nothing.
  await expect(async () => {
    await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click({ timeout: 2000 })
    await expect(page.locator('.ant-form-item').filter({ has: host })).toContainText(name, { timeout: 2000 })
  }).toPass()
  await page.getByRole('button', { name: '全体党员到会' }).click()
}

test('登记党员大会：刷新后草稿还在，连点提交只登记一次，更正成为新版本', async ({ as }, { project }) => {
  const page = await as('zhibu1', '/records/new?kind=assembly')
  const topic = `讨论支部工作${project.name}${Date.now()}`
  await fillAssembly(page, 'zhibu1', topic)
  await page.locator('input[type=file]').setInputFiles({
    name: '签到表.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n签到'),
  })
  await expect(page.getByText('签到表.pdf')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible()
  await checkPage(page)

  await page.reload()
  await expect(page.getByLabel('会议议题')).toHaveValue(topic)
  await expect(page.getByText('签到表.pdf')).toBeVisible()
  await page.getByRole('button', { name: '提交', exact: true }).dblclick()
  await expect(page.getByText(`已提交`).first()).toBeVisible()
  await checkPage(page)

  await page.getByRole('link', { name: '查看这条纪实' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(topic)
  await page.getByRole('link', { name: '更正' }).click()
  await page.getByLabel('地点').fill('一楼会议室')
  await page.getByLabel('更正原因').fill('地点写错')
  await checkPage(page)
  await page.goBack()
  await expect(page.getByRole('link', { name: '继续更正' })).toBeVisible()
  await page.goForward()
  await expect(page.getByText('已恢复上次没有提交的更正')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('地点')).toHaveValue('一楼会议室')
  await expect(page.getByLabel('更正原因')).toHaveValue('地点写错')
  await expect(page.getByText('签到表.pdf')).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: '提交更正' }).click()
  await expect(page.getByText('共2版')).toBeVisible()
  await expect(page.getByText('更正原因：地点写错')).toBeVisible()
  await checkPage(page)

  await page.goto('/records')
  await expect(page.getByRole('link', { name: new RegExp(topic) })).toHaveCount(1)
})

test('写了一半断网：说明没有保存在服务器，恢复后自动保存', async ({ as }) => {
  const page = await as('zhibu1', '/records/new?kind=plain')
  const title = page.getByLabel('标题')
  await expect(page.getByText(/png、mp4和扫描件不能自动检查密级，请上传前自行核对/)).toBeVisible()
  await title.fill('联网时写的')
  await page.context().setOffline(true)
  await title.fill('断网时写的')
  // Said where one types, not at the form's end alone.
  await expect(page.getByText(/草稿暂未保存到服务器/)).toBeInViewport()
  // Leaving now would lose it: Enter stays.
  const address = page.url()
  await page.getByRole('link', { name: '看板' }).first().click()
  const leaving = page.getByRole('dialog', { name: '草稿还没有保存到服务器' })
  await expect(leaving.getByRole('button', { name: '留在这里' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(leaving).toBeHidden()
  expect(page.url()).toBe(address)
  await page.context().setOffline(false)
  await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible({ timeout: 20_000 })
})

test('断网时提交：原因只说一次', async ({ as }, { project }) => {
  const page = await as('zhibu1', '/records/new?kind=assembly')
  await fillAssembly(page, 'zhibu1', `断网时提交${project.name}`)
  await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: '网络连接中断' })).toBeVisible()
  await expect(page.getByText(/草稿暂未保存到服务器/)).toBeVisible()
  await expect(page.getByText(/网络连接中断/)).toHaveCount(1)
  await page.context().setOffline(false)
})

test('同一份草稿在两处打开：后存的不覆盖先存的，由本人选择保留哪一份', async ({ as }, { project }) => {
  const one = await as('zhibu1', '/records/new?kind=plain')
  const saved = (page: Page) => page.getByRole('status').filter({ hasText: '草稿已保存' })
  const title = (page: Page) => page.getByLabel('标题')
  const choose = (page: Page) => page.getByRole('button', { name: '选择保留哪一份' })
  const asked = (page: Page) => page.getByRole('dialog', { name: '这份草稿在另一处也改过' })
  await title(one).fill(`两处写的${project.name}`)
  await expect(saved(one)).toBeVisible()
  const other = await as('zhibu1', new URL(one.url()).pathname + new URL(one.url()).search)
  await expect(title(other)).toHaveValue(`两处写的${project.name}`)
  await title(other).fill('手机上写的')
  await expect(saved(other)).toBeVisible()

  // The one that has not seen it is told, keeps what was typed, and does not save over it.
  await title(one).fill('电脑上写的')
  await expect(choose(one)).toBeInViewport()
  await choose(one).click()
  await expect(asked(one)).toContainText('两处不同的有：标题')
  await checkPage(one)
  await asked(one).getByRole('button', { name: '保留本页的' }).click()
  await expect(saved(one)).toBeVisible()

  await title(other).fill('手机上又写的')
  await choose(other).click()
  await asked(other).getByRole('button', { name: '先不选' }).click()
  await expect(title(other)).toHaveValue('手机上又写的')
  await choose(other).click()
  await asked(other).getByRole('button', { name: '改用另一处的' }).click()
  await expect(title(other)).toHaveValue('电脑上写的')
  await title(other).fill('两处一样了')
  await expect(saved(other)).toBeVisible()
  await other.reload()
  await expect(title(other)).toHaveValue('两处一样了')

  // An old page deletes nothing that was written after it.
  const discard = async () => {
    await one.getByRole('button', { name: '删除草稿' }).click()
    await one.getByRole('button', { name: '删除', exact: true }).click()
  }
  await discard()
  const kept = one.getByRole('dialog', { name: '这份草稿在另一处改过，没有删除' })
  await expect(kept.getByRole('button', { name: '看最新的' })).toBeFocused()
  await expect(one.getByRole('button', { name: '删除', exact: true })).toBeHidden()
  await checkPage(one)
  await kept.getByRole('button', { name: '看最新的' }).click()
  await expect(title(one)).toHaveValue('两处一样了')
  await title(other).fill('又改了')
  await expect(saved(other)).toBeVisible()
  await discard()
  await kept.getByRole('button', { name: '仍要删除' }).click()
  await expect(one.getByRole('heading', { level: 1, name: '下一步' })).toBeVisible()
})

test('填写中登录过期：内容留在本页，重新登录后接着填', async ({ as }) => {
  const page = await as('zhibu1', '/records/new?kind=plain')
  const title = page.getByLabel('标题')
  await title.fill('登录时写的')
  await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible()
  await page.context().clearCookies()
  await title.fill('登录过期后写的')
  await expect(page.getByText(/登录已过期，填写的内容留在本机/)).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: '重新登录' }).click()
  const dialog = page.getByRole('dialog', { name: '登录已过期' })
  await dialog.getByLabel(/的密码$/).fill(accountOf('zhibu1').password)
  await checkPage(page)
  await dialog.getByRole('button', { name: '重新登录' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible()
  await expect(title).toHaveValue('登录过期后写的')
})

test('填错的地方指到那一项：没填、日期在未来', async ({ as }) => {
  const page = await as('zhibu1', '/records/new?kind=assembly')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByText('请填写地点')).toBeVisible()
  await checkPage(page)
})

test('数量用全角或汉字也读得懂；不是数字的当场指出，不能提交，留在草稿里', async ({ as }) => {
  const page = await as('zhibu1', '/records/new?kind=plain')
  const quantity = page.getByLabel('数量')
  for (const [typed, shown] of [
    ['２．５', '2.5'],
    ['两', '2'],
  ] as const) {
    await quantity.fill(typed)
    await quantity.blur()
    await expect(quantity).toHaveValue(shown)
  }
  await quantity.fill('若干')
  await quantity.blur()
  await expect(quantity).toHaveValue('若干')
  await expect(page.getByText(/“若干”不是数字/)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible()
  await page.reload()
  await expect(quantity).toHaveValue('若干')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByText(/“若干”不是数字/)).toBeVisible()
  await checkPage(page)
})

test('下一步的一个按钮就到登记，带着要点原文', async ({ as }) => {
  const page = await as('zhibu2')
  const step = page.locator('main a[href^="/records/new?occurrence"]').first()
  const quote = await page.locator('main blockquote').first().innerText()
  await step.click()
  await expect(page).toHaveURL(/draft=/)
  await expect(page.locator('main')).toContainText(quote.split('\n')[0]!)
  await checkPage(page)
})

test('同一件事再点登记，打开的是上次的草稿，也可以另起一份', async ({ as }) => {
  const page = await as('zhibu2')
  const step = page.locator('main a[href^="/records/new?occurrence"]').first()
  await step.click()
  await page.getByLabel('开展日期').fill('2026-11-23')
  await page.getByLabel('开展日期').press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '草稿已保存' })).toBeVisible()
  const first = new URL(page.url()).searchParams.get('draft')
  await page.goto('/')
  await step.click()
  await expect(page.getByText('已恢复上次未提交的草稿')).toBeVisible()
  await expect(page.getByLabel('开展日期')).toHaveValue('2026-11-23')
  expect(new URL(page.url()).searchParams.get('draft')).toBe(first)
  await checkPage(page)
  await page.getByRole('link', { name: '另起一份' }).click()
  await expect(page.getByLabel('开展日期')).toHaveValue('')
  await expect(page.getByText('已恢复上次未提交的草稿')).toHaveCount(0)
  await page.goBack()
  await page.getByRole('button', { name: '删除草稿' }).click()
  await page.getByRole('button', { name: '删除', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '下一步' })).toBeVisible()
})

test('看板上的单位点开是它这一年的台账', async ({ as }) => {
  const page = await as('dangwei', '/board')
  const head = page.getByRole('region', { name: '看板' }).locator('a[href^="/year-ledger"]').first()
  const subject = new URL((await head.getAttribute('href'))!, page.url()).searchParams.get('subject')
  await head.click()
  await expect(page.getByRole('heading', { level: 1, name: /年度?.*台账$/ })).toBeVisible()
  expect(new URL(page.url()).searchParams.get('subject')).toBe(subject)
  await checkPage(page)
})

test('看板的一格打开理由，向下到纪实，向上到原文', async ({ as }) => {
  const page = await as('dangwei', '/board')
  const board = page.getByRole('region', { name: '看板' })
  await board
    .getByRole('button', { name: /：已完成$/ })
    .first()
    .click()
  const reasons = page.getByRole('dialog')
  await expect(reasons.getByText('判定理由')).toBeVisible()
  await expect(reasons.getByRole('heading', { name: '依据' })).toBeVisible()
  await checkPage(page)
  await reasons
    .getByRole('link')
    .filter({ hasNotText: '要点' })
    .and(page.locator('[href^="/records/"]:not([href*="new"])'))
    .first()
    .click()
  await expect(page).toHaveURL(/\/records\/[0-9a-f-]{36}/)
  await page.goBack()
  await page.getByRole('dialog').getByRole('link', { name: '在要点中查看' }).click()
  await expect(page).toHaveURL(/\/plans\/.*commitment=/)
  await expect(
    page
      .getByRole('article', { name: '要点原文' })
      .or(page.getByRole('region', { name: '读出的任务' }))
      .first(),
  ).toBeVisible()
})

test('看板按条目、状态、时间筛选，地址可以发给别人', async ({ as }) => {
  const page = await as('dangwei', '/board')
  const marks = page.getByRole('region', { name: '看板' }).getByRole('button')
  await expect(marks.first()).toBeVisible()
  const all = await marks.count()
  await page.getByRole('button', { name: /^未完成 / }).click()
  await expect(page).toHaveURL(/standing=missed/)
  await expect(async () => {
    expect(await marks.count()).toBeLessThan(all)
  }).toPass()
  await checkPage(page)
  await page.reload()
  await expect(page.getByRole('button', { name: /^未完成 / })).toHaveAttribute('aria-pressed', 'true')
})

test('开展日期可以逐字键入，不会在中途变成另一天', async ({ as }) => {
  const page = await as('zhibu1', '/records/new?kind=assembly')
  const field = page.getByLabel('开展日期')
  await field.pressSequentially('2026-11-23')
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue('2026-11-23')
})

test('删去日期的字就是没有日期，不会填回原来的一天', async ({ as }) => {
  const page = await as('zhibu1', '/records/new?kind=plain')
  const day = page.getByLabel('开展日期')
  await day.fill('2026-11-23')
  await day.press('Enter')
  await expect(day).toHaveValue('2026-11-23')
  await day.fill('')
  await page.keyboard.press('Tab')
  await expect(day).toHaveValue('')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByText('请选择开展日期').or(page.getByText('请填写开展日期'))).toBeVisible()
})

test('鼠标停在日历的某一天上，不改键入的日期，也不替人选', async ({ as }) => {
  const page = await as('zhibu1', '/records/new?kind=assembly')
  const field = page.getByLabel('开展日期')
  const rest = async () => {
    await field.click()
    await page.locator('.ant-picker-cell-in-view').nth(4).hover()
  }
  await rest()
  await page.keyboard.press('Escape')
  await page.getByLabel('地点').click()
  await expect(field).toHaveValue('')

  await rest()
  await field.pressSequentially('2026-11-23')
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue('2026-11-23')
})

test('提交、更正后按返回回到来处，不再是表单，也不另起草稿', async ({ as }, { project }) => {
  const page = await as('zhibu1', '/records')
  const topic = `返回之前提交的大会${project.name}${Date.now()}`
  await page.getByRole('link', { name: '登记纪实' }).click()
  await page.getByRole('link', { name: '登记支部党员大会' }).click()
  await fillAssembly(page, 'zhibu1', topic)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^已提交/ })).toContainText(topic)
  await page.reload()
  await expect(page.getByRole('heading', { name: /^已提交/ })).toContainText(topic)
  await page.goBack()
  await expect(page.getByText('选择要登记的内容')).toBeVisible()
  await page.goForward()
  await page.getByRole('link', { name: '查看这条纪实' }).click()
  await page.getByRole('link', { name: '更正' }).click()
  await page.getByLabel('地点').fill('一楼会议室')
  await page.getByLabel('更正原因').fill('地点写错')
  await page.getByRole('button', { name: '提交更正' }).click()
  await expect(page.getByText('共2版')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('共2版')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: /^已提交/ })).toBeVisible()
  await page.goto('/')
  // The demonstration's own draft, and no other.
  await expect(page.getByRole('region', { name: '未提交的草稿' }).getByRole('listitem')).toHaveText(/讨论党小组设置/)
})

test('党课、支部委员会也有全体到会和应到、实到、缺席', async ({ as }) => {
  const page = await as('zhibu1', '/records/new?kind=lecture')
  for (const [kind, everybody] of [
    ['lecture', '全体党员到会'],
    ['committee', '全体委员到会'],
  ] as const) {
    await page.goto(`/records/new?kind=${kind}`)
    // A lecture may be recorded for a post first: who must come is known of a branch alone.
    const subject = page.getByRole('combobox', { name: /登记单位/ })
    await subject.click()
    await page
      .locator('.ant-select-item-option')
      .filter({ hasText: /党支部$/ })
      .first()
      .click()
    const attendance = page.locator('.attendance')
    await expect(attendance).toContainText(/应到\d+人/)
    await page.getByRole('button', { name: everybody }).click()
    await expect(attendance).toContainText(/实到\d+人，请假0人；到会率 (\d+)\/\1，100\.0%/)
    await checkPage(page)
    if (kind === 'lecture') continue
    // Whoever is no member of the committee may be chosen, and is named.
    const members = await page.locator('.ant-form-item', { has: page.getByLabel('参会委员') }).innerText()
    const listed = await page.request.post('/api/office/people', {
      headers: { 'x-requested-with': 'jianxing' },
      data: { query: '', limit: 300 },
    })
    const { people } = (await listed.json()) as { people: { name: string; partyMember: boolean }[] }
    const guest = people.find(({ name, partyMember }) => partyMember && !members.includes(name))!.name
    await page.getByLabel('参会委员').fill(guest)
    await page.locator('.ant-select-item-option').filter({ hasText: guest }).first().click()
    await expect(attendance).toContainText(`${guest}不是本支部委员，不计入应到、实到`)
    await expect(attendance).toContainText(`“列席：${guest}”`)
  }
})

test('没有勾选集中学习的不问学时；更正说首次登记的日期不变，不说将显示为逾期', async ({ as }) => {
  const page = await as('zhibu1', '/records/new?kind=party_day')
  const hours = page.getByLabel('集中学习学时')
  const study = page.getByRole('checkbox', { name: '集中学习' })
  await expect(study).toBeVisible()
  await expect(hours).toHaveCount(0)
  await study.check()
  await hours.fill('若干')
  await hours.blur()
  await expect(page.getByText(/“若干”不是数字/)).toBeVisible()
  await study.uncheck()
  await expect(hours).toHaveCount(0)
  await checkPage(page)

  const answer = await page.request.post('/api/records/list', {
    headers: { 'x-requested-with': 'jianxing' },
    data: { kind: 'assembly', limit: 100 },
  })
  const { records } = (await answer.json()) as { records: { id: string; heldOn: string }[] }
  const oldest = records.sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1))[0]!
  await page.goto(`/records/${oldest.id}/correct`)
  await expect(page.getByRole('status').filter({ hasText: '补录期已过' })).toContainText('首次登记的日期不变')
  await expect(page.getByText(/这一期还没有完成的/)).toHaveCount(0)
})

test('超出范围的数不改成别的：原样留在栏里，说明可以填多少', async ({ as }) => {
  const page = await as('zhibu1', '/duty-list')
  const year = page.getByLabel('年度', { exact: true })
  await year.fill('1999')
  await year.press('Tab')
  await expect(page.getByText('“1999”超出范围，没有填入。请填2000至2100的数。')).toBeVisible()
  await expect(year).toHaveValue('1999')
  expect(page.url()).not.toContain('year=')
})

test('岗位应讲的党课：下一步写明怎样办，打开的表单单位、主讲人已填好', async ({ as }) => {
  const page = await as('shuji')
  const step = page.locator('.step').filter({ hasText: '登记为“党课”' }).first()
  await expect(step).toContainText('讲完后由本岗位登记')
  await expect(step.getByRole('link', { name: /^准备会议/ })).toHaveCount(0)
  const missing: string[] = []
  page.on('response', (response) => {
    if (response.status() === 404) missing.push(response.url())
  })
  await step.getByRole('link', { name: /^登记：/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('登记：党课')
  await expect(page.locator('.ant-form-item').filter({ has: page.getByLabel('主讲人') })).toContainText(nameOf('shuji'))
  await checkPage(page)
  expect(missing).toEqual([])
})
