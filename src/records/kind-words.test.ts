import { expect, it } from 'vitest'
import { draftWords, kindWords } from './kind-words.rules.ts'

it('列表写具体种类：一般纪实写它计入的，专门表单写自己的名称', () => {
  expect(kindWords('plain', ['study_session'])).toBe('集中学习')
  expect(kindWords('plain', ['study_session', 'discussion', 'study_session'])).toBe('集中学习、研讨交流')
  expect(kindWords('plain', [])).toBe('一般纪实')
  expect(kindWords('assembly', ['branch_assembly', 'lecture'])).toBe('支部党员大会')
  expect(kindWords('plain', ['general_other'])).toBe('其他工作')
  expect(kindWords('talk', ['integrity_talk'])).toBe('廉政谈话')
})

it('草稿还没有选责任事项的，只写标题；选了的，名称和提交后的纪实一样', () => {
  expect(draftWords('plain', [])).toBe('')
  expect(draftWords('plain', ['study_session'])).toBe(kindWords('plain', ['study_session']))
  expect(draftWords('lecture', [])).toBe('党课')
})
