/** An exemption: asked for at the occurrence, decided by the committee's office, shown for ever. */
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { checkPage, expect, test } from './fixture.ts'

test('支部申请豁免，机关党委批准，看板上成为已豁免', async ({ as }, { project }) => {
  const reason = `党员全部外出驻点（${project.name}）`
  const branch = await as('zhibu2', '/board?standing=upcoming')
  await branch.getByRole('region', { name: '看板' }).locator('.board-mark').first().click()
  const drawer = branch.getByRole('dialog')
  await drawer.getByRole('button', { name: '申请豁免' }).click()
  const dialog = branch.getByRole('dialog', { name: /申请豁免/ })
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await expect(dialog).toContainText('请写明事由')
  await dialog.getByLabel('事由').fill(reason)
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await expect(dialog).toBeHidden()
  await expect(drawer).toContainText('豁免申请正在审批')
  await expect(drawer.getByRole('button', { name: '申请豁免' })).toHaveCount(0)
  const address = branch.url()

  await branch.goto('/approvals')
  await expect(branch.getByRole('listitem').filter({ hasText: reason })).toContainText('待审批')
  await expect(branch.getByRole('button', { name: '批准', exact: true })).toHaveCount(0)
  await checkPage(branch)

  const office = await as('dangwei', '/holidays')
  // What the page tells is noted as seen once, however often it resolves.
  const seen: string[] = []
  office.on('request', (request) => {
    if (/notices\/seen$/.test(request.url()))
      seen.push(...JSON.stringify(request.postDataJSON()).match(/[0-9a-f-]{36}/g)!)
  })
  await office.goto('/approvals')
  const card = office.getByRole('listitem').filter({ hasText: reason })
  await checkPage(office)
  await expect.poll(() => seen.length).toBeGreaterThan(0)
  expect(new Set(seen).size).toBe(seen.length)
  const second = await as('dwshuji', '/approvals')
  const same = second.getByRole('listitem').filter({ hasText: reason })
  await same.getByRole('button', { name: '不批准' }).click()
  const late = second.getByRole('dialog', { name: /不批准这项/ })
  await late.getByLabel('理由').fill('可以合并开展')
  await card.getByRole('button', { name: '批准', exact: true }).click()
  await office.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await expect(card).toContainText('已批准')
  // Whoever decides after that is told, and can read it when the list has been read anew.
  await late.getByRole('button', { name: '不批准' }).click()
  await expect(late).toContainText('已经办结')
  await expect(same.locator('.approval-state')).toHaveText('已批准')
  await expect(late).toContainText('已经办结')

  await branch.goto(address)
  await expect(branch.getByRole('dialog')).toContainText('已豁免')
  await expect(branch.getByRole('dialog')).toContainText(reason)
})

test('没有批准的豁免，在原处看得到谁、何时、为什么，可以再申请', async ({ as }, { project }) => {
  const branch = await as('zhibu1', '/board?standing=upcoming')
  await branch.getByRole('region', { name: '看板' }).locator('.board-mark').last().click()
  const drawer = branch.getByRole('dialog')
  await drawer.getByRole('button', { name: '申请豁免' }).click()
  const dialog = branch.getByRole('dialog', { name: /申请豁免/ })
  const reason = `人员不足（${project.name}）`
  await dialog.getByLabel('事由').fill(reason)
  const from = await dialog.getByLabel('自', { exact: true }).inputValue()
  await dialog.getByLabel('至', { exact: true }).fill(from)
  await dialog.getByLabel('至', { exact: true }).press('Enter')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await expect(dialog).toContainText('所选日期不足一半，批准了也不生效')
  await dialog.getByRole('button', { name: '取消' }).click()
  // What was written is not thrown away unasked.
  const question = branch.getByRole('dialog', { name: '填写的内容还没有保存' })
  await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused()
  await branch.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await expect(dialog.getByLabel('事由')).toHaveValue(reason)
  await dialog.getByRole('button', { name: '取消' }).click()
  await question.getByRole('button', { name: '放弃修改' }).click()
  await drawer.getByRole('button', { name: '申请豁免' }).click()
  await dialog.getByLabel('事由').fill(reason)
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await expect(dialog).toBeHidden()
  await expect(drawer).toContainText('豁免申请正在审批')
  const address = branch.url()

  const office = await as('dangwei', '/approvals')
  const card = office.getByRole('listitem').filter({ hasText: reason })
  await card.getByRole('button', { name: '不批准' }).click()
  await office.getByRole('dialog').getByLabel('理由').fill('可以合并开展')
  await office.getByRole('dialog').getByRole('button', { name: '不批准' }).click()
  await expect(office.getByText('不批准，状态不变')).toBeVisible()
  await expect(card.locator('.approval-state')).toHaveText('不批准')

  await branch.goto(address)
  await expect(drawer).toContainText(/豁免申请不批准（.+）：可以合并开展/)
  await expect(drawer.getByRole('button', { name: '申请豁免' })).toBeVisible()
  await checkPage(branch)
})

