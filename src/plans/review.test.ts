import { expect, test } from 'vitest'
import type { Owes } from '#duties/duty.schema.ts'
import { asCadence, monthDaysIn } from './cadence-edit.rules.ts'
import { draftDifferences, withMeasure, withTimes } from './draft-edit.rules.ts'
import { owesGroups, owesKey, parseOwes } from './owes.rules.ts'
import { isEdited } from './plan.rules.ts'
import type { Draft, ReviewItem } from './plan.schema.ts'
import {
  changesTo,
  countStates,
  countWords,
  isConfident,
  NO_FILTER,
  neighbour,
  nextUndecided,
  type Step,
  stateWords,
  stepsWithout,
  visibleItems,
  withOwn,
} from './review.rules.ts'
import { keptOf, takenUp } from './review-kept.rules.ts'
import { reviewCells } from './review-table.rules.ts'
import { deadlineWords, ownersWords, readCadenceWords } from './wording.rules.ts'

const draft: Draft = {
  title: '讲党课',
  owes: [{ bodies: 'branch' }],
  kind: 'lecture',
  cadence: { every: 'quarter', times: 1 },
  measure: 'count',
  target: 1,
  bound: 'at-least',
  inForce: { from: '2026-01-01', to: '2026-12-31' },
  review: [],
}
const item = (id: string, state: ReviewItem['state'], confidence: number, part: Partial<Draft> = {}): ReviewItem => ({
  id,
  version: 1,
  state,
  edited: false,
  changedBy: null,
  alternatives: [],
  draft: { ...draft, ...part },
  reading: {
    quote: '讲党课',
    start: 0,
    end: 3,
    point: id === 'a' ? 1 : 2,
    tier: 1,
    subject: null,
    subjectSource: 'none',
    action: '讲党课',
    recordType: 'lecture',
    kind: 'lecture',
    cadence: { type: 'quarterly', count: 1, bound: null },
    deadline: null,
    target: null,
    counterparty: null,
    modality: 'firm',
    confidence,
    reasons: [],
  },
})
const items = [item('a', 'accepted', 0.9), item('b', 'proposed', 0.4), item('c', 'proposed', 0.95)]
const ids = (list: readonly ReviewItem[]) => list.map(({ id }) => id).join('')

test('按条目、状态筛选，把握小的可以排在前', () => {
  expect(ids(visibleItems(items, { ...NO_FILTER, point: 2 }))).toBe('bc')
  expect(ids(visibleItems(items, { ...NO_FILTER, state: 'accepted' }))).toBe('a')
  expect(ids(visibleItems(items, { ...NO_FILTER, notes: true }))).toBe('b')
  expect(ids(visibleItems(items, { ...NO_FILTER, order: 'confidence' }))).toBe('bac')
  expect(ids(items)).toBe('abc')
})

test('上下移动不越过两端', () => {
  expect(neighbour(items, null, 1)).toBe('a')
  expect(neighbour(items, 'c', 1)).toBe('c')
  expect(neighbour(items, 'b', -1)).toBe('a')
  expect(neighbour([], 'x', 1)).toBeNull()
})

test('决定之后到下一项待审核的，没有就留在原处', () => {
  expect(nextUndecided(items, 'b')).toBe('c')
  expect(nextUndecided(items, 'c')).toBe('b')
  expect(nextUndecided([items[0]!], 'a')).toBe('a')
})

test('有提示、把握小或不完整的，不算可以一并采纳的', () => {
  expect(items.map(isConfident)).toEqual([false, false, true])
  expect(isConfident(item('d', 'proposed', 0.95, { review: ['请核对'] }))).toBe(false)
  expect(isConfident(item('d', 'proposed', 0.95, { owes: [] }))).toBe(false)
})

test('撤销只涉及真正改变了的', () => {
  expect(changesTo(items, ['a', 'b'], 'accepted')).toEqual([{ id: 'b', from: 'proposed' }])
})

