/** The office checks what a branch has entered: returned item by item, mended, accepted. */
import type { Page } from '@playwright/test'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { checkPage, expect, test } from './fixture.ts'

const today = formatDay(todayInBeijing())

async function submitPlain(page: Page, title: string): Promise<string> {
  await page.getByLabel('对应的责任事项').click()
  await page.locator('.ant-select-item-option').first().click()
  await page.keyboard.press('Escape')
  await page.getByLabel('开展日期').fill(today)
  await page.getByLabel('开展日期').press('Enter')
  await page.getByLabel('标题').fill(title)
  await expect(page.getByText(/提交后计入/)).toBeVisible()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByRole('link', { name: '查看这条纪实' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  return new URL(page.url()).pathname
}

test('退回指到一项，支部照着更正，机关党委采纳', async ({ as }, { project }) => {
  const branch = await as('zhibu1', '/records/new?kind=plain')
  const title = `核对过程${project.name}${Date.now()}`
  const path = await submitPlain(branch, title)
  await expect(branch.getByText('已提交（待核）')).toBeVisible()

  const office = await as('dangwei', '/checks')
  await checkPage(office)
  await office.goto(path)
  await office.getByRole('button', { name: '指出问题：标题' }).click()
  await office.getByLabel('标题的问题').fill('标题请写清学习的篇目')
  await checkPage(office)
  await office.getByRole('button', { name: '退回（1处问题）' }).click()
  await expect(office.getByText(`已退回“${title}”。`)).toBeVisible()

  await branch.goto('/')
  const waiting = branch.getByRole('region', { name: '退回待更正' })
  await expect(waiting).toContainText(title)
  await branch.goto(path)
  await expect(branch.getByText('退回意见：标题请写清学习的篇目')).toBeVisible()
  await checkPage(branch)
  await branch.getByRole('link', { name: '更正' }).click()
  await expect(branch.getByText('退回意见：标题请写清学习的篇目')).toBeVisible()
  await branch.getByLabel('标题').fill(`${title}（第三章）`)
  await branch.getByLabel('更正原因').fill('按退回意见改')
  await branch.getByRole('button', { name: '提交更正' }).click()
  await expect(branch.getByText('已提交（待核）')).toBeVisible()

  await office.goto(path)
  await office.getByRole('button', { name: '采纳' }).click()
  await expect(office.getByText(`已采纳“${title}（第三章）”。`)).toBeVisible()
  await branch.goto(path)
  await expect(branch.getByText('已采纳').first()).toBeVisible()
  await checkPage(branch)
})

test('填写更正时被退回：提交先被拦下，退回意见就在本页，填写的都在', async ({ as }, { project }) => {
  const branch = await as('zhibu1', '/records/new?kind=plain')
  const path = await submitPlain(branch, `更正之间${project.name}${Date.now()}`)
  await branch.goto(`${path}/correct`)
  await branch.getByLabel('地点').fill('一楼会议室')
  await branch.getByLabel('更正原因').fill('补写地点')
  const office = await as('dangwei', path)
  await office.getByRole('button', { name: '指出问题：标题' }).click()
  await office.getByLabel('标题的问题').fill('标题请写清学习的篇目')
  // Leaving by mistake does not take what was written.
  await office.getByRole('link', { name: '践行' }).click()
  await office.getByRole('button', { name: '继续填写' }).click()
  await expect(office.getByLabel('标题的问题')).toHaveValue('标题请写清学习的篇目')
  await office.getByRole('button', { name: '退回（1处问题）' }).click()
  await expect(office.getByText(/已退回“更正之间/)).toBeVisible()

  await branch.getByRole('button', { name: '提交更正' }).click()
  await expect(branch.getByText(/您填写期间，.+已将这条纪实退回。请对照退回意见再提交。/)).toBeVisible()
  await expect(branch.getByText('退回意见：标题请写清学习的篇目')).toBeVisible()
  await expect(branch.getByLabel('更正原因')).toHaveValue('补写地点')
  await checkPage(branch)
  await branch.getByRole('button', { name: '提交更正' }).click()
  await expect(branch.getByText('退回意见指出的“标题”没有改动。确实不需要改的，请确认后提交。')).toBeVisible()
  await checkPage(branch)
  await branch.getByRole('button', { name: '回去核对' }).click()
  await expect(branch.getByLabel('地点')).toHaveValue('一楼会议室')
  await branch.getByRole('button', { name: '提交更正' }).click()
  await branch.getByRole('button', { name: '不需要改，仍要提交' }).click()
  await expect(branch.getByText('已提交（待核）')).toBeVisible()
})

test('机关党委代录，支部书记本人确认；作废后不再计入', async ({ as }, { project }) => {
  const branch = await as('zhibu1')
  const name = `代录过程${project.name}${Date.now()}`
  const office = await as('dangwei', '/records/new?kind=plain')
  const own = await branch.evaluate(async () => {
    const answer = await fetch('/api/session/me', {
      method: 'POST',
      headers: { 'x-requested-with': 'jianxing', 'content-type': 'application/json' },
      body: '{}',
    })
    const { recordsFor } = (await answer.json()) as { recordsFor: { id: string; name: string; post: boolean }[] }
    return recordsFor.find(({ post }) => !post)!
  })
  await office.goto(`/records/new?kind=plain&subject=${own.id}`)
  const path = await submitPlain(office, name)
  await expect(office.getByText('代录（待确认）').first()).toBeVisible()

  await branch.goto('/')
  await expect(branch.getByRole('region', { name: '代录待确认' })).toContainText(name)
  await branch.goto(path)
  await checkPage(branch)
  // Twice in haste: the question stays, and nothing is confirmed before it is answered.
  await branch.getByRole('button', { name: '确认属实' }).dblclick()
  await expect(branch.getByText('以下内容都核对过，属实？')).toBeVisible()
  await expect(branch.getByText('代录（待确认）').first()).toBeVisible()
  await checkPage(branch)
  await branch.getByRole('button', { name: '属实', exact: true }).click()
  await expect(branch.getByText('已提交（待核）')).toBeVisible()
  await branch.getByRole('button', { name: '作废' }).click()
  await branch.getByLabel('原因').fill('与另一条重复')
  await branch.getByRole('dialog').getByRole('button', { name: '作废' }).click()
  await expect(branch.getByText('已作废，不再计入').first()).toBeVisible()
  await checkPage(branch)
})

test('核对清单：筛选，双击也能采纳所选；逐条核对写明到了下一条，返回就是清单；别人先办了的，页面马上是新的', async ({
  as,
}, { project }) => {
  const branch = await as('zhibu1')
  const name = `逐条核对${project.name}${Date.now()}`
  const paths: string[] = []
  for (const number of [1, 2, 3, 4]) {
    await branch.goto('/records/new?kind=plain')
    paths.push(await submitPlain(branch, `${name}之${number}`))
  }
  const office = await as('dangwei', '/checks')
  await office.getByLabel('按标题查找').fill(name)
  await office.getByLabel('按标题查找').press('Enter')
  await expect(office.getByText('待核对共4条')).toBeVisible()
  await checkPage(office)

  // The latest first, kept in the address and from record to record; nothing is left out by it.
  const list = office.getByRole('region', { name: '待核对的纪实' })
  await expect(list.getByRole('link').first()).toHaveText(`${name}之1`)
  await office.getByLabel('次序').click()
  await office.getByTitle('最近提交在前').click()
  await expect(list.getByRole('link').first()).toHaveText(`${name}之4`)
  await office.reload()
  await expect(list.getByRole('link').first()).toHaveText(`${name}之4`)
  await expect(office).toHaveURL(/order=latest/)
  await office.getByLabel('次序').click()
  await office.getByTitle('最早提交在前').click()
  await expect(list.getByRole('link').first()).toHaveText(`${name}之1`)
  await office.getByRole('checkbox', { name: new RegExp(`选择：${name}之1`) }).check()
  await office.getByRole('button', { name: '采纳所选（1）' }).dblclick()
  await office.getByRole('tooltip').getByRole('button', { name: '采纳', exact: true }).click()
  await expect(office.getByText('待核对共3条')).toBeVisible()

  await office.getByRole('link', { name: `${name}之2` }).click()
  await expect(office.getByText('还有3条待核对')).toBeVisible()
  await office.getByRole('button', { name: '指出问题：标题' }).click()
  await expect(office.getByText('有1处点了“指出问题”还没有写明')).toBeVisible()
  await expect(office.getByRole('button', { name: '退回', exact: true })).toBeDisabled()
  await office.getByRole('button', { name: '取消' }).click()
  await office.getByRole('button', { name: '采纳', exact: true }).click()
  await expect(office.getByText(`已采纳“${name}之2”。下面是下一条，还有2条待核对。`)).toBeVisible()
  await expect(office.getByRole('heading', { level: 1 })).toContainText(`${name}之3`)
  await checkPage(office)

  // Another has been quicker.
  const chief = await as('dwshuji', paths[2])
  await chief.getByLabel('总的意见（退回时可写）').fill('请写清内容')
  await chief.getByRole('button', { name: '退回', exact: true }).click()
  await expect(chief.getByText(`已退回“${name}之3”`)).toBeVisible()
  await office.getByRole('button', { name: '采纳', exact: true }).click()
  await expect(office.getByText(/现为“已退回”，不能采纳/).first()).toBeVisible()
  await expect(office.getByRole('button', { name: '采纳', exact: true })).toHaveCount(0)
  await office.getByRole('link', { name: '核对下一条' }).click()
  await expect(office.getByRole('heading', { level: 1 })).toContainText(`${name}之4`)
  await office.goBack()
  await expect(office.getByRole('heading', { level: 1, name: '核对纪实' })).toBeVisible()
  await expect(office.getByText('待核对共1条')).toBeVisible()
})
