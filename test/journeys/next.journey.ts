/** The first screen: each step opens its reasons, by keyboard too; what is the member's own comes first. */
import type { Page } from '@playwright/test'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { checkPage, expect, test } from './fixture.ts'

test('下一步的事项用键盘打开：理由、该点哪个按钮、申请豁免；关上回到原处', async ({ as }) => {
  const page = await as('zhibu2')
  const missed = page.getByRole('region', { name: '逾期待补办' })
  const title = missed.getByRole('link', { name: '召开党员大会' }).first()
  // Once for all the steps of the page.
  await expect(missed.getByRole('link', { name: /^准备会议：/ }).nth(1)).toBeVisible()
  await expect(page.getByText(/已经开过的，直接“/)).toHaveCount(1)
  await expect(missed.getByText('会议已经开过的，直接“补办登记”')).toBeVisible()
  await title.focus()
  await page.keyboard.press('Enter')
  const reasons = page.getByRole('dialog')
  await expect(reasons.getByText('判定理由')).toBeVisible()
  await expect(reasons.getByRole('button', { name: '申请豁免' })).toBeVisible()
  await expect(reasons.getByText('补录已截止，现在登记的算补办')).toBeVisible()
  await expect(reasons.getByText('已停止补录')).toHaveCount(0)
  await checkPage(page)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/$/)
  await expect(reasons).toHaveCount(0)
  await checkPage(page)
})

test('党员的第一屏先是自己的：学时在前，支部安排在后', async ({ as }) => {
  const page = await as('dangyuan1')
  await expect(page.getByRole('heading', { level: 1, name: '下一步' })).toBeVisible()
  await expect(page.getByRole('region', { name: '我的学时和次数' })).toContainText(/\d+\/\d+学时/)
  const order = await page.locator('main section.step-group').evaluateAll((all) => all.map((one) => one.ariaLabel))
  expect(order.indexOf('我的学时和次数')).toBeLessThan(order.indexOf('支部近期安排'))
  await checkPage(page)

  // What the sum is made of is one step away.
  const hours = page.getByRole('region', { name: '我的学时和次数' })
  await hours
    .getByText(/^计入的纪实（\d+条）$/)
    .first()
    .click()
  await checkPage(page)
  const record = hours.getByRole('link').first()
  const title = (await record.textContent())!
  await record.click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
})

test('没有应办事项的月份，月历上写明', async ({ as }) => {
  const page = await as('lingdao1', '/calendar?month=2020-01')
  await expect(page.getByText('这个月没有应办事项，也没有安排会议。')).toBeVisible()
  await checkPage(page)
})

test('领导的第一屏：自己的学时列在要办的事之后；各单位通到年度台账，手机上各数对齐', async ({ as }, { project }) => {
  const page = await as('lingdao1')
  const hours = page.getByRole('region', { name: '我的学时和次数' })
  await expect(hours).toContainText(/\d+\/\d+学时/)
  const steps = page.locator('.next-steps')
  expect(await steps.locator(':scope > :last-child').getAttribute('aria-label')).toBe('我的学时和次数')
  const row = page.getByRole('region', { name: '分管条线各单位情况' }).locator('tbody tr').first()
  await expect(row).toBeVisible()
  if (project.name === 'phone') {
    // Where the numbers stand, not their cells: the label above one of them has two lines.
    const places = await row.locator('td').evaluateAll((cells) =>
      cells.map((cell) => {
        const number = document.createRange()
        number.selectNodeContents(cell)
        const { top, bottom } = number.getBoundingClientRect()
        return { cell: cell.className, middle: Math.round((top + bottom) / 2) }
      }),
    )
    const at = (name: string) => places.find(({ cell }) => cell.includes(name))!.middle
    expect(at('line-pressing')).toBe(at('line-missed'))
    expect(at('line-owed')).toBe(at('line-missed'))
  }
  await checkPage(page)
  const unit = row.getByRole('link')
  const name = await unit.innerText()
  await unit.click()
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${name}.*年度台账`) })).toBeVisible()
})

/** Does something as whoever is signed in on the page. */
async function call<T>(page: Page, path: string, data: object): Promise<T> {
  const answer = await page.request.post(`/api/${path}`, { headers: { 'x-requested-with': 'jianxing' }, data })
  expect(answer.status()).toBe(200)
  return answer.json()
}

interface Owed {
  readonly occurrence: string
  readonly title: string
  readonly subject: { readonly id: string }
}

/** Plans an assembly a few days ahead, for what is owed. */
async function plan(page: Page, { days, topics, owed }: { days: number; topics: string; owed: Owed }): Promise<string> {
  const { personId } = await call<{ personId: string }>(page, 'session/me', {})
  const id = newId()
  const heldOn = formatDay(todayInBeijing() + days)
  const content = {
    ...{ subjectId: owed.subject.id, heldOn, startsAt: '09:00', place: '三楼会议室', host: personId },
    ...{ topics, invited: [personId] },
  }
  await call(page, 'meetings/save', { id, version: 0, kind: 'assembly', occurrence: owed.occurrence, content })
  return id
}

test('第一屏等齐了再显示：已经安排的会不先说要准备；取消了的不占近期会议的位置', async ({ as }) => {
  const page = await as('zhibu1')
  const { steps } = await call<{ steps: Owed[] }>(page, 'duties/next', {})
  const owed = steps.find(({ title }) => title.includes('党员大会'))!
  const prepare = page.getByRole('link', { name: new RegExp(`^准备会议：${owed.title}`) })
  await expect(prepare.first()).toBeVisible()
  const before = await prepare.count()
  for (let day = 1; day <= 5; day++) {
    const id = await plan(page, { days: day, topics: `取消的会${day}`, owed })
    await call(page, 'meetings/cancel', { id, reason: '与上级会议冲突' })
  }
  await plan(page, { days: 6, topics: '讨论年度工作总结', owed })
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  await page.route('**/api/rpc/meetings/list*', async (route) => {
    await held
    await route.continue()
  })
  const answered = page.waitForResponse('**/api/rpc/duties/next*')
  await page.reload()
  await answered
  await page.waitForLoadState('load')
  // Time enough for what is misleading to be drawn.
  await page.waitForTimeout(1000)
  await expect(page.getByRole('heading', { level: 1, name: '下一步' })).toBeVisible()
  await expect(page.locator('main .step-group')).toHaveCount(0)
  release()
  await expect(page.getByRole('region', { name: '近期会议' })).toContainText('讨论年度工作总结')
  await expect(prepare).toHaveCount(before - 1)
  await expect(page.getByText(/已安排：/).first()).toBeVisible()
  await checkPage(page)
})
