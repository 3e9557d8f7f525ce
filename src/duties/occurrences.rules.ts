/** Duty × body or post × period: everything that is owed, with its id. */
import { type Day, parseDay } from '#kernel/day.ts'
import { type Duty, type Terms, versionsInOrder, withSet } from './duty.schema.ts'
import { isLiable, isListed } from './liability.rules.ts'
import { compareCodePoints } from './order.rules.ts'
import { type Period, periodsOf } from './periods.rules.ts'
import { type Premises, type Subject, subjectsOwing } from './premises.rules.ts'

export interface Occurrence {
  /** `duty/subject/start`, of an item `duty/subject/start#item`, with `~2` where two would be equal. */
  readonly id: string
  /** The duty as its version reads under which this is owed. */
  readonly terms: Terms
  readonly subject: Subject
  readonly period: Period
  readonly liable: boolean
}

type Unnamed = Omit<Occurrence, 'id'>

/**
 * What a duty owes as known on a day, before ids.
 *
 * Versions entered later are not known yet. They are taken in the order of their effect; each keeps of the list
 * so far what is due before its day of effect, and adds its own occurrences from that day on. One that is under
 * way on that day goes on, judged by the new version, where both versions place it on the same days.
 */
export function owedBy(duty: Duty, known: Day, premises: Premises): Unnamed[] {
  const { versions, ...base } = duty
  let terms: Terms = base
  let list = owedUnder(terms, premises)
  for (const version of versionsInOrder(versions)) {
    if (parseDay(version.enteredOn) > known) continue
    const effect = parseDay(version.effectiveFrom)
    const kept = list.filter(({ period }) => period.due < effect)
    if (version.withdrawn) {
      list = kept
      continue
    }
    terms = withSet(terms, version)
    const before = new Set(list.map(placeOf))
    const added = owedUnder(terms, premises).filter(
      (o) => o.period.start >= effect || (o.period.due >= effect && before.has(placeOf(o))),
    )
    list = [...kept, ...added]
  }
  return list
}

function placeOf({ subject, period }: Unnamed): string {
  return JSON.stringify([subject.key, period.raw.item?.id ?? null, period.start, period.due])
}

function owedUnder(terms: Terms, premises: Premises): Unnamed[] {
  const subjects = subjectsOwing(terms.owes, premises)
  const periods = periodsOf(terms, premises, new Set(subjects.map((subject) => subject.key)))
  const list: Unnamed[] = []
  for (const subject of subjects) {
    for (const period of periods) {
      const { item } = period.raw
      if (item && !item.owners.includes(subject.key)) continue
      if (isListed(subject, period.days)) list.push({ terms, subject, period, liable: isLiable(subject, period.days) })
    }
  }
  return list
}

/** Everything that a scenario owes as known on a day, sorted by duty, subject, start and id. */
export function occurrencesOf(duties: readonly Duty[], known: Day, premises: Premises): Occurrence[] {
  return named(duties.flatMap((duty) => owedBy(duty, known, premises))).sort(inListOrder)
}

/** Gives the ids; of those that would be equal, the later due get `~2`, `~3`. */
function named(list: readonly Unnamed[]): Occurrence[] {
  const used = new Set<string>()
  const clashing: [string, Unnamed][] = []
  const result: Occurrence[] = []
  for (const [id, group] of Map.groupBy(list, plainId)) {
    const [first, ...others] = group.length > 1 ? group.toSorted(byDue) : group
    used.add(id)
    result.push({ id, ...first! })
    for (const other of others) clashing.push([id, other])
  }
  for (const [id, occurrence] of clashing) {
    let n = 2
    while (used.has(`${id}~${n}`)) n++
    used.add(`${id}~${n}`)
    result.push({ id: `${id}~${n}`, ...occurrence })
  }
  return result
}

function plainId({ terms, subject, period }: Unnamed): string {
  const { item } = period.raw
  return `${terms.id}/${subject.id}/${period.iso.start}${item ? `#${item.id}` : ''}`
}

/** Periods of one due date are told apart by where the cadence placed them, so that the file's order plays no part. */
function byDue(a: Unnamed, b: Unnamed): number {
  return (
    a.period.due - b.period.due ||
    (a.period.scheduled ?? 0) - (b.period.scheduled ?? 0) ||
    a.period.raw.from - b.period.raw.from ||
    a.period.raw.to - b.period.raw.to
  )
}

function inListOrder(a: Occurrence, b: Occurrence): number {
  return (
    compareCodePoints(a.terms.id, b.terms.id) ||
    compareCodePoints(a.subject.id, b.subject.id) ||
    a.period.start - b.period.start ||
    compareCodePoints(a.id, b.id)
  )
}
