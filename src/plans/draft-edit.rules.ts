/** Editing a draft: what belongs together changes together, and what differs between two versions in words. */
import { describeCadence } from '#duties/describe.rules.ts'
import { type Cadence, MEASURES, type Measure } from '#duties/duty.schema.ts'
import { creditKindLabel } from '#duties/kinds.schema.ts'
import { listLabel } from '#duties/list.schema.ts'
import type { Names } from '#duties/owes-words.rules.ts'
import type { Draft } from './plan.schema.ts'
import { forceWords, ownersWords } from './wording.rules.ts'

/** Rates go from 0 to 1. */
export const isRate = (measure: Measure) => measure === 'ratio' || measure === 'members'

/** Numbers of records and the target of a count are one thing: how many times in a period. */
export function withTimes(draft: Draft, times: number): Draft {
  const cadence = { ...draft.cadence, times: Math.max(1, Math.round(times)) }
  return { ...draft, cadence, target: times }
}

export function withCadence(draft: Draft, cadence: Cadence): Draft {
  return { ...draft, cadence }
}

/** Another measure takes a target of its own kind: a share for rates, times for counts. */
export function withMeasure(draft: Draft, measure: Measure): Draft {
  const { register, list, scope, unit, each, ...rest } = draft
  const amount = draft.measure === 'sum' ? draft.target : (each ?? draft.cadence.times)
  return {
    ...rest,
    measure,
    target: isRate(measure) ? 1 : measure === 'sum' && each ? each : draft.cadence.times,
    bound: measure === 'count' || measure === 'sum' ? draft.bound : 'at-least',
    // Which register it is a rate of, a person says: until then it cannot be published.
    ...(register && (measure === 'ratio' || draft.cadence.every === 'items') ? { register } : {}),
    ...((measure === 'sum' || measure === 'members') && unit ? { unit } : {}),
    ...(measure === 'members' ? { each: amount } : {}),
    ...(measure === 'ratio' ? { scope: scope ?? 'own' } : {}),
    ...(measure === 'counterparts' || measure === 'members' ? { list: list ?? 'members' } : {}),
  }
}

export interface Difference {
  readonly label: string
  readonly mine: string
  readonly theirs: string
}

/** What differs, field by field, as a person reads it. */
export function draftDifferences(mine: Draft, theirs: Draft, names: Names): Difference[] {
  const words: readonly (readonly [string, (draft: Draft) => string])[] = [
    ['任务名称', ({ title }) => title],
    ['由谁负责', ({ owes }) => ownersWords(owes, names)],
    ['种类', ({ kind }) => creditKindLabel(kind)],
    ['频次和数量', describeCadence],
    ['计算方式', ({ measure, list }) => [MEASURES[measure], ...(list ? [listLabel(list)] : [])].join('：')],
    ['有效期', ({ inForce }) => forceWords(inForce)],
  ]
  return words
    .map(([label, say]) => ({ label, mine: say(mine), theirs: say(theirs) }))
    .filter((one) => one.mine !== one.theirs)
}
