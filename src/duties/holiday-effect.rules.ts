/** What another calendar does to what is owed: which days move, what comes up, what falls away. Pure. */
import { parseDay } from '#kernel/day.ts'
import type { HolidayEffect, PlacedLine } from './holiday.schema.ts'
import { type Occurrence, occurrencesOf } from './occurrences.rules.ts'
import { type Names, owesWords } from './owes-words.rules.ts'
import { premisesOf } from './premises.rules.ts'
import type { Scenario } from './scenario.schema.ts'

/** The days of an occurrence that a calendar places; of several that move the first is named. */
const MOVABLE = ['due', 'scheduled', 'closes'] as const

interface Turn {
  readonly was: Occurrence | undefined
  readonly is: Occurrence | undefined
}

interface Asked {
  readonly today: string
  readonly names: Names
}

/**
 * Holds what is owed by one calendar against what is owed by another, from today on. What many owe in the same way is
 * one line.
 */
export function holidayEffect(
  scenario: Scenario,
  after: Scenario['calendar'],
  { today, names }: Asked,
): HolidayEffect & { readonly subjects: string[] } {
  const known = parseDay(today)
  const owed = (calendar: Scenario['calendar']) =>
    occurrencesOf(scenario.duties, known, premisesOf({ ...scenario, calendar })).filter(({ liable }) => liable)
  const turns = turnsOf(owed(scenario.calendar), owed(after)).filter(({ was, is }) =>
    [was, is].some((one) => one !== undefined && one.period.closes >= known),
  )
  const lineOf = ({ terms, period: { iso } }: Occurrence): PlacedLine => ({
    ...{ dutyId: terms.id, title: terms.title, owner: owesWords(terms.owes, names) },
    day: iso.scheduled ?? iso.due,
  })
  const moved = turns.flatMap(({ was, is }) => {
    const what = was && is && MOVABLE.find((day) => was.period.iso[day] !== is.period.iso[day])
    return what ? [{ ...lineOf(is), what, was: was.period.iso[what], day: is.period.iso[what] }] : []
  })
  return {
    moved: inOrder(moved),
    came: inOrder(turns.flatMap(({ was, is }) => (is && !was ? [lineOf(is)] : []))),
    gone: inOrder(turns.flatMap(({ was, is }) => (was && !is ? [lineOf(was)] : []))),
    subjects: [...new Set(turns.map(({ was, is }) => (is ?? was)!.subject.id))],
  }
}

/** What stands otherwise. Where the beginning moves too, as before a holiday, the first that went is the first that came. */
function turnsOf(before: readonly Occurrence[], after: readonly Occurrence[]): Turn[] {
  const had = new Map(before.map((one) => [one.id, one]))
  const has = new Set(after.map(({ id }) => id))
  const whose = ({ terms, subject, period }: Occurrence) =>
    JSON.stringify([terms.id, subject.key, period.raw.item?.id ?? null])
  const went = Map.groupBy(
    before.filter(({ id }) => !has.has(id)),
    whose,
  )
  const turns = after.map((is): Turn => ({ is, was: had.get(is.id) ?? went.get(whose(is))?.shift() }))
  const left = [...went.values()].flat().map((was): Turn => ({ was, is: undefined }))
  return [
    ...turns.filter(({ was, is }) => !was || !is || MOVABLE.some((d) => was.period.iso[d] !== is.period.iso[d])),
    ...left,
  ]
}

/** Each line once, by its day. */
function inOrder<T extends { readonly day: string | null }>(lines: readonly T[]): T[] {
  const once = new Map(lines.map((line) => [JSON.stringify(line), line]))
  return [...once.values()].sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1))
}
