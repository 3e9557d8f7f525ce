/** A compact, truthful sum of a line of responsibility: what is done, late and missed, each with its denominator. */
import type { Board } from './board.schema.ts'

export interface LineRow {
  readonly id: string
  readonly name: string
  /** Occurrences that the subject owes or owed: without those that do not apply, are exempt or unknown. */
  readonly owed: number
  readonly done: number
  readonly late: number
  readonly missed: number
  /** Still to be entered or soon due. */
  readonly pressing: number
}

const NOT_OWED = new Set(['not-applicable', 'exempt', 'unknown'])
const PRESSING = new Set(['entry-open', 'due-soon'])

/** One row per subject, those with most missed first. */
export function lineRows({ subjects, cells }: Pick<Board, 'subjects' | 'cells'>): LineRow[] {
  return subjects
    .map(({ id, name }, index) => {
      const standings = cells
        .filter(({ subject }) => subject === index)
        .flatMap(({ occurrences }) => occurrences.map(({ standing }) => standing))
      const count = (test: (standing: string) => boolean) => standings.filter(test).length
      return {
        id,
        name,
        owed: count((standing) => !NOT_OWED.has(standing)),
        done: count((standing) => standing === 'done'),
        late: count((standing) => standing === 'done-late'),
        missed: count((standing) => standing === 'missed'),
        pressing: count((standing) => PRESSING.has(standing)),
      }
    })
    .sort((a, b) => b.missed - a.missed || b.pressing - a.pressing)
}
