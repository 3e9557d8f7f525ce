import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Body } from '#office/office.schema.ts'
import type { KnownPerson } from '#office/roster.schema.ts'
import { body, makeId, rows, said } from '#test/sheet-rows.ts'
import { BODY_COLUMNS, judgeBodies } from './bodies.rules.ts'
import { cellText } from './cell.rules.ts'
import type { Judged } from './finding.rules.ts'
import { judgePeople } from './people.rules.ts'
import { PEOPLE_COLUMNS, type PeopleFacts } from './people.schema.ts'
import { judgePosts, POST_COLUMNS } from './posts.rules.ts'

const TODAY = '2026-11-28'

describe('组织', () => {
  const judge = (known: Body[], ...all: Record<string, string>[]) =>
    judgeBodies(rows(...all), { bodies: known, today: TODAY, makeId })

  it('上级可以在下面的行，写入时上级在前', () => {
    const [first, second] = judge(
      [],
      { name: '第一党支部', kind: '党支部', parent: '机关党委' },
      { name: '机关党委', kind: '机关党委' },
    )
    expect([first!.title, second!.title]).toEqual(['机关党委', '第一党支部'])
    expect(second!.value).toMatchObject({ parentId: first!.target, from: '2026-01-01', recordsSince: TODAY })
  })
  it('同名的写明路径；写不明的说出有哪几个', () => {
    const known = [body('a', '一局'), body('b', '二局'), body('a1', '党委', 'a'), body('b1', '党委', 'b')]
    const [vague, exact] = judge(
      known,
      { name: '甲支部', kind: '党支部', parent: '党委' },
      { name: '甲支部', kind: '党支部', parent: '二局/党委' },
    )
    expect(said(vague!)).toContain('“一局/党委”、“二局/党委”')
    expect(exact!.value).toMatchObject({ parentId: 'b1' })
  })
  it('没有上级的补上上级；上级是自己的下级时不行', () => {
    const known = [body('a', '甲党委'), body('b', '乙支部', 'a'), body('c', '丙党委')]
    const [under, circle] = [
      judge(known, { name: '甲党委', kind: '党支部', parent: '丙党委' })[0]!,
      judge(known, { name: '甲党委', kind: '党支部', parent: '乙支部' })[0]!,
    ]
    expect(under.changes).toEqual([{ label: '上级组织', from: '（无）', to: '丙党委' }])
    expect(said(circle)).toContain('它的下级')
  })
  it('再次导入不变；改了的列出从什么到什么', () => {
    const known = [body('c', '机关党委', null, 'bureau_committee'), body('x', '第一党支部', 'c')]
    const [same, update] = judge(
      known,
      { name: '机关党委', kind: '机关党委' },
      { name: '第一党支部', kind: '临时党支部', parent: '机关党委', from: '2021年1月1日' },
    )
    expect([same!.action, update!.action, update!.target]).toEqual(['same', 'update', 'x'])
    expect(update!.changes).toEqual([
      { label: '组织类别', from: '党支部', to: '临时党支部' },
      { label: '成立日期', from: '2020-01-01', to: '2021-01-01' },
    ])
  })
  it.each([
    [
      '互相为上级',
      [
        { name: 'A', kind: '党支部', parent: 'B' },
        { name: 'B', kind: '党支部', parent: 'A' },
      ],
      '互相指向',
    ],
    ['自己的上级', [{ name: 'A', kind: '党支部', parent: 'A' }], '互相指向'],
    [
      '重复的行',
      [
        { name: 'A', kind: '党支部' },
        { name: 'A', kind: '党支部' },
      ],
      '第2行',
    ],
    ['没有的类别', [{ name: 'A', kind: '大队' }], '可以填写：局、'],
    ['没有的上级', [{ name: 'A', kind: '党支部', parent: '无此党委' }], '没有找到组织“无此党委”'],
    ['空名称', [{ name: '', kind: '党支部' }], '不能为空'],
  ] as const)('%s', (_, all, words) =>
    expect(
      judge([], ...all)
        .map(said)
        .join(),
    ).toContain(words),
  )
})

