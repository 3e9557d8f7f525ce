import { expect, test } from 'vitest'
import type { Board } from './board.schema.ts'
import { boardTable } from './board-table.rules.ts'
import { totalsOf } from './totals.rules.ts'

test('以后某天的看板存成表，写明是按今天已知的推算', () => {
  const board = (asOf: string, known = asOf): Board => ({
    ...{ asOf, known, rows: 'bodies', years: [2026], subjects: [], duties: [], cells: [], totals: { ...totalsOf([]) } },
  })
  const note = (one: Board) => boardTable(one, { bureau: '局', year: 2026, today: '2026-11-29' }).note
  expect(note(board('2026-12-31'))).toContain('预计到2026-12-31的情况，按2026-11-29已知的推算')
  expect(note(board('2026-06-30', '2026-11-29'))).toContain('截至2026-06-30，按2026-11-29已知的情况')
})
