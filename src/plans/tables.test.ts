/** Tables of a plan: where their rows stand in words, and the text put back into rows and columns. */
import { expect, test } from 'vitest'
import { compose, type Part } from '#documents/compose.rules.ts'
import { readInRow } from './mark.rules.ts'
import { readPlan } from './reader/read.rules.ts'
import { paragraphsOf } from './segments.rules.ts'
import { besideIn, rowPlaces } from './table-place.rules.ts'
import { textParts } from './table-view.rules.ts'
import { placeWords } from './wording.rules.ts'

/** Cells by column; `^` goes on from the row above, '' is empty. */
const tableOf = (...rows: string[][]): Part => ({
  is: 'table',
  rows: rows.map((cells) =>
    cells.map((cell, column) => ({ column, paragraphs: cell === '^' ? [] : cell.split('\n'), merged: cell === '^' })),
  ),
})
const paragraph = (text: string): Part => ({ is: 'paragraph', text })
const TASKS = tableOf(
  ['时间', '工作内容', '责任单位'],
  ['一季度', '召开党建工作会议', '机关党委'],
  ['^', '开展检查\n通报检查结果', '机关纪委'],
  ['9月', '举办读书班', ''],
)

test('表里的任务说第几行，正文的仍说第几条；两张表分得清', () => {
  const { text, cells } = compose([
    paragraph('某局2027年工作要点'),
    paragraph('1.学习。各党支部每月集中学习1次。'),
    paragraph('附表：任务清单'),
    TASKS,
  ])
  const { commitments } = readPlan(text, cells)
  const placeOf = rowPlaces(text, cells)
  const places = commitments.map(({ quote, start, point }) => [
    quote,
    placeWords({ point, place: placeOf(start) ?? undefined }),
  ])
  expect(places).toEqual([
    ['各党支部每月集中学习1次', '第1条'],
    ['召开党建工作会议', '附表第1行'],
    ['开展检查', '附表第2行'],
    ['通报检查结果', '附表第2行'],
    ['举办读书班', '附表第3行'],
  ])
  const two = compose([paragraph('某局计划'), TASKS, paragraph('其他'), TASKS])
  const last = rowPlaces(two.text, two.cells)(two.text.lastIndexOf('举办读书班'))
  expect(last).toBe('表2第3行')
  expect(rowPlaces(text, cells)(text.indexOf('附表'))).toBeNull()
})

test('纯文本里“附表”下面的，按制表符分行，不算上一条的', () => {
  const lines = ['（十五）机关党委按季度通报情况。', '', '附表  2027年任务分工表', '序号\t任务\t责任单位\t完成时限']
  const text = [...lines, '1\t举办培训班1期\t机关党委\t5月底前', '2\t召开座谈会1次\t机关工会\t全年', '说明'].join('\n')
  const placeIn = (words: string) => rowPlaces(text, [])(text.indexOf(words))
  expect(['按季度', '举办', '座谈会', '说明'].map(placeIn)).toEqual([null, '附表第1行', '附表第2行', '附表'])
  // Without tabs, as in a PDF, no row is counted.
  expect(rowPlaces('1.学习。\n附表2\n举办培训班 5月', [])(9)).toBe('附表2')
})

test('没有表头的表，第一行就是第1行；两行的表头不算', () => {
  const placeIn = (table: Part, words: string) => {
    // Characters of two units before it move no row.
    const { text, cells } = compose([paragraph('某局𠮷𠮷𠮷计划'), table])
    const inPoints = (at: number) => [...text.slice(0, at)].length
    const placed = cells.map((cell) => ({ ...cell, start: inPoints(cell.start), end: inPoints(cell.end) }))
    return rowPlaces(text, placed)(inPoints(text.indexOf(words)))
  }
  const bare = tableOf(['召开务虚会', '机关党委', '3月'], ['举办书画展', '机关纪委', '9月'])
  expect([placeIn(bare, '召开务虚会'), placeIn(bare, '举办书画展')]).toEqual(['表第1行', '表第2行'])
  const months = ['一季度', '二季度', '三季度', '四季度']
  const twofold = tableOf(
    ['工作内容', '责任单位', '时间', '', '', ''],
    ['^', '^', ...months],
    ['务虚会', '党组', '√', '', '', ''],
  )
  expect(placeIn(twofold, '务虚会')).toBe('表第1行')
})

