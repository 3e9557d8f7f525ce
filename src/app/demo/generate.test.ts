import { describe, expect, test } from 'vitest'
import { parseScenario } from '#duties/scenario.schema.ts'
import { judge } from '#duties/simulate.rules.ts'
import { parseDay } from '#kernel/day.ts'
import { idSchema } from '#office/office.schema.ts'
import { requirePlausible } from '#records/record.rules.ts'
import { rowsOf } from '#records/record-entry.store.ts'
import { type Demonstration, generateBureau } from './generate.ts'
import { CARELESS_BRANCH, PUNCTUAL_BRANCH, TARDY_BRANCH } from './manner.ts'
import { BRANCHES, LATE_STARTER } from './structure.ts'

const TODAY = '2026-11-24'
const bureauOn = (today: string, seed = '云泽') => generateBureau({ seed, today: parseDay(today) })
const bureau = bureauOn(TODAY)

const nameOf = (key: string) => BRANCHES.find((branch) => branch.key === key)!.name
const holds = (row: { from_day: string; to_day?: string | null }, day: string) =>
  row.from_day <= day && (!row.to_day || row.to_day >= day)

describe('演示单位的生成', () => {
  test('同一种子、同一天，结果逐字相同；换一个种子就不同', () => {
    expect(JSON.stringify(bureauOn(TODAY))).toBe(JSON.stringify(bureau))
    expect(bureauOn(TODAY, '另一种子').people.map(({ name }) => name)).not.toEqual(
      bureau.people.map(({ name }) => name),
    )
  })

  test('组织、人员、职务的数目', () => {
    const count = (kind: string) => bureau.bodies.filter((body) => body.kind === kind).length
    expect([count('branch'), count('temporary_branch'), count('party_group')]).toEqual([13, 1, 12])
    expect([count('district_bureau'), count('mass_organisation'), count('division')]).toEqual([9, 3, 15])
    expect(bureau.people.filter((person) => holds(person, TODAY))).toHaveLength(260)
    const posts = new Map(bureau.posts.map((post) => [post.id, post.role]))
    const held = bureau.holdings.filter((holding) => holds(holding, TODAY)).map(({ post_id }) => posts.get(post_id))
    const holders = (role: string) => held.filter((one) => one === role).length
    expect([holders('bureau_leader'), holders('leading_group_secretary')]).toEqual([7, 1])
    expect([holders('branch_secretary'), holders('branch_discipline_officer')]).toEqual([14, 14])
    expect([holders('committee_officer'), holders('branch_organiser')]).toEqual([2, 10])
  })

  test('年中有人调整支部，两个职务换人，一个职务空缺过', () => {
    const divisions = new Set(bureau.bodies.filter(({ kind }) => kind === 'division').map(({ id }) => id))
    const inParty = bureau.memberships.filter(({ body_id }) => !divisions.has(body_id))
    const moved = Map.groupBy(inParty, (row) => row.person_id)
    expect([...moved.values()].filter((stays) => stays.length > 1)).toHaveLength(14)
    const changed = [...Map.groupBy(bureau.holdings, (row) => row.post_id).values()].filter((list) => list.length > 1)
    expect(changed).toHaveLength(3)
    expect(changed.map(([before, after]) => parseDay(after!.from_day) - parseDay(before!.to_day!)).sort()).toEqual([
      1, 1, 112,
    ])
  })

  test('编号都是合规的编号，互不重复', () => {
    const { bodies, people, memberships, posts, holdings, responsibilities, entries } = bureau
    const ids = [bodies, people, memberships, posts, holdings, responsibilities, entries].flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(idSchema.safeParse(id).success).toBe(true)
  })

  test('有难读的姓、生僻的字，和两个同名的人', () => {
    const person = (name: string) => bureau.people.filter((one) => one.name === name)
    expect(person('单青图')[0]?.pinyin).toBe('shanqingtu danqingtu')
    expect(person('仇知衡')[0]?.initials).toBe('qzh czh')
    expect(person('尉迟朔川')[0]?.pinyin).toBe('yuchishuochuan weichishuochuan')
    for (const name of ['翟喆', '褚砚堃', '阚䶮', '隗若翀', '覃𬭎']) expect(person(name)).toHaveLength(1)
    expect(new Set(person('石青籍').map((one) => one.body_id)).size).toBe(2)
  })
})

