import { describe, expect, it } from 'vitest'
import type { Terms } from '#duties/duty.schema.ts'
import { creditWords, dutiesOf, enteredQuantity } from './credit-words.rules.ts'

const branch = { id: 'b', kind: 'branch', post: false }
const study = (over: Partial<Terms>) =>
  ({
    id: 'd',
    title: '组织集中学习',
    kind: 'study_session',
    tags: [],
    owes: { bodies: 'branch' },
    measure: 'count',
    ...over,
  }) as Terms
const duties = [
  study({}),
  study({ id: 'e', title: '集中学习累计', measure: 'sum', unit: '学时' }),
  study({ id: 'f', title: '专题学习', tags: ['廉政'] }),
  study({ id: 'g', title: '党组学习', owes: { bodies: 'leading_group' } }),
  study({ id: 'h', title: '研讨', kind: 'discussion' }),
]
const credit = { kind: 'study_session', tags: [], makesUpFor: null }

describe('计入情况', () => {
  it('计入几项任务就列几项，各按各的单位；别的单位的、要专门主题的不列', () => {
    const found = dutiesOf(credit, branch, duties)
    expect(found.map(({ title }) => title)).toEqual(['组织集中学习', '集中学习累计'])
    const shown = {
      kindLabel: '集中学习',
      subjectName: '第一党支部',
      quantity: 2,
      enteredOn: '2026-11-28',
      duties: found,
    }
    expect(creditWords(shown)).toBe('计入第一党支部的“组织集中学习”1次、“集中学习累计”2学时')
    expect(creditWords({ ...shown, duties: [] })).toBe('计入第一党支部的“集中学习”，数量2')
  })
  it('带主题的计入带主题的任务；补办只计入所补的那一项', () => {
    expect(dutiesOf({ ...credit, tags: ['廉政'] }, branch, duties)).toHaveLength(3)
    const madeUp = dutiesOf({ ...credit, makesUpFor: 'e/b/2026-01-01' }, branch, duties)
    expect(madeUp).toEqual([{ title: '集中学习累计', unit: '学时' }])
  })
  it.each([
    [2, ['次', '学时'], '2学时'],
    [1, ['次'], '1次'],
    [3, ['次'], '3（按次计，一条纪实计1次）'],
    [5, ['数量'], '5'],
    [1, [], '1'],
  ])('数量%d，单位%j', (quantity, units, words) => expect(enteredQuantity(quantity, units)).toBe(words))
})
