import { expect, test } from 'vitest'
import { readPlan } from './reader/read.rules.ts'
import { MENDS, titleOf } from './title.rules.ts'

const titles = (text: string) => readPlan(text).commitments.map(titleOf)
const named = (action: string) => titleOf({ action, quote: '原文', subject: null, target: null })

test.each(MENDS.map(({ example }) => example))('%s → %s', (before, after) => {
  expect(named(before)).toBe(after)
})

test.each([
  ['召开支委会'],
  ['组织集中学习'],
  ['做好预备党员按期转正工作'],
  ['为所在支部讲党课'],
  ['与党员、职工谈心'],
  ['对局机关党支部工作实施细则进行梳理完善'],
  ['服务群众：提交总结材料'],
  ['廉政谈话率'],
])('本来就通顺的不改：%s', (title) => {
  expect(named(title)).toBe(title)
})

test.each([
  ['馆公务经费较上年下降5%以上。', '馆公务经费较上年下降5%以上'],
  ['12月中旬组织支部书记述职评议考核。', '组织支部书记述职评议考核'],
  [
    '班子成员与分管科室负责人、科室负责人与职工每年谈心谈话不少于2次。',
    '班子成员与分管科室负责人、科室负责人与职工谈心谈话',
  ],
  ['馆党委书记与班子成员每年谈心谈话1次。', '与班子成员谈心谈话'],
  ['馆党委在重要节日前有计划、有安排地走访慰问老党员1次。', '走访慰问老党员'],
])('%s', (text, title) => {
  expect(titles(text)).toEqual([title])
})

test('率的名称不截去半个词，不带时间', () => {
  const target = (text: string) => readPlan(text).commitments[0]!.target!.metric
  expect(target('新任职干部和年轻干部廉政谈话覆盖率100%。')).toBe('新任职干部和年轻干部廉政谈话覆盖率')
  expect(target('“七一”前评选表彰优秀党员10名。')).toBe('评选表彰优秀党员')
  expect(target('年内新发展党员不超过4名。')).toBe('新发展党员')
})

test('没有可用的名称时用原文，过长的截短', () => {
  expect(named('')).toBe('原文')
  expect([...named('学'.repeat(100))]).toHaveLength(80)
})
