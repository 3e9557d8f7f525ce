import { describe, expect, it } from 'vitest'
import type { ActionView } from './action.schema.ts'
import { appealOf, appealWords, failedAppealOf, failedWords, shownFindings } from './appeal.rules.ts'
import type { RecordView } from './record.schema.ts'

const done = (action: ActionView['action'], over: Partial<ActionView> = {}): ActionView => ({
  ...{ action, version: 1, findings: [], remark: null, madeBy: '某甲', madeOn: '2026-11-20', aboutOwn: false },
  ...over,
})
const record = (state: RecordView['summary']['state'], actions: ActionView[], version = 1) => ({
  summary: { state, version } as RecordView['summary'],
  actions,
})
const appeal = done('appeal', { madeBy: '某乙', madeOn: '2026-11-21', remark: '照片已附' })
const back = done('return', { remark: '缺签到表' })

describe('申诉', () => {
  it('待核的版本上有申诉：说明谁、何时、为什么，针对哪次退回', () => {
    expect(appealOf(record('submitted', [appeal, back]))).toEqual({ appeal, against: back, decided: null })
  })
  it.each([
    ['没有申诉', record('submitted', [])],
    ['已经再次退回', record('returned', [done('return'), appeal, back])],
    ['已经采纳', record('accepted', [done('accept'), appeal, back])],
    ['采纳后又撤回结论', record('submitted', [done('reopen'), done('accept'), appeal, back])],
    ['更正后的新版', record('submitted', [appeal, back], 2)],
  ])('%s，没有等待核对的申诉', (_, one) => expect(appealOf(one)).toBeNull())

  it('说明原来的意见、由谁决定、之后怎样', () => {
    const [returned, next] = appealWords({ appeal, against: back }, false, false)
    expect(returned).toBe('原退回意见（某甲，2026-11-20）：缺签到表')
    expect(next).toContain('由机关党委另一位同志核对，不由某甲核对')
    expect(next).toContain('这一版不能再申诉')
    expect(appealWords({ appeal, against: back }, true, false)[1]).toMatch(/^请您核对并决定/)
    const alone = [true, false].map((decides) => appealWords({ appeal, against: back }, decides, true)[1])
    expect(alone[0]).toMatch(/^机关党委没有另一位可以核对的同志，请您核对并决定/)
    expect(alone[1]).toMatch(/^机关党委没有另一位可以核对的同志，由某甲复核。/)
  })

  it('未成立的：谁在何时为什么，各项旁两次的意见都在', () => {
    const first = { ...back, findings: [{ field: 'place', remark: '地点不对' }] }
    const again = done('return', {
      ...{ madeBy: '某丙', madeOn: '2026-11-22', remark: '照片不清楚' },
      findings: [{ field: 'title', remark: '标题不对' }],
    })
    const failed = record('returned', [again, appeal, first])
    expect(failedWords(failedAppealOf(failed)!)).toEqual([
      '再次退回意见（某丙，2026-11-22）：照片不清楚（另有1处问题，见各项旁）',
      '申诉理由（某乙，2026-11-21）：照片已附',
      '首次退回意见（某甲，2026-11-20）：缺签到表（另有1处问题，见各项旁）',
    ])
    expect(shownFindings(failed)).toEqual([
      { field: 'title', remark: '标题不对', label: '再次退回意见' },
      { field: 'place', remark: '地点不对', label: '首次退回意见' },
    ])
    expect(shownFindings(record('submitted', [appeal, first]))).toMatchObject([{ field: 'place', label: '退回意见' }])
  })

  it.each([
    ['没有申诉的退回', record('returned', [back])],
    ['申诉成立后撤回结论、又退回', record('returned', [back, done('reopen'), done('accept'), appeal, back])],
    ['更正后的新版又退回', record('returned', [done('return', { version: 2 }), appeal, back], 2)],
  ])('%s，不是申诉未成立', (_, one) => expect(failedAppealOf(one)).toBeNull())
})
