import { expect, test } from 'vitest'
import { type Drafted, draftOf } from './plan.rules.ts'
import { readPlan } from './reader/read.rules.ts'
import { toldApart } from './title-apart.rules.ts'

const OFFICE = { bodies: [{ id: 'b', name: '机关党委', kind: 'bureau_committee' }], posts: [] }
const titles = (text: string) =>
  toldApart(readPlan(text).commitments.map((one) => ({ drafted: draftOf(one, 2031, OFFICE) }))).map(
    ({ drafted }) => drafted.draft.title,
  )

test('同一单位的两项同名任务，名称写明何时办', () => {
  expect(titles('各支部每半年完成1次自查。各支部11月完成1次自查。')).toEqual([
    '开展自查（每半年）',
    '开展自查（11月1日—11月30日）',
  ])
})

/** Two tasks of one name and one owner, the second in some windows. */
const apart = (title: string, windows: number) => {
  const month = (i: number) => String(i + 1).padStart(2, '0')
  const draft = { title, owes: [], cadence: { every: 'half-year', times: 1 } }
  const spans = Array.from({ length: windows }, (_, i) => ({ from: `2031-${month(i)}-01`, to: `2031-${month(i)}-10` }))
  const other = { ...draft, cadence: { every: 'once', windows: spans, times: 1 } }
  return toldApart(
    [draft, other].map((one) => ({ drafted: { draft: one, alternatives: [] } as never as Drafted })),
  ).map(({ drafted }) => drafted.draft.title)
}

test('名称长的截短，写得下何时办；时间太多写不下的不加', () => {
  const long = apart('党'.repeat(76), 2)
  expect(long).toEqual([`${'党'.repeat(74)}…（每半年）`, `${'党'.repeat(56)}…（1月1日—1月10日、2月1日—2月10日）`])
  expect(long.map((title) => [...title].length)).toEqual([80, 80])
  expect(apart('开展检查', 12)).toEqual(['开展检查（每半年）', '开展检查'])
})

test.each([
  ['不同名的不加', '各支部每半年完成1次自查。各支部每季度组织1次学习。', ['开展自查', '组织学习']],
  ['由不同单位办的不加', '机关党委每年开展1次检查。机关纪委每季度开展1次检查。', ['开展检查', '开展检查']],
  ['时间也相同的不加', '各支部每季度开展1次检查。各支部每季度开展1次检查。', ['开展检查', '开展检查']],
])('%s', (_, text, expected) => {
  expect(titles(text)).toEqual(expected)
})