const branch = body('p1', '第一党支部')
const other = body('p2', '第二党支部')
const division = body('d1', '法规处', null, 'division')
const second = body('d2', '业务处', null, 'division')
const person = (id: string, name: string, party: string | null, work: string | null = null): KnownPerson => ({
  ...{ id, name, member: true, probationary: false, partyBefore: null, workBefore: null },
  party: party ? { id: `${id}p`, bodyId: party, from: '2024-01-01' } : null,
  work: work ? { id: `${id}w`, bodyId: work, from: '2024-01-01' } : null,
})
const facts = (people: KnownPerson[] = []): PeopleFacts => ({
  bodies: [branch, other, division, second],
  posts: [
    {
      id: 'o1',
      name: '书记',
      bodyId: 'p1',
      holding: { id: 'h1', personId: 'z', personName: '周念', from: '2024-01-01' },
      lastEnd: null,
    },
    { id: 'o2', name: '书记', bodyId: 'p2', holding: null, lastEnd: '2025-06-30' },
  ],
  ...{ people, today: TODAY, makeId },
})

describe('人员', () => {
  const judge = (people: KnownPerson[], ...all: Record<string, string>[]) =>
    judgePeople(rows(...all), facts(people), new Map())

  it('新的人：支部和处室各有起始日期', () => {
    const [one] = judge([], { name: '王䶮', member: '是', party: '第一党支部', partyFrom: '45721', work: '法规处' })
    expect(one).toMatchObject({ action: 'create', title: '王䶮（第一党支部，法规处）' })
    expect(one!.value).toMatchObject({
      fresh: { bodyId: 'p1', from: '2025-03-05', member: true, probationary: false },
      begin: [
        { bodyId: 'p1', from: '2025-03-05' },
        { bodyId: 'd1', from: '2026-01-01' },
      ],
    })
  })
  it('预备党员记为预备党员；“是”不改变预备期，“正式党员”是转正', () => {
    const row = { name: '王䶮', party: '第一党支部' }
    expect(judge([], { ...row, member: '预备党员' })[0]!.value).toMatchObject({
      fresh: { member: true, probationary: true },
    })
    const known = [{ ...person('a', '王䶮', 'p1'), probationary: true }]
    expect(judge(known, { ...row, member: '是' })[0]!.action).toBe('same')
    const [full] = judge(known, { ...row, member: '正式党员' })
    expect(full!.changes).toEqual([{ label: '是否党员', from: '预备党员', to: '正式党员' }])
    expect(full!.value).toMatchObject({ membership: { member: true, probationary: false } })
  })
  it('入党积极分子等名册不分的，逐行说明只记为“其他”；本来就是的不变', () => {
    const row = { name: '王䶮', party: '第一党支部', member: '入党积极分子' }
    const to = '其他（名册不分“入党积极分子”，确认后只记“其他”）'
    expect(judge([], row)[0]!.changes).toEqual([{ label: '政治面貌', from: '', to, remark: true }])
    const known = person('a', '王䶮', 'p1')
    expect(judge([known], row)[0]!.changes).toEqual([{ label: '政治面貌', from: '正式党员', to, remark: true }])
    expect(judge([{ ...known, member: false }], row)[0]!.action).toBe('same')
  })
  it('同支部同名的就是他；一样的不变，不一样的列出来', () => {
    const known = [person('a', '张伟', 'p1', 'd1')]
    const [same] = judge(known, { name: '张　伟', member: '是', party: '第一党支部', work: '法规处' })
    expect([same!.action, same!.target]).toEqual(['same', 'a'])
    const [update] = judge(known, {
      name: '张伟',
      member: '否',
      party: '第一党支部',
      work: '业务处',
      workFrom: '2026-03-01',
    })
    expect(update!.changes).toEqual([
      { label: '是否党员', from: '正式党员', to: '否' },
      { label: '所在处室', from: '法规处', to: '业务处（2026-03-01起）' },
    ])
  })
  it('别处有同名的：不猜，说出两种办法，照办就通过', () => {
    const known = [person('a', '张伟', 'p2')]
    const row = { name: '张伟', member: '是', party: '第一党支部', partyFrom: '2026-05-01' }
    const [unclear, moved, another] = [
      judge(known, row)[0]!,
      judge(known, { ...row, before: '第二党支部' })[0]!,
      judge(known, { ...row, namesake: '另一人' })[0]!,
    ]
    expect([unclear.action, said(unclear)]).toEqual([
      'problem',
      expect.stringContaining('“原所在组织”填写“第二党支部”'),
    ])
    expect(said(unclear)).toContain('选“另一人”')
    expect([moved.action, moved.target]).toEqual(['update', 'a'])
    expect(moved.value).toMatchObject({ bodyId: 'p1', begin: [{ bodyId: 'p1', from: '2026-05-01', ends: 'ap' }] })
    expect(another.action).toBe('create')
  })
  it('同一支部里两位同名的，靠处室区分，分不清就问', () => {
    const known = [person('a', '李娜', 'p1', 'd1'), person('b', '李娜', 'p1', 'd2')]
    expect(judge(known, { name: '李娜', member: '是', party: '第一党支部', work: '业务处' })[0]!.target).toBe('b')
    expect(said(judge(known, { name: '李娜', member: '是', party: '第一党支部' })[0]!)).toContain('有2位“李娜”')
  })
  it('表内两行同名同支部，第二行指出来；两行对应同一个人也指出来', () => {
    const row = { name: '赵敏', member: '是', party: '第一党支部' }
    expect(said(judge([], row, row)[1]!)).toContain('不是的请填处室加以区分')
    // With the division filled in both they are the same, which is said once.
    const whole = { ...row, work: '法规处', posts: '书记', postFrom: '2026-02-01' }
    for (const people of [[], [person('a', '赵敏', 'p1', 'd1')]])
      expect(judge(people, whole, whole)[1]!.problems).toEqual([
        { column: null, message: '与第2行说的是同一个人，请只留一行。' },
      ])
    const both = judge([person('a', '赵敏', 'p1', 'd1')], { ...row, work: '法规处' }, { ...row, work: '业务处' })
    expect(said(both[1]!)).toContain('同一个人')
  })
  it('任职：空缺的任命，前任的接任，已在任的不动；日期早了不行', () => {
    const row = { name: '周念', member: '是', party: '第一党支部', posts: '书记' }
    expect(judge([person('z', '周念', 'p1')], row)[0]!.action).toBe('same')
    const [took] = judge([person('y', '吴清', 'p1')], { ...row, name: '吴清', postFrom: '2026-02-01' })
    expect(took!.changes).toEqual([
      { label: '第一党支部/书记', from: '周念', to: '本人（2026-02-01起，周念不再任）', remark: true },
    ])
    const [fresh] = judge([], { ...row, name: '新人', postFrom: '2026-02-01' })
    expect([fresh!.action, fresh!.changes]).toEqual(['create', took!.changes])
    expect(said(judge([], { ...row, name: '新人', postFrom: '2023-01-01' })[0]!)).toContain('自2024-01-01起由周念担任')
    expect(said(judge([], { ...row, name: '新人', posts: '主席' })[0]!)).toContain('没有找到岗位')
    const [vacant] = judge([], { ...row, name: '新人', posts: '第二党支部/书记' })
    expect(vacant!.value).toMatchObject({ hold: [{ post: 'o2', from: TODAY, ends: null }] })
  })
  it('填错了列、没有组织、将来的日期、看不懂的政治面貌', () => {
    const wrong = judge([], { name: '甲', member: '是', party: '法规处' }, { name: '乙', member: '是' })
    expect(wrong.map(said).join()).toMatch(/所在处室.*至少填一个/)
    const [both] = judge([], { name: '丙', member: '也许', party: '第一党支部', partyFrom: '2027-01-01' })
    expect(said(both!)).toMatch(/看不懂.*还没有到/)
  })
})

