/** Words that a reviewer marks in the row of a table: read with what its other columns say of when and by whom. Pure. */
import { compose } from '#documents/compose.rules.ts'
import type { Commitment } from './commitment.schema.ts'
import type { PlanCell } from './plan.schema.ts'
import { readPlan } from './reader/read.rules.ts'
import { headsOf } from './reader/table.rules.ts'
import { inUnits } from './table-place.rules.ts'

/** A cell of the row beside the marked words, by code points of the plan's text. */
export interface BesideCell {
  readonly kind: 'time' | 'owner'
  readonly start: number
  readonly text: string
}

/** Tells for a place in the text what the row of a table that it stands in says of when and by whom; none outside of rows. */
export function rowCells(text: string, cells: readonly PlanCell[]): (start: number) => readonly BesideCell[] {
  if (cells.length === 0) return () => []
  const points = [...text]
  const tables = headsOf(text, inUnits(points, cells))
  return (start) => {
    for (const { byRow, head } of tables) {
      const rows = head ? byRow.slice(head.at + head.rows) : []
      const row = rows.find((row) => row.some(({ at }) => at.start <= start && start < at.end))
      if (!row || !head) continue
      return row.flatMap(({ at, column }): BesideCell[] => {
        const { kind } = head.column(column)
        const here = at.start <= start && start < at.end
        const words = points.slice(at.start, at.end).join('')
        return !here && (kind === 'time' || kind === 'owner') && words.trim() !== ''
          ? [{ kind, start: at.start, text: words }]
          : []
      })
    }
    return []
  }
}

const HEADS = { time: '完成时限', owner: '责任单位' } as const
const TITLE = '要点'
/** A task that is read whatever it stands beside: where the marked words are not, their row still says when and by whom. */
const ANY = '召开座谈会'
/** Said in the column of time, it is a time by which, though none that narrows the year. */
const ALL_YEAR = /^(?:全年|年内|常年|长期|持续|贯穿全年|全程)(?:坚持|推进|开展|进行)?$/

type Told = Pick<Commitment, 'subject' | 'subjectSource' | 'cadence' | 'deadline' | 'tier' | 'reasons'>

/**
 * What a row says of a task: the reader's own reading of such a row, of its marked words and, where they are none to
 * it, of when and by whom.
 * @param words as they are read
 * @param start where they stand in the plan
 */
export function readInRow(
  words: string,
  start: number,
  row: readonly BesideCell[],
): { readonly found: Commitment | undefined; readonly told: Told } {
  const found = readRow(words, start, row)
  const told = found ?? readRow(ANY, start, row)!
  const allYear = row.some(({ kind, text }) => kind === 'time' && ALL_YEAR.test(text.trim()))
  const { subject, subjectSource, cadence, deadline } = told
  const inCells = told.reasons.filter((reason) => found || row.some((cell) => inside(cell, reason.start)))
  return {
    found,
    told: { subject, subjectSource, cadence, deadline, tier: allYear ? 1 : told.tier, reasons: inCells },
  }
}

const inside = ({ start, text }: BesideCell, at: number) => start <= at && at < start + [...text].length

function readRow(words: string, start: number, row: readonly BesideCell[]): Commitment | undefined {
  const columns = [
    { head: '工作任务', text: words, start },
    ...row.map((cell) => ({ ...cell, head: HEADS[cell.kind] })),
  ]
  const rows = [columns.map(({ head }) => head), columns.map(({ text }) => text)]
  const { text, cells } = compose([
    { is: 'paragraph', text: TITLE },
    {
      is: 'table',
      rows: rows.map((line) => line.map((cell, column) => ({ column, paragraphs: cell.split('\n'), merged: false }))),
    },
  ])
  const found = readPlan(text, cells).commitments[0]
  const said = cells.slice(columns.length)
  return (
    found && {
      ...found,
      reasons: found.reasons.map((reason) => {
        const column = said.findIndex((cell) => cell.start <= reason.start && reason.start < cell.end)
        const shift = column < 0 ? 0 : columns[column]!.start - said[column]!.start
        return { ...reason, start: reason.start + shift, end: reason.end + shift }
      }),
    }
  )
}
