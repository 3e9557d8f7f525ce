/** What a record is called and what it is said to count for: over HTTP, for whoever reads it. */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { creditWords } from '#records/credit-words.rules.ts'
import { startDemonstration } from './demonstration.ts'

const today = formatDay(todayInBeijing())
const server = await startDemonstration(today)
const [secretary, member, office] = await Promise.all(
  ['zhibu1', 'dangyuan1', 'dangwei'].map((username) => server.as(username)),
)
const branch = (await secretary!.api.session.me({})).recordsFor.find(({ post }) => !post)!.id
const { personId } = await member!.api.session.me({})
const { duties } = await secretary!.api.duties.choices({ subjectId: branch })
const study = duties.filter(({ kind }) => kind === 'study_session')
const submit = async (chosen: readonly string[]) => {
  const id = randomUUID()
  const content = { subjectId: branch, heldOn: today, title: `学习 ${id.slice(0, 8)}`, duties: chosen, quantity: 2 }
  await secretary!.api.records.submit({
    id,
    kind: 'plain',
    duplicateConfirmed: true,
    content: { ...content, people: [personId] },
  })
  return id
}

it('一条纪实一个名称：参加的党员、支部、机关党委看到的一样', async () => {
  const id = await submit([study[0]!.id])
  for (const reader of [secretary!, member!, office!]) {
    expect((await reader.api.records.get({ id })).summary.kindLabel).toBe('集中学习')
    const { records } = await reader.api.records.list({ limit: 200 })
    expect(records.find((one) => one.id === id)!.kindLabel).toBe('集中学习')
  }
  await secretary!.api.records.void({ id, version: 1, reason: '登错' })
  expect((await office!.api.records.get({ id })).summary.kindLabel).toBe('集中学习')
})

it('选一项和选同类的几项，计入的一样，几项都列出来，各带单位', async () => {
  expect(study.length).toBeGreaterThan(1)
  const words = async (chosen: readonly string[]) => {
    const { credits } = await secretary!.api.records.get({ id: await submit(chosen) })
    return credits.map(creditWords)
  }
  const all = await words(study.map(({ id }) => id))
  expect(all).toHaveLength(1)
  for (const { title, unit } of study) expect(all[0]).toContain(`“${title}”${unit === '次' ? '1次' : `2${unit}`}`)
  expect(await words([study[0]!.id])).toEqual(all)
})

it('所选任务不在那一天的，说明为什么', async () => {
  const chosen = [study[0]!.id]
  const { others } = await secretary!.api.duties.choices({ subjectId: branch, heldOn: '2019-05-01', chosen })
  expect(others).toEqual([
    {
      id: chosen[0],
      title: study[0]!.title,
      why: expect.stringMatching(/^该日不在任务期限内：\d+年\d+月\d+日至\d+月\d+日$/),
    },
  ])
  const post = (await secretary!.api.session.me({})).recordsFor.find((one) => one.post)!.id
  const elsewhere = await secretary!.api.duties.choices({ subjectId: post, chosen })
  expect(elsewhere.others[0]!.why).toBe('不由所选单位（岗位）负责')
  expect((await secretary!.api.duties.choices({ subjectId: branch, chosen })).others).toEqual([])
})

it('别的支部的责任事项不告诉，和没有这个单位的一样', async () => {
  const other = await server.as('zhibu2')
  const asked = { subjectId: branch, chosen: [study[0]!.id] }
  expect(duties.length).toBeGreaterThan(0)
  expect(await other.api.duties.choices(asked)).toEqual({ duties: [], others: [] })
  expect(await other.api.duties.choices({ ...asked, subjectId: randomUUID() })).toEqual({ duties: [], others: [] })
  expect((await office!.api.duties.choices(asked)).duties).toEqual(duties)
})
