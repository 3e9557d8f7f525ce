import { describe, expect, test } from 'vitest'
import { held, type Json, quarterly } from './builders.rules.ts'
import { compareCodePoints } from './order.rules.ts'
import { parseScenario, ScenarioError } from './scenario.schema.ts'

function problems(json: unknown): readonly string[] {
  try {
    parseScenario(json)
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems
    throw error
  }
  return []
}

describe('读方案文件', () => {
  test('填入约定的默认值', () => {
    const { duties, records, calendar } = parseScenario(quarterly({}, { records: [held('r1', '2020-01-10')] }))
    expect(calendar).toBe('cn')
    expect(duties[0]).toMatchObject({
      tags: [],
      measure: 'count',
      bound: 'at-least',
      cadence: { every: 'quarter', times: 1 },
      dueSoonDays: 7,
      entryDays: 5,
      exclusive: false,
      versions: [],
    })
    expect(records[0]?.credits).toEqual([
      { kind: 'assembly', tags: [], bodies: ['b1'], posts: [], quantity: 1, people: [] },
    ])
  })

  test.each<[Json, string]>([
    [
      { owes: { bodies: 'branch', body: 'b1' } },
      'duties[0].owes：责任主体应写明 bodies、posts、body、post 之一，且只写一项',
    ],
    [{ target: -1 }, 'duties[0].target：目标不能为负'],
    [{ kind: '' }, 'duties[0].kind：缺少办理种类（kind）'],
    [{ inForce: { from: '2020-02-01', to: '2020-01-01' } }, 'duties[0].inForce：止日早于起日'],
    [{ inForce: { from: '2020-02-30' } }, 'duties[0].inForce.from：日期不存在，或没有写成“2020-01-31”的样式'],
    [{ measure: 'members' }, 'duties[0].list：按“人员达标率”计算的任务应写明名单（list）'],
    [{ measure: 'ratio' }, 'duties[0].register：按“事项办结率”计算的任务应写明台账（register）'],
    [{ cadence: { every: 'items' } }, 'duties[0].register：逐项任务应写明台账（register）'],
    [{ cadence: { every: 'year', until: '02-30' } }, 'duties[0].cadence.until：日期不存在，或没有写成“01-31”的样式'],
    [{ measure: 'ratio', register: 'g', bound: 'at-most' }, 'duties[0].bound：“至多”只能用于次数和数量合计'],
  ])('任务写错：%j', (duty, message) => {
    expect(problems(quarterly(duty))).toEqual([message])
  })

  test('周期写错时列出可用的周期', () => {
    expect(problems(quarterly({ cadence: { every: 'fortnight' } }))[0]).toMatch(
      /^duties\[0\]\.cadence\.every：周期（every）应为 week、/,
    )
  })

  test('改写后互相矛盾的，写明是第几次改写', () => {
    const versions = [{ effectiveFrom: '2020-05-01', enteredOn: '2020-05-01', set: { measure: 'members' } }]
    expect(problems(quarterly({ versions }))).toEqual([
      'duties[0].list：按“人员达标率”计算的任务应写明名单（list）（第1次改写后）',
    ])
  })

  test('编号重复、所属组织不存在、纪实没有种类', () => {
    const posts = [{ id: 'p1', body: 'b9' }]
    const records = [held('r1', '2020-01-10'), held('r1', '2020-01-11')]
    expect(problems(quarterly({}, { posts, records }))).toEqual([
      'records[1]：编号“r1”与第1项重复',
      'posts[0].body：所属组织“b9”不在 bodies 中',
    ])
    expect(problems(quarterly({}, { records: [held('r1', '2020-01-10', { kind: null })] }))).toEqual([
      'records[0].kind：缺少办理种类（kind），也没有写明 credits',
    ])
  })

  test('没有有效期也没有年度', () => {
    expect(problems({ ...quarterly({ inForce: null }), year: null })).toEqual([
      'duties[0].inForce：缺少有效期，也没有写明年度（year）',
    ])
  })
})

test('按码位比较：生僻字在后，前缀在前', () => {
  expect(['𠮷', '豈', 'b', 'a', 'ab'].sort(compareCodePoints)).toEqual(['a', 'ab', 'b', '豈', '𠮷'])
})
