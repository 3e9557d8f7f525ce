import { expect, test } from 'vitest'
import type { Board, BoardCell } from './board.schema.ts'
import {
  amountWords,
  asOfWords,
  type BoardFilter,
  parseStandings,
  planGroups,
  pointGroups,
  rateWords,
  toldIn,
  toldOn,
  totalsWords,
  viewOf,
} from './board-view.rules.ts'
import type { Standing } from './standing.schema.ts'
import { totalsOf } from './totals.rules.ts'

const cell = (standing: BoardCell['standing'], due: string): BoardCell => ({
  occurrence: `x/${due}`,
  standing,
  start: due,
  due,
  closes: due,
  value: 0,
  target: 1,
})
const duty = (id: string, title: string, point: number | null) => ({
  id,
  title,
  kind: 'lecture',
  cadence: '',
  ahead: [],
  stages: [],
  point,
  place: null,
  pointTitle: `条${point}`,
  planId: 'p',
  planTitle: '要点',
})
const board: Board = {
  asOf: '2026-07-01',
  known: '2026-07-01',
  rows: 'bodies',
  years: [2026],
  subjects: [
    { id: 'a', name: '第一支部', kind: 'branch', post: false },
    { id: 'b', name: '第二支部', kind: 'branch', post: false },
  ],
  duties: [duty('d', '党员大会', 1), duty('e', '党课', 1), duty('f', '谈心', 2)],
  cells: [
    { subject: 0, duty: 0, occurrences: [cell('done', '2026-03-31'), cell('missed', '2026-06-30')] },
    { subject: 1, duty: 1, occurrences: [cell('done-late', '2026-06-30'), cell('open', '2027-01-31')] },
    { subject: 1, duty: 2, occurrences: [cell('upcoming', '2026-09-30')] },
  ],
  totals: {},
}
const all: BoardFilter = { year: 2026, point: null, plan: null, period: null, standings: [], find: '' }
const shape = (filter: Partial<BoardFilter>) => {
  const view = viewOf(board, { ...all, ...filter })
  return { duties: view.duties.map(({ id }) => id).join(), rows: view.rows.map(({ subject }) => subject.id).join() }
}

test('不筛选时全部显示，没有责任的格子为空', () => {
  const view = viewOf(board, all)
  expect(view.rows.map(({ cells }) => cells.map((c) => c?.length ?? 0))).toEqual([
    [2, 0, 0],
    [0, 2, 1],
  ])
  expect(view.totals).toMatchObject({ expected: 3, done: 1, 'done-late': 1, missed: 1 })
})

test('按条目、时期、状态、文字筛选，空行空列不显示', () => {
  expect(shape({ point: 2 })).toEqual({ duties: 'f', rows: 'b' })
  expect(shape({ period: 'Q2' })).toEqual({ duties: 'd,e', rows: 'a,b' })
  expect(shape({ standings: ['missed'] })).toEqual({ duties: 'd', rows: 'a' })
  expect(shape({ find: '党课' })).toEqual({ duties: 'e', rows: 'b' })
  expect(shape({ find: '第二' })).toEqual({ duties: 'e,f', rows: 'b' })
})

test('次年到期的年度事项归在年末', () => {
  expect(shape({ period: '01' }).rows).toBe('')
  expect(shape({ period: '12' }).duties).toBe('e')
})

test('合计只算显示的', () => {
  expect(viewOf(board, { ...all, period: 'Q1' }).totals).toMatchObject({ expected: 1, rateDone: 1 })
})

test('同一条目的相邻任务合为一组', () => {
  expect(pointGroups(board.duties).map(({ label, span }) => [label, span])).toEqual([
    ['1. 条1', 2],
    ['2. 条2', 1],
  ])
})

test('有几份要点的，要点名称只写一次；规定归在党内法规下，不写条号', () => {
  const ruled = (id: string, title: string, point: number, pointTitle: string) => ({
    ...duty(id, title, point),
    ...{ planId: 'rulebook', planTitle: '支部工作条例', pointTitle },
  })
  const rules = [ruled('g', '党员大会', 11, '三会一课'), ruled('h', '支委会', 12, '三会一课')]
  const duties = [...board.duties, ...rules, { ...ruled('i', '缴纳党费', 3, '党费'), planTitle: '党费规定' }]
  expect(planGroups(duties).map(({ label, span }) => [label, span])).toEqual([
    ['要点', 3],
    ['党内法规', 3],
  ])
  expect(pointGroups(duties).map(({ label, full, span }) => [label, full, span])).toEqual([
    ['1. 条1', '1. 条1', 2],
    ['2. 条2', '2. 条2', 1],
    ['三会一课', '《支部工作条例》：三会一课', 2],
    ['党费', '《党费规定》：党费', 1],
  ])
  // One plan is named above the board.
  expect(planGroups(board.duties)).toEqual([])
})

