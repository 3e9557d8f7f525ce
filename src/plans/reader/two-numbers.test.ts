import { describe, expect, test } from 'vitest'
import { readPlan } from './read.rules.ts'

const read = (sentence: string) =>
  readPlan(`云泽市水文局2027年党建工作要点\n一、建强基层组织\n1.${sentence}。`).commitments

describe('一个分句里有两件各有数目的事，是两项', () => {
  test.each([
    [
      '每名处级干部年内观看警示教育片不少于2部并撰写心得1篇',
      '每名处级干部',
      ['观看警示教育片', 2, 'activity'],
      ['撰写心得', 1, 'report'],
    ],
    ['青年党员每年读书不少于3本并各撰写体会2篇', '青年党员', ['读书', 3, 'study'], ['撰写体会', 2, 'report']],
    ['各支部每季度开展集中学习2次和组织参观1次', '各支部', ['开展集中学习', 2, 'study'], ['组织参观', 1, 'activity']],
    [
      '机关纪委每半年检查支部4次且通报典型案例1次',
      '机关纪委',
      ['检查支部', 4, 'inspection'],
      ['通报典型案例', 1, 'report'],
    ],
  ])('%s', (sentence, subject, ...acts) => {
    expect(read(sentence).map((c) => [c.action, c.cadence.count, c.recordType])).toEqual(acts)
    for (const found of read(sentence)) expect(found.subject).toBe(subject)
  })

  test.each(['各支部每月开展1次集中学习并做好记录', '机关党委和机关纪委每季度召开1次会议'])(
    '只有一个数目的是一项：%s',
    (one) => expect(read(one)).toHaveLength(1),
  )
})

describe('写了期限，又写每年几次，是一项', () => {
  test.each([
    '各支部9月底前召开组织生活会，每年1次',
    '局党组1月底前召开民主生活会，每年召开1次',
    '各支部12月上旬开展民主评议党员，每年不少于1次',
    '机关党委6月底前、12月底前召开座谈会，全年2次',
  ])('%s', (sentence) => {
    const found = read(sentence)
    expect(found.map(({ quote }) => quote)).toEqual([sentence])
    expect(found[0]!.deadline?.resolved).toBeTruthy()
  })

  test('别的主体的次数另是一项', () => {
    expect(read('机关党委3月召开会议，机关纪委每年召开1次会议').map(({ subject }) => subject)).toEqual([
      '机关党委',
      '机关纪委',
    ])
  })
})

describe('数量要求说的是什么', () => {
  test.each([
    ['机关党委须组织不少于24学时的集中培训', '集中培训'],
    ['青年干部应参加不少于8小时的志愿服务', '志愿服务'],
    ['纪检干部每年参加业务培训不少于40课时', '参加业务培训'],
    ['党务干部每年集中学习不少于56学时，其他党员不少于32学时', '集中学习'],
    ['落实好党员学习时间不少于32学时的要求', '党员学习时间'],
  ])('%s', (sentence, metric) => {
    for (const { target } of read(sentence)) expect(target?.metric).toBe(metric)
    expect(read(sentence).length).toBeGreaterThan(0)
  })
})

describe('参加别人开的会，不是自己开会', () => {
  test.each([
    ['党组成员每半年列席联系支部的组织生活1次', 'general_meeting'],
    ['机关党委委员每季度列席1次支部委员会', 'general_meeting'],
    ['局领导每季度参加所在支部组织生活1次', 'general_meeting'],
    ['纪检委员每半年旁听1次党小组会', 'general_meeting'],
    ['机关党委年底前指导各支部召开组织生活会', 'general_meeting'],
    ['各支部每季度组织党员参加党员大会1次', 'branch_assembly'],
    ['各支部每季度召开1次党员大会', 'branch_assembly'],
  ])('%s', (sentence, kind) => expect(read(sentence).map((c) => c.kind)).toEqual([kind]))
})

describe('纪实类型看做的是什么，不看名称里的字', () => {
  test.each([
    ['信息化党支部每半年组织1次数据安全和保密教育', 'activity', '组织数据安全和保密教育'],
    ['各支部每年开展2次日常检查', 'inspection', '开展日常检查'],
    ['信息中心每季度开展1次品牌活动', 'activity', '开展品牌活动'],
    ['各支部每季度推荐1名青年理论宣讲员', 'other', '推荐1名青年理论宣讲员'],
    ['机关党委每季度更新党员信息库', 'list/ledger', '更新党员信息库'],
    ['各科室每季度报送1次信息', 'report', '报送信息'],
  ])('%s', (sentence, type, action) => {
    expect(read(sentence).map((c) => [c.recordType, c.action])).toEqual([[type, action]])
  })
})