describe('演示单位的要点', () => {
  const [plan] = bureau.plans

  test('任务全部采纳，都能对应到本单位的组织和职务', () => {
    expect(plan!.commitments.length).toBeGreaterThan(35)
    for (const { state, quote } of plan!.commitments) expect([state, quote]).toEqual(['accepted', quote])
    expect(plan!.text).toContain('2026年')
  })

  test('各种周期和计算办法都有', () => {
    const cadences = new Set(plan!.terms.map(({ cadence }) => cadence.every))
    for (const every of ['week', 'month', 'monthly-slot', 'quarter', 'half-year', 'year', 'once', 'holidays'])
      expect(cadences).toContain(every)
    expect(new Set(plan!.terms.map(({ measure }) => measure))).toEqual(
      new Set(['count', 'sum', 'ratio', 'counterparts', 'members']),
    )
  })

  test('年初两年的要点都在，旧的有纪实，新的刚开始', () => {
    const january = bureauOn('2027-01-20')
    expect(january.plans.map(({ plan }) => plan.year)).toEqual([2026, 2027])
    expect(january.entries.length).toBeGreaterThan(bureau.entries.length)
  })
})

describe('演示单位的纪实', () => {
  test('每一条都经得起登记时的检查', () => {
    const names = new Map(bureau.people.map((person) => [person.id, person.name]))
    const accounts = new Set(bureau.accounts.map(({ row }) => row.id))
    for (const { rules, content, day, by } of [...bureau.entries, ...bureau.corrections]) {
      const members = new Set(
        bureau.memberships
          .filter((row) => row.body_id === content.subjectId && holds(row, content.heldOn))
          .map((row) => row.person_id),
      )
      requirePlausible(rules, rules.schema.parse(content), { names, members }, parseDay(day))
      expect(day <= TODAY && content.heldOn <= day && accounts.has(by.account)).toBe(true)
    }
  })

  test('好的支部没有欠账，差的支部欠账多，晚开始的支部之前为未知', () => {
    const standings = standingsOf(bureau)
    const of = (branch: string, standing: string) => standings.get(nameOf(branch))?.get(standing) ?? 0
    expect(of(PUNCTUAL_BRANCH, 'missed')).toBe(0)
    expect(of(CARELESS_BRANCH, 'missed')).toBeGreaterThan(5)
    expect(of(TARDY_BRANCH, 'done-late')).toBeGreaterThan(15)
    expect(of(LATE_STARTER.key, 'unknown')).toBeGreaterThan(10)
    const all = new Set([...standings.values()].flatMap((counts) => [...counts.keys()]))
    for (const standing of ['upcoming', 'open', 'done', 'done-late', 'missed', 'unknown', 'not-applicable'])
      expect(all).toContain(standing)
  })

  test('有补办、更正、重复登记、一次登记两项和没登完的草稿', () => {
    expect(bureau.entries.some(({ content }) => content.makesUpFor !== null)).toBe(true)
    expect(bureau.corrections.map(({ reason }) => reason)).toHaveLength(2)
    expect(bureau.entries.some((entry) => rowsOf(entry).credits.length > 1)).toBe(true)
    const titles = bureau.entries.map(({ rules, content }) => `${content.heldOn} ${rules.title(content)}`)
    expect(titles.some((title) => titles.includes(`${title}（信息化党支部）`))).toBe(true)
    expect(bureau.drafts).toHaveLength(3)
  })
})

/** How often each body and post has each standing, by name. */
function standingsOf({ bodies, posts, holdings, plans, entries }: Demonstration): Map<string, Map<string, number>> {
  const holders = Map.groupBy(holdings, (row) => row.post_id)
  const scenario = parseScenario({
    bodies: bodies.map((body) => ({
      id: body.id,
      kind: body.kind,
      from: body.from_day,
      to: body.to_day,
      recordsSince: body.records_since,
    })),
    posts: posts.map((post) => ({
      id: post.id,
      role: post.role,
      body: post.body_id,
      holders: (holders.get(post.id) ?? []).map((row) => ({
        person: row.person_id,
        from: row.from_day,
        to: row.to_day,
      })),
    })),
    duties: plans.flatMap(({ terms }) => terms),
    records: entries.map((entry) => ({
      id: entry.id,
      heldOn: entry.content.heldOn,
      enteredOn: entry.day,
      makesUpFor: entry.content.makesUpFor,
      credits: rowsOf(entry).credits.map(({ kind, tags, subject_id, subject_is_post, quantity, people }) => ({
        kind,
        tags,
        quantity,
        people,
        [subject_is_post ? 'posts' : 'bodies']: [subject_id],
      })),
    })),
  })
  const names = new Map([...bodies, ...posts].map(({ id, name }) => [id, name]))
  const counts = new Map<string, Map<string, number>>()
  for (const { row } of judge(scenario, { asOf: TODAY }).occurrences) {
    const name = names.get(row.subject)!
    const own = counts.get(name) ?? new Map<string, number>()
    counts.set(name, own.set(row.standing, (own.get(row.standing) ?? 0) + 1))
  }
  return counts
}
