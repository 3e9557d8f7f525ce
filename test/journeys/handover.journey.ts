/** A post passes on: appointing in the office, and what is left of the drafts of whoever held it. */
import type { Page } from '@playwright/test'
import { checkPage, expect, test } from './fixture.ts'

interface Office {
  readonly posts: readonly {
    readonly id: string
    readonly name: string
    readonly bodyId: string
    readonly holders: readonly { readonly personName: string; readonly to: string | null }[]
  }[]
}

const ask = <T>(page: Page, verb: string, input: object = {}) =>
  page.evaluate(
    async ([to, body]) => {
      const headers = { 'x-requested-with': 'jianxing', 'content-type': 'application/json' }
      return (await fetch(`/api/${to}`, { method: 'POST', headers, body })).json()
    },
    [verb, JSON.stringify(input)] as const,
  ) as Promise<T>

/** The post of the secretary in the branch of an account. */
async function postOf(office: Page, secretary: Page) {
  const { displayName } = await ask<{ displayName: string }>(secretary, 'session/me')
  const { posts } = await ask<Office>(office, 'office/overview')
  const post = posts.find(
    ({ name, holders }) =>
      name.endsWith('书记') && holders.some(({ personName, to }) => personName === displayName && to === null),
  )!
  return { ...post, displayName }
}

test('任命时查无此人，写明先到哪里录入；找人时写明共有多少、找到多少；增加人员默认今天到', async ({ as }) => {
  const secretary = await as('zhibu2')
  const office = await as('dangwei')
  const post = await postOf(office, secretary)
  const { today } = await ask<{ today: string }>(office, 'session/me')
  await office.goto(`/office?body=${post.bodyId}`)
  const people = office.getByRole('region', { name: '人员' })
  await expect(people.getByRole('heading')).toHaveText(/^人员 \d+人$/)
  await people.getByLabel('按姓名、拼音或首字母查找人员').fill(post.displayName)
  await expect(people.getByRole('heading')).toHaveText(/^人员 ([2-9]|\d\d)人，找到1人$/)
  await people.getByRole('button', { name: '增加人员' }).click()
  const adding = office.getByRole('dialog')
  await expect(adding).toContainText('新增的人员还没有账号')
  await expect(adding.getByLabel('到本组织的日期')).toHaveValue(today)
  await checkPage(office)
  await adding.getByRole('button', { name: '取消' }).click()
  await office.getByRole('button', { name: `任命${post.name}` }).click()
  await office.getByRole('dialog').getByLabel('任职人').fill('查无此人')
  await expect(office.getByText('名册里没有的，请先在“组织”页选中这位同志所在的组织，点“增加人员”录入。')).toBeVisible()
  await expect(office.getByText('联系机关党委办公室')).toHaveCount(0)
  await checkPage(office)
})

test('交出职务以后，草稿可以看、复制、删除，不再提供提交', async ({ as }) => {
  const secretary = await as('zhibu2', '/')
  const office = await as('dangwei')
  const { id: postId, name, bodyId } = await postOf(office, secretary)
  const { people } = await ask<{ people: { id: string; posts: string[] }[] }>(office, 'office/people', {
    query: '',
    bodyId,
    limit: 100,
  })
  const { today } = await ask<{ today: string }>(office, 'session/me')
  const personId = people.find(({ posts }) => posts.length === 0)!.id
  await ask(office, 'office/appoint', { postId, personId, from: today })
  await secretary.goto('/records')
  const drafts = secretary.getByRole('region', { name: '未提交的草稿' })
  await expect(drafts.getByText(`您已不再担任${name}的职务，这份草稿不能提交`)).toBeVisible()
  await checkPage(secretary)
  await drafts.getByRole('listitem').filter({ hasText: name }).getByRole('link', { name: '查看' }).click()
  await expect(secretary.getByText(`您已不再担任${name}的职务，这份草稿不能提交`)).toBeVisible()
  await expect(secretary.getByText('登记单位（岗位）')).toBeVisible()
  await expect(secretary.getByText(postId)).toHaveCount(0)
  await expect(secretary.getByRole('button', { name: '提交', exact: true })).toHaveCount(0)
  await checkPage(secretary)
  await secretary.getByRole('button', { name: '删除草稿' }).click()
  await secretary.getByRole('button', { name: '删除', exact: true }).click()
  await expect(secretary).toHaveURL(/\/records$/)
  await expect(drafts.getByText(`您已不再担任${name}的职务`)).toHaveCount(0)
})

test('已作废的纪实不再有“更正”按钮', async ({ as }) => {
  const office = await as('dangwei')
  const { records } = await ask<{ records: { id: string; version: number }[] }>(office, 'records/list', {
    state: 'accepted',
    limit: 1,
  })
  const { id, version } = records[0]!
  await ask(office, 'records/void', { id, version, reason: '重复登记' })
  await office.goto(`/records/${id}`)
  await expect(office.getByText('已作废，不再计入')).toBeVisible()
  await expect(office.getByRole('button', { name: '打印' })).toBeVisible()
  await expect(office.getByRole('button', { name: '更正' })).toHaveCount(0)
})
