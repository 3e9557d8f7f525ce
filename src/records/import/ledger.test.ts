import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordKinds } from '#app/kinds.ts'
import { isTalk, SPECIFIC_KINDS } from '#duties/kinds.schema.ts'
import { parseDay } from '#kernel/day.ts'
import { cellText } from '#office/import/cell.rules.ts'
import type { Judged } from '#office/import/finding.rules.ts'
import { GENERAL_KINDS, plainSchema } from '#records/plain/plain.schema.ts'
import type { Common } from '#records/record.rules.ts'
import { judgeLedger } from './ledger.rules.ts'
import { LEDGER_COLUMNS, LEDGER_KINDS, type LedgerFacts, type LedgerPerson } from './ledger.schema.ts'
import { namesIn } from './ledger-names.rules.ts'

const ids = Array.from({ length: 9 }, (_, i) => `00000000-0000-4000-8000-00000000000${i}`)
const [FIRST, SECOND, POST, ZHANG, LI, WANG, OTHER, DUTY, MADE] = ids as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

const person = (id: string, name: string, bodyId = FIRST, from = '2024-01-01'): LedgerPerson => ({
  ...{ id, name, member: true, from, to: null, stays: [{ bodyId, from, to: null }] },
})

const facts = (more: Partial<LedgerFacts> = {}): LedgerFacts => ({
  bodies: [
    { id: FIRST, name: '第一党支部', parentId: null, kind: 'branch' },
    { id: SECOND, name: '第二党支部', parentId: null, kind: 'branch' },
  ],
  posts: [{ id: POST, name: '第一党支部书记', bodyId: FIRST, role: 'branch_secretary' }],
  people: [
    person(ZHANG, '张三'),
    person(LI, '李四'),
    person(WANG, '王䶮', FIRST, '2026-01-01'),
    person(OTHER, '张三', SECOND),
  ],
  records: [],
  duties: (title, day) =>
    title === '调研' && day >= '2025-01-01'
      ? [{ id: DUTY, title, kind: 'general_visit', tags: [], owes: { bodies: 'branch' } } as never]
      : [],
  closed: (_, day) => (day < '2024-06-30' ? '2024-06-30以前已经关账。' : null),
  today: parseDay('2026-11-28'),
  makeId: () => MADE,
  ...more,
})

const MEETING = {
  ...{ unit: '第一党支部', kind: '党员大会', heldOn: '2025年3月5日', topic: '学习年度要点' },
  ...{ host: '张三', present: '张三、李四' },
}
const judge = (...all: Record<string, string>[]) =>
  judgeLedger(
    all.map((cells, i) => ({ row: i + 2, cells })),
    facts(),
    recordKinds,
    new Map(),
  )
const said = ({ problems }: Judged) => problems.map(({ column, message }) => `${column ?? ''}:${message}`).join(' ')

