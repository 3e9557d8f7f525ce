/** A post passes on: what the former holder may still do, and what both are told. */
import { expect, it } from 'vitest'
import { civil, formatDay, monthEnd, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, type Bureau, givePost, makeBureau, publishDuty, signInAs } from './builders.ts'
import { type Caller, refusalOf } from './caller.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

const server = await startServer()
const now = todayInBeijing()
const first = monthEnd(civil(now).year, civil(now).month) + 1
const [yesterday, today, later] = [formatDay(now - 1), formatDay(now), formatDay(first)]

async function begin(prefix: string) {
  const bureau = await makeBureau(server, prefix)
  const [officer, secretary] = [await signInAs(server, bureau, 'officer'), await signInAs(server, bureau, 'secretary')]
  return { bureau, officer, secretary }
}

/** Gives the secretary of the first branch a post in the second as well: records are still asked of him afterwards. */
const alsoInSecond = (bureau: Bureau) =>
  givePost(server, bureau, { role: 'branch_organiser', name: '组织委员', body: 'second', person: 'secretary' })

const appoint = (officer: Caller, bureau: Bureau, from: string) =>
  officer.api.office.appoint({ postId: bureau.posts.secretary!, personId: bureau.people.member, from })
const news = async (caller: Caller) =>
  (await caller.api.notices.list({})).notices.map(({ kind, title, text, to }) => ({ kind, title, text, to }))

it('职务交出去以后，原任职人不能更正的也不能作废，退回的由接任的人更正', async () => {
  const { bureau, officer, secretary } = await begin('jiaochu')
  await alsoInSecond(bureau)
  const id = newId()
  await secretary.api.records.submit({ id, kind: 'assembly', content: assemblyOf(bureau, yesterday) })
  await officer.api.records.giveBack({ id, version: 1, findings: [], remark: '写清内容' })
  const returned = async (caller: Caller) => (await caller.api.records.waiting({})).returned.map((one) => one.id)
  expect(await returned(secretary)).toEqual([id])
  await appoint(officer, bureau, today)
  expect(await returned(secretary)).toEqual([])
  const { may } = await secretary.api.records.get({ id })
  expect([may.correct, may.void]).toEqual(Array(2).fill('只有登记单位（岗位）的负责同志可以更正。'))
  expect(await refusalOf(secretary.api.records.void({ id, version: 1, reason: '登错' }))).toMatchObject({
    rule: 'state',
  })
  const successor = await signInAs(server, bureau, 'member')
  expect(await returned(successor)).toEqual([id])
  await successor.api.records.void({ id, version: 1, reason: '没有开展' })
})

it('谈话只有双方看得到：职务交出去以后，登记错的仍由登记的人作废，别人不能', async () => {
  const { bureau, officer, secretary } = await begin('tanhuo')
  await alsoInSecond(bureau)
  const id = newId()
  const content = {
    ...{ subjectId: bureau.posts.secretary!, heldOn: yesterday, topics: ['thought'] },
    ...{ talker: bureau.people.secretary, with: [bureau.people.head] },
  }
  await secretary.api.records.submit({ id, kind: 'talk', content })
  await appoint(officer, bureau, today)
  const { may } = await secretary.api.records.get({ id })
  expect([may.correct, may.void]).toEqual(['只有登记单位（岗位）的负责同志可以更正。', true])
  await secretary.api.records.void({ id, version: 1, reason: '没有谈' })
  expect((await secretary.api.records.get({ id })).summary.state).toBe('voided')
})

it('任职和任职结束，本人各知道一次：从哪天、到哪天，接着办什么', async () => {
  const { bureau, officer, secretary } = await begin('renmian')
  await appoint(officer, bureau, later)
  const member = await signInAs(server, bureau, 'member')
  const last = formatDay(first - 1)
  const post = '第一党支部·branch_secretary'
  expect(await news(member)).toEqual([
    {
      kind: 'post_begins',
      title: `您自${later}起任${post}`,
      text: '前任周念一，请与其交接。责任事项从这一天起由您接续办理，没有办结的也在内：请到“下一步”逐项查看。',
      to: `/duty-list?year=${later.slice(0, 4)}`,
    },
  ])
  expect(await news(secretary)).toEqual([
    {
      kind: 'post_ends',
      title: `您任${post}到${last}（含当日）为止`,
      text: '请在这一天以前提交草稿、更正退回的纪实；此后不能再为这个职务登记、更正、作废，由接任的王小满接续，请与其交接。',
      to: '/records?state=returned',
    },
  ])
  const { posts } = await officer.api.office.overview({})
  const holding = posts.find(({ id }) => id === bureau.posts.otherSecretary)!.holders[0]!.id
  await officer.api.office.endHolding({ holdingId: holding, to: yesterday })
  const other = await signInAs(server, bureau, 'otherSecretary')
  expect(await news(other)).toMatchObject([
    {
      kind: 'post_ends',
      title: expect.stringContaining(`到${yesterday}（含当日）为止`),
      text: expect.stringMatching(/^不能再为这个职务登记.+由接任的同志接续/),
    },
  ])
  // The post was empty in between: whoever held it last hands over all the same.
  const head = await signInAs(server, bureau, 'head')
  await officer.api.office.appoint({
    ...{ postId: bureau.posts.otherSecretary!, personId: bureau.people.head, from: later },
  })
  expect(await news(head)).toMatchObject([
    {
      kind: 'post_begins',
      title: expect.stringContaining(later),
      text: expect.stringMatching(/^前任吴思二，请与其交接/),
    },
  ])

  // An end that was entered for a later day is brought forward: nobody holds the post beside the successor.
  const [sooner, further] = [formatDay(first + 9), formatDay(first + 30)]
  const [own] = await ownerQuery(server, 'select id from post_holding where post_id = $1 and from_day = $2', [
    bureau.posts.secretary,
    later,
  ])
  await officer.api.office.endHolding({ holdingId: own!.id as string, to: further })
  const next = { postId: bureau.posts.secretary!, personId: bureau.people.head, from: formatDay(first + 10) }
  await officer.api.office.appoint(next)
  expect((await news(member))[0]!.title).toBe(`您任${post}到${sooner}（含当日）为止`)
})

