import { expect, it } from 'vitest'
import { draftWords, labelledWords, labelsOf } from './kind-words.rules.ts'

it('列表写具体种类：一般纪实写它计入的，专门表单写自己的名称', () => {
  expect(labelledWords('plain', labelsOf(['study_session']))).toBe('集中学习')
  expect(labelledWords('plain', labelsOf(['study_session', 'discussion', 'study_session']))).toBe('集中学习、研讨交流')
  expect(labelledWords('plain', labelsOf([]))).toBe('一般纪实')
  expect(labelledWords('assembly', labelsOf(['branch_assembly', 'lecture']))).toBe('支部党员大会')
  expect(labelledWords('plain', labelsOf(['general_other']))).toBe('其他工作')
  expect(labelledWords('plain', labelsOf(['general_other', 'study_session'], ['监督卡的回收率']))).toBe(
    '监督卡的回收率、集中学习',
  )
  expect(labelledWords('talk', labelsOf(['integrity_talk']))).toBe('廉政谈话')
})

it('草稿还没有选责任事项的，只写标题；选了的，名称和提交后的纪实一样', () => {
  expect(draftWords('plain', [])).toBe('')
  expect(draftWords('plain', ['集中学习'])).toBe(labelledWords('plain', labelsOf(['study_session'])))
  expect(draftWords('lecture', [])).toBe('党课')
})
