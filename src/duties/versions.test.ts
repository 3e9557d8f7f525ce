import { describe, expect, test } from 'vitest'
import { held, type Json, quarterly, rows, spans, standings } from './builders.rules.ts'

const version = (set: Json, effectiveFrom = '2020-05-15', enteredOn = '2020-05-10') => ({
  effectiveFrom,
  enteredOn,
  set,
})
const withdrawal = { effectiveFrom: '2020-05-15', enteredOn: '2020-05-10', withdrawn: true }
const later = (scenario: Json) => rows(scenario, '2020-12-31')

describe('改写', () => {
  test('录入之日以前还是旧版', () => {
    const scenario = quarterly({ versions: [version({ cadence: { every: 'month' } })] })
    expect(rows(scenario, '2020-05-09')).toHaveLength(4)
    expect(rows(scenario, '2020-05-10').map((row) => row.start)).toEqual([
      '2020-01-01',
      '2020-06-01',
      '2020-07-01',
      '2020-08-01',
      '2020-09-01',
      '2020-10-01',
      '2020-11-01',
      '2020-12-01',
    ])
  })

  test('改换周期时，生效日正在进行的旧版周期没有对应的即去除', () => {
    const scenario = quarterly({ versions: [version({ cadence: { every: 'half-year' } })] })
    expect(later(scenario).map((row) => row.id)).toEqual(['d1/b1/2020-01-01', 'd1/b1/2020-07-01'])
  })

  test('周期相同的，正在进行的一项按新版判断，已到期的仍按旧版', () => {
    const scenario = quarterly({ versions: [version({ target: 2, entryDays: 0 })] })
    expect(later(scenario).map((row) => [row.start, row.target, row.closes])).toEqual([
      ['2020-01-01', 1, '2020-04-08'],
      ['2020-04-01', 2, '2020-06-30'],
      ['2020-07-01', 2, '2020-09-30'],
      ['2020-10-01', 2, '2020-12-31'],
    ])
  })

  test('期限恰为生效日的归新版；生效日开始的归新版', () => {
    const onDue = quarterly({ versions: [version({ target: 2 }, '2020-03-31')] })
    expect(later(onDue).map((row) => row.target)).toEqual([2, 2, 2, 2])
    const onStart = quarterly({ versions: [version({ target: 2 }, '2020-04-01')] })
    expect(later(onStart).map((row) => row.target)).toEqual([1, 2, 2, 2])
  })

  test('换了责任主体，进行中的周期不转给新的主体', () => {
    const bodies = [
      { id: 'b1', kind: 'branch' },
      { id: 'b2', kind: 'office' },
    ]
    const scenario = quarterly({ versions: [version({ owes: { bodies: 'office' } })] }, { bodies })
    expect(later(scenario).map((row) => row.id)).toEqual(['d1/b1/2020-01-01', 'd1/b2/2020-07-01', 'd1/b2/2020-10-01'])
  })

  test('set替换整个字段，未写的沿用；未写目标的随新的次数', () => {
    const set = { cadence: { every: 'quarter', times: 3 } }
    expect(later(quarterly({ versions: [version(set)] })).map((row) => row.target)).toEqual([1, 3, 3, 3])
    expect(later(quarterly({ target: 2, versions: [version(set)] })).map((row) => row.target)).toEqual([2, 2, 2, 2])
    expect(later(quarterly({ target: 2, versions: [version({ target: null })] })).map((row) => row.target)).toEqual([
      2, 1, 1, 1,
    ])
  })

  test('改写种类后，进行中的一项按新的种类计入', () => {
    const scenario = quarterly(
      { versions: [version({ kind: 'lecture' })] },
      { records: [held('r1', '2020-04-10'), held('r2', '2020-05-20', { kind: 'lecture' })] },
    )
    expect(rows(scenario, '2020-05-09')[1]).toMatchObject({ records: ['r1'] })
    expect(rows(scenario, '2020-05-20')[1]).toMatchObject({ records: ['r2'] })
  })

  test('几个版本按生效日依次起作用，与书写先后无关', () => {
    const a = version({ target: 2 }, '2020-05-15')
    const b = version({ target: 3 }, '2020-08-15')
    const expected = [1, 2, 3, 3]
    expect(later(quarterly({ versions: [a, b] })).map((row) => row.target)).toEqual(expected)
    expect(later(quarterly({ versions: [b, a] })).map((row) => row.target)).toEqual(expected)
  })
})

describe('撤销', () => {
  test('生效日以前到期的保留，其余去除', () => {
    expect(later(quarterly({ versions: [withdrawal] })).map((row) => row.start)).toEqual(['2020-01-01'])
    expect(standings(quarterly({ versions: [withdrawal] }), '2020-05-09')).toHaveLength(4)
  })

  test('撤销后又恢复的，从恢复之日起算', () => {
    const versions = [withdrawal, version({}, '2020-08-15', '2020-08-01')]
    expect(later(quarterly({ versions })).map((row) => row.start)).toEqual(['2020-01-01', '2020-10-01'])
  })
})

describe('编号', () => {
  const windows = (...list: [string, string][]) => ({
    cadence: { every: 'once', windows: list.map(([from, to]) => ({ from, to })) },
  })

  test('起始日相同的，期限晚的依次加~2、~3', () => {
    const scenario = quarterly(
      windows(['2020-03-01', '2020-05-31'], ['2020-03-01', '2020-03-31'], ['2020-03-01', '2020-04-30']),
    )
    expect(rows(scenario).map((row) => `${row.id} ${row.due}`)).toEqual([
      'd1/b1/2020-03-01 2020-03-31',
      'd1/b1/2020-03-01~2 2020-04-30',
      'd1/b1/2020-03-01~3 2020-05-31',
    ])
  })

  test('截取后才相同的也一样', () => {
    const scenario = quarterly(windows(['2019-12-30', '2020-02-29'], ['2019-12-31', '2020-01-31']))
    expect(spans(scenario)).toEqual(['2020-01-01..2020-01-31', '2020-01-01..2020-02-29'])
    expect(rows(scenario)[1]!.id).toBe('d1/b1/2020-01-01~2')
  })

  test('补办可以指向带~2的编号', () => {
    const records = [held('r1', '2020-07-01', { makesUpFor: 'd1/b1/2020-03-01~2' })]
    const scenario = quarterly(windows(['2020-03-01', '2020-05-31'], ['2020-03-01', '2020-03-31']), { records })
    expect(standings(scenario, '2020-08-01')).toEqual(['missed', 'done-late'])
  })
})
