/** What of a duty holds from when to when, and what to say of a change that is still to come. Pure. */
import { formatDay, type IsoDate, parseDay } from '#kernel/day.ts'
import type { Ahead } from './board.schema.ts'
import { describeCadence } from './describe.rules.ts'
import { type Duty, type Terms, versionsInOrder, withSet } from './duty.schema.ts'
import type { Names } from './owes-words.rules.ts'
import { ALL_DAYS, type Days } from './reach.rules.ts'
import { termsOn } from './terms.rules.ts'
import { versionWords } from './version-words.rules.ts'
import { endingOf } from './withdrawal.rules.ts'

/** Days in which a duty reads the same. */
export interface Stage {
  readonly from: IsoDate
  /** The first day on which it reads otherwise, or is owed no more; null: it stands. */
  readonly until: IsoDate | null
  readonly terms: Terms
}

/** The stages of a duty in their order, from its own first day on; days on which it was withdrawn lie in none. */
export function stagesOf({ versions, ...base }: Duty): Stage[] {
  const begins = base.inForce?.from ?? ALL_DAYS.from
  let terms: Terms = base
  const stages: Stage[] = [{ from: begins, until: null, terms }]
  for (const version of versionsInOrder(versions)) {
    const from = version.effectiveFrom > begins ? version.effectiveFrom : begins
    const last = stages.at(-1)
    if (last?.from === from) stages.pop()
    else if (last?.until === null) stages[stages.length - 1] = { ...last, until: from }
    if (version.withdrawn) continue
    terms = withSet(terms, version)
    stages.push({ from, until: null, terms })
  }
  return stages
}

/** Those that have a day among these. */
export const stagesIn = (duty: Duty, { from, to }: Days): Stage[] =>
  stagesOf(duty).filter((stage) => stage.from <= to && (stage.until === null || stage.until > from))

/** How an occurrence reads: as its duty does on its own last day, by which the engine judges it, whatever comes after. */
export const termsOf = (duty: Duty, { due }: { readonly due: IsoDate }): Terms => termsOn(duty, due)

/** What of a duty will read otherwise after a day, in its order, and its withdrawal, whether that has come or not. */
export function aheadOf(duty: Duty, day: IsoDate, names: Names): Ahead[] {
  const begins = duty.inForce?.from ?? day
  const seen = day < begins ? begins : day
  const [end] = endingOf(duty.versions)
  const order = versionsInOrder(duty.versions)
  return order.flatMap((version, i) => {
    const { effectiveFrom: from } = version
    if (version === end) return [{ from, words: null }]
    // What is withdrawn already is not withdrawn again from a later day.
    if (version.withdrawn && order[i - 1]?.withdrawn) return []
    // One of whose day nothing is left, as another one of that day came after it, never shows.
    return from > seen && order[i + 1]?.effectiveFrom !== from
      ? [{ from, words: version.withdrawn ? null : versionWords(duty, version, names) }]
      : []
  })
}

/** 自2027-07-01起撤销, 自2027-04-01起改由机关纪委负责. */
export const aheadWords = ({ from, words }: Ahead): string => `自${from}起${words ?? '撤销'}`

/** Those of several duties that are shown as one, each said once. */
export const aheadOfAll = (duties: readonly Duty[], day: IsoDate, names: Names): Ahead[] => [
  ...new Map(duties.flatMap((duty) => aheadOf(duty, day, names)).map((one) => [aheadWords(one), one])).values(),
]

/**
 * What a sentence lays on several in the same way is one item of a list and one column of a board: duties that differ
 * in nothing but who owes them, all through the days.
 */
export const sameItem = (duty: Duty, commitmentId: string, days: Days): string =>
  JSON.stringify([
    commitmentId,
    stagesIn(duty, days).map(({ until, terms }) => [until, terms.title, terms.kind, describeCadence(terms)]),
  ])

/** 4月1日 of a list of a year. */
const inYear = (day: IsoDate) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** What stages of one year say of a thing; where it changes, from which day, a line for each. */
export function inStages(stages: readonly Stage[], of: (stage: Stage, index: number) => string): string {
  const said = stages.map((stage, i) => ({ from: stage.from, words: of(stage, i) }))
  return said
    .filter(({ words }, i) => words !== said[i - 1]?.words)
    .map(({ from, words }, i) => (i === 0 ? words : `自${inYear(from)}起：${words}`))
    .join('\n')
}

/**
 * From when to when somebody owes a duty within a year, where that is not all of it: （自4月1日起）, （至3月31日）,
 * （自7月1日起撤销）; '' where it is.
 * @param own the stages in which it is owed by that one
 */
export function boundsWords(
  own: readonly Stage[],
  { all, days }: { readonly all: readonly Stage[]; readonly days: Days },
): string {
  const ends = (stage: Stage) => stage.until !== null && stage.until <= days.to
  const parts = own.flatMap((stage, i) => {
    const [before, after] = [all[all.indexOf(stage) - 1], all[all.indexOf(stage) + 1]]
    const back = before !== undefined && before.until !== stage.from
    const taken = before !== undefined && before !== own[i - 1]
    const given = after !== undefined && after !== own[i + 1]
    return [
      back ? `自${inYear(stage.from)}起恢复` : taken ? `自${inYear(stage.from)}起` : '',
      ends(stage) && (after === undefined || after.from !== stage.until)
        ? `自${inYear(stage.until!)}起撤销`
        : given
          ? `至${inYear(dayBefore(stage.until!))}`
          : '',
    ].filter((part) => part !== '')
  })
  return parts.length > 0 ? `（${parts.join('，')}）` : ''
}

const dayBefore = (day: IsoDate) => formatDay(parseDay(day) - 1)