describe('上年度台账', () => {
  it('一次会议成为一条纪实；同名的按所在支部认，没写地点的照实说', () => {
    const [one] = judge({ ...MEETING, also: '集中学习、党课', studyHours: '2学时', note: '决议若干' })
    expect(one).toMatchObject({ action: 'create', title: '2025-03-05 第一党支部 支部党员大会：学习年度要点' })
    expect(one!.value).toMatchObject({
      kind: 'assembly',
      content: {
        ...{ subjectId: FIRST, heldOn: '2025-03-05', place: '台账未载明', host: ZHANG, present: [ZHANG, LI] },
        ...{ also: ['study_session', 'lecture'], studyHours: 2, decisions: '决议若干', makesUpFor: null },
      },
    })
  })
  it('全体是当天名册中的党员，请假的除外', () => {
    const [one] = judge({ ...MEETING, present: '全体', absent: '李四（病假）' })
    expect(one!.value).toMatchObject({ content: { present: [ZHANG], absent: [LI] } })
  })
  it('一般纪实认责任事项的名称；岗位也可以是单位', () => {
    const plain = { ...MEETING, kind: '一般纪实', duties: '调研', present: '', host: '' }
    expect(judge(plain)[0]!.value).toMatchObject({ kind: 'plain', content: { duties: [DUTY], title: '学习年度要点' } })
    expect(said(judge({ ...plain, duties: '走访' })[0]!)).toContain('没有名为“走访”的责任事项')
    const lecture = { ...MEETING, kind: '党课', unit: '第一党支部书记' }
    expect(judge(lecture)[0]!.value).toMatchObject({
      kind: 'lecture',
      subjectIsPost: true,
      content: { subjectId: POST },
    })
  })
  it('没有自己表单的种类一个不少，各计各的，不必有责任事项', () => {
    const every = Object.entries(SPECIFIC_KINDS).filter(([code]) => !isTalk(code))
    const labels: readonly string[] = Object.values(LEDGER_KINDS)
    expect(every.map(([, { label }]) => label).filter((label) => !labels.includes(label))).toEqual([])
    for (const [code, label] of Object.entries(GENERAL_KINDS)) {
      const [one] = judge({ ...MEETING, kind: label, label: '2024年' })
      expect([label, one!.action, said(one!)]).toEqual([label, 'create', ''])
      const { kind, content } = one!.value as { kind: 'plain'; content: Common }
      expect(recordKinds[kind].earned(content, [])).toMatchObject([{ kind: code, people: [ZHANG, LI] }])
      expect(content).toMatchObject({ title: `${label}：学习年度要点`, label: 2024, summary: '主持人：张三。' })
    }
    const plain = { subjectId: FIRST, heldOn: '2025-03-05', title: '标题', duties: [] }
    for (const kinds of [[], ['heart_to_heart_talk'], ['branch_assembly']])
      expect([kinds, plainSchema.safeParse({ ...plain, kinds }).success]).toEqual([kinds, false])
    expect(judge({ ...MEETING, kind: '民主评议', topic: '民主评议党员' })[0]!.title).toContain(
      '第一党支部 民主评议党员',
    )
  })
  it('组织生活会上一并民主评议党员，一行记两样；归属年度写错的指出来', () => {
    const [one] = judge({ ...MEETING, kind: '组织生活会', also: '民主评议党员', absent: '李四', present: '全体' })
    expect(one!.value).toMatchObject({
      content: {
        ...{ kinds: ['organisational_life', 'member_review'], people: [ZHANG], duties: [], label: null },
        summary: '主持人：张三。\n请假：李四。',
      },
    })
    expect(said(judge({ ...MEETING, label: '去年' })[0]!)).toContain('不是年度')
    expect(said(judge({ ...MEETING, label: '2024' })[0]!)).toContain('按开展日期归2025年')
    expect(said(judge({ ...MEETING, kind: '组织生活会', label: '2021' })[0]!)).toContain('归属年度:归属年度只能是')
    const study = { ...MEETING, kind: '集中学习', studyHours: '3' }
    expect(judge(study)[0]!.value).toMatchObject({ content: { kinds: ['study_session'], quantity: 3 } })
  })
  it('已登记的不变，表内重复的指出来', () => {
    const record = {
      id: ids[8]!,
      subjectId: FIRST,
      heldOn: '2025-03-05',
      kind: 'assembly',
      title: '支部党员大会：学习年度要点',
    }
    const [same] = judgeLedger([{ row: 2, cells: MEETING }], facts({ records: [record] }), recordKinds, new Map())
    expect([same!.action, same!.target]).toEqual(['same', record.id])
    expect(said(judge(MEETING, MEETING)[1]!)).toContain('第2行')
  })
  it.each([
    ['没有集中学习却填了学时', { studyHours: '2' }, '没有集中学习'],
    ['只有人数', { present: '12人' }, '只有人数'],
    ['没写全', { present: '张三等12人' }, '没有写全'],
    ['不在名册', { present: '赵六' }, '名册中没有“赵六”'],
    ['当时还不在', { present: '张三、王䶮' }, '还不在名册中（名册中自2026-01-01起）'],
    ['别的支部的人', { present: '张三（第二党支部）' }, '不在本支部名册'],
    ['既参加又请假', { absent: '李四' }, '不能既是'],
    ['两个主持人', { host: '张三、李四' }, '只能填一人'],
    ['谈话', { kind: '谈心谈话' }, '只由谈话人本人登记'],
    ['将来', { heldOn: '2027-01-01' }, '还没有到'],
    ['已关账', { heldOn: '2024-05-01' }, '关账'],
    ['没有的单位', { unit: '第三党支部' }, '没有找到组织'],
    ['不合种类的同时开展', { kind: '党课', also: '主题党日' }, ''],
  ])('%s：说明', (_, change, words) => {
    const [one] = judge({ ...MEETING, ...change })
    expect([one!.action, said(one!)]).toEqual(['problem', expect.stringContaining(words)])
    expect(` ${one!.title}`).toContain(` ${'unit' in change ? change.unit : MEETING.unit} ${MEETING.topic}`)
  })
  it.each(Object.values(LEDGER_KINDS))(
    '%s：主持人、参加人员、请假人员都须在名册中，主持人只一人，参加的没有请假',
    (kind) => {
      const row = { ...MEETING, kind, duties: '调研' }
      for (const column of ['host', 'present', 'absent'])
        expect(said(judge({ ...row, [column]: '张不在' })[0]!)).toContain('名册中没有“张不在”')
      expect(said(judge({ ...row, host: '张三、李四' })[0]!)).toContain('主持人:只能填一人')
      expect(said(judge({ ...row, absent: '李四' })[0]!)).toContain('李四不能既是“参加”又是“请假”')
    },
  )
  it('类型不对时，只列出模板收的', () => {
    const words = said(judge({ ...MEETING, kind: '茶话会' })[0]!)
    expect(words).toContain('没有“茶话会”这一项')
    expect(words.split('可以填写：')[1]).toBe(`${Object.values(LEDGER_KINDS).join('、')}。`)
    expect(words).not.toContain('谈心谈话')
  })
  it('人名的几种写法', () => {
    expect(namesIn('张三 李四　王五').map(({ name }) => name)).toEqual(['张三', '李四', '王五'])
    expect(namesIn('张 三').map(({ name }) => name)).toEqual(['张三'])
    expect(namesIn('张　三、李四(出差)')).toEqual([
      { name: '张三', beside: '' },
      { name: '李四', beside: '出差' },
    ])
  })
  it('任何一行都有结论，从不出错', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '',
        ...Object.values(MEETING),
        '全体',
        '谈话',
        '调研',
        '一般纪实',
        '2',
        '张三（第二党支部）',
        '党课',
      ),
    )
    const row = fc.record(Object.fromEntries(LEDGER_COLUMNS.map(({ key }) => [key, word.map(cellText)])))
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (all) => {
        const judged = judge(...all)
        expect(judged.length).toBe(all.length)
        for (const { action, problems, value } of judged) {
          expect(action === 'problem').toBe(problems.length > 0)
          expect(value !== null).toBe(action === 'create')
        }
      }),
    )
  })
})
