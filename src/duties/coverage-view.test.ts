import { describe, expect, test } from 'vitest'
import type { Step } from './board.schema.ts'
import type { OwnCoverage } from './coverage.schema.ts'
import { ownGroups, pairMatrix, periodWords, yearBefore } from './coverage-view.rules.ts'

const step = (start: string, due: string, subject = 's'): Step => ({
  ...{
    occurrence: `d/${subject}/${start}`,
    dutyId: 'd',
    title: '谈心',
    kind: 'heart_to_heart_talk',
    kindLabel: '谈心谈话',
  },
  ...{
    measure: 'counterparts',
    subject: { id: subject, name: `书记${subject}`, kind: 'branch_secretary', post: true },
  },
  ...{
    start,
    due,
    scheduled: null,
    closes: due,
    standing: 'open',
    value: 0,
    target: 2,
    unit: null,
    makesUp: false,
    adjusted: null,
  },
  source: { planId: 'p', planTitle: '要点', year: 2026, point: 1, place: null, quote: '', commitmentId: 'c' },
})
const person = (id: string, since: string | null) => ({
  ...{ id, name: `姓名${id}`, since, quantity: since ? 1 : 0, enough: since !== null },
})
const quarter = (n: number) => step(`2026-0${3 * n - 2}-01`, ['2026-03-31', '2026-06-30'][n - 1]!)
const own = (n: number, ...people: OwnCoverage['people']): OwnCoverage => ({
  ...{ step: quarter(n), list: '本单位党员', once: true, each: 1, unit: '次', people, newcomers: [] },
})

describe('谈心谈话页', () => {
  test('同一任务的各期并成一张表，不在某期名单上的人那一格为空', () => {
    const [group] = ownGroups(
      [own(2, person('b', null)), own(1, person('a', '2026-02-01'), person('b', null))],
      '2026-05-01',
    )
    expect(group!.periods.map(({ start }) => start)).toEqual(['2026-01-01', '2026-04-01'])
    expect(group!.current).toBe(1)
    expect(group!.people.map(({ id, cells }) => [id, cells.map((cell) => cell?.since)])).toEqual([
      ['a', ['2026-02-01', undefined]],
      ['b', [null, null]],
    ])
  })

  test('各岗位保持机构顺序，不按完成多少排', () => {
    const row = (subject: string, reached: number) => ({
      ...{ step: step('2026-01-01', '2026-12-31', subject), owed: 2, reached },
    })
    const pair = {
      ...{ dutyId: 'd', title: '谈心', talk: true, list: '', once: true, each: 1, unit: '次', owed: 4, reached: 2 },
      rows: [row('z', 0), row('a', 2)],
    }
    expect(pairMatrix(pair).rows.map(({ id }) => id)).toEqual(['z', 'a'])
  })

  test.each([
    ['2026-01-01', '2026-12-31', '全年'],
    ['2026-07-01', '2026-12-31', '下半年'],
    ['2026-04-01', '2026-06-30', '第二季度'],
    ['2026-02-01', '2026-02-28', '2月'],
    ['2026-06-24', '2026-07-08', '6月24日—7月8日'],
  ])('%s至%s：%s', (start, due, words) => expect(periodWords(start, due)).toBe(words))
})

test('这一年没有逐人任务的，指向有任务的上一年', () => {
  expect(yearBefore([2024, 2026, 2027], 2027)).toBe(2026)
  expect(yearBefore([2026], 2026)).toBeUndefined()
})
