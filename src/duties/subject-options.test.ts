import { describe, expect, it } from 'vitest'
import type { SubjectChoice } from '#office/choice.schema.ts'
import { SUBJECT_SEARCH, subjectOptions } from './subject-options.rules.ts'

const SUBJECTS: readonly SubjectChoice[] = [
  { id: 'b1', name: '第一支部', kind: 'branch', post: false, holders: [] },
  { id: 'b2', name: '办公室', kind: 'division', post: false, holders: [] },
  { id: 'p1', name: '局长', kind: 'leading_group_secretary', post: true, holders: ['王五'] },
  { id: 'p2', name: '副局长', kind: 'bureau_leader', post: true, holders: ['张三'] },
  { id: 'p3', name: '办公室主任', kind: 'division_head', post: true, holders: ['李四'] },
  { id: 'p4', name: '第一支部书记', kind: 'branch_secretary', post: true, holders: ['张三'] },
  { id: 'p5', name: '第一支部宣传委员', kind: 'branch_publicity_officer', post: true, holders: [] },
]

/** The options that the picker leaves when the words are typed. */
const found = (words: string) =>
  subjectOptions(SUBJECTS, '全部单位和岗位').flatMap((one) =>
    'words' in one ? [] : one.options.filter((option) => option[SUBJECT_SEARCH.optionFilterProp].includes(words)),
  )

describe('选单位和岗位', () => {
  it.each([
    ['张三', ['p2', 'p4']],
    ['局领导', ['p1', 'p2']],
    ['处室负责人', ['p3']],
    ['党支部', ['b1', 'p4']],
    ['宣传委员', ['p5']],
    ['办公室', ['b2', 'p3']],
  ])('输入“%s”', (words, ids) => expect(found(words).map(({ value }) => value)).toEqual(ids))
  it('岗位后面写明现任是谁', () => expect(found('张三')[0]!.label).toBe('副局长（张三）'))
})
