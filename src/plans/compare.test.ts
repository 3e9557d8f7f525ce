import { describe, expect, test } from 'vitest'
import { comparePlans, PLAN_CHANGES, type PlanChange } from './compare.rules.ts'
import { readPlan } from './reader/read.rules.ts'

const read = (sentences: string) => readPlan(`某局党建工作要点\n一、各项工作\n1.任务。${sentences}\n`).commitments
const changes = (before: string, after: string) =>
  comparePlans(read(before), read(after)).map(({ change, before: old, after: young }) => [
    change,
    old?.quote ?? null,
    young?.quote ?? null,
  ])

describe('与上年要点对照', () => {
  test.each<[PlanChange, string, string]>([
    ['same', '各党支部每季度上1次党课。', '各党支部每季度上1次党课。'],
    ['tightened', '各党支部每半年上1次党课。', '各党支部每季度上1次党课。'],
    ['tightened', '党员集中学习时间不少于32学时。', '党员集中学习时间不少于40学时。'],
    ['tightened', '原则上各党支部每月开展1次主题党日。', '各党支部每月开展1次主题党日。'],
    ['loosened', '局领导每季度到基层调研1次。', '局领导每年到基层调研2次。'],
    ['moved', '机关纪委6月底前组织廉政教育1次。', '机关纪委9月底前组织廉政教育1次。'],
    ['tightened', '全年印发文件不超过30次。', '全年印发文件不超过20次。'],
    ['owner', '机关纪委每半年通报1次典型案例。', '机关党委每半年通报1次典型案例。'],
  ])('%s：%s → %s', (change, before, after) => {
    expect(changes(before, after).map(([first]) => first)).toEqual([change])
  })

  test('没有对应的是新增或取消，词语相近、做的事不同的不配对', () => {
    const before = '各党支部每月召开1次支部委员会。机关党委每年举办1期培训班。'
    const after = '各党支部每季度召开1次党员大会。各党支部每月召开1次支部委员会。'
    expect(changes(before, after)).toEqual([
      ['new', null, '各党支部每季度召开1次党员大会'],
      ['same', '各党支部每月召开1次支部委员会', '各党支部每月召开1次支部委员会'],
      ['gone', '机关党委每年举办1期培训班', null],
    ])
  })

  test('与自己相比都不变；每一项恰好出现一次', () => {
    const all = read('各党支部每季度上1次党课，每月开展1次主题党日。局领导每半年谈话1次。')
    expect(new Set(comparePlans(all, all).map(({ change }) => change))).toEqual(new Set(['same']))
    const mixed = comparePlans(all, read('局领导每月谈话1次。机关党委5月召开推进会。'))
    expect(mixed.flatMap(({ before }) => before ?? [])).toHaveLength(all.length)
    expect(mixed.every(({ change }) => change in PLAN_CHANGES)).toBe(true)
  })
})
