/** Short scenarios for tests, and what the engine says of them. Nothing of the system uses this file. */
import { parseScenario } from './scenario.schema.ts'
import { judge, simulate } from './simulate.rules.ts'
import type { OccurrenceRow } from './standing.schema.ts'

/** A scenario file, or a part of it, before it is read. */
export type Json = Readonly<Record<string, unknown>>

/** Branch b1 owes one assembly each quarter of 2020; `duty` changes the duty, `rest` the scenario. */
export function quarterly(duty: Json = {}, rest: Json = {}): Json {
  const base = { id: 'd1', owes: { bodies: 'branch' }, kind: 'assembly', cadence: { every: 'quarter' } }
  return {
    year: 2020,
    bodies: [{ id: 'b1', kind: 'branch', from: '2019-01-01' }],
    duties: [{ ...base, inForce: { from: '2020-01-01', to: '2020-12-31' }, ...duty }],
    ...rest,
  }
}

/** An assembly of b1, entered on the day itself unless said otherwise. */
export function held(id: string, heldOn: string, rest: Json = {}): Json {
  return { id, kind: 'assembly', bodies: ['b1'], heldOn, enteredOn: heldOn, ...rest }
}

export function run(scenario: Json, asOf: string, known?: string) {
  return simulate(parseScenario(scenario), { asOf, known })
}

export function rows(scenario: Json, asOf = '2020-01-01', known?: string): OccurrenceRow[] {
  return run(scenario, asOf, known).occurrences
}

export function standings(scenario: Json, asOf: string, known?: string): string[] {
  return rows(scenario, asOf, known).map((row) => row.standing)
}

/** `start..due` of each occurrence, with `@scheduled` where there is one. */
export function spans(scenario: Json): string[] {
  return rows(scenario).map((row) => `${row.start}..${row.due}${row.scheduled ? `@${row.scheduled}` : ''}`)
}

/** One occurrence of a judgement by its id. Throws where there is none. */
export function judgedOf(scenario: Json, id: string, asOf: string, known?: string) {
  const judgement = judge(parseScenario(scenario), { asOf, known })
  const judged = judgement.occurrences.find((one) => one.row.id === id)
  if (!judged) throw new RangeError(`no occurrence ${id}`)
  return { judgement, judged }
}