test('表照原样成行成列，合并的格子占几行，每个段落恰好一次，位置不变', () => {
  const { text, cells } = compose([paragraph('某局要点'), TASKS, paragraph('以上。')])
  const paragraphs = paragraphsOf(text, [])
  const parts = textParts(paragraphs, cells)
  expect(parts.map(({ is }) => is)).toEqual(['paragraph', 'table', 'paragraph'])
  const rows = parts.flatMap((part) => (part.is === 'table' ? part.rows : []))
  const words = (row: (typeof rows)[number]) =>
    row.map(({ paragraphs: own, down }) => [own.map((one) => one.segments.map((s) => s.text).join('')).join('/'), down])
  expect(rows.map(words)).toEqual([
    [
      ['时间', 1],
      ['工作内容', 1],
      ['责任单位', 1],
    ],
    [
      ['一季度', 2],
      ['召开党建工作会议', 1],
      ['机关党委', 1],
    ],
    [
      ['开展检查/通报检查结果', 1],
      ['机关纪委', 1],
    ],
    [
      ['9月', 1],
      ['举办读书班', 1],
      ['', 1],
    ],
  ])
  const all = parts.flatMap((part) =>
    part.is === 'table' ? part.rows.flat().flatMap((cell) => cell.paragraphs) : [part.paragraph],
  )
  expect(all.map(({ start }) => start)).toEqual(paragraphs.map(({ start }) => start))
  expect(textParts(paragraphs, []).every(({ is }) => is === 'paragraph')).toBe(true)
})

test('人工标出表里的一行：由谁负责、什么时候看这一行的责任栏和时限栏', () => {
  const { text, cells } = compose([
    paragraph('某局2027年工作要点'),
    tableOf(
      ['序号', '工作任务', '责任单位', '完成时限'],
      ['1', '营造敬老氛围', '牵头单位：机关工会；配合单位：各支部', '全年'],
      ['2', '压实监督责任', '机关纪委', '每半年1次'],
      ['3', '擦亮服务品牌', '^', '10月底前'],
      ['4', '各支部每月更新宣传栏', '机关党委', '长期'],
    ),
  ])
  const points = [...text]
  const marked = (words: string) => {
    const at = { start: text.indexOf(words), end: text.indexOf(words) + words.length }
    const { quote, subject, cadence, deadline } = readInRow(points, at, [], besideIn(text, cells, at.start)!)
    return [quote, subject, cadence.type, [deadline?.resolved ?? []].flat()[0]?.to]
  }
  expect(marked('营造敬老氛围').slice(0, 2)).toEqual(['营造敬老氛围', '机关工会'])
  expect(marked('压实监督责任')).toEqual(['压实监督责任', '机关纪委', 'semiannual', undefined])
  expect(marked('擦亮服务品牌')).toEqual(['擦亮服务品牌', '机关纪委', 'once', '10-31'])
  expect(marked('各支部每月更新宣传栏')).toEqual(['各支部每月更新宣传栏', '各支部', 'monthly', undefined])
  expect(besideIn(text, cells, 0)).toBeNull()
})

test('纯文本里用制表符隔开的表也一样', () => {
  const rows = [
    ['序号', '工作任务', '责任单位', '完成时限'],
    ['1', '营造敬老氛围', '机关工会', '全年'],
    ['2', '擦亮服务品牌𠮷', '机关纪委', '10月底前'],
  ]
  const text = ['某局2027年工作要点', '一、任务', '附件：任务清单', ...rows.map((row) => row.join('\t')), '完'].join(
    '\n',
  )
  const points = [...text]
  const at = points.join('').indexOf('擦亮')
  expect(besideIn(text, [], at)).toEqual({ owner: '机关纪委', time: '10月底前' })
  const { subject, deadline } = readInRow(points, { start: at, end: at + 7 }, [], besideIn(text, [], at)!)
  expect([subject, [deadline?.resolved ?? []].flat()[0]?.to]).toEqual(['机关纪委', '10-31'])
  expect(besideIn(text, [], text.indexOf('一、'))).toBeNull()
  expect(besideIn(text, [], points.lastIndexOf('完'))).toBeNull()
})
