import { expect, test } from 'vitest'
import { COMPARING, promisesOf } from '#test/promises.ts'
import { earlierOf, type PublishedVersion } from './earlier.rules.ts'
import type { ReviewItem } from './plan.schema.ts'

const read = promisesOf(COMPARING)
const TEST = '各党支部每月组织政策法规测试1次。'
const SHARING = '各党支部每半年召开1次读书分享会。'
const REPORT = '机关纪委每季度通报1次典型案例。'
const VISIT = '机关党委每年走访困难党员2次。'

const itemsOf = (version: string, sentences: string, state: ReviewItem['state'] = 'accepted') =>
  read(sentences).map((item, n): ReviewItem => ({ ...item, ...meta, id: `${version}${n}`, state, alternatives: [] }))
const meta = { version: 1, changedBy: null }
const dutyOf = ({ id, draft: { title, owes } }: ReviewItem): PublishedVersion['duties'][number] => ({
  ...{ id: `of ${id}`, commitmentId: id, title, owes: owes[0]! },
  ...{ seen: 0, withdrawn: false, over: false },
})

test('第二版沿用了第一版的，第三版与第一版已不相像，照样列出来、可以沿用', () => {
  const first = { title: '第一版', items: itemsOf('a', TEST + SHARING) }
  const [left, own] = itemsOf('b', SHARING + REPORT)
  const carriedBy = { id: 'a1', title: '召开读书分享会', plan: '第一版' }
  const carried: ReviewItem = { ...left!, state: 'rejected', reading: { ...left!.reading, carriedBy } }
  const versions = [
    { title: '第二版', items: [carried, own!], duties: [dutyOf(own!)] },
    { ...first, duties: first.items.map(dutyOf) },
  ]
  const later = (sentences: string) =>
    earlierOf({ items: itemsOf('c', sentences, 'proposed'), published: false }, versions, new Map())

  const gone = later(REPORT + VISIT)
  expect(gone.versions).toEqual(['第二版'])
  expect(gone.duties.map(({ id, plan, relation }) => [id, plan, relation])).toEqual([
    ['of b1', '第二版', 'same'],
    ['of a1', '第一版', 'gone'],
  ])
  expect(later(REPORT + SHARING + VISIT).same).toContainEqual({ itemId: 'c1', carriedBy })
})
