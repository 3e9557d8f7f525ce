/** From the engine's answer to what the screens show. Pure. */
import type { z } from 'zod'
import type { boardCellSchema, Step, sourceSchema, stepSchema } from './board.schema.ts'
import type { Duty } from './duty.schema.ts'
import { entryLabel } from './kinds.schema.ts'
import { termsOf } from './stages.rules.ts'
import type { OccurrenceRow, Standing } from './standing.schema.ts'
import { totalsOf } from './totals.rules.ts'
import { adjustedWords } from './version-words.rules.ts'

export type Source = z.infer<typeof sourceSchema>

export interface ShownSubject {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly post: boolean
}

export interface ShownDuty {
  readonly duty: Duty
  readonly source: Source
}

/** One occurrence as a step to do. */
export function stepOf(
  row: Omit<OccurrenceRow, 'records'>,
  { duty, source }: ShownDuty,
  subject: ShownSubject,
): z.input<typeof stepSchema> {
  // What is due before a change is still judged by what was asked then, and so named, entered and made up for.
  const terms = termsOf(duty, row)
  const { title, kind, measure } = terms
  return {
    occurrence: row.id,
    dutyId: duty.id,
    ...{ title, kind, kindLabel: entryLabel({ kind, title }), measure },
    subject: { id: subject.id, name: subject.name, kind: subject.kind, post: subject.post },
    start: row.start,
    due: row.due,
    scheduled: row.scheduled,
    closes: row.closes,
    standing: row.standing,
    value: row.value,
    target: row.target,
    unit: terms.unit ?? null,
    makesUp: row.standing === 'missed',
    source,
    // Whoever else owed it before is not named: only the own name is asked for.
    adjusted: adjustedWords(duty, terms, new Map([[subject.id, subject.name]])),
  }
}

/** Standings that ask something of whoever owes, the most urgent first. */
const URGENCY: readonly Standing[] = ['entry-open', 'due-soon', 'missed', 'open']

/** What can be done now: entries that close, what is due soon, what was missed, what runs; each by due date. */
export function nextSteps(steps: readonly Step[]): Step[] {
  return steps
    .filter((step) => URGENCY.includes(step.standing))
    .sort(
      (a, b) =>
        URGENCY.indexOf(a.standing) - URGENCY.indexOf(b.standing) ||
        compare(a.due, b.due) ||
        compare(a.occurrence, b.occurrence),
    )
}

/** What begins between today and `until`, by the day on which it is to be done: the planned one, else the last. */
export function comingSteps(steps: readonly Step[], until: string): Step[] {
  return steps
    .filter((step) => step.standing === 'upcoming' && step.start <= until)
    .sort((a, b) => compare(a.scheduled ?? a.due, b.scheduled ?? b.due) || compare(a.occurrence, b.occurrence))
}

/**
 * What is still to be done within the days in sight, whether its period has begun or not: for those who come, not for
 * those who record. What is not done on its planned day is to be done by its last.
 */
export function agendaSteps(steps: readonly Step[], today: string, until: string): Step[] {
  const running: readonly Standing[] = ['open', 'due-soon']
  const dayOf = ({ standing, scheduled, start, due }: Step) =>
    scheduled !== null && scheduled >= today ? scheduled : standing === 'upcoming' ? start : due
  const begun = steps.filter((step) => running.includes(step.standing) && dayOf(step) <= until)
  return [...begun, ...comingSteps(steps, until)].sort((a, b) => compare(dayOf(a), dayOf(b)))
}

/** How much of each body and post was missed with its last day before a day, in the order in which they come. */
export function missedBefore(steps: readonly Step[], day: string): { id: string; name: string; count: number }[] {
  const missed = steps.filter(({ standing, due }) => standing === 'missed' && due < day)
  return [...Map.groupBy(missed, ({ subject }) => subject.id).values()].map((list) => ({
    ...{ id: list[0]!.subject.id, name: list[0]!.subject.name },
    count: list.length,
  }))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** How many of each standing. */
export function countStandings(steps: readonly Step[]): Partial<Record<Standing, number>> {
  const counts: Partial<Record<Standing, number>> = {}
  for (const { standing } of steps) counts[standing] = (counts[standing] ?? 0) + 1
  return counts
}

export interface Matrix {
  readonly subjects: readonly ShownSubject[]
  readonly dutyIds: readonly string[]
  readonly cells: { subject: number; duty: number; occurrences: z.input<typeof boardCellSchema>[] }[]
  readonly totals: Record<string, number | null>
}

/** Subjects × duties: only rows and columns that owe something, in the order given. */
export function matrixOf(
  rows: readonly Omit<OccurrenceRow, 'records'>[],
  asOf: string,
  subjects: readonly ShownSubject[],
  dutyIds: readonly string[],
): Matrix {
  const wanted = new Set(subjects.map(({ id }) => id))
  const seen = rows.filter((row) => wanted.has(row.subject))
  const owing = {
    subjects: new Set(seen.map((row) => row.subject)),
    duties: new Set(seen.map((row) => row.duty)),
  }
  const lines = subjects.filter(({ id }) => owing.subjects.has(id))
  const columns = dutyIds.filter((id) => owing.duties.has(id))
  const rowOf = new Map(lines.map(({ id }, i) => [id, i]))
  const columnOf = new Map(columns.map((id, i) => [id, i]))
  const cells = new Map<number, Matrix['cells'][number]>()
  for (const row of seen) {
    const subject = rowOf.get(row.subject)!
    const duty = columnOf.get(row.duty)!
    const key = subject * columns.length + duty
    const cell = cells.get(key) ?? { subject, duty, occurrences: [] }
    const { id: occurrence, standing, start, due, closes, value, target } = row
    cell.occurrences.push({ occurrence, standing, start, due, closes, value, target })
    cells.set(key, cell)
  }
  return {
    subjects: lines,
    dutyIds: columns,
    cells: [...cells.values()],
    totals: totalsOf(seen.map((row) => ({ standing: row.standing, closed: asOf > row.closes }))),
  }
}
