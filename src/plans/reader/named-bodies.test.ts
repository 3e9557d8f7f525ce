import { describe, expect, test } from 'vitest'
import { NAMED_BODIES, NO_BODIES } from './lexicon/subjects.rules.ts'
import { readPlan } from './read.rules.ts'

const read = (sentence: string) =>
  readPlan(`云泽市水文局2027年党建工作要点\n一、建强基层组织\n1.${sentence}。`).commitments.map((c) => [
    c.subject,
    c.action,
  ])

describe('句首写了名称的组织是责任主体，名称里带动词的也是', () => {
  test.each([
    ['监测督查党支部6月底前完成换届选举', '监测督查党支部', '完成换届选举'],
    ['水质分析党支部、监测督查党支部9月30日前完成换届选举', '水质分析党支部、监测督查党支部', '完成换届选举'],
    ['政策法规处6月底前举办法治讲座', '政策法规处', '举办法治讲座'],
    ['宣传处、组织处和机关党委每半年召开1次联席会议', '宣传处、组织处和机关党委', '召开联席会议'],
    ['水情预报中心每季度开展2次演练', '水情预报中心', '开展演练'],
    ['水文监测中心第二大队每年组织一次演练', '水文监测中心第二大队', '组织演练'],
    ['勘测二支队年底前完成设备移交盘点', '勘测二支队', '完成设备移交盘点'],
    ['宣传教育科每季度报送1次信息', '宣传教育科', '报送信息'],
  ])('%s', (sentence, subject, action) => expect(read(sentence)).toEqual([[subject, action]]))

  test('牵头的几个处室，后一分句的事也由他们承担', () => {
    expect(read('水资源处、规划财务处牵头成立工作专班，每季度报告一次进展')).toContainEqual([
      '水资源处、规划财务处',
      '报告进展',
    ])
  })

  test.each([
    '重点检查党支部每季度1次',
    '走访业务处每季度1次',
    '7月底前完成支部换届',
    '党员活动室每季度更新1次展板',
    '公共场所每月消毒1次',
  ])('不是名称：%s', (sentence) => expect(read(sentence).map(([subject]) => subject)).toEqual([null]))

  test.each(NAMED_BODIES)('$example', ({ example }) => expect(read(`${example}每季度报送1次信息`)[0]![0]).toBe(example))
  test.each(NO_BODIES)('$example', ({ example, pattern }) => expect(example).toMatch(new RegExp(pattern)))
})

describe('党员活动日', () => {
  test.each([
    ['每月第一周为党员活动日', '党组织'],
    ['每月第三个周五定为党员活动日，各支部开展志愿服务', '各支部'],
    ['每月20日为支部主题党日', '支部'],
  ])('由支部办，周次不留在名称里：%s', (sentence, subject) => {
    const [[who, action] = []] = read(sentence)
    expect(who).toBe(subject)
    expect(action).not.toMatch(/第|周/)
  })
})
