import { describe, expect, test } from 'vitest'
import { draftOf } from './plan.rules.ts'
import { readPlan } from './reader/read.rules.ts'

const body = (id: string, name: string, kind: string) => ({ id, name, kind })
const office = {
  bodies: [
    body('c', '机关党委', 'bureau_committee'),
    body('x', '宣传党支部', 'branch'),
    body('w', '水质分析党支部', 'branch'),
    body('y', '走访服务处', 'division'),
    body('s', '水文书屋', 'division'),
  ],
  posts: [],
}
const drafted = (sentence: string) => {
  const [commitment] = readPlan(`某局2027年工作计划\n一、组织建设\n1.${sentence}。`).commitments
  return draftOf(commitment!, 2027, office).draft
}

describe('句首写着名册里的名称，就由它承担，名称不留在标题里', () => {
  test.each([
    ['宣传党支部6月底前完成换届选举', ['x'], '完成换届选举'],
    ['6月底前，宣传党支部完成换届选举', ['x'], '完成换届选举'],
    ['宣传党支部、水质分析党支部9月30日前完成换届选举', ['x', 'w'], '完成换届选举'],
    ['走访服务处每季度开展政策宣讲1次', ['y'], '开展政策宣讲'],
    ['水文书屋每季度举办读书会1次', ['s'], '举办读书会'],
  ])('%s', (sentence, bodies, title) => {
    const { owes, review, ...draft } = drafted(sentence)
    expect(owes).toEqual(bodies.map((one) => ({ body: one })))
    expect(draft.title).toBe(title)
    expect(review.join()).not.toContain('没有写明责任主体')
  })
})

describe('没有认出的，说出是哪几个字', () => {
  test.each([
    ['第三方机构每年开展满意度测评1次', '第三方机构'],
    ['义务讲解员每季度开展讲解2次', '义务讲解员'],
    ['10月底前，监测技术公司开展设备检查', '监测技术公司'],
  ])('%s', (sentence, words) => {
    const { review } = drafted(sentence)
    expect(review.join()).toContain(`“${words}”`)
    expect(review.join()).not.toContain('没有写明责任主体')
  })

  test.each([
    ...['每季度组织1次测试', '全年发展党员3名', '考核结果年底前通报', '联合社区居委会每年开展2次共建'],
    ...['依托党员活动室每季度举办1次读书会', '针对年轻干部每年开展1次培训'],
    '面向全体党员每季度举办1次讲座',
  ])('真没有写的，照样说没有写明：%s', (sentence) =>
    expect(drafted(sentence).review.join()).toContain('原文没有写明责任主体'),
  )
})