test('没有短标题的条目，表头只写条号，不截断句子', () => {
  const long = {
    ...duty('x', '集中学习', 2),
    place: null,
    pointTitle: '各党支部每月组织集中学习不少于2次，每次不少于2学时',
  }
  expect(pointGroups([long])).toMatchObject([{ label: '第2条', full: `2. ${long.pointTitle}` }])
})

test('比率带分母，没有到期事项时不写零', () => {
  expect(rateWords(0.8, 10)).toBe('80%（8/10）')
  expect(rateWords(null, 0)).toBe('暂无到期事项')
})

test('地址里不认识的状态不起作用', () => expect(parseStandings('missed,nonsense')).toEqual(['missed']))

test('看板的总数对得上：全部已完成是两部分之和，也是“已完成”与“逾期完成”之和', () => {
  const counted = (standing: Standing, closed: boolean, count: number) =>
    Array.from({ length: count }, () => ({ standing, closed }))
  const totals = totalsOf([
    ...counted('done', true, 5),
    ...counted('done', false, 2),
    ...counted('done-late', true, 1),
    ...counted('done-late', false, 1),
    ...counted('missed', true, 2),
  ])
  expect(totalsWords(totals)).toEqual([
    ['全部已完成（含逾期）', '9项'],
    ['其中未到补录截止', '3项'],
    ['其中已过补录截止', '6项'],
    ['完成率', '75%（6/8）'],
    ['按期完成率', '62.5%（5/8）'],
  ])
})

test('以后某天的看板说明是预计，不提补录；过去某天的可以换着看', () => {
  const ahead = asOfWords('2026-12-31', '2026-12-31', '2026-11-29')
  expect(ahead).toMatchObject({ words: expect.stringContaining('预计'), other: null })
  expect(asOfWords('2026-12-31', '2026-11-29', '2026-11-29').other).toBeNull()
  expect(asOfWords('2026-06-30', '2026-06-30', '2026-11-29').other).toMatchObject({ known: '2026-11-29' })
  expect(asOfWords('2026-06-30', '2026-11-29', '2026-11-29').other).toMatchObject({ known: undefined })
})

test('名称、要求按到期那天的写，以前各期不用后来改的；全年的，改过的写明自哪天起', () => {
  const stages = [
    { from: '2026-01-01', title: '编发简报', cadence: '每月1次' },
    { from: '2026-12-01', title: '编发电子简报', cadence: '每月2次' },
  ]
  const now = { title: '编发电子简报', cadence: '每月2次' }
  const duty = { ...now, stages }
  expect(['2026-11-30', '2026-12-31'].map((due) => toldOn(duty, due))).toEqual(stages)
  expect(toldOn({ ...now, stages: [] }, '2026-11-30')).toEqual(now)
  expect(toldIn(duty, 'cadence', { year: 2026, asOf: '2026-12-16' })).toBe('每月1次\n自12月1日起：每月2次')
  expect(toldIn(duty, 'cadence', { year: 2026, asOf: '2026-11-29' })).toBe('每月1次')
  expect(toldIn(duty, 'title', { year: 2026, asOf: '2026-12-16' })).toBe('编发简报\n自12月1日起：编发电子简报')
  expect(toldIn(duty, 'cadence', { year: 2027, asOf: '2027-03-01' })).toBe('每月2次')
})

test('完成情况说单位；比率和名单另有说法', () => {
  const of = (measure: 'count' | 'sum' | 'members', unit: string | null) =>
    amountWords({ measure, value: 0.5, target: 1, unit })
  expect([of('sum', '个月'), of('count', null), of('members', '学时')]).toEqual([
    '0.5个月（目标1个月）',
    '0.5（目标1）',
    '50%（目标100%）',
  ])
})
