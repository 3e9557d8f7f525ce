import { expect, it } from 'vitest'
import { kindWords } from './kind-words.rules.ts'

it('列表写具体种类：一般纪实写它计入的，专门表单写自己的名称', () => {
  expect(kindWords('plain', ['study_session'])).toBe('集中学习')
  expect(kindWords('plain', ['study_session', 'discussion', 'study_session'])).toBe('集中学习、研讨交流')
  expect(kindWords('plain', [])).toBe('一般纪实')
  expect(kindWords('assembly', ['branch_assembly', 'lecture'])).toBe('支部党员大会')
  expect(kindWords('talk', ['integrity_talk'])).toBe('廉政谈话')
})
