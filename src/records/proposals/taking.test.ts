import { describe, expect, it } from 'vitest'
import type { Proposal } from './proposal.schema.ts'
import { openProposals, taken } from './taking.rules.ts'

const proposal = (field: Proposal['field'], value: Proposal['value']): Proposal => ({
  ...{ field, value, words: '', quote: '', remark: null },
})

describe('采用附件中读出的内容', () => {
  it('已经填着同样内容的不再列出；填着别的，标明会替换', () => {
    const all = [proposal('place', '三楼'), proposal('topic', '学习'), proposal('present', ['a', 'b'])]
    const open = openProposals(all, { place: '三楼 ', topic: '讨论', present: [] })
    expect(open.map(({ field, replaces }) => [field, replaces])).toEqual([
      ['topic', true],
      ['present', false],
    ])
    expect(openProposals(all, taken(all))).toEqual([])
    expect(openProposals([proposal('present', ['a', 'b'])], { present: ['b', 'a'] })).toEqual([])
  })
  it('采用过又改动的，不再提出来替换', () => {
    const all = [proposal('decisions', '同意总结')]
    expect(openProposals(all, { decisions: '同意总结。' }, new Set(['decisions']))).toEqual([])
    expect(openProposals(all, { decisions: '同意总结。' })).toHaveLength(1)
  })
})
