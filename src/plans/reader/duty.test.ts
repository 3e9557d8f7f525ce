import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dutySchema } from '#duties/duty.schema.ts'
import { amountOf } from './amount.rules.ts'
import { draftDuty } from './duty.rules.ts'
import { readPlan } from './read.rules.ts'

const draft = (text: string, year = 2031, options = {}) => {
  const found = readPlan(text).commitments
  expect(found).toHaveLength(1)
  return draftDuty(found[0]!, year, options)
}
const year = { from: '2031-01-01', to: '2031-12-31' }

describe('任务成为责任事项', () => {
  test.each([
    ['各科室每周三下午集中学习1次。', { every: 'week', times: 1, weekday: 3 }],
    ['各科室每月召开2次例会。', { every: 'month', times: 2 }],
    ['各科室每两个月召开1次例会。', { every: 'two-months', times: 1 }],
    ['各科室每季度至少召开3次例会。', { every: 'quarter', times: 3 }],
    ['各科室每月25日前报送1次信息。', { every: 'month', times: 1, byDay: 25 }],
    ['各科室每季度末月的25日前报送1次小结。', { every: 'quarter', times: 1, byDay: 25 }],
    [
      '各科室每季度第一个月10日前报送1次小结。',
      {
        every: 'once',
        times: 1,
        windows: [
          { from: '2031-01-01', to: '2031-01-10' },
          { from: '2031-04-01', to: '2031-04-10' },
          { from: '2031-07-01', to: '2031-07-10' },
          { from: '2031-10-01', to: '2031-10-10' },
        ],
      },
    ],
    ['各科室每季度第三个月10日前报送1次小结。', { every: 'quarter', times: 1, byDay: 10 }],
    [
      '各科室每半年首月15日前报送1次小结。',
      {
        every: 'once',
        times: 1,
        windows: [
          { from: '2031-01-01', to: '2031-01-15' },
          { from: '2031-07-01', to: '2031-07-15' },
        ],
      },
    ],
    ['各科室每月5日、20日前报送信息。', { every: 'month', times: 2 }],
    ['各科室每半年最后一个月20日前报送1次小结。', { every: 'half-year', times: 1, byDay: 20 }],
    ['各科室每半年召开1次例会。', { every: 'half-year', times: 1 }],
    ['各科室每半月召开1次例会。', { every: 'half-month', times: 1 }],
    ['各科室每年召开5次例会。', { every: 'year', times: 5 }],
    ['组织1次业务竞赛。', { every: 'once', times: 1 }],
    ['上半年举办业务竞赛。', { every: 'once', times: 1, windows: [{ from: '2031-01-01', to: '2031-06-30' }] }],
    [
      '在“三八”节、“五四”青年节各举办1场展览。',
      { every: 'days', times: 1, dates: ['03-08', '05-04'], before: 7, after: 7 },
    ],
    ['春节、端午节前，办公室慰问职工。', { every: 'holidays', times: 1, names: ['春节', '端午节'], leadDays: 10 }],
    [
      '元旦、五一、端午、国庆节前，机关纪委开展廉洁提醒。',
      { every: 'holidays', times: 1, names: ['元旦', '劳动节', '端午节', '国庆节'], leadDays: 10 },
    ],
    ['重大节假日，机关纪委发送廉洁提醒。', { every: 'holidays', times: 1, leadDays: 10 }],
  ])('%s', (text, cadence) => {
    expect(draft(text)).toMatchObject({ cadence, measure: 'count', bound: 'at-least', inForce: year, exclusive: false })
  })

  test('与上年相比的幅度不是比率，请人核对；达不到时怎么办不是任务', () => {
    expect(draft('馆公务经费较上年下降5%以上。').review.join()).toMatch(/与以前相比/)
    expect(readPlan('满意度低于80%的限期整改。').commitments).toEqual([])
  })

  test('写明几日前的，请人看一眼从哪天算到哪天', () => {
    expect(draft('各科室每月5日前报送上月情况。')).toMatchObject({
      cadence: { every: 'month', byDay: 5 },
      review: [expect.stringContaining('首日至5日')],
    })
  })

  test.each([
    ['各科室情况于次月10日前报机关党委。', { every: 'month', times: 1, byDay: 10 }],
    [
      '馆纪委每季度检查，次月5日前通报检查结果。',
      { every: 'once', windows: [{ to: '2031-01-05' }, {}, {}, { to: '2031-10-05' }] },
    ],
    [
      '每季度末月25日前，各科室报送小结；次月5日前，馆纪委通报情况。',
      { every: 'once', windows: [{ to: '2031-01-05' }, {}, {}, { to: '2031-10-05' }] },
    ],
  ])('次月的期限随周期走，请人看一眼：%s', (text, cadence) => {
    const found = draftDuty(readPlan(text).commitments.at(-1)!, 2031)
    expect(found).toMatchObject({ cadence, measure: 'count', target: 1 })
    expect(found.review.join()).toMatch(/办上期的事.*请看一眼/)
  })

  test('在某一天之后的次月不猜，也不承接那一天', () => {
    const { commitments, unquantified } = readPlan('馆纪委3月底前完成检查，于次月10日前通报。')
    expect(commitments).toHaveLength(1)
    expect(unquantified).toMatchObject([{ text: '于次月10日前通报', look: true }])
  })

  test('次月的期限排不进去的，说出来', () => {
    expect(draft('馆纪委每月检查各科室并于次月10日前通报。').review.join()).toMatch(/“次月10日前”.*请看一眼/)
  })

  test.each([
    ['馆内各支部年内发展党员2至3名。', 'year', '名', 2],
    ['各支部每季度报送信息3-5条。', 'quarter', '条', 3],
    ['馆领导每年办理一至两件实事。', 'year', '件', 1],
  ])('范围写的是人或件的，按下限累计，不是次数：%s', (text, every, unit, target) => {
    const found = draft(text)
    expect(found).toMatchObject({ cadence: { every, times: 1 }, measure: 'sum', target, bound: 'at-least' })
    expect(found.review.join()).toMatch(new RegExp(`以${unit}填报.*${unit}，按下限计`))
    expect(amountOf(readPlan(text).commitments[0]!)).toEqual({ value: target, unit })
  })

  test('每月第几周星期几是固定日，算法请人确认', () => {
    const found = draft('每月第二周星期四为读者开放日。')
    expect(found.cadence).toEqual({
      every: 'monthly-slot',
      times: 1,
      slot: { week: 2, weekday: 4, reading: 'nth-weekday', offDay: 'next-working-day' },
    })
    expect(found.review.join()).toMatch(/算法/)
  })

  test('二月到月末，闰年是29日', () => {
    expect(draft('2月召开动员会。', 2032).cadence).toMatchObject({
      windows: [{ from: '2032-02-01', to: '2032-02-29' }],
    })
    expect(draft('2月召开动员会。').cadence).toMatchObject({ windows: [{ from: '2031-02-01', to: '2031-02-28' }] })
  })

  test('比率要台账，学时和月数累计', () => {
    expect(draft('档案归档率达到98%以上。')).toMatchObject({
      cadence: { every: 'year' },
      measure: 'ratio',
      target: 0.98,
    })
    expect(draft('其他馆领导每年驻点不少于2个月。')).toMatchObject({ measure: 'sum', target: 2 })
    expect(draft('全体职工全年培训不少于30学时。').review.join()).toMatch(/人员达标率/)
  })

  test('谈话对象有名单时按名单，没有时请人看', () => {
    const text = '科室负责人与本科室职工每年谈心不少于1次。'
    expect(draft(text)).toMatchObject({ measure: 'count', target: 1 })
    expect(draft(text).review.join()).toMatch(/名单/)
    expect(draft(text, 2031, { list: 'staff' })).toMatchObject({ measure: 'counterparts', list: 'staff' })
  })

  test('上限、范围、软性、持续都有提示', () => {
    expect(draft('各科室每月召开例会最多2次。').bound).toBe('at-most')
    expect(draft('馆领导每年办理2-3件实事。').review.join()).toMatch(/下限/)
    expect(draft('读者座谈会原则上每半年召开1次。').review.join()).toMatch(/硬性/)
    expect(draft('3-12月：开展业务学习。')).toMatchObject({ cadence: { every: 'once', times: 1 } })
    expect(draft('3-12月：开展业务学习。').review.join()).toMatch(/持续/)
  })

  test('一切读出的任务都成为引擎接受的责任事项', () => {
    const every = fc.constantFrom(
      '每周',
      '每月',
      '每两个月',
      '每季度',
      '每半年',
      '每年',
      '每半月',
      '每学期',
      '每个工作日',
      '3月',
      '重大节假日',
      '“七一”前后',
      '',
    )
    const act = fc.constantFrom('召开会议', '谈心谈话', '集中学习', '检查', '培训')
    const number = fc.constantFrom('1次', '至少2次', '1-3次', '不超过4次', '不少于8学时', '', '合格率达90%')
    fc.assert(
      fc.property(every, act, number, fc.integer({ min: 2020, max: 2035 }), (when, what, much, of) => {
        for (const c of readPlan(`各支部${when}${what}${much}。`).commitments) {
          const { review, ...duty } = draftDuty(c, of, { register: 'items' })
          expect(review.every((note) => note.length > 4)).toBe(true)
          dutySchema.parse({ id: 'd', kind: c.kind, owes: { bodies: 'branch' }, ...duty })
        }
      }),
    )
  })
})

describe('没有写死的，请人看一眼', () => {
  test.each([
    ['重要节点及时开展走访慰问。', '“重要节点”没有写明是哪些日子'],
    ['在重要时间节点，机关纪委发送廉洁提醒。', '“重要时间节点”没有写明是哪些日子'],
    ['机关党委三季度前完成选拔。', '“三季度前”按三季度末计'],
    ['机关工会下半年前举办职工运动会。', '“下半年前”按下半年末计'],
  ])('%s', (text, note) => expect(draft(text).review.join()).toContain(note))

  test.each(['机关纪委在重大节假日前发送廉洁提醒。', '机关党委三季度末前完成选拔。'])('写明了的不提：%s', (text) =>
    expect(draft(text).review.filter((note) => /没有写明|季度末计/.test(note))).toEqual([]),
  )
})
