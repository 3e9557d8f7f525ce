/** The same sentence in two plans: one promise, however it was corrected or marked; and which plan one is set beside. */
import { describe, expect, test } from 'vitest'
import { COMPARING, corrected, promisesOf } from '#test/promises.ts'
import { comparePlans } from './compare.rules.ts'
import { besideWords, compareReviews, earlierPlan } from './compare-table.rules.ts'
import type { Promised } from './likeness.rules.ts'
import type { PlanReview, PlanSummary, ReviewItem } from './plan.schema.ts'

const read = promisesOf(COMPARING)
const words = (pairs: ReturnType<typeof comparePlans>) => pairs.map(({ change, details }) => [change, details])
/** As a review keeps it: what was read beside the correction. */
const mended = (item: Promised, draft: Partial<Promised['draft']>): Promised => ({
  ...corrected(item, draft),
  read: item.draft,
})

describe('原句没有变的', () => {
  const SAID = '各处室负责人与干部每半年谈心谈话1次。'

  test.each<[string, Partial<Promised['draft']>]>([
    ['主体', { owes: [{ posts: 'division_head' }] }],
    ['名称', { title: '开展谈话' }],
    ['频次', { cadence: { every: 'quarter', times: 1 } }],
    ['名单', { list: 'members', measure: 'counterparts' }],
    ['种类', { kind: 'general_activity', title: '其他', owes: [{ body: 'b3' }] }],
  ])('上一份在审核时更正过%s，也是不变', (_, correction) => {
    const [before] = read(SAID)
    const pairs = comparePlans([mended(before!, correction)], read(SAID, 2027))
    expect(words(pairs)).toEqual([['same', []]])
    // Of a correction that was made before it was kept what it corrected too.
    expect(words(comparePlans([corrected(before!, correction)], read(SAID, 2027)))).toEqual([['same', []]])
  })

  test('上一份是人工标出的，也是不变', () => {
    const [before] = read('机关党委每季度走访1次困难党员。')
    const byHand = { ...before!, reading: { ...before!.reading, marked: true, subject: null } }
    const marked = mended(byHand, { owes: [{ body: 'b3' }], title: '走访' })
    expect(words(comparePlans([marked], read('机关党委每季度走访1次困难党员。', 2027)))).toEqual([['same', []]])
  })

  test('后一份又更正成别的，照更正的说', () => {
    const [before, after] = [read(SAID), read(SAID, 2027)]
    const pairs = comparePlans(before, [mended(after[0]!, { owes: [{ body: 'b3' }] })])
    expect(pairs.map(({ change }) => change)).toEqual(['owner'])
  })

  test('先与原句相配，再看像不像', () => {
    const before = read('各党支部每月集中学习1次。')[0]!
    const moved = mended(before, { owes: [{ body: 'b1' }], title: '中心组学习', kind: 'discussion' })
    const after = read('局党组每月组织中心组学习1次。各党支部每月集中学习1次。', 2027)
    expect(comparePlans([moved], after).map(({ change, after: young }) => [change, young!.reading.quote])).toEqual([
      ['new', '局党组每月组织中心组学习1次'],
      ['same', '各党支部每月集中学习1次'],
    ])
  })
})

test.each([
  ['第一、第二党支部9月30日前完成换届选举。', '第一、第二党支部10月31日前完成换届选举。', 'moved', ['推迟']],
  ['机关党委每季度走访困难党员1次。', '机关党委每月走访困难党员1次。', 'tightened', []],
])('只是日期、数字不同的，更正过主体也相配，只说日期、数字的变化：%s → %s', (said, again, change, details) => {
  const [before] = read(said)
  const mend = mended(before!, { owes: [{ body: 'b4' }], title: '换一个名称' })
  expect(words(comparePlans([mend], read(again, 2027)))).toEqual([[change, details]])
})

