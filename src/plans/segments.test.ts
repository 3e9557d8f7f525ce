import { expect, test } from 'vitest'
import { depthOf, emphasise, paragraphsOf, topFirst } from './segments.rules.ts'

const parts = (text: string, spans: Parameters<typeof paragraphsOf>[1]) =>
  paragraphsOf(text, spans).map(({ segments }) => segments.map((s) => `${s.text}[${s.ids.join()}]`).join('|'))

test('没有任务的正文按行分段，空行不成段', () => {
  expect(parts('甲乙\n\n丙', [])).toEqual(['甲乙[]', '丙[]'])
})

test('重叠和嵌套的任务各处都标得出来，里面的在前', () => {
  expect(
    parts('一二三四五六', [
      { id: 'a', start: 0, end: 4 },
      { id: 'b', start: 1, end: 2 },
      { id: 'c', start: 3, end: 6 },
    ]),
  ).toEqual(['一[a]|二[b,a]|三[a]|四[c,a]|五六[c]'])
})

test('合并以后整句都标为前一项：并入的一项改为不作任务，压在下面', () => {
  const [paragraph] = paragraphsOf('每月学习，每季度交流', [
    { id: 'first', start: 0, end: 10 },
    { id: 'second', start: 5, end: 10 },
  ])
  const letters: Record<string, string> = { first: 'p', second: 'r', outer: 'r' }
  const letterOf = (id: string) => letters[id]!
  const shown = paragraph!.segments.map(({ ids }) => topFirst(ids, letterOf))
  expect(shown.map((ids) => [ids[0], depthOf(ids, letterOf)])).toEqual([
    ['first', 1],
    ['first', 1],
  ])
  // It can still be reached, and without the other it is shown for itself.
  expect(shown[1]).toEqual(['first', 'second'])
  expect(topFirst(['second', 'outer'], letterOf)).toEqual(['second', 'outer'])
})

test('跨行的任务在每一行都标出', () => {
  expect(parts('一二\n三四', [{ id: 'a', start: 1, end: 4 }])).toEqual(['一[]|二[a]', '三[a]|四[]'])
})

test('位置按字计，生僻字算一个字', () => {
  expect(parts('𠮷野谈话', [{ id: 'a', start: 2, end: 4 }])).toEqual(['𠮷野[]|谈话[a]'])
})

test('长段之后的短任务不会漏掉', () => {
  expect(
    parts('一\n二\n三\n四', [
      { id: 'long', start: 0, end: 5 },
      { id: 'short', start: 2, end: 3 },
    ]),
  ).toEqual(['一[long]', '二[short,long]', '三[long]', '四[]'])
})

test('依据的词句在段内另标', () => {
  const [paragraph] = paragraphsOf('每季度开展𠮷一次', [{ id: 'a', start: 0, end: 8 }])
  expect(
    emphasise(paragraph!.segments, [
      { start: 0, end: 3 },
      { start: 6, end: 8 },
    ]),
  ).toMatchObject([
    { text: '每季度', word: true },
    { text: '开展𠮷', word: false },
    { text: '一次', word: true },
  ])
})
