/** Promises compared by what they are called: named practices, and other words for one thing. */
import { expect, test } from 'vitest'
import { COMPARING, promisesOf } from '#test/promises.ts'
import { comparePlans, type PlanChange } from './compare.rules.ts'

const read = promisesOf(COMPARING)
const changes = (before: string, after: string) => comparePlans(read(before, 2026), read(after, 2027))

test.each([
  ['局党组理论学习中心组每季度集中学习1次。', '局党组每月至少学习1次“第一议题”。'],
  ['各党支部每月开展1次主题党日。', '各党支部7月1日前后开展庆“七一”主题党日活动。'],
  ['各党支部每月开展1次主题党日活动。', '各党支部“七一”前后开展1次庆祝建党主题活动。'],
])('各有名称的两件事不相配：%s → %s', (before, after) => {
  expect(changes(before, after).map(({ change }) => change)).toEqual(['new', 'gone'])
})

test.each<[PlanChange, string, string]>([
  ['same', '机关党委每年举办1期青年干部培训班。', '机关党委每年举办1期年轻干部培训班。'],
  ['same', '机关党委每年召开1次青年干部座谈会。', '机关党委每年召开1次年轻干部座谈会。'],
  ['same', '各党支部在“七一”前走访慰问困难党员。', '各党支部在“七一”前看望慰问困难党员。'],
  [
    'loosened',
    '重大节假日前，机关纪委以公开信方式对全体党员干部进行警示提醒。',
    '机关纪委在春节、国庆节前开展节前廉洁提醒。',
  ],
])('换了个词说的是一件事（%s）：%s → %s', (change, before, after) => {
  expect(changes(before, after).map((pair) => pair.change)).toEqual([change])
})
