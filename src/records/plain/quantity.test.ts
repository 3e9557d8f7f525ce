import { describe, expect, it } from 'vitest'
import { quantityWords, unitsOf } from './quantity.rules.ts'

it.each([
  [[], null],
  [['次'], '按次计：填1，一条纪实计1次。'],
  [['学时'], '单位：学时，填实际的学时数。'],
  [['次', '学时', '学时'], '单位：学时，填实际的学时数。同时按次计的任务不看数量，一条纪实计1次。'],
  [['篇', '学时'], '计入的任务分别按篇、学时累计，一个数量不能通用，请分开登记。'],
])('按%j计的，说明填什么', (units, words) => expect(quantityWords(units)).toBe(words))

describe('一次登记计入的各项任务', () => {
  const study = { kind: 'study_session', tags: [] as string[] }
  const choices = [
    { ...study, id: 'weekly', unit: '次' },
    { ...study, id: 'hours', unit: '学时' },
    { ...study, id: 'integrity', tags: ['廉政'], unit: '次' },
    { id: 'visit', kind: 'visit', tags: [], unit: '次' },
  ]
  it('只选一项，同一类的其他任务也一并计入，单位随之', () =>
    expect(unitsOf(['weekly'], choices, null)).toEqual(['次', '学时']))
  it('有主题的也计入没有主题的，反过来不计', () =>
    expect(unitsOf(['integrity'], choices, null)).toEqual(['次', '学时', '次']))
  it('别的种类不计', () => expect(unitsOf(['visit'], choices, null)).toEqual(['次']))
  it('补办只计入所补的那一项', () =>
    expect(unitsOf(['weekly', 'hours'], choices, 'weekly/branch/2026-01-19')).toEqual(['次']))
  it('还没有选，没有单位', () => expect(unitsOf([], choices, null)).toEqual([]))
})
