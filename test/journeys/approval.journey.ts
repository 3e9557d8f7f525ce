/** An exemption: asked for at the occurrence, decided by the committee's office, shown for ever. */
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

  const office = await as('dangwei', '/approvals')
  const card = office.getByRole('listitem').filter({ hasText: reason })
  await checkPage(office)
  await card.getByRole('button', { name: '批准', exact: true }).click()
  await office.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await expect(card).toContainText('已批准')

  await branch.goto(address)
  await expect(branch.getByRole('dialog')).toContainText('已豁免')
  await expect(branch.getByRole('dialog')).toContainText(reason)
})
