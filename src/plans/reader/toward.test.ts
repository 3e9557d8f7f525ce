/** Whom an act is done to, put first in a clause of its own: 对新任职的干部，机关纪委书记应…. */
import { expect, test } from 'vitest'
import { titleOf } from '#plans/title.rules.ts'
import { readPlan } from './read.rules.ts'

test.each([
  [
    '对新任职的馆员，馆纪委书记应在到任一个月内开展廉政谈话，谈话率达到100%。',
    ['馆纪委书记', '新任职的馆员', 'integrity_talk', '新任职的馆员廉政谈话率'],
  ],
  [
    '对于新入职职工，各支部书记要及时开展谈心谈话，谈话率100%。',
    ['各支部书记', '新入职职工', 'heart_to_heart_talk', '新入职职工谈心谈话率'],
  ],
  ['对入党积极分子，各支部每半年考察1次。', ['各支部', '入党积极分子', 'general_other', '考察入党积极分子']],
  [
    '对新提任的馆员，由馆党委书记在任职前开展任前谈话，谈话率100%。',
    ['馆党委书记', '新提任的馆员', 'integrity_talk', '新提任的馆员任前谈话率'],
  ],
  ['对困难党员，由馆工会春节前走访慰问1次。', ['馆工会', '困难党员', 'general_visit', '走访慰问']],
])('责任主体是后面写明的，前面的是对象：%s', (text, told) => {
  const { commitments } = readPlan(text)
  expect(commitments.map((c) => [c.subject, c.counterparty, c.kind, titleOf(c)])).toEqual([told])
  expect(commitments[0]!.reasons.map(({ field }) => field)).toContain('subject')
})

test('没有写明由谁做的，对象也不是责任主体', () => {
  expect(readPlan('对各支部党员，每季度考察1次。').commitments).toMatchObject([{ subject: null }])
})
