/** What the preview says of tasks that lay nothing on anybody. */
import { expect, test } from 'vitest'
import { CHINESE_CALENDAR } from '#duties/calendar.rules.ts'
import { parseDay } from '#kernel/day.ts'
import { draftOf } from './plan.rules.ts'
import type { ReviewItem } from './plan.schema.ts'
import { loadOf, publicationOf, tasksOf } from './publish.rules.ts'
import { readPlan } from './reader/read.rules.ts'

const COMMITTEE = { id: 'c', name: '机关纪委', kind: 'discipline_committee' } as const
const bodies = [{ ...COMMITTEE, from: '2000-01-01', to: null, recordsSince: null }]

function items(sentences: string, year: number): ReviewItem[] {
  const office = { bodies: [COMMITTEE], posts: [] }
  return readPlan(`某局党建工作要点\n1.任务。${sentences}\n`).commitments.map((reading, i) => ({
    ...{ id: `i${i}`, version: 1, state: 'accepted', edited: false, changedBy: null, reading },
    ...draftOf(reading, year, office),
  }))
}

test('没有排出应办的任务逐项列出，各说各的原因', () => {
  const all = items('机关纪委在元旦、春节前开展廉洁提醒。各党支部每月召开1次支部委员会。机关纪委每季度通报1次。', 2041)
  const named = all.map((item) =>
    item.draft.owes.length > 0 ? item : { ...item, draft: { ...item.draft, owes: [{ bodies: 'branch' as const }] } },
  )
  const publication = publicationOf(named, null, CHINESE_CALENDAR)
  const { without } = loadOf(publication, { bodies, posts: [] }, parseDay('2041-01-02'), CHINESE_CALENDAR)
  expect(without.map(({ itemId, why }) => [itemId, why.slice(0, 14)])).toEqual([
    ['i0', '2041年放假安排还没有公布'],
    ['i1', '没有这类单位或岗位、岗位空缺'],
  ])
})

test.each([
  ['机关纪委在元旦前开展廉洁提醒。', null, '01-02'],
  ['机关纪委在元旦、春节前开展廉洁提醒。', '11-29', '11-29'],
])('只剩元旦前要办的，次年放假安排还没有公布时，不丢，说明原因：%s', (sentence, from, day) => {
  const year = Math.max(...CHINESE_CALENDAR.years)
  const effect = from === null ? null : parseDay(`${year}-${from}`)
  const publication = publicationOf(items(sentence, year), effect, CHINESE_CALENDAR)
  expect(publication.over).toEqual([])
  const { without } = loadOf(publication, { bodies, posts: [] }, parseDay(`${year}-${day}`), CHINESE_CALENDAR)
  expect(without.map(({ why }) => why)).toEqual([
    `${year}年元旦的节前在上一年，不再排，排的是${year + 1}年元旦的节前（放假安排公布后排入）`,
  ])
})

test('几个主体分别负责的，一项任务成为几项责任事项', () => {
  const [first, second] = items('机关纪委每季度通报1次。机关纪委每年开展1次检查。', 2041)
  const several = { ...second!, draft: { ...second!.draft, owes: [{ body: 'c' }, { bodies: 'branch' }] } }
  const publication = publicationOf([first!, several], null, CHINESE_CALENDAR)
  expect(publication.duties).toHaveLength(3)
  expect(tasksOf(publication)).toEqual({ tasks: 2, several: 1 })
})
