/** The engine: a scenario and a moment in, every occurrence with its standing out. */
import { type Day, formatDay, type IsoDate, parseDay } from '#kernel/day.ts'
import { type CreditIndex, creditIndexOf, type DatedRecord, datedRecord, type Moment } from './crediting.rules.ts'
import { type Evidence, evidenceOf } from './evidence.rules.ts'
import { type Allocation, allocate, isExclusive } from './exclusive.rules.ts'
import { isExempt } from './exemption.rules.ts'
import { peopleOf, targetOf } from './measure.rules.ts'
import { type Occurrence, occurrencesOf } from './occurrences.rules.ts'
import { type Premises, premisesOf, type Subject } from './premises.rules.ts'
import type { Scenario } from './scenario.schema.ts'
import { type Step, standingOf } from './standing.rules.ts'
import { isMute, type OccurrenceRow, type Simulation, type Totals } from './standing.schema.ts'
import { totalsOf } from './totals.rules.ts'

/** The day asked about, and the day whose knowledge is used: the same one unless said otherwise. */
export interface Question {
  readonly asOf: IsoDate
  readonly known?: IsoDate | undefined
}

/** An occurrence with its standing; `reasonsOf` tells why. */
export interface Judged {
  readonly occurrence: Occurrence
  readonly row: OccurrenceRow
  /** The step of the contract that decided. */
  readonly step: Step
}

export interface Judgement {
  readonly at: Moment
  readonly occurrences: readonly Judged[]
  readonly totals: Totals
  /** Ids of the duties without any occurrence, in the order of the scenario. */
  readonly without: readonly string[]
  /** What the reasons are drawn from. */
  readonly basis: Basis
}

export interface Basis {
  readonly premises: Premises
  /** All records of the scenario, seen or not. */
  readonly records: readonly DatedRecord[]
  readonly index: CreditIndex
  readonly allocation: Allocation
}

/** Says whether a subject is wanted, where not all are. */
export type Among = (subject: Subject) => boolean

/** An occurrence with what the records show of it: all that a standing hangs on but the day asked about. */
export interface Assessed {
  readonly occurrence: Occurrence
  readonly people: ReadonlySet<string> | null
  readonly evidence: Evidence
  readonly exempt: boolean
}

/**
 * Everything that a scenario owes and what is shown of it at a moment, sorted by duty, subject, start and id.
 * Subjects share nothing, so those that are not `among` the wanted are left out without changing the others.
 */
export function assess(scenario: Scenario, at: Moment, among?: Among): { basis: Basis; assessed: Assessed[] } {
  const whole = premisesOf(scenario)
  const premises = among ? { ...whole, bodies: whole.bodies.filter(among), posts: whole.posts.filter(among) } : whole
  const occurrences = occurrencesOf(scenario.duties, at.known, premises)
  const records = scenario.records.map(datedRecord)
  const index = creditIndexOf(records, at)
  const allocation = allocate(contenders(occurrences, index, premises, at.known))
  const basis = { premises, records, index, allocation }
  return { basis, assessed: occurrences.map((occurrence) => assessOne(occurrence, basis, at)) }
}

/**
 * Judges every occurrence of a scenario. Pure; neither the order of the scenario's arrays nor that of its
 * records' entry changes the answer, except that exclusive duties take records by their day of entry.
 * Throws RangeError where `asOf` or `known` is no date (`YYYY-MM-DD`).
 * @param among the subjects that are wanted; absent: all
 */
export function judge(scenario: Scenario, question: Question, among?: Among): Judgement {
  const asOf = parseDay(question.asOf)
  const at: Moment = { asOf, known: question.known ? parseDay(question.known) : asOf }
  const { basis, assessed } = assess(scenario, at, among)
  const judged = assessed.map((one) => judgeOne(one, at))
  const owing = new Set(assessed.map(({ occurrence }) => occurrence.terms.id))
  return {
    at,
    occurrences: judged,
    totals: totalsOf(
      judged.map(({ row, occurrence }) => ({ standing: row.standing, closed: asOf > occurrence.period.closes })),
    ),
    without: scenario.duties.map(({ id }) => id).filter((id) => !owing.has(id)),
    basis,
  }
}

/** The answer in the shape of `simulationSchema`: sorted by duty, subject, start and id. Throws as `judge` does. */
export function simulate(scenario: Scenario, question: Question): Simulation {
  const { at, occurrences, totals } = judge(scenario, question)
  return {
    asOf: formatDay(at.asOf),
    known: formatDay(at.known),
    occurrences: occurrences.map(({ row }) => row),
    totals,
  }
}

/** The fits that count for an occurrence: what it was given where its duty is exclusive, else all. */
export function creditedFits(occurrence: Occurrence, { index, allocation }: Basis) {
  return isExclusive(occurrence) ? allocation.givenTo(occurrence) : index.fitsOf(occurrence)
}

/** The liable, not exempt occurrences of exclusive duties. */
function contenders(occurrences: readonly Occurrence[], index: CreditIndex, premises: Premises, known: Day) {
  return occurrences
    .filter((o) => isExclusive(o) && o.liable && !isExempt(o, known, premises))
    .map((occurrence) => ({
      occurrence,
      fits: index.fitsOf(occurrence),
      people: peopleOf(occurrence, premises),
    }))
}

function assessOne(occurrence: Occurrence, basis: Basis, at: Moment): Assessed {
  const people = peopleOf(occurrence, basis.premises)
  const fits = occurrence.terms.measure === 'ratio' ? [] : creditedFits(occurrence, basis)
  const evidence = evidenceOf(occurrence, { people, fits }, basis.index, basis.premises, at)
  return { occurrence, people, evidence, exempt: isExempt(occurrence, at.known, basis.premises) }
}

function judgeOne({ occurrence, people, evidence, exempt }: Assessed, at: Moment): Judged {
  const { terms, subject, period, id } = occurrence
  const { iso } = period
  const { standing, step } = standingOf(occurrence, evidence, exempt, at)
  const counted = step === 'met-in-time' ? evidence.inTime : evidence.all
  const mute = isMute(standing)
  const row: OccurrenceRow = {
    id,
    duty: terms.id,
    subject: subject.id,
    start: iso.start,
    due: iso.due,
    scheduled: iso.scheduled,
    closes: iso.closes,
    target: targetOf(terms, people),
    value: mute ? null : counted.value,
    standing,
    records: mute ? [] : [...counted.records],
  }
  return { occurrence, row, step }
}