test('沿用上一版的，页面上说沿用的是哪一项，任务表里一栏写得下', () => {
  const carriedBy = { id: 'z', title: '上党课', plan: '上一版' }
  const one = item('a', 'rejected', 0.9, { title: '上党课' })
  const carried = { ...one, reading: { ...one.reading, carriedBy } }
  expect(stateWords(carried, [carried])).toBe('不作任务：沿用《上一版》的“上党课”')
  expect(reviewCells([carried], new Map())[0]!.at(-1)).toBe('沿用上一版任务')
})

test('并入的一项说成并入了哪一项，不算“不作任务”，也不随别的一起决定', () => {
  const [first, second] = [item('a', 'accepted', 0.9, { title: '上党课' }), item('b', 'rejected', 0.9)]
  const part = {
    ...second,
    reading: { ...second.reading, joined: { id: 'a', start: 0, end: 3, state: 'proposed' as const } },
  }
  const list = [first, part, item('c', 'rejected', 0.9)]
  expect(list.map((one) => stateWords(one, list))).toEqual(['已采纳', '已并入“上党课”', '不作任务'])
  expect(countWords(countStates(list))).toBe('共3条任务：已采纳1，不作任务1，待审核0，已并入其他任务1')
  expect(countStates(list)).toEqual({ proposed: 0, accepted: 1, rejected: 1, joined: 1, carried: 0 })
  expect(ids(visibleItems(list, { ...NO_FILTER, state: 'joined' }))).toBe('b')
  expect(ids(visibleItems(list, { ...NO_FILTER, state: 'rejected' }))).toBe('c')
  expect(changesTo(list, ['b', 'c'], 'accepted')).toEqual([{ id: 'c', from: 'rejected' }])
})

test('别人改过的那一项不能再撤销，之前的其他步骤留着', () => {
  const decided: Step = { kind: 'decided', changes: [{ id: 'a', from: 'proposed' }] }
  const joined: Step = { kind: 'joined', id: 'c', first: 'b' }
  expect(stepsWithout([decided, joined], ['b'])).toEqual([decided])
  expect(stepsWithout([decided, joined], ['a'])).toEqual([joined])
})

test('只从自己改出的版本撤销：中间别人改过的，之前的步骤不能再撤销，刚做的可以', () => {
  const first: Step = { kind: 'edited', id: 'a', draft }
  const other: Step = { kind: 'joined', id: 'c', first: 'b' }
  const begun = withOwn(new Map(), [first], [{ id: 'a', version: 2 }])
  expect([begun.own.get('a'), begun.steps]).toEqual([2, [first]])
  const next = withOwn(begun.own, [first, other], [{ id: 'a', version: 3 }])
  expect([next.own.get('a'), next.steps]).toEqual([3, [first, other]])
  // Somebody else made version 4.
  const decided: Step = { kind: 'decided', changes: [{ id: 'a', from: 'proposed' }] }
  const between = withOwn(next.own, [first, other, decided], [{ id: 'a', version: 5 }], decided)
  expect([between.own.get('a'), between.steps]).toEqual([5, [other, decided]])
})

test('刷新以后接着撤销：别人改过的、没见到保存结果的不算，年度不算在哪一项上', () => {
  const decided: Step = { kind: 'decided', changes: [{ id: 'a', from: 'proposed' }] }
  const joined: Step = { kind: 'joined', id: 'c', first: 'b' }
  const year: Step = { kind: 'year', from: 2026, to: 2027 }
  const own = new Map(Object.entries({ a: 2, b: 5, c: 3, z: 9 }))
  const kept = JSON.parse(JSON.stringify(keptOf([decided, joined, year], own)))
  expect(kept.own).toEqual([
    ['a', 2],
    ['b', 5],
    ['c', 3],
  ])
  const now = (a: number, b: number) => [
    { id: 'a', version: a },
    { id: 'b', version: b },
    { id: 'c', version: 3 },
  ]
  expect(takenUp(kept, now(2, 5)).steps).toEqual([decided, joined, year])
  expect(takenUp(kept, now(3, 5)).steps).toEqual([joined, year])
  expect(takenUp(kept, now(2, 6)).steps).toEqual([decided, year])
  expect(takenUp({ ...kept, own: kept.own.slice(1) }, now(2, 5)).steps).toEqual([joined, year])
  expect(takenUp({}, now(2, 5)).steps).toEqual([])
})