describe('任何一行都有结论，从不出错', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '',
      '张伟',
      '第一党支部',
      '第二党支部',
      '法规处',
      '书记',
      '是',
      '另一人',
      '党支部',
      '2025-3-5',
      '9999-99-99',
      'A/B',
      '/',
    ),
  )
  const table = (columns: readonly { key: string }[]) =>
    fc.array(fc.record(Object.fromEntries(columns.map(({ key }) => [key, word.map(cellText)]))), { maxLength: 8 })
  const known = [person('a', '张伟', 'p1', 'd1'), person('b', '张伟', 'p2')]
  const whole = (judged: Judged[], all: readonly unknown[]) => {
    expect(judged.length).toBe(all.length)
    for (const { action, problems, target, value } of judged) {
      expect(action === 'problem').toBe(problems.length > 0)
      expect(action === 'problem').toBe(target === null)
      expect(value !== null).toBe(action === 'create' || action === 'update')
    }
  }
  it('人员', () =>
    fc.assert(
      fc.property(table(PEOPLE_COLUMNS), (all) => whole(judgePeople(rows(...all), facts(known), new Map()), all)),
    ))
  it('组织', () =>
    fc.assert(
      fc.property(table(BODY_COLUMNS), (all) =>
        whole(judgeBodies(rows(...all), { bodies: [branch, other, division], today: TODAY, makeId }), all),
      ),
    ))
  it('岗位', () =>
    fc.assert(
      fc.property(table(POST_COLUMNS), (all) =>
        whole(judgePosts(rows(...all), { bodies: [branch, other], posts: [], makeId }), all),
      ),
    ))
})
