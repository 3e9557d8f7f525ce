/** What was not read as a task stays in sight: nothing that could be checked is in neither list. */
import { describe, expect, it } from 'vitest'
import { readPlan } from './read.rules.ts'

describe('没有读成任务的半句', () => {
  it.each([
    ['各支部在3月底前确定创建项目，11月底前完成验收。', '各支部在3月底前确定创建项目'],
    ['党组年底召开民主生活会，会后一周内报送整改清单。', '会后一周内报送整改清单'],
    ['机关纪委每季度开展一次警示教育，节假日前各处室要做好廉洁提醒。', '节假日前各处室要做好廉洁提醒'],
  ])('有时间的，留在未量化语句里：%s', (text, left) => {
    expect(readPlan(text).unquantified).toMatchObject([{ text: left, look: true }])
  })

  it.each([
    ['各支部6月底前完成换届，全年落实导师带徒。', '全年落实导师带徒', true],
    ['党组年底召开民主生活会，会议召开后一周内由办公室报送整改清单。', '会议召开后一周内由办公室报送整改清单', true],
    ['工会每季度开展1次文体活动，编印活动简报。', '编印活动简报', false],
    ['机关纪委每半年抽查1次；书记对新提任干部逢提必谈。', '书记对新提任干部逢提必谈', false],
    ['各支部每月集中学习1次，分析不足。', null, false],
    ['围绕中心工作，各支部每月集中学习1次。', null, false],
  ])('说了做什么而没有时间的半句也留着：%s', (text, left, look) => {
    expect(readPlan(text).unquantified).toEqual(left === null ? [] : [expect.objectContaining({ text: left, look })])
  })

  it('纯文本表里没有读成任务的一行，有责任单位和时限的，留着请看一眼', () => {
    const rows = [
      '序号\t工作任务\t责任单位\t完成时限',
      '1\t举办培训班1期\t馆党委\t6月底前',
      '2\t完善谈心机制和台账\t各支部\t9月底前',
    ]
    const { commitments, unquantified } = readPlan(`某馆2031年工作要点\n附件：任务清单\n${rows.join('\n')}\n`)
    expect(commitments.map(({ quote }) => quote)).toEqual(['举办培训班1期'])
    expect(unquantified).toMatchObject([{ text: '完善谈心机制和台账', look: true }])
  })

  it('说全年怎样的一句话，里面没有任务，不必看一眼', () => {
    expect(readPlan('局机关围绕中心展开，把全年任务分到各支部。').unquantified).toMatchObject([{ look: false }])
  })

  it.each([
    ['各馆支部每季度要做到以下几点：开展1次集中学习；召开1次座谈会。', '各馆支部', 'quarterly'],
    ['6月底前，馆党委重点做好以下工作：1.组织1次轮训；2.召开1次表彰会。', '馆党委', 'once'],
    ['馆党委每半年抓好两件事：一是检查1次安全，二是慰问1次职工。', '馆党委', 'semiannual'],
  ])('总领的半句，由谁、何时已经用到后面各项的，不再列出：%s', (text, subject, type) => {
    const { commitments, unquantified } = readPlan(text)
    expect(commitments).toMatchObject([
      { subject, cadence: { type } },
      { subject, cadence: { type } },
    ])
    expect(unquantified).toEqual([])
  })

  it('冒号前的半句没有用到后面的，仍然列出', () => {
    const text = '馆党委6月底前抓紧抓实整改工作：各科室每月召开1次例会。'
    expect(readPlan(text).unquantified).toMatchObject([{ text: '馆党委6月底前抓紧抓实整改工作', look: true }])
  })

  it('单独的一个时间是后半句的期限，不算', () => {
    expect(readPlan('11月底前，各支部完成换届。').unquantified).toEqual([])
  })
})
