import { describe, expect, test } from 'vitest'
import { countsWords } from '#records/credit-words.rules.ts'
import type { HeldPost } from '#records/record.rules.ts'
import { earnedByTalk, talk } from './talk.rules.ts'
import { talkSchema } from './talk.schema.ts'

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const [zhou, wu, li] = [id(1), id(2), id(3)]
const [secretary, head, organiser, leader] = [id(4), id(5), id(6), id(7)]
const HELD: readonly HeldPost[] = [
  { person: zhou, post: secretary, body: '支部' },
  { person: zhou, post: head, body: '处室' },
  { person: wu, post: organiser, body: '支部' },
  { person: li, post: leader, body: '党组' },
]
const content = (talker: string, subjectId: string, ...others: string[]) =>
  talkSchema.parse({ subjectId, heldOn: '2026-03-02', talker, with: others, topics: ['work'] })
const spoken = (...args: Parameters<typeof content>) =>
  talk.alsoFor!(content(...args), HELD).map(({ subjectId, people }) => [subjectId, people])

describe('一次谈话同时落实的任务', () => {
  test('谈话人的其他职务和所在组织都计入；同一组织里任职的对方也算谈过', () => {
    expect(spoken(zhou, secretary, wu)).toEqual([
      [head, [wu]],
      ['支部', [wu]],
      ['处室', [wu]],
      [organiser, [zhou]],
    ])
  })

  test('上级找下级谈，不算下级找上级谈过', () => {
    expect(spoken(li, leader, zhou)).toEqual([['党组', [zhou]]])
  })

  test('谈话人当天与登记的职务无关时，只计登记的那一个', () => {
    expect(spoken(li, secretary, wu)).toEqual([])
  })
})

test('登记前写明计入什么：本单位（岗位）有谈话任务的计入，日期不在期内、没有任务的也写明', () => {
  const duty = {
    id: 'd',
    title: '谈心谈话',
    kind: 'heart_to_heart_talk',
    tags: [],
    ...{ unit: '次', years: [null], closed: false },
  }
  const entry = { heldOn: '2026-11-20', label: null, makesUpFor: null }
  const earned = earnedByTalk(['w'])
  expect(countsWords(earned, entry, [duty])).toBe('提交后计入“谈心谈话”1次。')
  expect(countsWords(earned, entry, [{ ...duty, years: [] }])).toBe('不计入“谈心谈话”：开展日期不在期内。')
  expect(countsWords(earned, entry, [])).toContain('没有对应的责任事项')
})
