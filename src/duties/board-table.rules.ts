/** The board as a list, one occurrence a row: for a spreadsheet, where it is filtered and counted on. Pure. */
import type { Board } from './board.schema.ts'
import { STANDING_LABELS } from './standing.schema.ts'

export const BOARD_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '单位或岗位', share: 18 },
  { head: '责任事项', share: 24 },
  { head: '要求', share: 15 },
  { head: '开始', share: 9 },
  { head: '期限', share: 9 },
  { head: '状态', share: 9 },
  { head: '完成', share: 6 },
  { head: '要求数', share: 6 },
] as const

/** Rows in the order of the bodies or posts, then of the duties, then of the days. */
export function boardRows({ cells, subjects, duties }: Board): string[][] {
  const sorted = cells.toSorted((a, b) => a.subject - b.subject || a.duty - b.duty)
  const rows = sorted.flatMap(({ subject, duty, occurrences }) =>
    occurrences
      .toSorted((a, b) => (a.start < b.start ? -1 : 1))
      .map((one) => [
        subjects[subject]!.name,
        duties[duty]!.title,
        duties[duty]!.cadence,
        one.start,
        one.due,
        STANDING_LABELS[one.standing],
        one.value === null ? '' : String(one.value),
        String(one.target),
      ]),
  )
  return rows.map((row, index) => [String(index + 1), ...row])
}
