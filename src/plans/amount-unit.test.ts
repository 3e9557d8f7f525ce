import { expect, test } from 'vitest'
import { draftOf } from './plan.rules.ts'
import { readPlan } from './reader/read.rules.ts'

const OFFICE = { bodies: [{ id: 'b', name: '机关党委', kind: 'bureau_committee' }], posts: [] }

test.each([
  ['机关党委年内发展党员2至3名。', { measure: 'sum', target: 2, unit: '名', title: '发展党员2至3名' }],
  ['机关党委年内发展党员4名。', { measure: 'sum', target: 4, unit: '名' }],
  ['机关党委每年组织测试2至3次。', { measure: 'count', target: 2, title: '组织测试' }],
])('拟发布内容带着数量的单位：%s', (text, draft) => {
  const found = draftOf(readPlan(text).commitments[0]!, 2031, OFFICE).draft
  expect(found).toMatchObject(draft)
  expect(found.unit).toBe('unit' in draft ? draft.unit : undefined)
})
