/** A sentence over a list of points says who does them, and when. */
import { expect, test } from 'vitest'
import { draftDuty } from './duty.rules.ts'
import { readPlan } from './read.rules.ts'

const told = (text: string) =>
  readPlan(text).commitments.map(({ subject, action, cadence, deadline }) => [
    subject,
    action,
    cadence.type,
    deadline?.text ?? null,
  ])

test('由谁、多久一次，管到列出的每一条，到这一列完为止', () => {
  const text = [
    '1.加强学习。各支部每季度开展以下活动：',
    '（1）开展1次集中学习；',
    '（2）召开1次座谈会。',
    '2.改进作风。各科室每月走访1次。',
  ].join('\n')
  expect(told(text)).toEqual([
    ['各支部', '开展集中学习', 'quarterly', null],
    ['各支部', '召开座谈会', 'quarterly', null],
    ['各科室', '改进作风：走访', 'monthly', null],
  ])
  const { points, unquantified, commitments } = readPlan(text)
  expect(unquantified.map((one) => one.text)).toEqual(['加强学习', '改进作风'])
  expect(points.map(({ number }) => number)).toEqual([1, 1, 2, 2])
  expect(draftDuty(commitments[0]!, 2031).review).toEqual(['频次承接句首，请核对是否管到本项'])
})

test('期限也一样；自己写了时间的，以自己的为准', () => {
  const text = '馆纪委6月底前做好下列工作：\n①检查1次作风建设；\n②9月召开1次警示教育会。\n各科室每季度自查1次。'
  expect(told(text)).toEqual([
    ['馆纪委', '检查作风建设', 'once', '6月底前'],
    ['馆纪委', '召开警示教育会', 'once', '9月'],
    ['各科室', '自查', 'quarterly', null],
  ])
})

test('标题里的也是', () => {
  expect(told('（一）支部书记每年应做到下列各项：\n1.讲1次党课；\n2.谈心谈话不少于4次。')).toEqual([
    ['支部书记', '讲党课', 'annual', null],
    ['支部书记', '谈心谈话', 'n-per-year', null],
  ])
})

test('每一处理由都在原文里', () => {
  const text = '馆党委每半年做好以下几件事：\n1.开展1次检查；\n2.慰问1次职工。'
  for (const { reasons } of readPlan(text).commitments) {
    expect(reasons.map(({ field }) => field)).toEqual(expect.arrayContaining(['subject', 'cadence']))
    for (const { words, start, end } of reasons) expect(text.slice(start, end)).toBe(words)
  }
})

test.each([
  '馆党委每季度召开1次例会，重点做好以下工作：\n1.分析思想状况；\n2.研究队伍建设。',
  '馆党委每季度召开例会，重点做好以下工作：\n1.分析思想状况；\n2.研究队伍建设。',
])('自己就是一项任务的，仍读成任务：%s', (text) => {
  expect(readPlan(text).commitments[0]).toMatchObject({ subject: '馆党委', cadence: { type: 'quarterly' } })
})

test('后面没有列出条目的，照样列在未量化语句里', () => {
  expect(readPlan('1.抓好整改。馆党委6月底前做好以下工作：\n各科室每季度自查1次。').unquantified).toContainEqual(
    expect.objectContaining({ text: expect.stringMatching(/^馆党委6月底前做好以下工作/), look: true }),
  )
})
