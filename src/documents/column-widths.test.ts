import { expect, test } from 'vitest'
import { columnWidths } from './column-widths.rules.ts'

const MEASURES = { total: 10_000, size: 21, margins: 140 }
const table = (shares: number[], row: string[]) => ({
  columns: shares.map((share) => ({ head: '', share })),
  rows: [row],
})
const sum = (widths: number[]) => widths.reduce((all, one) => all + one, 0)

test('没有长词时按份额；合起来不变', () => {
  expect(columnWidths(table([1, 1, 2], ['甲', '乙', '丙']), MEASURES)).toEqual([2500, 2500, 5000])
})

test('日期、四个字以内的词不折断，从宽的列里按余量让', () => {
  const widths = columnWidths(table([5, 45, 50], ['2026-11-29', '较长的一段文字', '又一段较长的文字']), MEASURES)
  expect(widths[0]).toBe(Math.round(10 * 0.64 * 210 + 140))
  expect(widths[1]!).toBeLessThan(4500)
  expect(widths[2]!).toBeGreaterThan(widths[1]!)
  expect(Math.abs(sum(widths) - 10_000)).toBeLessThanOrEqual(2)
  expect(columnWidths(table([5, 95], ['集中学习', '文']), MEASURES)[0]).toBe(4 * 210 + 140)
})

test('长句在字间可折，不要求宽度；一个词最多占五分之一；让不出时仍按份额', () => {
  expect(columnWidths(table([10, 90], ['可以折行的五个字以上', '文']), MEASURES)).toEqual([1000, 9000])
  expect(columnWidths(table([5, 95], ['x'.repeat(200), '文']), MEASURES)[0]).toBe(2000)
  const tight = table(
    Array.from({ length: 12 }, () => 1),
    Array.from({ length: 12 }, () => '2026-11-29'),
  )
  expect(new Set(columnWidths(tight, MEASURES))).toEqual(new Set([833]))
})
