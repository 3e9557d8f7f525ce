import { describe, expect, it } from 'vitest'
import { checkQuery, isAppealsAlone, isNarrowed, recentMonths } from './check-filters.rules.ts'

describe('核对的筛选', () => {
  it('月份是从第一天到最后一天，二月也是', () => {
    expect(checkQuery({ month: '2028-02' })).toMatchObject({ from: '2028-02-01', to: '2028-02-29' })
  })

  it('地址里写错的不筛选', () => {
    const nothing = {
      subjectId: undefined,
      kind: undefined,
      from: undefined,
      to: undefined,
      find: undefined,
      appealed: undefined,
      latestFirst: undefined,
    }
    expect(checkQuery({ kind: 'constructor', month: '2026-13', find: ' ' })).toEqual(nothing)
  })

  it('次序不是筛选，两种都问得到', () => {
    expect(checkQuery({ order: 'latest' })).toMatchObject({ latestFirst: true })
    expect([isNarrowed({ order: 'latest' }), isNarrowed({ order: 'latest', find: '学习' })]).toEqual([false, true])
  })

  it.each([
    [{ appealed: true, order: 'latest' }, true],
    [{ appealed: true, find: '学习' }, false],
    [{}, false],
  ] as const)('%j 只看全部申诉：%s', (filters, alone) => expect(isAppealsAlone(filters)).toBe(alone))

  it('可选的月份跨年往回数', () => {
    const months = recentMonths('2026-02-15')
    expect(months.slice(0, 3).map(({ value }) => value)).toEqual(['2026-02', '2026-01', '2025-12'])
    expect(months[2]!.label).toBe('2025年12月')
    expect(months).toHaveLength(24)
  })
})
