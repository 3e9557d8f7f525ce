/** Who keeps a day that a plan sets: 每月最后一个星期五为主题党日，各党支部…. */
import { expect, test } from 'vitest'
import { draftDuty } from './duty.rules.ts'
import { readPlan } from './read.rules.ts'

test.each([
  ['每月最后一个星期五为主题党日，各馆支部开展1次集中学习。', '各馆支部'],
  ['每月最后一周的星期五下午为政治学习日，各科室集中学习不少于1次。', '各科室'],
  ['每月15日为主题党日。由各馆支部组织1次政治学习。', '各馆支部'],
  ['将每月第二个星期三定为固定学习日，各科室要认真组织业务学习。', '各科室'],
])('由后一分句的单位开展：%s', (text, subject) => {
  const [day] = readPlan(text).commitments
  expect(day).toMatchObject({ subject, subjectSource: 'inherited' })
  const who = day!.reasons.find(({ field }) => field === 'subject')!
  expect([who.words, text.slice(who.start, who.end)]).toEqual([subject, subject])
})

test.each(['每月15日为主题党日。', '每月15日为主题党日，馆长每季度讲1次党课。', '每月15日为主题党日，不得占用。'])(
  '后面没有写由哪个单位开展的，仍不知道：%s',
  (text) => {
    expect(readPlan(text).commitments[0]).toMatchObject({ recordType: 'activity', subject: null })
  },
)

test('最后一个星期几排不进日历：按每月计，并说出来', () => {
  const [day] = readPlan('每月最后一个星期五为主题党日，各馆支部开展1次集中学习。').commitments
  const { cadence, review } = draftDuty(day!, 2031)
  expect(cadence).toEqual({ every: 'month', times: 1 })
  expect(review).toEqual(['“每月最后一个星期五”不能落到固定日期，暂按每月计'])
})
