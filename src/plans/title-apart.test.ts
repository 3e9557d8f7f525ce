import { expect, test } from 'vitest'
import { draftOf } from './plan.rules.ts'
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

test.each([
  ['不同名的不加', '各支部每半年完成1次自查。各支部每季度组织1次学习。', ['开展自查', '组织学习']],
  ['由不同单位办的不加', '机关党委每年开展1次检查。机关纪委每季度开展1次检查。', ['开展检查', '开展检查']],
  ['时间也相同的不加', '各支部每季度开展1次检查。各支部每季度开展1次检查。', ['开展检查', '开展检查']],
])('%s', (_, text, expected) => {
  expect(titles(text)).toEqual(expected)
})
