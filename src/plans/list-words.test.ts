import { describe, expect, test } from 'vitest'
import { LIST_WORDS, listFor, PAIR_WORDS, pairFor } from './list-words.rules.ts'
import { draftOf } from './plan.rules.ts'
import { readPlan } from './reader/read.rules.ts'

const roles = ['leading_group_secretary', 'bureau_leader', 'branch_secretary', 'branch_organiser', 'division_head']
const office = {
  bodies: [{ id: 'b', name: '第一党支部', kind: 'branch' }],
  posts: roles.map((role) => ({ id: role, name: role, role, body: 'b' })),
}
const drafted = (sentence: string) => {
  const [commitment] = readPlan(`某局2026年党建工作要点\n一、思想工作\n1.谈心谈话。${sentence}。`).commitments
  return draftOf(commitment!, 2026, office).draft
}

describe('名单由文字确定', () => {
  test.each(LIST_WORDS)('$example', ({ example, list }) => expect(listFor(example)).toBe(list))
  test.each(PAIR_WORDS)('$example', ({ example, list }) =>
    expect(pairFor({ kind: 'heart_to_heart_talk', quote: example })?.list).toBe(list),
  )
  test.each(['新提拔干部', '重点岗位人员', '困难党员', '受处分人员', '下级单位主要负责人', '当事人'])(
    '%s只是一部分人，系统没有这样的名单',
    (words) => expect(listFor(words)).toBeNull(),
  )

  test.each([
    ['支部书记与党员、职工每年谈心不少于1次', { measure: 'counterparts', list: 'staff' }],
    [
      '局领导每年与分管领域支部书记谈心谈话至少2次',
      { measure: 'members', list: 'line-secretaries', each: 2, target: 1 },
    ],
    ['党员全年集中学习时间不少于32学时', { measure: 'members', list: 'members', each: 32, unit: '学时', target: 1 }],
    ['党员志愿服务人均不少于12小时', { measure: 'members', list: 'members', each: 12, unit: '小时', target: 1 }],
    ['各党支部全年集中学习累计不少于40学时', { measure: 'sum', target: 40 }],
    ['党员教育培训覆盖率达到100%', { measure: 'counterparts', list: 'members' }],
    ['党员教育培训覆盖率达到95%', { measure: 'members', list: 'members', target: 0.95, each: 1 }],
    ['组织全体党员每人每年参加志愿服务不少于2次', { measure: 'members', list: 'all-members', each: 2 }],
    ['各党支部全年开展志愿服务不少于2次', { measure: 'count', target: 2 }],
    ['支部书记每年与新发展党员谈心1次', { measure: 'count' }],
    ['处级干部每人联系2家企业', { owes: [{ posts: 'division_head' }], measure: 'sum', target: 2, unit: '家' }],
    ['每个党支部领办实事不少于2件', { owes: [{ bodies: 'branch' }], measure: 'sum', target: 2, unit: '件' }],
  ])('%s', (sentence, expected) => expect(drafted(sentence)).toMatchObject(expected))

  test.each([
    ['机关纪委每半年对处级以上干部开展1次廉政谈话', 'leaders-and-heads'],
    ['机关纪委每年对中层及以上领导干部开展1次廉政谈话', 'leaders-and-heads'],
    ['机关纪委每年对处级干部开展1次廉政谈话', 'heads'],
    ['机关纪委每年对科级以上干部开展1次廉政谈话', undefined],
    ['支部书记每半年与支部班子成员谈心1次', 'committee'],
  ])('%s', (sentence, list) => expect(drafted(sentence).list).toBe(list))

  test.each([
    ['支部书记与支部班子成员之间、班子成员之间、班子成员与党员之间每年至少谈心谈话1次', 'members'],
    ['党支部书记与班子成员之间、班子成员之间每半年谈心谈话1次', 'committee'],
    ['支部班子成员之间、班子成员与党员之间每年谈心1次', 'members'],
  ])('支部里的谈话由支部各委员承担，不是局领导：%s', (sentence, list) => {
    const secretaries = [{ posts: 'branch_secretary' }, { posts: 'branch_organiser' }]
    expect(drafted(sentence)).toMatchObject({ owes: secretaries, list })
  })

  test('一句里几组谈话，每组先写的一方都承担，请人把对象不同的拆开', () => {
    const secretaries = [{ posts: 'branch_secretary' }, { posts: 'branch_organiser' }]
    const talks = drafted('党支部书记与支部委员、支部委员与党员之间每半年至少谈心谈话1次')
    expect(talks.owes).toEqual(secretaries)
    expect(talks.review.join()).toContain('请拆成几项')
    expect(drafted('支部委员之间、支部委员与党员之间每年谈心谈话1次').owes).toEqual(secretaries)
    expect(drafted('班子成员与分管处室负责人、处室负责人与职工每年谈心谈话不少于2次').owes).toEqual([
      { posts: 'bureau_leader' },
      { posts: 'division_head' },
    ])
    const [one, others] = [drafted('党组书记每年与党组成员、处室负责人谈心谈话1次'), '请拆成几项']
    expect(one.owes).toEqual([{ posts: 'leading_group_secretary' }])
    expect(one.review.join()).not.toContain(others)
  })

  test('写明合计的，不当作每个支部各要这么多而不作声', () => {
    const draft = drafted('机关各党支部全年共办实事不少于10件')
    expect(draft).toMatchObject({ title: '办实事', owes: [{ bodies: 'branch' }], measure: 'sum', target: 10 })
    expect(draft.review.join()).toContain('原文是合计数')
    expect(drafted('各党支部合计开展志愿服务10次').review.join()).toContain('原文是合计数')
    expect(drafted('各党支部全年办实事不少于10件').review.join()).not.toContain('合计')
    expect(drafted('机关党委全年共办实事不少于10件').review.join()).not.toContain('合计')
  })

  test('相互之间的谈话由双方承担，并请审核人核对', () => {
    const draft = drafted('班子成员之间每半年至少开展1次谈心谈话')
    expect(draft).toMatchObject({ measure: 'counterparts', list: 'leaders' })
    expect(draft.owes).toEqual([{ posts: 'leading_group_secretary' }, { posts: 'bureau_leader' }])
    expect(draft.review.join()).toContain('双方各自承担')
  })
})

test('各支部召开党小组会：说明没有党小组的支部也会被要求；没有党小组的局不提', () => {
  const sentence = '各支部每月召开1次党小组会'
  const [commitment] = readPlan(`某局2026年党建工作要点\n一、组织生活\n1.三会一课。${sentence}。`).commitments
  const groups = { ...office, bodies: [...office.bodies, { id: 'g', name: '第一党小组', kind: 'party_group' }] }
  expect(draftOf(commitment!, 2026, groups).draft.review.join()).toContain('没有划分党小组的支部')
  expect(drafted(sentence).review).toEqual([])
})
