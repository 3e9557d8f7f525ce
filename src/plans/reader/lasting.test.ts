/** How long an act lasts is part of it: 举办读书班1期，时间不少于3天. */
import { expect, test } from 'vitest'
import { draftDuty } from './duty.rules.ts'
import { readPlan } from './read.rules.ts'

test.each([
  ['馆党委每年举办1期馆员读书班，时间不少于3天。', '时间不少于3天', 'year'],
  ['馆党委6月举办青年培训班，为期不少于5天。', '为期不少于5天', 'once'],
  ['馆党委举办培训班1期，为期一周，9月底前完成。', '为期一周', 'once'],
  ['各支部每季度集中学习1次，每次不少于2小时。', '每次不少于2小时', 'quarter'],
])('时长不另成一项，写进原文并说出来：%s', (text, length, every) => {
  const { commitments, unquantified } = readPlan(text)
  expect(commitments.map(({ quote }) => quote)).toEqual([text.slice(0, -1)])
  expect(unquantified).toEqual([])
  const duty = draftDuty(commitments[0]!, 2031)
  expect(duty).toMatchObject({ cadence: { every }, measure: 'count', target: 1 })
  expect(duty.review).toContain(`原文要求“${length}”，系统只计次数，请在核对纪实时把关`)
})

test.each([
  ['各支部每季度集中学习1次，每人不少于24学时。', 2],
  ['馆党委举办读书班，时间不少于3天。', 1],
])('每人的学时、没有次数的天数，仍是要达到的数量：%s', (text, many) => {
  const { commitments } = readPlan(text)
  expect(commitments).toHaveLength(many)
  expect(commitments.at(-1)!.target).toMatchObject({ op: '>=' })
})
