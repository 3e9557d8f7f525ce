import { describe, expect, it } from 'vitest'
import type { BoardCell } from './board.schema.ts'
import { lineRows } from './line.rules.ts'
import type { Standing } from './standing.schema.ts'

const cell = (standing: Standing): BoardCell => ({
  occurrence: standing,
  standing,
  start: '2026-01-01',
  due: '2026-03-31',
  closes: '2026-04-08',
  value: 0,
  target: 1,
})
const subject = (id: string) => ({ id, name: id, kind: 'branch', post: false })

describe('条线概况', () => {
  it('各单位分别计数，不适用、豁免、未知的不算应办；欠得多的在前', () => {
    const rows = lineRows({
      subjects: [subject('a'), subject('b')],
      cells: [
        { subject: 0, duty: 0, occurrences: [cell('done'), cell('done-late'), cell('unknown'), cell('exempt')] },
        { subject: 1, duty: 0, occurrences: [cell('missed'), cell('entry-open'), cell('not-applicable')] },
      ],
    })
    expect(rows).toEqual([
      { id: 'b', name: 'b', owed: 2, done: 0, late: 0, missed: 1, pressing: 1 },
      { id: 'a', name: 'a', owed: 2, done: 1, late: 1, missed: 0, pressing: 0 },
    ])
  })
})