it('以后才生效的要求，告诉那一天任职的人；已经生效的，告诉今天任职的人', async () => {
  const { bureau, officer, secretary } = await begin('shengxiao')
  const member = await signInAs(server, bureau, 'member')
  await appoint(officer, bureau, later)
  const titles = async (caller: Caller, kind: string) =>
    (await news(caller)).filter((one) => one.kind === kind).map(({ title }) => title)
  const decide = (id: string, settings: Record<string, number>, from: string) =>
    officer.api.rulebook.decide({ id, settings, from, active: true, seen: 0 })
  await decide('BR-08', { times: 1 }, today)
  await decide('BR-10', { times: 1 }, later)
  expect([await titles(secretary, 'rule_decided'), await titles(member, 'rule_decided')]).toEqual([
    [expect.stringContaining(`自${today}起启用`)],
    [expect.stringContaining(`自${later}起启用`)],
  ])
  const year = civil(first).year
  const duty = await publishDuty(server, bureau, year, {
    ...{ title: '读书会', quote: '每月读书一次', owes: { body: bureau.bodies.first } },
    ...{ kind: 'study', cadence: { every: 'month', times: 1 } },
  })
  await officer.api.dutyChanges.change({
    ...{ id: duty, seen: 0, effectiveFrom: later, reason: '按新要求' },
    set: {
      ...{ kind: 'study', cadence: { every: 'month', times: 3 }, measure: 'count', target: 3, bound: 'at-least' },
      inForce: { from: `${year}-01-01`, to: `${year}-12-31` },
    },
  })
  await officer.api.dutyChanges.withdraw({
    ...{ effectiveFrom: formatDay(first + 1), reason: '不再需要' },
    duties: [{ id: duty, seen: 1 }],
  })
  const changes = async (caller: Caller) =>
    [...(await titles(caller, 'duty_changed')), ...(await titles(caller, 'duty_withdrawn'))].length
  expect([await changes(secretary), await changes(member)]).toEqual([0, 2])
  const next = await publishDuty(server, bureau, civil(now).year + 1, {
    ...{ title: '读书会', quote: '每月读书一次', owes: { body: bureau.bodies.first } },
    ...{ kind: 'study', cadence: { every: 'month', times: 1 } },
  })
  const [plan] = await ownerQuery(server, 'select plan_id as id from duty where id = $1', [next])
  await ownerQuery(server, `update plan set state = 'review' where id = $1`, [plan!.id])
  await officer.api.plans.publish({ id: plan!.id as string, owedFrom: null })
  expect([await titles(secretary, 'plan_published'), await titles(member, 'plan_published')]).toMatchObject([
    [],
    [expect.stringContaining('已发布')],
  ])
})

it('交出职务以后，原来的草稿写明是哪个单位的、不能再提交，名称都认得，可以删除', async () => {
  const { bureau, officer, secretary } = await begin('caogao')
  const [mine, kept] = [newId(), newId()]
  const save = (id: string, subjectId: string | undefined, rest: object) =>
    secretary.api.records.saveDraft({ id, kind: 'talk', subjectId: subjectId ?? null, content: { subjectId, ...rest } })
  const { savedAt } = await save(mine, bureau.posts.secretary, { talker: bureau.people.secretary, topics: ['work'] })
  await save(kept, undefined, { topics: ['work'] })
  const former = async () =>
    Object.fromEntries((await secretary.api.records.drafts({})).drafts.map((draft) => [draft.id, draft.former]))
  expect(await former()).toEqual({ [mine]: null, [kept]: null })
  await appoint(officer, bureau, today)
  expect(await former()).toEqual({
    [mine]: { name: '第一党支部·branch_secretary', known: [{ id: bureau.people.secretary, name: '周念一' }] },
    [kept]: null,
  })
  await secretary.api.records.discardDraft({ id: mine, savedAt })
  expect(Object.keys(await former())).toEqual([kept])
})
