import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRINTED, sheetPages } from './sheet-pages.rules.ts'

const width = (columns: readonly number[]) => columns.reduce((all, one) => all + ((7 * one + 5) / 96) * 25.4, 0)
const bodies = (count: number) => [6, 30, 20, 11, ...Array.from({ length: count }, () => 11)]

describe('宽表的打印', () => {
  it('放得下的用一页 A4，宽一些的用一页 A3', () => {
    expect(sheetPages(bodies(5), 2)).toMatchObject({ paper: 'a4', breaks: [] })
    expect(sheetPages(bodies(14), 2)).toMatchObject({ paper: 'a3', breaks: [] })
  })
  it('32个单位的看板分两页，字不小于8磅', () => {
    const { paper, scale, breaks } = sheetPages(bodies(32), 2)
    expect([paper, breaks.length]).toEqual(['a3', 1])
    expect((11 * scale) / 100).toBeGreaterThan(8)
  })
  it('每页连同重复的前两栏都印得下，一栏不拆到两页', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), (count) => {
        const widths = bodies(count)
        const { paper, scale, breaks } = sheetPages(widths, 2)
        expect((11 * scale) / 100).toBeGreaterThan(8)
        const starts = [0, ...breaks, widths.length]
        starts.slice(1).forEach((end, page) => {
          const repeated = page > 0 ? widths.slice(0, 2) : []
          const printed = (width([...repeated, ...widths.slice(starts[page], end)]) * scale) / 100
          expect(printed).toBeLessThan(PRINTED[paper])
        })
      }),
    )
  })
})
