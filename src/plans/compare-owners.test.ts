/** Promises compared by who owes them: what is another's own task, and how a change of owners and people is told. */
import { expect, test } from 'vitest'
import { COMPARING, promisesOf } from '#test/promises.ts'
import { comparePlans, type PlanChange } from './compare.rules.ts'

const read = promisesOf(COMPARING)
const changed = (before: string, after: string) =>
  comparePlans(read(before, 2026), read(after, 2027)).map(({ change }) => [change])

test.each([
  ['局党组每月组织1次中心组学习。', '党组理论学习中心组全年集体学习研讨不少于12次。', 'moved'],
  ['各党支部每月开展1次主题党日。', '各党支部全年开展主题党日不少于12次。', 'moved'],
  ['局领导全年到所在支部讲党课至少1次。', '其他党组成员在分管领域讲党课不少于1次。', 'same'],
])('每月一次和全年十二次，换了说法的同一件事，不是取消加新增：%s → %s', (before, after, change) => {
  expect(changed(before, after).map(([first]) => first)).toEqual([change])
})

test.each([
  ['各党支部每周五组织1次集中学习。', '青年理论学习小组集中学习全年不少于4次。'],
  ['外业临时党支部每月至少组织1次集中学习。', '支部书记全年集中学习不少于56学时。'],
  ['局党组每季度开展1次专题研讨。', '各党支部每季度开展1次专题研讨。'],
])('学习、党课、谈话各有各的，另一个主体的是另一件事：%s → %s', (before, after) => {
  expect(changed(before, after).map(([change]) => change)).toEqual(['new', 'gone'])
})

test.each<[PlanChange, string, string, string[]]>([
  [
    'owner',
    '各党支部每半年开展1次警示教育。',
    '机关纪委全年开展警示教育不少于2次。',
    ['责任主体有变：各党支部 → 机关纪委', '时间有变'],
  ],
  [
    'owner',
    '局党组12月底前召开1次民主生活会。',
    '机关党委12月20日前召开1次民主生活会。',
    ['责任主体有变：党组 → 机关党委', '提前'],
  ],
  ['tightened', '机关党委每半年检查1次。', '机关纪委每季度检查1次。', ['责任主体有变：机关党委 → 机关纪委']],
  [
    'tightened',
    '支部书记每年与支部党员、职工谈心1次。',
    '支部书记每半年与支部党员谈心1次。',
    ['对象收窄：党员、职工 → 党员'],
  ],
])('主体变了的说出由谁变成谁，少了一部分人的也说出来（%s）：%s → %s', (change, before, after, details) => {
  const pairs = comparePlans(read(before, 2026), read(after, 2027))
  expect(pairs.map((pair) => [pair.change, pair.details])).toEqual([[change, details]])
})
