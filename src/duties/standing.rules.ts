/** The standing of one occurrence: the first of the contract's steps that fits. */
import type { Moment } from './crediting.rules.ts'
import type { Evidence } from './evidence.rules.ts'
import type { Occurrence } from './occurrences.rules.ts'
import type { Standing } from './standing.schema.ts'

/** The steps by name, in the contract's order; the last two are those of `at-most`. */
export type Step =
  | 'not-liable'
  | 'register-incomplete'
  | 'nobody-concerned'
  | 'met-in-time'
  | 'exempted'
  | 'not-begun'
  | 'before-records'
  | 'under-way'
  | 'met-late'
  | 'entry-possible'
  | 'closed'
  | 'exceeded'
  | 'kept'

export interface Verdict {
  readonly standing: Standing
  readonly step: Step
}

export function standingOf(occurrence: Occurrence, evidence: Evidence, exempt: boolean, { asOf }: Moment): Verdict {
  const { terms, period, subject } = occurrence
  const atMost = terms.bound === 'at-most'
  if (!occurrence.liable) return { standing: 'not-applicable', step: 'not-liable' }
  if (!evidence.complete) return { standing: 'unknown', step: 'register-incomplete' }
  if (evidence.empty) return { standing: 'not-applicable', step: 'nobody-concerned' }
  if (!atMost && evidence.inTime.met && asOf >= period.start) return { standing: 'done', step: 'met-in-time' }
  if (exempt) return { standing: 'exempt', step: 'exempted' }
  if (asOf < period.start) return { standing: 'upcoming', step: 'not-begun' }
  if (atMost && evidence.all.exceeded) return { standing: 'missed', step: 'exceeded' }
  if (subject.recordsSince !== null && period.due < subject.recordsSince)
    return { standing: 'unknown', step: 'before-records' }
  if (asOf <= period.due) return { standing: isDueSoon(occurrence, asOf) ? 'due-soon' : 'open', step: 'under-way' }
  if (atMost) return { standing: 'done', step: 'kept' }
  if (evidence.all.met) return { standing: 'done-late', step: 'met-late' }
  return asOf <= period.closes
    ? { standing: 'entry-open', step: 'entry-possible' }
    : { standing: 'missed', step: 'closed' }
}

/** Counted to the scheduled day while it is not past, then to the due date. */
function isDueSoon({ terms, period }: Occurrence, asOf: number): boolean {
  const awaited = period.scheduled !== null && asOf <= period.scheduled ? period.scheduled : period.due
  return awaited - asOf <= terms.dueSoonDays
}