test('改回读出的样子就是没有改过：空着的与没有的一样，提示不算', () => {
  const read: Draft = { ...draft, review: ['请核对'] }
  expect(isEdited({ ...draft, cadence: { byDay: null, times: 1, every: 'quarter' } }, read)).toBe(false)
  // What the reader adds for the engine is not edited here.
  expect(isEdited(draft, { ...read, exclusive: false } as Draft)).toBe(false)
  expect(isEdited({ ...draft, title: '讲一次党课' }, read)).toBe(true)
  expect(isEdited({ ...draft, cadence: { every: 'quarter', times: 1, byDay: 20 } }, read)).toBe(true)
})

test('责任主体说成办公用语', () => {
  const names = new Map([['b1', '第一党支部']])
  expect(ownersWords([{ bodies: 'branch' }, { body: 'b1' }, { posts: 'leading_group_secretary' }], names)).toBe(
    '各党支部、第一党支部、党组书记',
  )
  expect(ownersWords([], names)).toBe('未明确由谁负责')
})

test('责任主体的选项可以还原', () => {
  for (const owes of [{ bodies: 'branch' }, { posts: 'bureau_leader' }, { body: 'b1' }, { post: 'p:1' }])
    expect(parseOwes(owesKey(owes))).toEqual(owes)
  expect(parseOwes('nonsense')).toBeNull()
  expect(owesGroups([], [], new Map())).toEqual([])
})

test('只有一个的单位、岗位只给一个选项，按类别或名称都找得到；同名的岗位分得清', () => {
  const body = (id: string, kind: 'bureau_committee' | 'leading_group' | 'branch', name: string) => ({
    ...{ id, kind, name, parentId: null, from: '2020-01-01', to: null, recordsSince: null },
  })
  const bodies = [
    body('c', 'bureau_committee', '机关党委'),
    body('g', 'leading_group', '局党组'),
    body('b1', 'branch', '第一党支部'),
    body('b2', 'branch', '第二党支部'),
  ]
  const post = (id: string, role: 'committee_secretary' | 'branch_secretary', name: string, bodyId: string) => ({
    ...{ id, role, name, bodyId, holders: [], line: [] },
  })
  const posts = [
    post('s', 'committee_secretary', '机关党委书记', 'c'),
    post('s1', 'branch_secretary', '支部书记', 'b1'),
    post('s2', 'branch_secretary', '支部书记', 'b2'),
  ]
  const names = new Map([...bodies, ...posts].map(({ id, name }) => [id, name]))
  const labels = (chosen: Owes[] = []) =>
    owesGroups(bodies, posts, names, chosen).flatMap(({ options }) => options.map(({ label }) => label))
  expect(labels()).toEqual([
    ...['党组（局党组）', '机关党委', '各党支部', '机关党委书记', '各支部书记'],
    ...['第一党支部', '第二党支部', '支部书记（第一党支部）', '支部书记（第二党支部）'],
  ])
  const holder = { id: 'h', personId: 'p', personName: '张三', from: '2020-01-01', to: null }
  const held = posts.map((one) => (one.id === 's1' ? { ...one, holders: [holder] } : one))
  const found = owesGroups(bodies, held, names).flatMap(({ options }) => options)
  expect(found.filter(({ words }) => words.includes('张三')).map(({ label }) => label)).toEqual([
    '支部书记（第一党支部，张三）',
  ])
  // What was chosen stays in the list, so that it is shown by its name.
  expect(labels([{ body: 'g' }])).toContain('局党组')
})