test('关账后，从一条纪实一点就到填好的申请；批准的消息回到这条纪实', async ({ as }, { project }) => {
  const reason = `时间写错（${project.name}）`
  const office = await as('dangwei', '/approvals')
  const branch = await as('zhibu1', '/records')
  // Records that are over, of a day before today.
  const yesterday = formatDay(todayInBeijing() - 1)
  await office.getByRole('button', { name: '关账', exact: true }).click()
  const closing = office.getByRole('dialog', { name: '关账' })
  await closing.getByLabel('关账至（含当日）').fill(yesterday)
  await closing.getByLabel('说明').fill('上一阶段办结')
  await closing.getByRole('button', { name: '关账', exact: true }).click()
  await expect(office.getByRole('heading', { name: `已关账至${yesterday}` })).toBeVisible()
  // Closed to an earlier day: how far it is closed so far, and which days open again.
  const [earlier, next] = [2, 1].map((ago) => formatDay(todayInBeijing() - 1 - ago))
  await office.getByRole('button', { name: '改关账日' }).click()
  const moving = office.getByRole('dialog', { name: '改关账日' })
  await expect(moving.getByText(`现在已关账至${yesterday}（含当日）。`)).toBeVisible()
  await moving.getByLabel('关账至（含当日）').fill(earlier!)
  await moving.getByLabel('说明').focus()
  await expect(moving.getByText(`${next}至${yesterday}开展的工作重新可以登记、更正、作废`)).toBeVisible()
  await checkPage(office)
  await moving.getByRole('button', { name: '取消' }).click()
  await office.getByRole('button', { name: '放弃修改' }).click()
  await expect(moving).toBeHidden()

  const record = await branch.evaluate(async (to) => {
    const answer = await fetch('/api/records/list', {
      method: 'POST',
      headers: { 'x-requested-with': 'jianxing', 'content-type': 'application/json' },
      body: JSON.stringify({ to, kind: 'assembly', limit: 1 }),
    })
    return ((await answer.json()) as { records: { id: string; title: string; heldOn: string }[] }).records[0]!
  }, yesterday)
  await branch.goto(`/records/${record.id}`)
  await expect(branch.getByText(`已关账至${yesterday}（含当日）`)).toBeVisible()
  await checkPage(branch)
  await branch.goto(`/records/${record.id}/correct`)
  await branch.getByRole('link', { name: '申请补登更正' }).click()
  const dialog = branch.getByRole('dialog', { name: /申请在已关账的期间/ })
  await expect(dialog).toContainText(`${record.title}（支部党员大会，${record.heldOn}）`)
  await expect(dialog.getByLabel('开展日期自')).toHaveValue(record.heldOn)
  await expect(dialog.getByLabel('至', { exact: true })).toHaveValue(record.heldOn)
  await checkPage(branch)
  await dialog.getByLabel('事由').fill(reason)
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await expect(branch).toHaveURL(new RegExp(`/records/${record.id}$`))
  await expect(branch.getByText(`${record.heldOn}的补登更正申请正在审批`)).toBeVisible()
  await expect(branch.getByRole('link', { name: '查看申请' })).toBeVisible()

  // A new record is told of it beside the day, before it is submitted, and asks from there.
  const entry = await branch.context().newPage()
  await entry.goto('/records/new?kind=plain')
  await entry.getByLabel('标题').fill('漏登的一次学习')
  await entry.getByLabel('开展日期').fill(yesterday)
  await entry.getByLabel('开展日期').press('Enter')
  if (record.heldOn !== yesterday) {
    await expect(entry.getByText(`已关账至${yesterday}（含当日）`)).toBeVisible()
    await checkPage(entry)
    // Submitted all the same, the form says so in other words than the remark that stands there.
    await entry.getByLabel('对应的责任事项').click()
    await entry.locator('.ant-select-item-option').first().click()
    await entry.keyboard.press('Escape')
    await entry.getByRole('button', { name: '提交', exact: true }).click()
    await expect(entry.getByText('这个日期已关账，没有提交。')).toBeVisible()
    await expect(entry.getByText(`已关账至${yesterday}（含当日）`)).toHaveCount(1)
    await entry.getByRole('button', { name: '申请补登更正' }).click()
    const ask = entry.getByRole('dialog', { name: /申请在已关账的期间/ })
    await expect(ask.getByLabel('开展日期自')).toHaveValue(yesterday)
    await ask.getByLabel('事由').fill('漏登')
    await ask.getByRole('button', { name: '提交申请' }).click()
    await expect(ask).toBeHidden()
  }
  await expect(entry.getByText(`${yesterday}的补登更正申请正在审批`)).toBeVisible()
  await expect(entry.getByLabel('标题')).toHaveValue('漏登的一次学习')
  await entry.close()

  await office.reload()
  const card = office.getByRole('listitem').filter({ hasText: reason })
  await card.getByRole('button', { name: '批准', exact: true }).click()
  await office.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await expect(card).toContainText('已批准')

  await branch.goto('/notices')
  await branch
    .getByRole('link', { name: /关账后补登更正申请：已批准/ })
    .first()
    .click()
  await expect(branch).toHaveURL(new RegExp(`/records/${record.id}$`))
  await expect(branch.getByRole('link', { name: '更正', exact: true })).toBeVisible()
  const leave = `经批准，这条纪实可以更正、作废到${formatDay(todayInBeijing() + 14)}`
  await expect(branch.getByText(leave)).toBeVisible()
  await checkPage(branch)
  await branch.getByRole('link', { name: '更正', exact: true }).click()
  await expect(branch.getByText(leave)).toBeVisible()
})
