/** The day at the end of a sentence: 组织述职评议，12月20日前完成. */
import { describe, expect, test } from 'vitest'
import { titleOf } from '#plans/title.rules.ts'
import { readPlan } from './read.rules.ts'

const told = (text: string) =>
  readPlan(text).commitments.map((c) => [
    c.quote,
    c.action,
    ...[c.deadline?.resolved ?? []].flat().map(({ from, to }) => `${from}..${to}`),
  ])

describe('句末的时限是前一件事的', () => {
  test.each([
    ['四季度组织开展馆长述职评议，12月20日前完成', '组织开展馆长述职评议', '10-01..12-20'],
    ['馆党委评选优秀读者，10月31日前报送', '评选优秀读者', '01-01..10-31'],
    ['开展库房排查，6月底前全部结束', '开展库房排查', '01-01..06-30'],
    ['馆党委组织换届工作，于9月底前完成', '组织换届工作', '01-01..09-30'],
    ['馆党委制定培训计划，并于2月底前印发', '制定培训计划', '01-01..02-28'],
    ['馆党委组织1次轮训，9月启动，11月底前全部完成', '组织轮训', '09-01..11-30'],
    ['组织一次实地参观，6月举行', '组织实地参观', '06-01..06-30'],
    ['馆长讲1次党课，坚持结合实际，“七一”前完成', '讲党课', '06-24..07-01'],
  ])('%s', (sentence, action, window) => {
    expect(told(`${sentence}。`)).toEqual([[sentence, action, window]])
  })

  test('同一分句里的两件事都到那天为止', () => {
    expect(told('各支部召开组织生活会并开展民主评议党员，3月底前完成。').map((row) => row.at(-1))).toEqual([
      '01-01..03-31',
      '01-01..03-31',
    ])
  })

  test.each([
    ['各支部开展读者信息核查。12月20日前完成', '开展读者信息核查', '01-01..12-20'],
    ['馆党委举办培训班1期。10月底前全部结束', '举办培训班', '01-01..10-31'],
    ['馆党委组织馆长述职评议。注重实效。11月底前完成', '组织馆长述职评议', '01-01..11-30'],
    ['馆党委四季度组织馆长述职评议。于12月20日前完成', '组织馆长述职评议', '10-01..12-20'],
  ])('单独成句的也是：%s', (text, action, window) => {
    expect(told(`${text}。`)).toEqual([[text, action, window]])
    expect(readPlan(`${text}。`).unquantified).toEqual([])
  })

  test('单独成句的时限，管到前一句里没有写时限的每一件事', () => {
    expect(told('各支部召开组织生活会，开展民主评议党员。2月底前完成。').map((row) => row.slice(1))).toEqual([
      ['召开组织生活会', '01-01..02-28'],
      ['开展民主评议党员', '01-01..02-28'],
    ])
    expect(told('馆党委3月召开动员会；举办读书班1期。9月底前完成。').map((row) => row.at(-1))).toEqual([
      '03-01..03-31',
      '01-01..09-30',
    ])
  })

  test('前一句只是名称的，时限仍自成一项，名称读得通', () => {
    const [found, ...others] = readPlan('1.阵地建设。9月底前完成。').commitments
    expect(others).toEqual([])
    expect([found!.quote, titleOf(found!)]).toEqual(['9月底前完成', '完成阵地建设'])
  })

  test('没有固定日期的，原话留着', () => {
    const [found, ...others] = readPlan('各支部开展述职评议，次年1月20日前完成。').commitments
    expect(others).toEqual([])
    expect(found).toMatchObject({ cadence: { type: 'rule', rule: '次年1月20日前' }, deadline: { resolved: null } })
  })

  test('周期的事逐期写明月份的，就是这几个月', () => {
    expect(told('各支部每季度召开1次大会，3月、6月、9月、12月召开。')).toEqual([
      [
        '各支部每季度召开1次大会，3月、6月、9月、12月召开',
        '召开大会',
        '03-01..03-31',
        '06-01..06-30',
        '09-01..09-30',
        '12-01..12-31',
      ],
    ])
  })
})

test('写明另一件事或报给谁的，仍是另一项', () => {
  expect(told('各支部制定学习计划，3月10日前报送机关党委。')).toHaveLength(2)
  expect(told('馆党委开展1次检查，认真做好问题整改，11月底前整改到位。').at(-1)).toEqual([
    '认真做好问题整改，11月底前整改到位',
    '做好问题整改',
    '01-01..11-30',
  ])
})