test.each([
  ['每季度1次', { type: 'quarterly', count: 1, bound: null }],
  ['每年至少3次', { type: 'n-per-year', count: 3, bound: 'at-least' }],
  ['每月1–2次', { type: 'monthly', count: 1, countMax: 2, bound: 'exactly' }],
  ['每月第三周星期五', { type: 'rule', count: null, bound: null, rule: '每月第三周星期五' }],
  ['1次', { type: 'once', count: 1, bound: null }],
] as const)('读出的频次：%s', (words, cadence) => expect(readCadenceWords(cadence)).toBe(words))

test('期限跟着改后的频次走：没有改到的仍用原话', () => {
  const until = (to: string): Draft['cadence'] => ({ every: 'once', times: 1, windows: [{ from: '2026-01-01', to }] })
  const read = item('a', 'proposed', 0.9, { cadence: until('2026-06-30') })
  const deadline = { text: '6月底前', resolved: { from: '01-01', to: '06-30' }, where: 'quote' as const }
  const dated = { ...read, reading: { ...read.reading, deadline } }
  const edited = (cadence: Draft['cadence']) => deadlineWords({ ...dated, edited: true, draft: { ...draft, cadence } })
  expect(deadlineWords(dated)).toBe('6月底前')
  expect(edited(until('2026-06-30'))).toBe('6月底前')
  expect(edited({ every: 'year', times: 1 })).toBeNull()
  expect(edited({ every: 'once', times: 1 })).toBeNull()
  expect(edited(until('2026-09-30'))).toBe('1月1日—9月30日')
  // What hangs on holidays has no date of its own.
  const festive = {
    ...dated,
    edited: true,
    reading: { ...dated.reading, deadline: { ...deadline, text: '春节前', resolved: null } },
  }
  expect(
    deadlineWords({ ...festive, draft: { ...draft, cadence: { every: 'holidays', times: 1, leadDays: 10 } } }),
  ).toBe('春节前')
  expect(deadlineWords({ ...festive, draft: { ...draft, cadence: { every: 'year', times: 1 } } })).toBeNull()
})

test('换一种周期时次数不变，日期能从随手写的样子读出', () => {
  expect(asCadence('month', { every: 'quarter', times: 2 })).toEqual({ every: 'month', times: 2 })
  expect(monthDaysIn('5月4日、３-8，05-04')).toEqual({ days: ['03-08', '05-04'], rest: '' })
  expect(monthDaysIn('')).toEqual({ days: [], rest: '' })
})

test.each([
  ['3-8、13-40', '13-40'],
  ['月底', '月底'],
  ['5月', '5月'],
])('不是日期的说得出来，不悄悄丢掉：%s', (typed, rest) => {
  expect(monthDaysIn(typed).rest).toBe(rest)
})

test('次数和目标一起变，换成比率时目标是全部', () => {
  expect(withTimes(draft, 3)).toMatchObject({ target: 3, cadence: { times: 3 } })
  expect(withMeasure({ ...draft, bound: 'at-most' }, 'ratio')).toMatchObject({
    target: 1,
    bound: 'at-least',
  })
  expect(withMeasure(draft, 'ratio')).not.toHaveProperty('register')
  expect(withMeasure({ ...draft, register: 'risk-points' }, 'ratio')).toMatchObject({ register: 'risk-points' })
  expect(withMeasure(withMeasure(draft, 'ratio'), 'count')).not.toHaveProperty('register')
})

test('两个人改了同一项，列出不同的地方', () => {
  expect(draftDifferences({ ...draft, title: '讲一次党课' }, withTimes(draft, 2), new Map())).toEqual([
    { label: '任务名称', mine: '讲一次党课', theirs: '讲党课' },
    { label: '频次和数量', mine: '每季度1次', theirs: '每季度2次' },
  ])
})
