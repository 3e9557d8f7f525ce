/** Before or after which festivals, by how many days: the side of a list, and 节前, 节后 said of what stands before them. */
import { describe, expect, test } from 'vitest'
import { draftDuty } from './duty.rules.ts'
import { readPlan } from './read.rules.ts'

const duties = (text: string) => {
  const { commitments, unquantified } = readPlan(text)
  expect(unquantified.filter(({ look }) => look)).toEqual([])
  return commitments.map((c) => draftDuty(c, 2031))
}

test.each([
  ['元旦、春节、五一、端午、中秋、国庆节前5个工作日，馆纪委发送提醒。', 6, 5],
  ['元旦、春节、五一、国庆等节前3个工作日内，馆纪委发送1次提醒。', 4, 3],
  ['馆纪委在端午、中秋假期前一周发送提醒。', 2, 5],
  ['国庆节前3个工作日，馆纪委发送提醒。', 1, 3],
  ['每逢春节、清明前2个工作日，馆纪委发提醒。', 2, 2],
])('列出的节日和天数都读到，不多不少：%s', (text, festivals, leadDays) => {
  const [duty, ...others] = duties(text)
  expect(others).toEqual([])
  expect(duty!.cadence).toMatchObject({ every: 'holidays', leadDays })
  expect(duty!.cadence).toHaveProperty('names.length', festivals)
  expect(duty!.cadence).not.toHaveProperty('side')
})

describe('节后', () => {
  const names = ['元旦', '春节', '国庆节']

  test.each([
    ['元旦、春节、国庆前，馆纪委发送提醒；节后一周内，各馆将情况报送馆纪委。', 5],
    ['元旦、春节、国庆节前，馆纪委发送提醒，各馆节后3个工作日内报告情况。', 3],
    ['元旦、春节、国庆假期前，馆纪委印发通知。假期结束后5个工作日内，各馆上报情况。', 5],
    ['元旦、春节、国庆节来临前，馆纪委发送提醒；收假后2个工作日内各馆开展1次自查。', 2],
    ['馆纪委每逢元旦、春节、国庆节前5个工作日发送提醒，节日后两周内各馆报送1份总结。', 10],
  ])('说的是前面写明的节日：%s', (text, leadDays) => {
    expect(duties(text)[1]!.cadence).toEqual({ every: 'holidays', times: 1, names, side: 'after', leadDays })
  })

  test('前面没有写明哪些节日的，按全部法定节假日，请人核对', () => {
    const [duty] = duties('节后3个工作日内，各馆报告落实情况。')
    expect(duty!.cadence).toEqual({ every: 'holidays', times: 1, side: 'after', leadDays: 3 })
    expect(duty!.review.join()).toContain('没有写明是哪些节日')
  })

  test('写的是天，系统按工作日排，说出来请人核对', () => {
    const [duty] = duties('馆纪委在春节后7日内开展1次检查。')
    expect(duty).toMatchObject({ cadence: { side: 'after', leadDays: 5 } })
    expect(duty!.review.join()).toContain('暂按5个工作日计')
  })

  test('别的“节”不是节日', () => {
    expect(readPlan('各环节后3日内反馈。读书节前，布置展板。').commitments).toEqual([])
  })
})

test('几个固定的节日共一个“前”，都在前面', () => {
  const [found] = readPlan('馆工会在五四、七一前走访职工。').commitments
  expect(found!.deadline!.resolved).toEqual([
    { from: '04-27', to: '05-04' },
    { from: '06-24', to: '07-01' },
  ])
})
