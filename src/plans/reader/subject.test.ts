import { describe, expect, test } from 'vitest'
import { type OfficeNames, resolveSubject } from './subject.rules.ts'

const office: OfficeNames = {
  bodies: [
    { id: 'b0', name: '清河市档案局', kind: 'bureau' },
    { id: 'b1', name: '档案局党组', kind: 'leading_group' },
    { id: 'b2', name: '机关党委', kind: 'bureau_committee' },
    { id: 'b3', name: '机关纪委', kind: 'discipline_committee' },
    { id: 'b4', name: '保管处党支部', kind: 'branch' },
    { id: 'b5', name: '办公室党支部', kind: 'branch' },
    { id: 'b6', name: '保管处', kind: 'division' },
    { id: 'b7', name: '机关工会', kind: 'mass_organisation' },
    { id: 'b8', name: '东山区档案局', kind: 'district_bureau' },
  ],
  posts: [
    { id: 'p1', name: '党组书记', role: 'leading_group_secretary', body: 'b1' },
    { id: 'p2', name: '副局长（分管修复业务）', role: 'bureau_leader', body: 'b1' },
    { id: 'p3', name: '副局长（分管机关）', role: 'bureau_leader', body: 'b1' },
    { id: 'p4', name: '党支部书记', role: 'branch_secretary', body: 'b4' },
    { id: 'p5', name: '处长', role: 'division_head', body: 'b6' },
  ],
}

describe('原文的责任主体对应到组织和职务', () => {
  test.each([
    ['局党组', [{ bodies: 'leading_group' }]],
    ['局党组书记', [{ posts: 'leading_group_secretary' }]],
    ['机关党委', [{ bodies: 'bureau_committee' }]],
    ['各党支部', [{ bodies: 'branch' }]],
    ['每个党支部', [{ bodies: 'branch' }]],
    ['党组织', [{ bodies: 'branch' }]],
    ['工会', [{ body: 'b7' }]],
    ['党支部书记', [{ posts: 'branch_secretary' }]],
    ['班子成员', [{ posts: 'bureau_leader' }]],
    ['各处室主要负责人', [{ posts: 'division_head' }]],
    ['每位局领导和各支部', [{ posts: 'bureau_leader' }, { bodies: 'branch' }]],
    ['各处室、各区局', [{ bodies: 'division' }, { bodies: 'district_bureau' }]],
    ['保管处党支部', [{ body: 'b4' }]],
    ['分管修复业务的局领导', [{ post: 'p2' }]],
  ])('%s', (subject, owes) => {
    expect(resolveSubject(subject, office)).toMatchObject({ owes, sure: true })
  })

  test('谈话由前一方负责', () => {
    const context = { kind: 'heart_to_heart_talk' } as const
    expect(resolveSubject('党组书记与其他班子成员、科室负责人', office, context).owes).toEqual([
      { posts: 'leading_group_secretary' },
    ])
  })

  test('其他局领导是名称里没有业务分工的那些', () => {
    expect(resolveSubject('其他局领导', office)).toMatchObject({ owes: [{ post: 'p3' }], sure: false })
  })

  test('职务名称分不出来时请人指定', () => {
    const blank = { ...office, posts: office.posts.map((p) => ({ ...p, name: '副局长' })) }
    const found = resolveSubject('分管修复业务的局领导', blank)
    expect(found).toMatchObject({ owes: [{ posts: 'bureau_leader' }], sure: false })
    expect(found.alternatives).toEqual([[{ post: 'p2' }], [{ post: 'p3' }]])
    expect(found.why).toMatch(/指定/)
  })

  test('没有写主体时暂由机关党委承担', () => {
    expect(resolveSubject(null, office)).toMatchObject({ owes: [{ bodies: 'bureau_committee' }], sure: false })
    expect(resolveSubject('  ', office).sure).toBe(false)
  })

  test('名册里没有的、认不出的都不肯定', () => {
    expect(resolveSubject('临时党支部', office)).toMatchObject({ owes: [{ bodies: 'temporary_branch' }], sure: false })
    expect(resolveSubject('第三方机构', office)).toMatchObject({ owes: [], sure: false })
  })

  test('没有团委的局，不把团委的事交给工会：说明名册中没有，请人指定', () => {
    const youth = resolveSubject('团委', office)
    expect(youth).toMatchObject({ owes: [], sure: false })
    expect(youth.why).toContain('名册中没有“团委”')
    expect(resolveSubject('机关工会、团委', office)).toMatchObject({ owes: [{ body: 'b7' }], sure: false })
    const two = { ...office, bodies: [...office.bodies, { id: 'b9', name: '机关团支部', kind: 'mass_organisation' }] }
    expect(resolveSubject('团委', two)).toMatchObject({ owes: [{ body: 'b9' }], sure: true })
    expect(resolveSubject('群团组织', two)).toMatchObject({ owes: [{ bodies: 'mass_organisation' }], sure: true })
  })

  test('党员个人的任务暂由支部承担，请人确认', () => {
    expect(resolveSubject('全体党员', office)).toMatchObject({ owes: [{ bodies: 'branch' }], sure: false })
  })
})
