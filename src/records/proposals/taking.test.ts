import { describe, expect, it } from 'vitest'
import type { Proposal } from './proposal.schema.ts'
import { changeWords, missingWords, openProposals, taken } from './taking.rules.ts'

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
    expect(openProposals(all, taken(all, {}))).toEqual([])
    expect(openProposals([proposal('present', ['a', 'b'])], { present: ['b', 'a'] })).toEqual([])
  })
  it('采用过又改动的，不再提出来替换', () => {
    const all = [proposal('decisions', '同意总结')]
    expect(openProposals(all, { decisions: '同意总结。' }, new Set(['decisions']))).toEqual([])
    expect(openProposals(all, { decisions: '同意总结。' })).toHaveLength(1)
  })
  it('请假的人加进去，不替换答复时请的假；先选在到会里的移出，说明谁', () => {
    const all = [proposal('absent', ['a', 'b'])]
    const content = { present: ['b', 'c'], absent: ['d'] }
    const [open] = openProposals(all, content)
    expect(open).toMatchObject({ replaces: false })
    expect(changeWords(open!, (id) => id)).toBe('加入：a、b。从到会中移出：b。已填而附件没有写的保留，请核对：d。')
    expect(changeWords(openProposals(all, {})[0]!, (id) => id)).toBe('')
    expect(taken(all, content)).toEqual({ absent: ['d', 'a', 'b'], present: ['c'] })
    expect(openProposals(all, { ...content, ...taken(all, content) })).toEqual([])
  })
  it('写明缺席的只作提示，选入请假后不再提', () => {
    const missing = [{ id: 'x', name: '单某' }]
    expect(missingWords(missing, { absent: [] })).toContain('附件写明缺席：单某')
    expect(missingWords(missing, { absent: ['x'] })).toBeNull()
  })
  it('写明缺席而选入到会的，说是在到会之列，不说没有填入', () => {
    const missing = [
      { id: 'x', name: '单某' },
      { id: 'y', name: '谭某' },
    ]
    expect(missingWords(missing, { present: ['x', 'z'] })).toBe(
      '附件写明缺席，本页却在到会之列：单某。确实没有到会的，请从到会中移出。附件写明缺席：谭某；缺席不等于请假，没有填入。请过假的，请选入请假。',
    )
    expect(missingWords(missing, { present: ['x', 'y'] })).not.toContain('没有填入')
  })
})