test('名单变了的是对象有变，不会又说不变', () => {
  const [before] = read('机关纪委每半年对干部开展廉政谈话1次。')
  const lists = ['leading_group', 'members'].map((list) => corrected(before!, { measure: 'counterparts', list }))
  const [pair] = comparePlans([lists[0]!], [{ ...lists[1]!, id: 'other' }])
  expect([pair!.change, pair!.details[0]]).toEqual(['scope', expect.stringContaining('名单有变')])
})

test('上半年一期改为上、下半年各一期，是加严，不是推迟', () => {
  const before = read('机关党委上半年举办1期培训班。')
  const pairs = comparePlans(before, read('机关党委上半年、下半年各举办1期培训班。', 2027))
  expect(words(pairs)).toEqual([['tightened', []]])
})

test('学时与次数不是一件事，学时与学时相配', () => {
  const before = read('各党支部每周五组织1次集中学习。每名党员全年集中学习不少于32学时。')
  const after = read('支部书记全年集中学习培训时间不少于56学时，其他党员不少于32学时。', 2027)
  expect(comparePlans(before, after).map(({ before: old, after: young }) => [old?.id, young?.id])).toEqual([
    [undefined, '2027-0'],
    ['2026-1', '2027-1'],
    ['2026-0', undefined],
  ])
})

describe('与哪一份对照', () => {
  const plan = (id: string, year: number, publishedAt: string | null): PlanSummary => ({
    ...{
      id,
      title: `${year}年要点`,
      year,
      namedYear: year,
      fileName: '',
      fileKept: true,
      jobId: null,
      removedAt: null,
    },
    ...{ problem: null, state: publishedAt ? 'published' : 'review', createdAt: '2026-01-01', publishedAt },
    counts: { proposed: 0, accepted: 0, rejected: 0, joined: 0, carried: 0, duties: 0 },
  })
  const [last, first, second] = [plan('a', 2026, '2026-01-05'), plan('b', 2027, '2027-01-05'), plan('c', 2027, null)]

  test('同年已发布的先于上年的；还没有发布的、后来发布的不是上一版', () => {
    expect(earlierPlan(second, [last, first])).toBe(first)
    expect(earlierPlan(first, [last, second])).toBe(last)
    expect(earlierPlan(first, [last, { ...second, state: 'published', publishedAt: '2027-03-01' }])).toBe(last)
  })

  test('标题说明与哪一份对照', () => {
    expect(besideWords(second, first)).toBe('与上一版对照')
    expect(besideWords(first, second)).toBe('与同年度另一份对照')
    expect(besideWords(second, last)).toBe('与上年要点对照')
    expect(besideWords(plan('d', 2028, null), last)).toBe('与2026年要点对照')
  })

  const review = (text: string, one: PlanSummary, state: ReviewItem['state'], carried = false): PlanReview => ({
    ...{ plan: one, text, points: [], unquantified: [], cells: [], duties: [] },
    items: read(text, one.year).map((item) => ({
      ...{ ...item, version: 1, state, changedBy: null, alternatives: [] },
      reading: { ...item.reading, ...(carried ? { carriedBy: { id: 'x', title: '走访', plan: '要点' } } : {}) },
    })),
  })
  const SAID = '机关党委每季度走访困难党员1次。'

  test('原句还在、没有列为任务的，不光说取消、新增', () => {
    const [before, after] = [review(SAID, first, 'accepted'), review(SAID, second, 'rejected')]
    expect(words(compareReviews(before, after, new Map()))).toEqual([['gone', ['原句还在，没有列为任务']]])
    expect(words(compareReviews(after, before, new Map()))).toEqual([['new', ['原来就有这句，没有列为任务']]])
  })

  test('沿用上一版任务的，是不变，不是取消', () => {
    const [before, after] = [review(SAID, first, 'accepted'), review(SAID, second, 'rejected', true)]
    expect(words(compareReviews(before, after, new Map()))).toEqual([['same', []]])
  })
})
