import { expect, test } from 'vitest'
import type { Earlier } from './earlier.schema.ts'
import { carriableOf, leftOf } from './earlier-words.rules.ts'
import type { ReviewItem } from './plan.schema.ts'

const item = (id: string, state: ReviewItem['state'], carried = false) =>
  ({ id, state, reading: carried ? { carriedBy: { id: `of-${id}`, title: '', plan: '' } } : {} }) as ReviewItem
const duty = (id: string, relation: string, itemId: string | null) => ({ id, relation, itemId })
const earlier = {
  same: [{ itemId: 'a' }, { itemId: 'b' }, { itemId: 'c' }],
  duties: [
    ...[duty('1', 'same', 'a'), duty('2', 'same', 'b'), duty('3', 'same', 'c')],
    ...[duty('4', 'changed', 'd'), duty('5', 'gone', null)],
  ],
} as Earlier
// a is still to be decided on, b is left with the earlier version, c is set aside without that.
const items = [item('a', 'proposed'), item('b', 'rejected', true), item('c', 'rejected'), item('d', 'accepted')]
const left = (open: boolean) => leftOf(earlier, items, open).map(({ id }) => id)

test('照旧执行的不算上一版留下的：还可以沿用的、已经沿用的；不沿用而不作任务的算', () => {
  expect(carriableOf(earlier, items)).toEqual(['a'])
  expect(left(true)).toEqual(['3', '4', '5'])
})

test('发布以后，两版都要求的也要处理', () => {
  expect(left(false)).toEqual(['1', '3', '4', '5'])
})
