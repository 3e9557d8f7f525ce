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
    const context = { besides: '分管X业务的局领导' }
    expect(resolveSubject('其他局领导', office, context)).toMatchObject({ owes: [{ post: 'p3' }], sure: false })
  })

  describe('其他党组成员', () => {
    const post = (id: string, name: string, role: string, holder?: string) => ({
      ...{ id, name, role, body: 'b1' },
      ...(holder ? { holders: [holder] } : {}),
    })
    const leaders = [
      ['l1', '局长', 'x'],
      ['l2', '副局长（机关党建）', 'y'],
      ['l3', '副局长（档案业务）', 'z'],
      ['l4', '总工程师', 'w'],
    ] as const
    const group = {
      ...office,
      posts: [
        post('s1', '局党组书记', 'leading_group_secretary', 'x'),
        post('s2', '机关党委书记', 'committee_secretary', 'y'),
        ...leaders.map(([id, name, holder]) => post(id, name, 'bureau_leader', holder)),
      ],
    }

    test('前面写明的人兼着的职务除去，其余一个不少，除去了谁说出来', () => {
      const both = resolveSubject('其他党组成员', group, { besides: '党组书记、机关党委书记' })
      expect(both).toMatchObject({ owes: [{ post: 'l3' }, { post: 'l4' }], sure: false })
      expect(both.why).toContain('已除去局长（任局党组书记）、副局长（机关党建）（任机关党委书记）')
      const one = resolveSubject('其余党组成员', group, { besides: '党组书记' })
      expect(one.owes).toEqual([{ post: 'l2' }, { post: 'l3' }, { post: 'l4' }])
    })

    test('不知道谁兼任，或前面没有写明的，由全体承担，请人指定', () => {
      const unknown = { ...group, posts: group.posts.map(({ id, name, role, body }) => ({ id, name, role, body })) }
      for (const [given, context] of [
        [unknown, { besides: '党组书记' }],
        [group, {}],
      ] as const) {
        const found = resolveSubject('其他党组成员', given, context)
        expect(found).toMatchObject({ owes: [{ posts: 'bureau_leader' }], sure: false })
        expect(found.why).toContain('请指定具体职务')
      }
    })
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

  test.each([
    ['处级以上干部', [{ posts: 'bureau_leader' }, { posts: 'division_head' }], '局领导和各处室负责人'],
    ['副处级及以上党员领导干部', [{ posts: 'bureau_leader' }, { posts: 'division_head' }], '局领导和各处室负责人'],
    ['中层以上干部', [{ posts: 'bureau_leader' }, { posts: 'division_head' }], '局领导和各处室负责人'],
    ['每名处级干部', [{ posts: 'division_head' }], '各处室负责人'],
    ['中层干部', [{ posts: 'division_head' }], '各处室负责人'],
    ['局级领导干部', [{ posts: 'bureau_leader' }], '各局领导'],
    ['机关党委办公室', [{ bodies: 'bureau_committee' }], '机关党委办公室'],
    ['党办', [{ bodies: 'bureau_committee' }], '党办'],
    ['机关党委委员', [{ bodies: 'bureau_committee' }], '机关党委委员'],
    ['支部班子', [{ bodies: 'branch' }], '支部班子'],
    ['审计督查党支部', [{ bodies: 'branch' }], '名册中没有“审计督查党支部”'],
  ])('%s：说明是按谁计的，请人看一眼', (subject, owes, why) => {
    const found = resolveSubject(subject, office)
    expect(found).toMatchObject({ owes, sure: false })
    expect(found.why).toContain(why)
  })

  test('名册里就有机关党委办公室的，是它', () => {
    const own = { ...office, bodies: [...office.bodies, { id: 'b9', name: '机关党委办公室', kind: 'division' }] }
    expect(resolveSubject('机关党委办公室', own)).toMatchObject({ owes: [{ body: 'b9' }], sure: true })
  })

  test.each(['局所属基层党支部', '机关各党支部', '院党支部', '直属支部'])('%s没有名称，是全部支部', (subject) => {
    expect(resolveSubject(subject, office)).toMatchObject({ owes: [{ bodies: 'branch' }], sure: true })
  })

  test('分管领导是各位局领导，做的不是分管范围里的事时请人看一眼', () => {
    const talk = { kind: 'heart_to_heart_talk', action: '与分管处室负责人谈话' } as const
    const all = [{ posts: 'bureau_leader' }]
    expect(resolveSubject('分管领导', office, talk)).toMatchObject({ owes: all, sure: true })
    expect(resolveSubject('分管局领导', office, { action: '到联系支部讲党课' })).toMatchObject({
      owes: all,
      sure: true,
    })
    expect(resolveSubject('分管领导', office, { action: '听取汇报' })).toMatchObject({ owes: all, sure: false })
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

  test.each(['任期届满的党支部', '新任支部书记', '离退休党支部'])('%s只是其中一部分，请人指定', (subject) => {
    expect(resolveSubject(subject, office)).toMatchObject({
      sure: false,
      why: expect.stringContaining('只是其中一部分'),
    })
  })

  test('名册里没有的小组、服务队，不交给各党支部，请人指定', () => {
    const found = resolveSubject('青年理论学习小组', office)
    expect(found).toMatchObject({ owes: [], sure: false })
    expect(found.why).toContain('名册中没有“青年理论学习小组”')
    expect(resolveSubject('党员突击队', office).owes).toEqual([])
    expect(resolveSubject('各党小组', office).owes).toEqual([{ bodies: 'party_group' }])
  })

  test('党员个人的任务暂由支部承担，请人确认', () => {
    expect(resolveSubject('全体党员', office)).toMatchObject({ owes: [{ bodies: 'branch' }], sure: false })
  })
})
